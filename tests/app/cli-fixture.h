/* cli-fixture.h: the program run with words, and what it answers
 *
 * The built program is the one that ZW_PROGRAM names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include <sys/wait.h>

#include "store-fixture.h"

typedef struct
{
  int status;
  char *out, *err;
} Run;

G_GNUC_UNUSED static void
run_clear (Run *self)
{
  g_free (self->out);
  g_free (self->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* The words up to %NULL; in a language of English, or in the locale @locale. */
G_GNUC_UNUSED static Run
run_in (const char *locale, const char *first, va_list rest)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  Run run = { 0 };

  environment = g_environ_setenv (environment, "LC_ALL", locale, TRUE);
  environment = g_environ_unsetenv (environment, "LANGUAGE");
  g_ptr_array_add (argv, (char *) g_getenv ("ZW_PROGRAM"));
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (argv, (char *) word);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (NULL, (char **) argv->pdata, environment, G_SPAWN_DEFAULT, NULL, NULL, &run.out,
                &run.err, &run.status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (run.status));
  run.status = WEXITSTATUS (run.status);
  g_test_message ("%s %s: %d %s", first, argv->len > 2 ? (char *) argv->pdata[2] : "", run.status,
                  run.err);
  return run;
}

G_GNUC_NULL_TERMINATED G_GNUC_UNUSED static Run
run_program_with (const char *first, ...)
{
  va_list rest;
  Run run;

  va_start (rest, first);
  run = run_in ("C.UTF-8", first, rest);
  va_end (rest);
  return run;
}

G_GNUC_NULL_TERMINATED G_GNUC_UNUSED static Run
run_in_locale (const char *locale, const char *first, ...)
{
  va_list rest;
  Run run;

  va_start (rest, first);
  run = run_in (locale, first, rest);
  va_end (rest);
  return run;
}

/* Done, and nothing said but what the command is for. */
#define assert_quiet(run)                                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpint ((run).status, ==, 0);                                                         \
    g_assert_cmpstr ((run).out, ==, "");                                                           \
    g_assert_cmpstr ((run).err, ==, "");                                                           \
  }                                                                                                \
  G_STMT_END

/* One sentence on standard error, nothing on standard output. */
G_GNUC_UNUSED static void
assert_failed (const Run *run, int status, const char *words)
{
  g_assert_cmpint (run->status, ==, status);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_true (g_str_has_suffix (run->err, "\n"));
  if (strstr (run->err, words) == NULL)
    g_error ("“%s” in: %s", words, run->err);
  if (status == 1)
    {
      g_assert_true (g_str_has_prefix (run->err, "zonewright: "));
      g_assert_true (strchr (run->err, '\n') == run->err + strlen (run->err) - 1);
      g_assert_true (g_str_has_suffix (run->err, ".\n"));
    }
}

G_GNUC_UNUSED static gboolean
have_program (void)
{
  if (g_getenv ("ZW_PROGRAM") != NULL
      && g_file_test (g_getenv ("ZW_PROGRAM"), G_FILE_TEST_IS_EXECUTABLE))
    return TRUE;
  g_test_skip ("the program is not built");
  return FALSE;
}

G_GNUC_UNUSED static JsonObject *
parse (JsonParser *parser, const Run *run)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_utf8_validate (run->out, -1, NULL));
  /* JSON and nothing else. */
  g_assert_true (run->out[0] == '{' && g_str_has_suffix (run->out, "}\n"));
  json_parser_load_from_data (parser, run->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

G_GNUC_UNUSED static void
assert_members (JsonObject *object, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (!json_object_has_member (object, list[i]))
      g_error ("no “%s”", list[i]);
}

G_GNUC_UNUSED static char *
write_file (const char *folder, const char *name, const char *text)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}
