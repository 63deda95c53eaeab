/* zw-sheets.c: map sheets on paper of any size, single or in series
 *
 * What a sheet says is settled when the pages are made, figures and scales
 * included; its maps are drawn when the page is, and forgotten again, so that a
 * long series takes no more memory than a short one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-crs.h"

/* Texts grow by the fourth root of two from one paper to the next, while its sides
 * grow by the square root: a larger sheet is read from farther away, and holds
 * more. */
#define TEXT_STEP 1.189207115002721

/* ISO 216 (2007), table 1: the A series in millimetres, upright. */
static const struct
{
  const char *id;
  double width_mm;
  double height_mm;
} papers[ZW_N_PAPERS] = {
  [ZW_PAPER_A4] = { "A4", 210.0, 297.0 },  [ZW_PAPER_A3] = { "A3", 297.0, 420.0 },
  [ZW_PAPER_A2] = { "A2", 420.0, 594.0 },  [ZW_PAPER_A1] = { "A1", 594.0, 841.0 },
  [ZW_PAPER_A0] = { "A0", 841.0, 1189.0 },
};

static const struct
{
  const char *id;
  const char *label;
} series[ZW_N_SHEETS_SERIES] = {
  [ZW_SHEETS_ONE] = { "one", N_ ("The map as it is shown") },
  [ZW_SHEETS_ZONES] = { "zones", N_ ("One sheet for each zone") },
  [ZW_SHEETS_PHASES] = { "phases", N_ ("One sheet for each phase") },
  [ZW_SHEETS_THEMES] = { "themes", N_ ("Briefing pack: one sheet for each theme") },
  [ZW_SHEETS_INDICATORS] = { "indicators", N_ ("One sheet for each indicator") },
  [ZW_SHEETS_COMPARE_ZONES] = { "compare-zones", N_ ("Two zones side by side") },
  [ZW_SHEETS_COMPARE_YEARS] = { "compare-years", N_ ("First and last survey year side by side") },
};

/**
 * zw_paper_get_id:
 *
 * Returns: "A4" to "A0"
 */
const char *
zw_paper_get_id (ZwPaper paper)
{
  g_return_val_if_fail (paper < ZW_N_PAPERS, NULL);

  return papers[paper].id;
}

/**
 * zw_paper_from_id:
 * @id: (nullable): "A4" to "A0", in letters of either case
 */
gboolean
zw_paper_from_id (const char *id, ZwPaper *paper)
{
  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (id, papers[i].id) == 0)
      {
        *paper = (ZwPaper) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_paper_get_size:
 * @width_mm: (out): as ISO 216 has it
 * @height_mm: (out): as ISO 216 has it
 */
void
zw_paper_get_size (ZwPaper paper, gboolean portrait, double *width_mm, double *height_mm)
{
  g_return_if_fail (paper < ZW_N_PAPERS);

  *width_mm = portrait ? papers[paper].width_mm : papers[paper].height_mm;
  *height_mm = portrait ? papers[paper].height_mm : papers[paper].width_mm;
}

/* How much larger the texts are than on A4. */
double
zw_paper_get_text_size (ZwPaper paper)
{
  return pow (TEXT_STEP, (double) paper);
}

/* An extent that encloses nothing is none. */
gboolean
zw_sheets_wish_has_extent (const ZwSheetsWish *wish)
{
  return wish->extent.max_x > wish->extent.min_x && wish->extent.max_y > wish->extent.min_y;
}

/**
 * zw_sheets_series_get_id:
 *
 * Returns: as on the command line
 */
const char *
zw_sheets_series_get_id (ZwSheetsSeries kind)
{
  g_return_val_if_fail (kind < ZW_N_SHEETS_SERIES, NULL);

  return series[kind].id;
}

/* English, marked for translation. */
const char *
zw_sheets_series_get_label (ZwSheetsSeries kind)
{
  g_return_val_if_fail (kind < ZW_N_SHEETS_SERIES, NULL);

  return series[kind].label;
}

gboolean
zw_sheets_series_from_id (const char *id, ZwSheetsSeries *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (series); i++)
    if (g_strcmp0 (id, series[i].id) == 0)
      {
        *kind = (ZwSheetsSeries) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_sheets_round_scale:
 * @scale: 4321 for 1:4,321
 *
 * The round scales are those that a scale ruler has: 1:100, 125, 150, 200, 250, 300,
 * 400, 500, 750 and these with noughts: 1:1,000, 1,250, 1,500 …
 *
 * Returns: the largest of them, that is the smallest number, at which what fits
 *   at 1:@scale still fits; 100 at least
 */
double
zw_sheets_round_scale (double scale)
{
  static const double leads[] = { 1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0 };
  double power;

  if (!(scale > 100.0))
    return 100.0;
  power = pow (10.0, floor (log10 (scale)));
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    if (leads[i] * power >= scale * (1.0 - 1e-9))
      return leads[i] * power;
  return 10.0 * power;
}

static guint
get_n (gconstpointer data)
{
  return ((const ZwSheets *) data)->sheets->len;
}

static void
get_size (gconstpointer data, guint page, double *width_pt, double *height_pt)
{
  const ZwSheets *self = data;

  *width_pt = self->width_pt;
  *height_pt = self->height_pt;
}

static void
get_info (gconstpointer data, ZwPagesInfo *info)
{
  const ZwSheets *self = data;

  *info = (ZwPagesInfo){ .language = self->dossier->chinese ? "zh_TW" : "en",
                         .title = self->title,
                         .author = self->dossier->government != NULL ? self->dossier->government
                                                                     : "",
                         .subject = zw_dossier_tr (self->dossier, series[self->wish.series].label),
                         .created = self->dossier->date };
}

static gboolean
draw (gconstpointer data, guint page, cairo_t *cr, gboolean tagged, GCancellable *cancellable)
{
  ZwSheets *self = (ZwSheets *) data;
  gboolean done;

  if (tagged)
    cairo_tag_begin (cr, "Sect", NULL);
  done = zw_sheet_draw (self, page, cr, tagged, cancellable);
  if (tagged)
    cairo_tag_end (cr, "Sect");
  return done;
}

static void
add_outline (gconstpointer data, cairo_surface_t *surface)
{
  const ZwSheets *self = data;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const ZwSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autofree char *words = g_strdup_printf ("%u  %s", i + 1, sheet->title);
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", i + 1);

      cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, words, target, 0);
    }
}

static void
free_sheets (gpointer data)
{
  ZwSheets *self = data;

  g_clear_pointer (&self->drawn, zw_theme_map_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->inset, zw_map_inset_free);
  g_clear_pointer (&self->from_globe, zw_transform_free);
  g_clear_pointer (&self->to_globe, zw_transform_free);
  g_clear_pointer (&self->dossier, zw_dossier_unref);
  g_free (self->title);
  g_free (self->crs_name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSheets, free_sheets)

/* Where the zone is: the districts, or else the outline of the city. */
static ZwMapInset *
make_inset (const ZwDossier *dossier)
{
  ZwMapInset *inset = zw_map_inset_new ();
  guint n = 0;

  for (guint i = 0; i < dossier->latest->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (dossier->latest->rows, i);

      if (row->place->kind == ZW_PLACE_DISTRICT && row->place->geometry != NULL)
        {
          zw_map_inset_add (inset, row->place->geometry);
          n++;
        }
    }
  for (guint i = 0; n == 0 && i < dossier->latest->rows->len; i++)
    {
      const ZwFigureRow *row = g_ptr_array_index (dossier->latest->rows, i);

      if (row->place->kind == ZW_PLACE_CITY && row->place->geometry != NULL)
        zw_map_inset_add (inset, row->place->geometry);
    }
  if (!zw_map_inset_is_empty (inset))
    return inset;
  zw_map_inset_free (inset);
  return NULL;
}

static char *
dup_crs_name (const char *definition)
{
  g_autoptr (ZwCrs) crs = zw_crs_new (definition, NULL);

  return crs != NULL ? zw_crs_dup_name (crs) : g_strdup (definition);
}

/**
 * zw_sheets_new_pages:
 * @dossier: of the zone
 * @wish: which sheets; its zone is that of @dossier
 * @progress: (nullable): who watches
 * @error: %ZW_DOCUMENT_ERROR_RENDER where what must be seen does not fit at the
 *   scale asked for, or the project lacks what a series shows
 *
 * A single sheet (%ZW_SHEETS_ONE) is of the scale asked for or none at all. In a
 * series, a sheet whose zone does not fit is of the next round scale, and says so.
 *
 * Returns: (transfer full): the sheets, at least one
 */
ZwPages *
zw_sheets_new_pages (ZwDossier *dossier,
                     const ZwSheetsWish *wish,
                     const ZwProgress *progress,
                     GError **error)
{
  static const ZwPagesClass klass = { get_n, get_size, get_info, draw, add_outline, free_sheets };
  g_autoptr (ZwSheets) self = g_new0 (ZwSheets, 1);
  double width_mm, height_mm;

  g_return_val_if_fail (wish->paper < ZW_N_PAPERS && wish->series < ZW_N_SHEETS_SERIES, NULL);

  self->dossier = zw_dossier_ref (dossier);
  self->wish = *wish;
  self->text = zw_paper_get_text_size (wish->paper);
  zw_paper_get_size (wish->paper, wish->portrait, &width_mm, &height_mm);
  self->width_pt = width_mm * ZW_PT_PER_MM;
  self->height_pt = height_mm * ZW_PT_PER_MM;
  self->sheets = g_ptr_array_new_with_free_func (zw_sheet_free);
  self->crs_name = dup_crs_name (dossier->crs);
  self->title = g_strdup_printf (dossier->chinese ? "%s圖幅" : "%s: map sheets",
                                 dossier->zone->name);
  self->inset = make_inset (dossier);
  self->from_globe = zw_transform_new (ZW_MAP_GLOBE, dossier->crs, error);
  self->to_globe = self->from_globe != NULL ? zw_transform_new (dossier->crs, ZW_MAP_GLOBE, error)
                                            : NULL;
  if (self->to_globe == NULL || !zw_sheets_fill (self, progress, error))
    return NULL;
  return zw_pages_new (&klass, g_steal_pointer (&self));
}
