/* zw-sheets-draw.c: a map sheet onto a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"
#include "document/zw-tags.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "base/zw-year.h"
#include "render/zw-map-draw.h"
#include "render/zw-map-grid.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-text.h"

/* Points to a pixel of 1/96 inch: so symbols and lines keep their millimetres. */
#define PT_PER_PX 0.75

/* Names on a map are no smaller, in points. */
#define LEAST_NAME_PT 6.0

/* Lines, in points. */
#define FRAME_PT 1.0
#define MAP_FRAME_PT 0.7
#define RULE_PT 0.4

/* Apart, on A4, in millimetres. */
#define GRID_MM 38.0

/* Lines that an area's legend may shrink by. */
#define SHRINK 0.93
#define LEAST_LEGEND_PT 4.6

/* Grid north is told of in degrees from here on. */
#define LEAST_CONVERGENCE 0.5

/* What one drawing needs. */
typedef struct
{
  ZwSheets *sheets;
  const ZwSheet *sheet;
  guint number;
  cairo_t *cr;
  gboolean tagged;
  GCancellable *cancellable;
  ZwSheetLayout layout;
  ZwMapView views[2];
  ZwMapScene *scenes[2]; /* borrowed */
} Draw;

static const char *tr (const Draw *self, const char *text) G_GNUC_FORMAT (2);

static const char *
tr (const Draw *self, const char *text)
{
  return zw_dossier_tr (self->sheets->dossier, text);
}

static ZwMapInk
get_ink (const Draw *self, double size)
{
  return (ZwMapInk){ ZW_SHEET_FONT, size * self->sheets->text, FALSE };
}

/* What follows is of a kind, to who has the page read aloud. */
static void
stroke_box (cairo_t *cr, const ZwSheetBox *box, double width)
{
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  zw_map_set_colour (cr, 0x222222ff);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/* The scene of a theme is made when it is drawn, for what the paper shows, and kept
 * until another one is drawn. */
static ZwMapScene *
find_scene (const Draw *draw, guint index)
{
  ZwSheets *self = draw->sheets;
  const ZwSheetMap *map = &draw->sheet->maps[index];

  if (map->scene != NULL)
    return map->scene;
  if (map->theme >= ZW_N_THEMES)
    return self->dossier->scene;
  if (self->drawn == NULL || self->drawn_map != map)
    {
      ZwEnvelope seen = zw_map_view_get_envelope (&draw->views[index], 0.0);

      g_clear_pointer (&self->drawn, zw_theme_map_free);
      self->drawn = zw_theme_map_new_within (self->dossier, map->theme, &seen);
      self->drawn_map = map;
    }
  return zw_theme_map_get_scene (self->drawn);
}

static void
set_view (Draw *self, guint index)
{
  const ZwSheetBox *box = &self->layout.maps[index];
  const ZwEnvelope *extent = &self->sheet->maps[index].extent;

  self->views[index] = (ZwMapView){
    ZW_MAP_PLANE,
    { (extent->min_x + extent->max_x) / 2.0, (extent->min_y + extent->max_y) / 2.0 },
    ZW_PT_PER_MM * 1000.0 / self->sheet->scale,
    box->width,
    box->height,
  };
}

static ZwMapGrid *
make_grid (const Draw *self, const ZwMapView *view)
{
  const ZwSheetsWish *wish = &self->sheets->wish;
  double least = GRID_MM * ZW_PT_PER_MM * self->sheets->text;

  if (wish->no_grid)
    return NULL;
  if (self->sheet->kind == ZW_SHEET_TWIN)
    least *= 0.75;
  return wish->degrees ? zw_map_grid_new_degrees (view, least, self->sheets->from_globe,
                                                  self->sheets->to_globe)
                       : zw_map_grid_new (view, least);
}

static gboolean
draw_map (Draw *self, guint index)
{
  const ZwSheetMap *map = &self->sheet->maps[index];
  const ZwSheetBox *box = &self->layout.maps[index];
  const ZwMapView *view = &self->views[index];
  ZwMapInk small = get_ink (self, ZW_SHEET_SMALL_PT);
  g_autoptr (ZwMapGrid) grid = make_grid (self, view);
  ZwMapDrawOptions options = { .zones = TRUE,
                               .zone_labels = TRUE,
                               .labels = TRUE,
                               .highlight = map->zone_id,
                               .font = ZW_SHEET_FONT,
                               .size = ZW_SHEET_TEXT_PT * self->sheets->text,
                               .symbol_scale = PT_PER_PX * sqrt (self->sheets->text),
                               .least_size = LEAST_NAME_PT,
                               .road_names = TRUE };
  gboolean done;

  if (map->caption != NULL)
    zw_sheets_draw_text (self->sheets, self->cr, &self->layout.captions[index], map->caption,
                         ZW_SHEET_TEXT_PT * 1.25, ZW_SHEET_LEAST_PT, TRUE);
  cairo_save (self->cr);
  cairo_translate (self->cr, box->x, box->y);
  cairo_save (self->cr);
  cairo_rectangle (self->cr, 0.0, 0.0, box->width, box->height);
  cairo_clip (self->cr);
  done = zw_map_draw (self->cr, self->scenes[index], view, &options, self->cancellable)
         != ZW_MAP_DRAW_CANCELLED;
  if (grid != NULL)
    zw_map_grid_draw (grid, self->cr, view);
  cairo_restore (self->cr);
  if (grid != NULL)
    zw_map_grid_draw_numbers (grid, self->cr, view, &small);
  cairo_restore (self->cr);
  stroke_box (self->cr, box, MAP_FRAME_PT);
  return done;
}

/* Smaller, where there is little room for many entries. */
static void
draw_legend (const Draw *self)
{
  const ZwSheetBox *box = &self->layout.legend;
  double size = ZW_SHEET_TEXT_PT;
  ZwSheetBox heading = { box->x, box->y, box->width, size * self->sheets->text * 1.6 };

  if (zw_sheet_get_n_maps (self->sheet) == 0)
    return;
  zw_sheets_draw_text (self->sheets, self->cr, &heading, tr (self, N_ ("Legend")), size, size,
                       TRUE);
  for (;; size = MAX (size * SHRINK, LEAST_LEGEND_PT))
    {
      ZwMapInk ink = get_ink (self, size);
      g_autoptr (ZwLegend) legend = zw_legend_new (self->scenes[0], &self->views[0],
                                                   self->sheets->dossier->catalog, &ink);

      if (self->sheet->kind == ZW_SHEET_TWIN)
        zw_legend_add_scene (legend, self->scenes[1], &self->views[1],
                             self->sheets->dossier->catalog);
      if (zw_legend_layout (legend, box->width) <= box->height - heading.height
          || size <= LEAST_LEGEND_PT)
        {
          zw_legend_draw (legend, self->cr, box->x, box->y + heading.height);
          return;
        }
    }
}

static void
draw_inset (const Draw *self)
{
  const ZwSheetBox *box = &self->layout.inset;
  ZwEnvelope frames[2];
  guint n = zw_sheet_get_n_maps (self->sheet);

  if (self->sheets->inset == NULL || box->width <= 0.0)
    return;
  for (guint i = 0; i < n; i++)
    frames[i] = zw_map_view_get_envelope (&self->views[i], 0.0);
  cairo_save (self->cr);
  cairo_translate (self->cr, box->x, box->y);
  zw_map_inset_draw (self->sheets->inset, self->cr, box->width, box->height, frames, n);
  cairo_restore (self->cr);
}

/* "1 cm on paper is 50 m" */
static char *
dup_scale_words (const Draw *self)
{
  double metres = self->sheet->scale / 100.0;
  g_autofree char *scale = zw_sheets_dup_scale (self->sheet->scale);
  g_autofree char *number = g_strdup_printf ("%g", metres >= 1000.0 ? metres / 1000.0 : metres);
  /* Translators: a distance in kilometres */
  g_autofree char *length = metres >= 1000.0 ? g_strdup_printf (tr (self, N_ ("%s km")), number)
                                             /* Translators: a distance in metres */
                                             : g_strdup_printf (tr (self, N_ ("%s m")), number);

  /* Translators: a scale such as 1:5,000, a length with its unit */
  return g_strdup_printf (tr (self, N_ ("Scale %s: 1 cm is %s")), scale, length);
}

static char *
dup_north_words (const Draw *self)
{
  double angle = zw_map_grid_find_convergence (self->views[0].centre, self->sheets->from_globe,
                                               self->sheets->to_globe);

  if (fabs (angle) < LEAST_CONVERGENCE)
    return g_strdup (tr (self, N_ ("Grid north")));
  /* Translators: an angle in degrees */
  return g_strdup_printf (angle > 0.0 ? tr (self, N_ ("Grid north, %.1f° east of true north"))
                                      : tr (self, N_ ("Grid north, %.1f° west of true north")),
                          fabs (angle));
}

static void
draw_bar (const Draw *self)
{
  const ZwSheetBox *box = &self->layout.bar;
  ZwMapInk ink = get_ink (self, ZW_SHEET_TEXT_PT);
  double line = ink.size * 1.5, arrow = box->height - 2.0 * line;
  g_autofree char *scale = NULL;
  g_autofree char *north = NULL;
  g_autofree char *words = NULL;
  ZwSheetBox below = { box->x, box->y + arrow + line * 0.2, box->width, line * 1.9 };
  double width, height;
  ZwScaleBar bar;

  if (zw_sheet_get_n_maps (self->sheet) == 0)
    return;
  scale = dup_scale_words (self);
  north = dup_north_words (self);
  words = g_strconcat (scale, "\n", north, self->sheet->note != NULL ? "\n" : "", self->sheet->note,
                       NULL);
  zw_north_arrow_draw (self->cr, &ink, box->x + arrow * 0.25, box->y, arrow);
  zw_scale_bar_init (&bar, zw_map_view_get_metres_per_px (&self->views[0]),
                     box->width - arrow - ink.size * 3.5);
  zw_scale_bar_measure (&bar, self->sheets->dossier->catalog, &ink, &width, &height);
  zw_scale_bar_draw (&bar, self->cr, self->sheets->dossier->catalog, &ink, box->x + arrow * 0.7,
                     box->y + (arrow - height) / 2.0);
  zw_sheets_draw_text (self->sheets, self->cr, &below, words, ZW_SHEET_SMALL_PT, ZW_SHEET_LEAST_PT,
                       FALSE);
}

static void
draw_sources (const Draw *self)
{
  g_autofree char *text = NULL;

  if (zw_sheet_get_n_maps (self->sheet) == 0)
    return;
  text = zw_sheets_dup_sources (self->sheets, self->scenes, self->views,
                                zw_sheet_get_n_maps (self->sheet), self->sheet->layers);
  zw_sheets_draw_text (self->sheets, self->cr, &self->layout.sources, text, ZW_SHEET_SMALL_PT,
                       ZW_SHEET_LEAST_PT, FALSE);
}

/* What the sheet shows, and below it of which project and zone. */
static void
draw_title (const Draw *self)
{
  const ZwDossier *dossier = self->sheets->dossier;
  const ZwSheetBox *box = &self->layout.title;
  g_autofree char *under = dossier->project[0] != '\0'
                               ? g_strdup_printf ("%s · %s", dossier->project, dossier->zone->name)
                               : g_strdup (dossier->zone->name);
  double line = ZW_SHEET_TEXT_PT * 1.7 * self->sheets->text;
  ZwSheetBox upper = { box->x, box->y, box->width, box->height - line };
  ZwSheetBox lower = { box->x, box->y, box->width, line };

  if (self->sheets->wish.portrait)
    upper.y += line * 0.25;
  lower.y = upper.y
            + zw_sheets_draw_text (self->sheets, self->cr, &upper, self->sheet->title,
                                   ZW_SHEET_TITLE_PT, ZW_SHEET_TEXT_PT, TRUE);
  zw_sheets_draw_text (self->sheets, self->cr, &lower, under, ZW_SHEET_TEXT_PT, ZW_SHEET_LEAST_PT,
                       FALSE);
}

static char *
dup_date (const ZwDossier *dossier)
{
  int year, month, day;

  g_date_time_get_ymd (dossier->date, &year, &month, &day);
  if (dossier->chinese)
    return g_strdup_printf ("民國 %d 年 %d 月 %d 日", zw_year_to_roc (year), month, day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* A row of the title block: what it is, small, and the words. */
static void
draw_row (const Draw *self, const ZwSheetBox *row, const char *name, const char *words)
{
  double pad = 1.2 * ZW_PT_PER_MM * self->sheets->text, share = 0.29;
  ZwSheetBox left = { row->x, row->y + pad * 0.35, row->width * share - pad, row->height };
  ZwSheetBox right = { row->x + row->width * share, row->y + pad * 0.2, row->width * (1.0 - share),
                       row->height - pad * 0.2 };

  zw_sheets_draw_text (self->sheets, self->cr, &left, name, ZW_SHEET_SMALL_PT, ZW_SHEET_LEAST_PT,
                       FALSE);
  zw_sheets_draw_text (self->sheets, self->cr, &right, words, ZW_SHEET_TEXT_PT, ZW_SHEET_LEAST_PT,
                       FALSE);
  cairo_move_to (self->cr, row->x, row->y);
  cairo_line_to (self->cr, row->x + row->width, row->y);
  zw_map_set_colour (self->cr, 0xb0b0acff);
  cairo_set_line_width (self->cr, RULE_PT);
  cairo_stroke (self->cr);
}

static void
draw_block (const Draw *self)
{
  const ZwDossier *dossier = self->sheets->dossier;
  const ZwSheetBox *box = &self->layout.block;
  g_autofree char *date = dup_date (dossier);
  g_autofree char *scale = zw_sheet_get_n_maps (self->sheet) > 0
                               ? zw_sheets_dup_scale (self->sheet->scale)
                               : g_strdup ("–");
  g_autofree char *paper = g_strdup_printf (
      "%s · %s %u / %u", zw_paper_get_id (self->sheets->wish.paper), tr (self, N_ ("Sheet")),
      self->number + 1, self->sheets->sheets->len);
  const char *government = dossier->government != NULL ? dossier->government : "–";
  const char *contact = zw_dossier_get_words (dossier, "contact", NULL);
  const struct
  {
    const char *name;
    const char *words;
  } rows[] = {
    { N_ ("Government"), government },
    { N_ ("Drawn by"), contact != NULL ? contact : government },
    { N_ ("Date"), date },
    { N_ ("Scale"), scale },
    { N_ ("Coordinates"), self->sheets->crs_name },
    { N_ ("Paper"), paper },
  };
  double height = box->height / G_N_ELEMENTS (rows);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      ZwSheetBox row = { box->x, box->y + i * height, box->width, height };

      draw_row (self, &row, tr (self, rows[i].name), rows[i].words);
    }
}

/* Rules between the parts. */
static void
draw_frame (const Draw *self)
{
  const ZwSheetLayout *layout = &self->layout;
  const ZwSheetBox *frame = &layout->frame;
  double gap = 3.0 * ZW_PT_PER_MM * self->sheets->text;

  stroke_box (self->cr, frame, FRAME_PT);
  zw_map_set_colour (self->cr, 0x222222ff);
  cairo_set_line_width (self->cr, RULE_PT);
  if (self->sheets->wish.portrait)
    {
      double y = layout->legend.y - gap;

      cairo_move_to (self->cr, frame->x, layout->title.y + layout->title.height);
      cairo_rel_line_to (self->cr, frame->width, 0.0);
      cairo_move_to (self->cr, frame->x, y);
      cairo_rel_line_to (self->cr, frame->width, 0.0);
    }
  else
    {
      cairo_move_to (self->cr, layout->title.x - gap, frame->y);
      cairo_rel_line_to (self->cr, 0.0, frame->height);
    }
  cairo_stroke (self->cr);
}

/* All that stands around the maps. */
static void
draw_furniture (const Draw *self)
{
  const ZwSheet *sheet = self->sheet;

  zw_tag_begin (self->cr, self->tagged, "P", NULL);
  draw_legend (self);
  draw_bar (self);
  draw_sources (self);
  draw_block (self);
  zw_tag_end (self->cr, self->tagged, "P");
  zw_tag_begin (self->cr, self->tagged, "Figure", NULL);
  draw_inset (self);
  zw_tag_end (self->cr, self->tagged, "Figure");
  zw_tag_begin (self->cr, self->tagged, "P", NULL);
  if (zw_sheet_get_n_maps (sheet) == 0 && sheet->maps[0].caption != NULL)
    zw_sheets_draw_text (self->sheets, self->cr, &self->layout.captions[0], sheet->maps[0].caption,
                         ZW_SHEET_COVER_PT, ZW_SHEET_TITLE_PT, TRUE);
  if (sheet->panel != NULL)
    zw_sheets_draw_panel (self->sheets, self->cr, &self->layout.panel, sheet->panel);
  if (sheet->table != NULL)
    zw_sheets_draw_table (self->sheets, self->cr, &self->layout.table, sheet->table);
  zw_tag_end (self->cr, self->tagged, "P");
}

/* Both maps, one after the other. */
static gboolean
draw_maps (Draw *self)
{
  guint n = zw_sheet_get_n_maps (self->sheet);
  gboolean done = TRUE;

  for (guint i = 0; i < n && done; i++)
    {
      zw_tag_begin (self->cr, self->tagged, "Figure", NULL);
      done = draw_map (self, i);
      zw_tag_end (self->cr, self->tagged, "Figure");
    }
  return done;
}

/**
 * zw_sheet_draw:
 * @number: of the sheet, from 0
 * @cr: one unit per point
 * @tagged: mark its structure, as PDF wants it
 *
 * Returns: %FALSE when it was cancelled
 */
gboolean
zw_sheet_draw (ZwSheets *self,
               guint number,
               cairo_t *cr,
               gboolean tagged,
               GCancellable *cancellable)
{
  const ZwSheet *sheet = g_ptr_array_index (self->sheets, number);
  Draw draw = { self, sheet, number, cr, tagged, cancellable };
  gboolean done;

  zw_sheet_layout_init (&draw.layout, self, sheet);
  cairo_save (cr);
  /* Painting all of a page would throw away the tags that were begun on it. */
  cairo_rectangle (cr, 0.0, 0.0, self->width_pt, self->height_pt);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_fill (cr);
  for (guint i = 0; i < zw_sheet_get_n_maps (sheet); i++)
    {
      set_view (&draw, i);
      draw.scenes[i] = find_scene (&draw, i);
    }
  draw_frame (&draw);
  zw_tag_begin (draw.cr, draw.tagged, "H1", NULL);
  draw_title (&draw);
  zw_tag_end (draw.cr, draw.tagged, "H1");
  done = draw_maps (&draw);
  if (done)
    draw_furniture (&draw);
  cairo_restore (cr);
  return done && !g_cancellable_is_cancelled (cancellable);
}
