/* zw-explain.c: from a printed code back to the figure
 *
 * A code is made from the figure's key and does not lead back to it. So the project's
 * publications are written once more, without pages, until one prints the code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-explain.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-year.h"
#include "document/zw-application.h"
#include "document/zw-briefing.h"
#include "document/zw-plan-document.h"
#include "document/zw-sheets.h"

G_DEFINE_QUARK (zw_explain_error_quark, zw_explain_error)

static gboolean
print_plan (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  const ZwFigureRow *row = zw_figure_table_find (dossier->latest, ZW_PLACE_ZONE, dossier->zone->id);
  ZwPlanDocumentInput input = { .project = dossier->project,
                                .government = dossier->government,
                                .crs = dossier->crs,
                                .zone = dossier->zone,
                                .scene = dossier->scene,
                                .sides = dossier->sides,
                                .evaluation = row != NULL ? row->evaluation : NULL,
                                .layers = dossier->layers,
                                .plan = dossier->plan,
                                .guideline = dossier->check_tables->guideline,
                                .catalog = dossier->catalog,
                                .date = dossier->date,
                                .passport = dossier->passport };

  if (row != NULL)
    zw_document_unref (zw_plan_document_new (&input));
  return TRUE;
}

static gboolean
print_application (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  ZwDocument *document = zw_application_document_new (dossier, progress, error);

  g_clear_pointer (&document, zw_document_unref);
  return *error == NULL;
}

static gboolean
print_briefing (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  ZwDeck *deck = zw_briefing_new (dossier, progress, error);

  g_clear_pointer (&deck, zw_deck_unref);
  return *error == NULL;
}

static gint64
find_other_zone (const ZwDossier *dossier, guint index)
{
  const ZwZone *zone = g_ptr_array_index (dossier->zones, index);

  return zone->id != dossier->zone->id ? zone->id : 0;
}

/* Series for which the project has nothing are none of our trouble. */
static gboolean
print_sheets (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  for (ZwSheetsSeries series = 0; series < ZW_N_SHEETS_SERIES; series++)
    for (guint i = 0; i < (series == ZW_SHEETS_COMPARE_ZONES ? dossier->zones->len : 1); i++)
      {
        ZwSheetsWish wish = { .series = series };
        g_autoptr (GError) problem = NULL;
        ZwPages *pages = NULL;

        if (series == ZW_SHEETS_COMPARE_ZONES)
          wish.other_id = find_other_zone (dossier, i);
        if (series != ZW_SHEETS_COMPARE_ZONES || wish.other_id != 0)
          pages = zw_sheets_new_pages (dossier, &wish, progress, &problem);
        g_clear_pointer (&pages, zw_pages_unref);
        if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
          {
            g_propagate_error (error, g_steal_pointer (&problem));
            return FALSE;
          }
      }
  return TRUE;
}

typedef gboolean (*PrintFunc) (ZwDossier *dossier, const ZwProgress *progress, GError **error);

/* Those that are quickest to write first; at last, what compares places, which takes
 * the figures of all. */
static const struct
{
  gboolean all_places;
  PrintFunc print[4];
} rounds[] = {
  { FALSE, { print_plan, print_application, print_briefing, NULL } },
  { TRUE, { print_sheets, NULL } },
};

/* Returns: (transfer none) (nullable): %NULL also with @error set */
static const ZwFigureEntry *
find_in_zone (ZwDossier *dossier, const char *code, const PrintFunc *print, GError **error)
{
  const ZwFigureEntry *found = NULL;

  for (guint i = 0; print[i] != NULL && found == NULL; i++)
    {
      GError *problem = NULL;

      if (!print[i](dossier, NULL, &problem))
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      found = zw_passport_find (dossier->passport, code);
    }
  return found;
}

/* Returns: (transfer full) (nullable): %NULL also with @error set */
static ZwFigureEntry *
search (ZwStore *store,
        const GPtrArray *zones,
        guint round,
        const char *code,
        const char *language,
        const ZwProgress *progress,
        GError **error)
{
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      ZwProgressPart part;
      g_autoptr (ZwDossier) dossier = zw_dossier_load_for (
          store, zone->id, rounds[round].all_places, language, NULL,
          zw_progress_begin_part (&part, progress, i / (double) zones->len,
                                  (i + 1) / (double) zones->len),
          error);
      GError *problem = NULL;
      const ZwFigureEntry *found;

      if (dossier == NULL)
        return NULL;
      found = find_in_zone (dossier, code, rounds[round].print, &problem);
      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      if (found != NULL)
        return zw_figure_entry_copy (found);
      if (!zw_progress_step (progress, (i + 1) / (double) zones->len, _ ("Looking for the figure"),
                             error))
        return NULL;
    }
  return NULL;
}

/**
 * zw_explain_find:
 * @store: a project; on a worker thread one of its own
 * @code: as a person typed it, see zw_passport_normalize_code()
 * @language: (nullable): language of the answer, "zh_TW" or "en"; that of the user
 *   where %NULL
 * @progress: (nullable): who watches
 * @error: %ZW_EXPLAIN_ERROR, and what goes wrong with the project
 *
 * Looks through what the project can print, of all zones.
 *
 * Returns: (transfer full) (nullable): the figure as the project has it now
 */
ZwFigureEntry *
zw_explain_find (ZwStore *store,
                 const char *code,
                 const char *language,
                 const ZwProgress *progress,
                 GError **error)
{
  g_autofree char *normal = zw_passport_normalize_code (code);
  g_autoptr (GPtrArray) zones = NULL;

  if (normal == NULL)
    {
      g_set_error (error, ZW_EXPLAIN_ERROR, ZW_EXPLAIN_ERROR_MALFORMED,
                   /* Translators: what somebody typed */
                   _ ("“%s” is no code of a figure: these have five letters and digits or a few "
                      "more."),
                   code);
      return NULL;
    }
  zones = zw_zone_list (store, error);
  if (zones == NULL)
    return NULL;
  for (guint round = 0; round < G_N_ELEMENTS (rounds); round++)
    {
      ZwProgressPart part;
      double n = G_N_ELEMENTS (rounds);
      GError *problem = NULL;
      ZwFigureEntry *found = search (
          store, zones, round, normal, language,
          zw_progress_begin_part (&part, progress, round / n, (round + 1) / n), &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, problem);
          return NULL;
        }
      if (found != NULL)
        return found;
    }
  g_set_error (
      error, ZW_EXPLAIN_ERROR, ZW_EXPLAIN_ERROR_UNKNOWN,
      /* Translators: a code such as K7M2Q */
      _ ("The project prints no figure of the code %s; it may be of another project, or of a "
         "zone or district that is no longer in this one."),
      normal);
  return NULL;
}

/**
 * zw_figure_layer_describe:
 * @catalog: language of the answer
 *
 * Returns: (transfer full): one line: name, file, date, survey year, features, checksum
 */
char *
zw_figure_layer_describe (const ZwFigureLayer *self, const ZwCatalog *catalog)
{
  gboolean chinese = zw_catalog_is_chinese (catalog);
  const char *comma = chinese ? "，" : ", ";
  GString *text = g_string_new (self->name);
  g_autofree char *count = zw_passport_format_number ((double) self->count, 0);

  g_string_append (text, chinese ? "：" : ": ");
  g_string_append (text,
                   *self->file != '\0' ? self->file : zw_catalog_get (catalog, N_ ("no file")));
  g_string_append (text, comma);
  if (*self->date != '\0')
    /* Translators: date of a source */
    g_string_append_printf (text, zw_catalog_get (catalog, N_ ("dated %s")), self->date);
  else
    g_string_append (text, zw_catalog_get (catalog, N_ ("undated")));
  if (self->year > 0)
    {
      g_autofree char *year = chinese ? g_strdup_printf ("%d 年", zw_year_to_roc (self->year))
                                      : g_strdup_printf ("%d", self->year);

      g_string_append (text, comma);
      /* Translators: year of a survey */
      g_string_append_printf (text, zw_catalog_get (catalog, N_ ("survey year %s")), year);
    }
  g_string_append (text, comma);
  /* Translators: a number */
  g_string_append_printf (text, zw_catalog_get (catalog, N_ ("%s features")), count);
  if (*self->sha256 != '\0')
    g_string_append_printf (text, "%sSHA-256 %s", comma, self->sha256);
  return g_string_free (text, FALSE);
}

static void
add_line (GString *text, const ZwCatalog *catalog, const char *label, const char *words)
{
  if (*words != '\0')
    g_string_append_printf (text, "%s%s%s\n", label, zw_catalog_is_chinese (catalog) ? "：" : ": ",
                            words);
}

/**
 * zw_explain_to_text:
 * @catalog: language of the answer
 *
 * Returns: (transfer full): how a figure came about, in lines
 */
char *
zw_explain_to_text (const ZwFigureEntry *entry, const ZwCatalog *catalog)
{
  GString *text = g_string_new (NULL);
  g_autofree char *figure = *entry->unit != '\0' ? g_strconcat (entry->text, " ", entry->unit, NULL)
                                                 : g_strdup (entry->text);
  char full[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (isfinite (entry->value))
    g_ascii_formatd (full, sizeof full, "%.15g", entry->value);
  add_line (text, catalog, zw_catalog_get (catalog, N_ ("Code")), entry->code);
  add_line (text, catalog, zw_catalog_get (catalog, N_ ("What is told")), entry->name);
  add_line (text, catalog, zw_catalog_get (catalog, N_ ("Figure")), figure);
  add_line (text, catalog, zw_catalog_get (catalog, N_ ("In full")), full);
  add_line (text, catalog, zw_catalog_get (catalog, N_ ("Method")), entry->method);
  if (entry->typed)
    add_line (text, catalog, zw_catalog_get (catalog, N_ ("Origin")),
              zw_catalog_get (catalog, N_ ("typed in the plan")));
  for (guint i = 0; i < entry->layers->len; i++)
    {
      g_autofree char *layer = zw_figure_layer_describe (g_ptr_array_index (entry->layers, i),
                                                         catalog);

      add_line (text, catalog, zw_catalog_get (catalog, N_ ("Layer")), layer);
    }
  return g_string_free (text, FALSE);
}
