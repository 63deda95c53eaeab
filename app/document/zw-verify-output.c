/* zw-verify-output.c: a comparison in words and as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-verify.h"

static const struct
{
  const char *id;
  const char *label;
} verdicts[ZW_N_FIGURE_VERDICTS] = {
  [ZW_FIGURE_VERDICT_SAME] = { "unchanged", N_ ("Unchanged") },
  [ZW_FIGURE_VERDICT_CHANGED] = { "changed", N_ ("Changed") },
  [ZW_FIGURE_VERDICT_GONE] = { "gone", N_ ("Gone") },
  [ZW_FIGURE_VERDICT_NEW] = { "new", N_ ("New") },
};

/* Returns: such as "changed" */
const char *
zw_figure_verdict_get_id (ZwFigureVerdict verdict)
{
  g_return_val_if_fail (verdict < ZW_N_FIGURE_VERDICTS, NULL);

  return verdicts[verdict].id;
}

/* English, marked for translation. */
const char *
zw_figure_verdict_get_label (ZwFigureVerdict verdict)
{
  g_return_val_if_fail (verdict < ZW_N_FIGURE_VERDICTS, NULL);

  return verdicts[verdict].label;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_entry (JsonBuilder *builder, const char *name, const ZwFigureEntry *entry)
{
  json_builder_set_member_name (builder, name);
  if (entry != NULL)
    json_builder_add_value (builder, zw_figure_entry_to_json (entry));
  else
    json_builder_add_null_value (builder);
}

static void
add_texts (JsonBuilder *builder, const char *name, const GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (texts, i));
  json_builder_end_array (builder);
}

/**
 * zw_verification_to_json:
 *
 * Returns: (transfer full): an object; "figures" holds all rows, those unchanged too
 */
JsonNode *
zw_verification_to_json (const ZwVerification *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "same");
  json_builder_add_boolean_value (builder, zw_verification_is_same (self));
  add_text (builder, "publication", self->list->publication);
  add_text (builder, "project", self->list->project);
  add_text (builder, "zone", self->list->zone);
  add_text (builder, "language", self->list->language);
  add_text (builder, "date", self->list->date);
  json_builder_set_member_name (builder, "printed_only");
  json_builder_add_boolean_value (builder, self->list->printed_only);
  add_texts (builder, "notes", self->notes);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < ZW_N_FIGURE_VERDICTS; i++)
    {
      json_builder_set_member_name (builder, verdicts[i].id);
      json_builder_add_int_value (builder, self->counts[i]);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwVerifyRow *row = g_ptr_array_index (self->rows, i);

      json_builder_begin_object (builder);
      add_text (builder, "verdict", verdicts[row->verdict].id);
      add_text (builder, "code", (row->old != NULL ? row->old : row->now)->code);
      add_entry (builder, "then", row->old);
      add_entry (builder, "now", row->now);
      add_texts (builder, "inputs", row->inputs);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* "12.5 %" */
static char *
dup_figure (const ZwFigureEntry *entry)
{
  return *entry->unit != '\0' ? g_strdup_printf ("%s %s", entry->text, entry->unit)
                              : g_strdup (entry->text);
}

/* The letters may be the same where the figures are not. */
static void
add_figures (GString *text, const ZwVerifyRow *row)
{
  g_autofree char *old = row->old != NULL ? dup_figure (row->old) : NULL;
  g_autofree char *now = row->now != NULL ? dup_figure (row->now) : NULL;

  if (old == NULL || now == NULL)
    g_string_append (text, now != NULL ? now : old);
  else if (!g_str_equal (old, now))
    g_string_append_printf (text, "%s → %s", old, now);
  else
    g_string_append_printf (text, "%.15g → %.15g %s", row->old->value, row->now->value,
                            row->now->unit);
}

static void
add_rows (GString *text, const ZwVerification *self, ZwFigureVerdict verdict)
{
  if (self->counts[verdict] == 0)
    return;
  g_string_append_printf (text, "\n%s\n", _ (verdicts[verdict].label));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwVerifyRow *row = g_ptr_array_index (self->rows, i);
      const ZwFigureEntry *entry = row->now != NULL ? row->now : row->old;

      if (row->verdict != verdict)
        continue;
      g_string_append_printf (text, "  %s  %s  ", entry->code, entry->name);
      add_figures (text, row);
      g_string_append_c (text, '\n');
      for (guint k = 0; k < row->inputs->len; k++)
        g_string_append_printf (text, "      %s\n",
                                (const char *) g_ptr_array_index (row->inputs, k));
    }
}

/**
 * zw_verification_to_text:
 *
 * Returns: (transfer full): a sentence, and what has changed in lines, in the language
 *   of the user
 */
char *
zw_verification_to_text (const ZwVerification *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->notes->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (self->notes, i));
  if (zw_verification_is_same (self))
    g_string_append_printf (text,
                            ngettext ("Nothing has changed: the project says the %u figure that "
                                      "the file says.",
                                      "Nothing has changed: the project says the %u figures that "
                                      "the file says.",
                                      self->rows->len),
                            self->rows->len);
  else
    g_string_append_printf (
        text,
        _ ("%u figures are unchanged, %u have changed, %u are gone, %u "
           "are new."),
        self->counts[ZW_FIGURE_VERDICT_SAME], self->counts[ZW_FIGURE_VERDICT_CHANGED],
        self->counts[ZW_FIGURE_VERDICT_GONE], self->counts[ZW_FIGURE_VERDICT_NEW]);
  g_string_append_c (text, '\n');
  if (self->n_shaken > 0)
    g_string_append_printf (text,
                            ngettext ("%u unchanged figure rests on inputs that have changed.\n",
                                      "%u unchanged figures rest on inputs that have changed.\n",
                                      self->n_shaken),
                            self->n_shaken);
  add_rows (text, self, ZW_FIGURE_VERDICT_CHANGED);
  add_rows (text, self, ZW_FIGURE_VERDICT_GONE);
  add_rows (text, self, ZW_FIGURE_VERDICT_NEW);
  return g_string_free (text, FALSE);
}
