/* application-plan-fixture.h: the chapters of the application that rest on the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "check-fixture.h"
#include "study-fixture.h"

#include "document/zw-application-private.h"
#include "document/zw-content.h"
#include "document/zw-document-private.h"
#include "plan/zw-passages.h"

G_GNUC_UNUSED static ZwDossier *
open_dossier (Fixture *f, const char *language)
{
  g_autoptr (GError) error = NULL;
  ZwDossier *dossier = zw_dossier_load (f->store, f->zone, language, NULL, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

/* The chapters of the plan alone. */
G_GNUC_UNUSED static ZwDocument *
write_chapters (ZwDossier *dossier)
{
  ZwDocument *document = zw_document_new (zw_catalog_get_language (dossier->catalog));
  ZwApplicationWriter writer = { dossier, document };

  zw_application_add_phases (&writer);
  zw_application_add_work (&writer);
  zw_application_add_items (&writer);
  zw_application_add_budget (&writer);
  zw_application_add_effects (&writer);
  zw_application_add_annexes (&writer);
  return document;
}

G_GNUC_UNUSED static const ZwTable *
find_table (const ZwDocument *document, const char *name)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);

      if (block->table != NULL && g_strcmp0 (block->table->name, name) == 0)
        return block->table;
    }
  return NULL;
}

/* Cells with | between, rows on lines, < in a cell that one to the left reaches into
 * and ^ in one that the cell above reaches into. */
G_GNUC_UNUSED static void
append_rows (GString *text, const ZwTable *table)
{
  for (guint row = 0; row < table->rows->len; row++)
    for (guint column = 0; column < table->n_columns; column++)
      {
        const ZwRow *it = g_ptr_array_index (table->rows, row);
        const ZwCell *cell = column < it->cells->len ? &g_array_index (it->cells, ZwCell, column)
                                                     : NULL;
        const char *shown = "";

        if (cell != NULL && cell->n_columns == 0)
          shown = "<";
        else if (cell != NULL)
          shown = cell->text != NULL ? cell->text : "^";
        g_string_append_printf (text, "%s%s%s", column > 0 ? "|" : "", shown,
                                column + 1 == table->n_columns ? "\n" : "");
      }
}

G_GNUC_UNUSED static char *
dup_rows (const ZwTable *table)
{
  GString *text = g_string_new (NULL);

  append_rows (text, table);
  return g_string_free (text, FALSE);
}

G_GNUC_UNUSED static void
assert_head (const ZwDocument *document, const char *name, const char *expected)
{
  const ZwTable *table = find_table (document, name);
  g_autofree char *head = NULL;

  g_assert_nonnull (table);
  g_assert_nonnull (table->header);
  head = dup_rows (table->header);
  g_assert_cmpstr (head, ==, expected);
}

G_GNUC_UNUSED static void
assert_rows (const ZwDocument *document, const char *name, const char *expected)
{
  const ZwTable *table = find_table (document, name);
  g_autofree char *rows = NULL;

  g_assert_nonnull (table);
  rows = dup_rows (table);
  g_assert_cmpstr (rows, ==, expected);
}

/* Everything but tables, a line for each block. */
G_GNUC_UNUSED static char *
dup_text (const ZwDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    g_string_append_printf (text, "%s%s\n", zw_document_get_block (document, i)->label,
                            zw_document_get_block (document, i)->text);
  return g_string_free (text, FALSE);
}

G_GNUC_UNUSED static void
assert_says (const ZwDocument *document, const char *words)
{
  g_autofree char *text = dup_text (document);

  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

G_GNUC_UNUSED static guint
count_gaps (const ZwDossier *dossier, const char *place)
{
  guint n = 0;

  for (guint i = 0; i < dossier->gaps->len; i++)
    if (g_str_equal (((const ZwGap *) g_ptr_array_index (dossier->gaps, i))->place, place))
      n++;
  return n;
}

G_GNUC_UNUSED static void
use_type (Fixture *f, ZwZoneType type)
{
  f->zone = add_zone (f->store, "試辦區", type);
}

G_GNUC_UNUSED static gint64
add_effect (Fixture *f, const char *indicator, const char *unit, double now, double expected)
{
  gint64 id = add_record (f, ZW_RECORD_EFFECT);

  set_text (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_INDICATOR, indicator);
  set_text (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_UNIT, unit);
  set_number (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_NOW, now);
  set_number (f, ZW_RECORD_EFFECT, id, ZW_EFFECT_EXPECTED, expected);
  return id;
}
