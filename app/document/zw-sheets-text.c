/* zw-sheets-text.c: words and tables beside the maps of a sheet
 *
 * Every text has a place of its own and keeps to it: where it is too long it gets
 * smaller down to a size that can still be read, and what is left out then is
 * counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "render/zw-map-marker.h"
#include "render/zw-map-text.h"

#define SHRINK 0.93
#define INDENT 1.1
#define PARAGRAPH_GAP 0.25
#define HEADING_GAP 0.7

/* Of a table. */
#define PAD 0.5
#define RULE_PT 0.4
#define MOST_FIGURES_SHARE 0.17
#define LARGEST_TABLE 1.3

/* Of two columns of words. */
#define LEAST_COLUMN_SIZES 28.0

static ZwMapInk
get_ink (double size)
{
  return (ZwMapInk){ ZW_SHEET_FONT, size, FALSE };
}

/**
 * zw_sheets_dup_scale:
 *
 * Returns: (transfer full): "1:5,000"
 */
char *
zw_sheets_dup_scale (double scale)
{
  g_autofree char *number = zw_money_format ((gint64) round (scale));

  return g_strdup_printf ("1:%s", number);
}

/**
 * zw_sheets_draw_text:
 * @size: of the letters, as on A4
 * @least: they may shrink down to that
 *
 * A paragraph that fills its box from the top; what does not fit at the least size
 * ends in an ellipsis.
 *
 * Returns: how high it is
 */
double
zw_sheets_draw_text (const ZwSheets *self,
                     cairo_t *cr,
                     const ZwSheetBox *box,
                     const char *text,
                     double size,
                     double least,
                     gboolean bold)
{
  for (double now = size;; now = MAX (now * SHRINK, least))
    {
      ZwMapInk ink = get_ink (now * self->text);
      g_autoptr (PangoLayout) layout = zw_map_text_new (&ink, text, 0.0, bold);
      double width, height;

      pango_layout_set_width (layout, (int) (box->width * PANGO_SCALE));
      zw_map_text_measure (layout, &width, &height);
      if (height > box->height && now > least)
        continue;
      if (height > box->height)
        {
          pango_layout_set_height (layout, (int) (box->height * PANGO_SCALE));
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
      zw_map_text_draw (layout, cr, &ink, box->x, box->y);
      return MIN (height, box->height);
    }
}

static PangoLayout *
make_line (const ZwSheetLine *line, const ZwMapInk *ink, double width, double *height)
{
  PangoLayout *layout = zw_map_text_new (ink, line->text, 0.0, line->is_heading);
  double indent = line->is_heading ? 0.0 : ink->size * INDENT, unused;

  pango_layout_set_width (layout, (int) ((width - indent) * PANGO_SCALE));
  zw_map_text_measure (layout, &unused, height);
  return layout;
}

/* Places the paragraphs in columns; returns how many there was room for. */
static guint
flow (const GPtrArray *lines,
      const ZwMapInk *ink,
      const ZwSheetBox *box,
      guint n_columns,
      cairo_t *cr)
{
  double gap = ink->size * 2.0;
  double width = (box->width - gap * (n_columns - 1)) / n_columns, y = 0.0;
  guint column = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const ZwSheetLine *line = g_ptr_array_index (lines, i);
      double height,
          above = y > 0.0 ? ink->size * (line->is_heading ? HEADING_GAP : PARAGRAPH_GAP) : 0.0;
      g_autoptr (PangoLayout) layout = make_line (line, ink, width, &height);
      /* A heading stays with what follows. */
      double needed = height + (line->is_heading ? ink->size * 1.6 : 0.0);

      if (y > 0.0 && y + above + needed > box->height)
        {
          column++;
          y = above = 0.0;
        }
      if (column >= n_columns || y + above + height > box->height)
        return i;
      if (cr != NULL)
        {
          double x = box->x + column * (width + gap), top = box->y + y + above;

          if (!line->is_heading)
            {
              cairo_rectangle (cr, x + ink->size * 0.3, top + ink->size * 0.6, ink->size * 0.28,
                               ink->size * 0.28);
              zw_map_set_colour (cr, 0x666666ff);
              cairo_fill (cr);
            }
          zw_map_text_draw (layout, cr, ink, x + (line->is_heading ? 0.0 : ink->size * INDENT),
                            top);
        }
      y += above + height;
    }
  return lines->len;
}

/**
 * zw_sheets_draw_panel:
 * @lines: (element-type ZwSheetLine): headings and items
 */
void
zw_sheets_draw_panel (const ZwSheets *self,
                      cairo_t *cr,
                      const ZwSheetBox *box,
                      const GPtrArray *lines)
{
  double size = ZW_SHEET_TEXT_PT;
  ZwMapInk ink;
  guint n_columns, n;

  for (;; size = MAX (size * SHRINK, ZW_SHEET_LEAST_PT))
    {
      ink = get_ink (size * self->text);
      n_columns = (guint) CLAMP (floor (box->width / (ink.size * LEAST_COLUMN_SIZES)), 1.0, 3.0);
      n = flow (lines, &ink, box, n_columns, NULL);
      if (n == lines->len || size <= ZW_SHEET_LEAST_PT)
        break;
    }
  if (n == lines->len)
    flow (lines, &ink, box, n_columns, cr);
  else
    {
      ZwSheetBox upper = *box, last = *box;
      g_autofree char *rest = NULL;

      upper.height -= ink.size * 1.8;
      n = flow (lines, &ink, &upper, n_columns, cr);
      rest = g_strdup_printf (
          /* Translators: how many lines of a list there is no room for */
          zw_dossier_tr (self->dossier, N_ ("… and %u more, which the plan lists")),
          lines->len - n);
      last.y += upper.height + ink.size * 0.2;
      last.height = ink.size * 1.6;
      zw_sheets_draw_text (self, cr, &last, rest, size, ZW_SHEET_LEAST_PT, FALSE);
    }
}

/* The columns of figures are as wide as their widest cell, and the first one takes
 * the rest. */
static double
measure_columns (const ZwSheetTable *table, const ZwMapInk *ink, double room, double *widths)
{
  double rest = room;

  for (guint c = table->n_columns; c-- > 1;)
    {
      widths[c] = 0.0;
      for (guint i = c; i < table->cells->len; i += table->n_columns)
        {
          g_autoptr (PangoLayout) layout = zw_map_text_new (
              ink, g_ptr_array_index (table->cells, i), 0.0, i < table->n_columns);
          double width, height;

          zw_map_text_measure (layout, &width, &height);
          widths[c] = MAX (widths[c], ceil (width) + 1.0 + 2.0 * PAD * ink->size);
        }
      widths[c] = MIN (widths[c], room * MOST_FIGURES_SHARE);
      rest -= widths[c];
    }
  widths[0] = rest;
  return rest;
}

static PangoLayout *
make_cell (const ZwSheetTable *table, guint index, const ZwMapInk *ink, double width)
{
  PangoLayout *layout = zw_map_text_new (ink, g_ptr_array_index (table->cells, index), 0.0,
                                         index < table->n_columns);

  pango_layout_set_width (layout, (int) ((width - 2.0 * PAD * ink->size) * PANGO_SCALE));
  if (index % table->n_columns > 0)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  return layout;
}

/* Draws nothing where @cr is %NULL; returns the height. */
static double
place_table (const ZwSheetTable *table, const ZwMapInk *ink, const ZwSheetBox *box, cairo_t *cr)
{
  g_autofree double *widths = g_new0 (double, table->n_columns);
  double y = box->y, pad = PAD * ink->size;

  measure_columns (table, ink, box->width, widths);
  for (guint i = 0; i < table->cells->len; i += table->n_columns)
    {
      double tallest = 0.0, x = box->x;

      for (guint c = 0; c < table->n_columns; c++)
        {
          g_autoptr (PangoLayout) layout = make_cell (table, i + c, ink, widths[c]);
          double width, height;

          zw_map_text_measure (layout, &width, &height);
          tallest = MAX (tallest, height);
        }
      if (cr != NULL && i == 0)
        {
          cairo_rectangle (cr, box->x, y, box->width, tallest + pad * 0.6);
          zw_map_set_colour (cr, 0xe8e8e6ff);
          cairo_fill (cr);
        }
      for (guint c = 0; cr != NULL && c < table->n_columns; c++)
        {
          g_autoptr (PangoLayout) layout = make_cell (table, i + c, ink, widths[c]);

          zw_map_text_draw (layout, cr, ink, x + pad, y + pad * 0.3);
          x += widths[c];
        }
      y += tallest + pad * 0.6;
      if (cr != NULL)
        {
          cairo_move_to (cr, box->x, y);
          cairo_line_to (cr, box->x + box->width, y);
          zw_map_set_colour (cr, 0x999996ff);
          cairo_set_line_width (cr, RULE_PT);
          cairo_stroke (cr);
        }
    }
  return y - box->y;
}

void
zw_sheets_draw_table (const ZwSheets *self,
                      cairo_t *cr,
                      const ZwSheetBox *box,
                      const ZwSheetTable *table)
{
  double size = ZW_SHEET_TEXT_PT * LARGEST_TABLE;
  ZwMapInk ink = get_ink (size * self->text);

  while (size > ZW_SHEET_LEAST_PT && place_table (table, &ink, box, NULL) > box->height)
    {
      size = MAX (size * SHRINK, ZW_SHEET_LEAST_PT);
      ink = get_ink (size * self->text);
    }
  cairo_save (cr);
  place_table (table, &ink, box, cr);
  cairo_restore (cr);
}
