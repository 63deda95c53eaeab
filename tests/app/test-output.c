/* test-output.c: files written whole or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

#include "document/zw-output.h"

/* What is refused is said in one sentence that names the file. */
static void
assert_refused (const char *path, gsize size, const char *why)
{
  g_autofree char *data = g_malloc0 (size + 1);
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;

  g_assert_false (zw_output_write (path, bytes, &error));
  g_assert_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_WRITE);
  assert_contains (error->message, name);
  assert_contains (error->message, why);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
assert_written (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (zw_output_write (path, bytes, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, text);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_old (const char *folder, const char *path)
{
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");
  g_assert_cmpuint (count_files (folder), ==, 1);
}

/* The old file keeps its rights, and whoever has it open keeps reading it. */
static void
test_replaced (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "計畫 1.pdf", NULL);
  GStatBuf info;
  char held[4] = "";
  int fd;

  assert_written (path, "old");
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  fd = g_open (path, O_RDONLY, 0);
  assert_written (path, "new and longer");
  g_assert_cmpint (read (fd, held, 3), ==, 3);
  g_assert_cmpstr (held, ==, "old");
  close (fd);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

static void
test_link (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *other = g_build_filename (folder, "b.pdf", NULL);

  assert_written (path, "old");
  g_assert_cmpint (symlink ("a.pdf", other), ==, 0);
  assert_written (other, "new");
  g_assert_true (g_file_test (other, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  remove_folder (folder);
}

static void
test_names (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *longest = g_strnfill (255, 'a'), *longer = g_strnfill (256, 'a');
  g_autofree char *good = g_build_filename (folder, longest, NULL);
  g_autofree char *bad = g_build_filename (folder, longer, NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "a.pdf", NULL);

  assert_written (good, "x");
  assert_refused (bad, 1, "name is too long");
  assert_refused (folder, 1, "It is a folder");
  assert_refused (nowhere, 1, "folder does not exist");
  remove_folder (folder);
}

/* A device is written to, never replaced. */
static void
test_device (void)
{
  GStatBuf info;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no /dev/full");
      return;
    }
  assert_refused ("/dev/full", 10, "The disk is full");
  g_assert_cmpint (g_stat ("/dev/full", &info), ==, 0);
  g_assert_true (S_ISCHR (info.st_mode));
}

/* As a quota or a limit of the system would. */
static void
test_limit (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  struct rlimit old, small;

  assert_written (path, "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = (struct rlimit){ 65536, old.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_refused (path, 1024 * 1024, "larger than files may be");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  assert_old (folder, path);
  remove_folder (folder);
}

static void
test_full_disk (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);

  if (mount ("none", folder, "tmpfs", 0, "size=128k") != 0)
    g_test_skip ("may not mount a small disk");
  else
    {
      assert_written (path, "old");
      assert_refused (path, 1024 * 1024, "The disk is full");
      assert_old (folder, path);
      g_assert_cmpint (mount ("none", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, "size=128k"), ==, 0);
      assert_refused (path, 1, "The disk can only be read");
      assert_old (folder, path);
      g_assert_cmpint (umount (folder), ==, 0);
    }
  remove_folder (folder);
}

static void
test_rights (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      remove_folder (folder);
      return;
    }
  assert_written (path, "old");
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  assert_refused (path, 1, "protected from writing");
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555), ==, 0);
  assert_refused (path, 1, "You may not write in its folder");
  g_assert_false (zw_output_check (path, &error));
  assert_old (folder, path);
  g_chmod (folder, 0755);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/output/replaced", test_replaced);
  g_test_add_func ("/document/output/link", test_link);
  g_test_add_func ("/document/output/names", test_names);
  g_test_add_func ("/document/output/device", test_device);
  g_test_add_func ("/document/output/limit", test_limit);
  g_test_add_func ("/document/output/full-disk", test_full_disk);
  g_test_add_func ("/document/output/rights", test_rights);
  return g_test_run ();
}
