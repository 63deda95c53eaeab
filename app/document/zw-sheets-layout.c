/* zw-sheets-layout.c: where everything stands on a map sheet
 *
 *   lying                                 upright
 *   +------------------+-------+------+   +------------------------+
 *   |                  | panel | title|   | title                  |
 *   |                  |       | leg- |   +------------------------+
 *   |       map        |       | end  |   |                        |
 *   |                  |       | inset|   |          map           |
 *   |                  |       | N 0-5|   |                        |
 *   |                  |       | sour-|   +------------------------+
 *   |                  |       | ces  |   | panel                  |
 *   |                  |       | block|   +-------+--------+-------+
 *   +------------------+-------+------+   | leg-  | inset  | sour- |
 *                                         | end   | N 0--5 | block |
 *                                         +-------+--------+-------+
 *
 * The places are the same on all sheets of a paper, whatever they show, and nothing
 * lies over the map. With two maps these share its place, and the table stands
 * below them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Millimetres on A4. */
#define MARGIN 9.0
#define GAP 3.0
#define BAND 4.2
#define SIDE 62.0
#define PANEL_SIDE 56.0
#define TITLE_BESIDE 19.0
#define TITLE_ABOVE 13.0
#define INSET 29.0
#define BAR 17.0
#define SOURCES 19.0
#define BLOCK 31.0
#define STRIP 72.0
#define PANEL_STRIP 58.0
#define CAPTION 6.0
#define ROW 4.3
#define LIST_TITLE 22.0

/* Gaps of white space around the list of sheets. */
#define LIST_GAPS 4.0

/* Of the strip below an upright map. */
#define LEGEND_SHARE 0.34
#define MIDDLE_SHARE 0.29

/* No map is drawn at a larger scale unasked. */
#define LARGEST_SCALE 500.0

/* How much the extent may exceed the map for the rounding of lengths. */
#define EPSILON 1e-9

static ZwSheetBox
inset_box (const ZwSheetBox *box, double by)
{
  return (ZwSheetBox){ box->x + by, box->y + by, MAX (box->width - 2.0 * by, 1.0),
                       MAX (box->height - 2.0 * by, 1.0) };
}

static ZwSheetBox
cut_bottom (ZwSheetBox *from, double height)
{
  height = MIN (height, from->height);
  from->height -= height;
  return (ZwSheetBox){ from->x, from->y + from->height, from->width, height };
}

static ZwSheetBox
cut_top (ZwSheetBox *from, double height)
{
  ZwSheetBox cut;

  height = MIN (height, from->height);
  cut = (ZwSheetBox){ from->x, from->y, from->width, height };
  from->y += height;
  from->height -= height;
  return cut;
}

static ZwSheetBox
cut_right (ZwSheetBox *from, double width)
{
  from->width -= width;
  return (ZwSheetBox){ from->x + from->width, from->y, width, from->height };
}

guint
zw_sheet_get_n_maps (const ZwSheet *self)
{
  return self->kind == ZW_SHEET_TWIN ? 2 : self->kind == ZW_SHEET_MAP ? 1 : 0;
}

/* The column beside the map. */
static void
arrange_column (ZwSheetLayout *self, const ZwSheets *sheets, ZwSheetBox column, double unit)
{
  double gap = GAP * unit;

  column = inset_box (&column, gap);
  self->title = cut_top (&column, TITLE_BESIDE * unit);
  self->block = cut_bottom (&column, BLOCK * unit);
  cut_bottom (&column, gap);
  self->sources = cut_bottom (&column, SOURCES * unit);
  cut_bottom (&column, gap / 2.0);
  self->bar = cut_bottom (&column, BAR * unit);
  cut_bottom (&column, gap / 2.0);
  if (sheets->inset != NULL)
    {
      self->inset = cut_bottom (&column, INSET * unit);
      cut_bottom (&column, gap);
    }
  self->legend = column;
}

/* The strip below the map. */
static void
arrange_strip (ZwSheetLayout *self, const ZwSheets *sheets, ZwSheetBox strip, double unit)
{
  double gap = GAP * unit, width = strip.width;
  ZwSheetBox right, middle;

  right = cut_right (&strip, width * (1.0 - LEGEND_SHARE - MIDDLE_SHARE));
  middle = cut_right (&strip, width * MIDDLE_SHARE);
  self->legend = inset_box (&strip, gap);
  right = inset_box (&right, gap);
  self->block = cut_bottom (&right, BLOCK * unit);
  cut_bottom (&right, gap);
  self->sources = right;
  middle = inset_box (&middle, gap);
  self->bar = cut_bottom (&middle, BAR * unit);
  cut_bottom (&middle, gap);
  if (sheets->inset != NULL)
    self->inset = middle;
}

static void
arrange_maps (ZwSheetLayout *self, const ZwSheet *sheet, ZwSheetBox room, double unit)
{
  double gap = GAP * unit;

  if (sheet->kind == ZW_SHEET_LIST)
    {
      room = inset_box (&room, gap * LIST_GAPS);
      self->captions[0] = cut_top (&room, LIST_TITLE * unit);
      self->table = room;
      return;
    }
  if (sheet->kind == ZW_SHEET_MAP)
    {
      self->maps[0] = inset_box (&room, self->band);
      return;
    }
  if (sheet->table != NULL)
    {
      guint n_rows = sheet->table->cells->len / sheet->table->n_columns;

      self->table = cut_bottom (&room, MIN ((n_rows + 1) * ROW * unit + gap, room.height * 0.5));
      self->table = inset_box (&self->table, gap);
    }
  for (guint i = 0; i < 2; i++)
    {
      ZwSheetBox half = { room.x + i * room.width / 2.0, room.y, room.width / 2.0, room.height };

      self->captions[i] = cut_top (&half, CAPTION * unit);
      self->captions[i].x += self->band;
      self->captions[i].width -= 2.0 * self->band;
      self->maps[i] = inset_box (&half, self->band);
    }
}

/**
 * zw_sheet_layout_init:
 * @sheets: the paper and how large the texts on it are
 * @sheet: what is to be shown
 */
void
zw_sheet_layout_init (ZwSheetLayout *self, const ZwSheets *sheets, const ZwSheet *sheet)
{
  double unit = ZW_PT_PER_MM * sheets->text;
  ZwSheetBox room = { 0.0, 0.0, sheets->width_pt, sheets->height_pt };

  *self = (ZwSheetLayout){ .band = sheets->wish.no_grid ? GAP * unit / 2.0 : BAND * unit };
  room = inset_box (&room, MARGIN * unit);
  self->frame = room;
  if (sheets->wish.portrait)
    {
      self->title = cut_top (&room, TITLE_ABOVE * unit);
      self->title.x += GAP * unit;
      self->title.width -= 2.0 * GAP * unit;
      arrange_strip (self, sheets, cut_bottom (&room, STRIP * unit), unit);
      if (sheet->panel != NULL)
        self->panel = cut_bottom (&room, PANEL_STRIP * unit);
    }
  else
    {
      arrange_column (self, sheets, cut_right (&room, SIDE * unit), unit);
      if (sheet->panel != NULL)
        self->panel = cut_right (&room, PANEL_SIDE * unit);
    }
  if (sheet->panel != NULL)
    self->panel = inset_box (&self->panel, GAP * unit);
  arrange_maps (self, sheet, room, unit);
}

/* The scale at which what has to be seen just fits. */
static double
find_scale (const ZwSheets *sheets, const ZwSheet *sheet, gboolean spare)
{
  ZwSheetLayout layout;
  double scale = 0.0;

  zw_sheet_layout_init (&layout, sheets, sheet);
  for (guint i = 0; i < zw_sheet_get_n_maps (sheet); i++)
    {
      const ZwSheetMap *map = &sheet->maps[i];
      double share = spare ? 1.0 + 2.0 * map->spare : 1.0;
      double across = (map->extent.max_x - map->extent.min_x) / layout.maps[i].width;
      double along = (map->extent.max_y - map->extent.min_y) / layout.maps[i].height;

      scale = MAX (scale, MAX (across, along) * share * ZW_PT_PER_MM * 1000.0);
    }
  return scale;
}

/* The smallest paper on which it fits at the scale asked for; %ZW_N_PAPERS where
 * there is none. */
static ZwPaper
find_paper (const ZwSheets *self, const ZwSheet *sheet, gboolean *turned)
{
  for (guint paper = 0; paper < ZW_N_PAPERS; paper++)
    for (guint turn = 0; turn < 2; turn++)
      {
        ZwSheets other = *self;
        double width_mm, height_mm;

        if (turn)
          other.wish.portrait = !other.wish.portrait;
        zw_paper_get_size ((ZwPaper) paper, other.wish.portrait, &width_mm, &height_mm);
        other.width_pt = width_mm * ZW_PT_PER_MM;
        other.height_pt = height_mm * ZW_PT_PER_MM;
        other.text = zw_paper_get_text_size ((ZwPaper) paper);
        *turned = turn;
        if (find_scale (&other, sheet, FALSE) <= self->wish.scale * (1.0 + EPSILON))
          return (ZwPaper) paper;
      }
  return ZW_N_PAPERS;
}

static void
set_misfit (const ZwSheets *self, const ZwSheet *sheet, double round_scale, GError **error)
{
  g_autofree char *asked = zw_sheets_dup_scale (self->wish.scale);
  g_autofree char *fits = zw_sheets_dup_scale (round_scale);
  g_autofree char *paper_name = NULL;
  gboolean turned;
  ZwPaper paper = find_paper (self, sheet, &turned);

  if (paper == ZW_N_PAPERS)
    {
      g_set_error (
          error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
          /* Translators: a paper such as A4, a scale, a scale */
          _ ("What the sheet has to show does not fit on %s at %s, nor on any other paper. "
             "It fits at %s."),
          zw_paper_get_id (self->wish.paper), asked, fits);
      return;
    }
  paper_name = g_strdup_printf (self->wish.portrait != turned ? _ ("%s upright") : _ ("%s lying"),
                                zw_paper_get_id (paper));
  g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
               /* Translators: a paper such as A4, a scale, a scale, "A3 upright" */
               _ ("What the sheet has to show does not fit on %s at %s. It fits at %s, or on %s."),
               zw_paper_get_id (self->wish.paper), asked, fits, paper_name);
}

/**
 * zw_sheets_settle_scale:
 * @sheet: what it has to show is known
 * @strict: fail where it does not fit at the scale asked for
 *
 * Chooses the scale: the one asked for, or the largest round one at which what has
 * to be seen is seen, both maps at the same.
 *
 * Returns: %FALSE with %ZW_DOCUMENT_ERROR_RENDER
 */
gboolean
zw_sheets_settle_scale (const ZwSheets *self, ZwSheet *sheet, gboolean strict, GError **error)
{
  double wished = self->wish.scale, least = find_scale (self, sheet, FALSE);
  g_autofree char *asked = NULL;

  if (zw_sheet_get_n_maps (sheet) == 0)
    return TRUE;
  if (!(wished > 0.0))
    {
      sheet->scale = zw_sheets_round_scale (MAX (find_scale (self, sheet, TRUE), LARGEST_SCALE));
      return TRUE;
    }
  if (least <= wished * (1.0 + EPSILON))
    {
      sheet->scale = wished;
      return TRUE;
    }
  sheet->scale = zw_sheets_round_scale (least);
  if (strict)
    {
      set_misfit (self, sheet, sheet->scale, error);
      return FALSE;
    }
  asked = zw_sheets_dup_scale (wished);
  sheet->note = g_strdup_printf (
      /* Translators: a scale */
      zw_dossier_tr (self->dossier, N_ ("At %s this does not fit on the sheet.")), asked);
  return TRUE;
}
