/* zw-passport-annex.c: the list of figures at the end of a document
 *
 * A thousand figures rest on a dozen layers and methods: the list names these by
 * number, and two further tables say them once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-year.h"
#include "document/zw-passport.h"

/* Letters of a checksum that are printed. */
#define CHECKSUM_LETTERS 12

typedef struct
{
  const ZwCatalog *catalog;
  ZwDocument *document;

  /* Owned; what is in the arrays is borrowed from the entries. */
  GPtrArray *methods;       /* char * */
  GPtrArray *layers;        /* ZwFigureLayer */
  GHashTable *method_index; /* char * -> number from 1 */
  GHashTable *layer_index;  /* char * -> number from 1 */
} Annex;

static void
annex_init (Annex *self, const ZwCatalog *catalog, ZwDocument *document)
{
  self->catalog = catalog;
  self->document = document;
  self->methods = g_ptr_array_new ();
  self->layers = g_ptr_array_new ();
  self->method_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->layer_index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
annex_clear (Annex *self)
{
  g_ptr_array_unref (self->methods);
  g_ptr_array_unref (self->layers);
  g_hash_table_unref (self->method_index);
  g_hash_table_unref (self->layer_index);
}

static guint
number_method (Annex *self, const char *method)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->method_index, method));

  if (number > 0)
    return number;
  g_ptr_array_add (self->methods, (gpointer) method);
  g_hash_table_insert (self->method_index, (gpointer) method,
                       GUINT_TO_POINTER (self->methods->len));
  return self->methods->len;
}

static guint
number_layer (Annex *self, const ZwFigureLayer *layer)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s\n%s\n%s\n%d", layer->name, layer->file,
                                          layer->sha256, layer->date, layer->year);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->layer_index, key));

  if (number > 0)
    return number;
  g_ptr_array_add (self->layers, (gpointer) layer);
  g_hash_table_insert (self->layer_index, g_steal_pointer (&key),
                       GUINT_TO_POINTER (self->layers->len));
  return self->layers->len;
}

/* "M3; L1, L2" */
static char *
dup_basis (Annex *self, const ZwFigureEntry *entry)
{
  GString *text = g_string_new (NULL);

  if (entry->typed)
    g_string_append (text, zw_catalog_get (self->catalog, N_ ("typed in the plan")));
  if (*entry->method != '\0')
    g_string_append_printf (text, "%sM%u", text->len > 0 ? "; " : "",
                            number_method (self, entry->method));
  for (guint i = 0; i < entry->layers->len; i++)
    g_string_append_printf (text, "%sL%u", text->len == 0 ? "" : (i == 0 ? "; " : ", "),
                            number_layer (self, g_ptr_array_index (entry->layers, i)));
  return g_string_free (text, FALSE);
}

static void
add_figures (Annex *self, const ZwPassport *passport)
{
  const GPtrArray *entries = zw_passport_get_entries (passport);
  const char *origin = zw_passport_get_origin (passport);
  const ZwTableColumn columns[] = {
    { zw_catalog_get (self->catalog, N_ ("Code")), 16, ZW_COLUMN_CENTRED },
    { zw_catalog_get (self->catalog, N_ ("What is told")), 66, ZW_COLUMN_TEXT },
    { zw_catalog_get (self->catalog, N_ ("Figure")), 40, ZW_COLUMN_NUMBER },
    { zw_catalog_get (self->catalog, N_ ("Basis")), 34, ZW_COLUMN_TEXT },
  };
  g_autofree char *name = g_strdup_printf ("%s-%s-%s", ZW_PASSPORT_TABLE,
                                           origin != NULL ? origin : "",
                                           zw_catalog_get_language (self->catalog));
  ZwTable *table = zw_document_add_table (
      self->document, zw_catalog_get (self->catalog, N_ ("Figures of this document")), columns,
      G_N_ELEMENTS (columns));

  zw_table_set_name (table, name);
  for (guint i = 0; i < entries->len; i++)
    {
      const ZwFigureEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *figure = *entry->unit != '\0'
                                    ? g_strconcat (entry->text, " ", entry->unit, NULL)
                                    : g_strdup (entry->text);
      g_autofree char *basis = dup_basis (self, entry);

      zw_table_add_row (table, ZW_ROW_BODY,
                        (const char *[]){ entry->code, entry->name, figure, basis });
    }
}

static void
add_methods (Annex *self)
{
  const ZwTableColumn columns[] = {
    { zw_catalog_get (self->catalog, N_ ("No.")), 14, ZW_COLUMN_CENTRED },
    { zw_catalog_get (self->catalog, N_ ("Method")), 142, ZW_COLUMN_TEXT },
  };
  ZwTable *table;

  if (self->methods->len == 0)
    return;
  table = zw_document_add_table (self->document,
                                 zw_catalog_get (self->catalog, N_ ("Methods of the figures")),
                                 columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->methods->len; i++)
    {
      zw_table_begin_row (table, ZW_ROW_BODY);
      zw_table_add_cell_printf (table, "M%u", i + 1);
      zw_table_add_cell (table, g_ptr_array_index (self->methods, i));
    }
}

static char *
dup_year (const Annex *self, int year)
{
  if (year <= 0)
    return g_strdup ("—");
  return zw_catalog_is_chinese (self->catalog) ? g_strdup_printf ("%d 年", zw_year_to_roc (year))
                                               : g_strdup_printf ("%d", year);
}

static void
add_layers (Annex *self)
{
  const ZwTableColumn columns[] = {
    { zw_catalog_get (self->catalog, N_ ("No.")), 13, ZW_COLUMN_CENTRED },
    { zw_catalog_get (self->catalog, N_ ("Layer")), 36, ZW_COLUMN_TEXT },
    { zw_catalog_get (self->catalog, N_ ("File")), 34, ZW_COLUMN_TEXT },
    { zw_catalog_get (self->catalog, N_ ("Date of source")), 30, ZW_COLUMN_CENTRED },
    { zw_catalog_get (self->catalog, N_ ("Survey year")), 22, ZW_COLUMN_CENTRED },
    { zw_catalog_get (self->catalog, N_ ("Features")), 20, ZW_COLUMN_NUMBER },
    { zw_catalog_get (self->catalog, N_ ("SHA-256, beginning")), 34, ZW_COLUMN_TEXT },
  };
  ZwTable *table;

  if (self->layers->len == 0)
    return;
  table = zw_document_add_table (self->document,
                                 zw_catalog_get (self->catalog, N_ ("Layers of the figures")),
                                 columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < self->layers->len; i++)
    {
      const ZwFigureLayer *layer = g_ptr_array_index (self->layers, i);
      g_autofree char *year = dup_year (self, layer->year);
      g_autofree char *count = zw_passport_format_number ((double) layer->count, 0);
      g_autofree char *checksum = g_strndup (layer->sha256, CHECKSUM_LETTERS);
      g_autofree char *file = g_path_get_basename (*layer->file != '\0' ? layer->file : "—");

      zw_table_begin_row (table, ZW_ROW_BODY);
      zw_table_add_cell_printf (table, "L%u", i + 1);
      zw_table_add_cell (table, layer->name);
      zw_table_add_cell (table, file);
      zw_table_add_cell (table, *layer->date != '\0' ? layer->date : "—");
      zw_table_add_cell (table, year);
      zw_table_add_cell (table, count);
      zw_table_add_cell (table, *checksum != '\0' ? checksum : "—");
    }
}

/**
 * zw_passport_add_annex:
 * @document: what the figures were printed in; nothing that prints further ones may
 *   follow
 * @catalog: its language
 *
 * Adds what the annex of figures says, below a heading that is the caller's.
 */
void
zw_passport_add_annex (const ZwPassport *self, ZwDocument *document, const ZwCatalog *catalog)
{
  Annex annex;

  zw_document_add_paragraph (
      document,
      zw_catalog_get (
          catalog, N_ ("Each figure of this document bears a code. “zonewright explain” with the "
                       "project and a code, or the search in the program’s window, tells how the "
                       "figure came about; “zonewright verify” with the project and this file "
                       "tells what has changed since. The basis names methods (M) and layers (L) "
                       "that the tables further below list.")));
  if (zw_passport_get_entries (self)->len == 0)
    return;
  annex_init (&annex, catalog, document);
  add_figures (&annex, self);
  add_methods (&annex);
  add_layers (&annex);
  annex_clear (&annex);
}

/**
 * zw_passport_dup_note:
 * @catalog: language of the pages
 *
 * Returns: (transfer full): one line for slides and map sheets: where the codes of
 *   their figures are found
 */
char *
zw_passport_dup_note (const ZwCatalog *catalog)
{
  return g_strdup (zw_catalog_get (
      catalog, N_ ("Codes and sources of all figures: attached list zonewright-figures.json")));
}
