/* zw-layout-draw.c: draws what lies on a page
 *
 * In a PDF each part is tagged with what it is. A tag is closed on the page on
 * which it was opened, but for the whole document's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-layout-private.h"
#include "document/zw-tags.h"

#include <cairo-pdf.h>

/* Header and footer: upper edge of their line in points, and the rule below. */
#define HEADER_Y 36.0
#define HEADER_RULE_Y 56.0
#define FOOTER_Y (ZW_PAGE_HEIGHT - 52.0)

/* The dots that lead from a heading to its page number. */
#define DOT_STEP 5.0
#define DOT_SIZE 1.2

typedef struct
{
  const ZwLayout *layout;
  cairo_t *cr;
  gboolean tagged;
  gboolean in_list;
  gboolean in_feet; /* a footnote stands above */
  double left;      /* left edge of the page's text */
} Drawing;

static void
draw_text (const Drawing *self,
           const char *text,
           const ZwStyle *style,
           double x,
           double y,
           double width)
{
  g_autoptr (PangoLayout) words = zw_typeset_text (self->layout->context, text, style, width);

  zw_typeset_draw_lines (self->cr, words, style, x, y, 0, pango_layout_get_line_count (words));
}

/* Sets lines from @y on, with @space above them, and draws them if @draw.
 * Returns: where they end */
static double
set_cover_lines (const Drawing *self,
                 GStrv lines,
                 ZwStyleId first,
                 double space,
                 double y,
                 gboolean draw)
{
  double after = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      ZwStyle style = zw_style_get (i == 0 ? first : first + 1, self->layout->document->chinese);
      double width = ZW_TEXT_WIDTH - style.left;
      const char *tag = i == 0 && first == ZW_STYLE_COVER_FIRST ? "H1" : "P";
      g_autoptr (PangoLayout)
          words = zw_typeset_text (self->layout->context, lines[i], &style, width);
      guint n_lines = pango_layout_get_line_count (words);

      y += i == 0 ? space : MAX (after, style.before);
      if (draw)
        {
          zw_tag_begin (self->cr, self->tagged, tag, NULL);
          zw_typeset_draw_lines (self->cr, words, &style, self->left + style.left, y, 0, n_lines);
          zw_tag_end (self->cr, self->tagged, tag);
        }
      y += n_lines * style.pitch;
      after = style.after;
    }
  return y;
}

static void
draw_cover (const Drawing *self, const ZwPiece *piece, const ZwBlock *block)
{
  gboolean chinese = self->layout->document->chinese;
  double above = zw_style_get (ZW_STYLE_COVER_FIRST, chinese).before;
  double between = zw_style_get (ZW_STYLE_APPLICANT_FIRST, chinese).before;
  double words, room, y;

  /* Long titles take the white space. */
  words = set_cover_lines (self, block->title_lines, ZW_STYLE_COVER_FIRST, 0, 0, FALSE)
          + set_cover_lines (self, block->applicant_lines, ZW_STYLE_APPLICANT_FIRST, 0, 0, FALSE);
  room = CLAMP ((ZW_TEXT_HEIGHT - words) / (above + between), 0, 1);

  y = set_cover_lines (self, block->title_lines, ZW_STYLE_COVER_FIRST, room * above, piece->y,
                       TRUE);
  set_cover_lines (self, block->applicant_lines, ZW_STYLE_APPLICANT_FIRST, room * between, y, TRUE);
}

static void
draw_label (const Drawing *self, const ZwPiece *piece, const ZwBlock *block, const ZwStyle *style)
{
  zw_tag_begin (self->cr, self->tagged, "Lbl", NULL);
  if (piece->first == 0)
    draw_text (self, block->label, style, self->left + style->left - ZW_LIST_STEP, piece->y, -1);
  zw_tag_end (self->cr, self->tagged, "Lbl");
}

static const char *
get_tag (const ZwBlock *block, ZwPieceKind kind)
{
  static const char *const headings[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  if (kind == ZW_PIECE_CAPTION)
    return "Caption";
  if (block->kind == ZW_BLOCK_HEADING)
    return headings[MIN (block->level, G_N_ELEMENTS (headings)) - 1];
  if (block->kind == ZW_BLOCK_LIST_ITEM)
    return "LBody";
  if (block->kind == ZW_BLOCK_NOTE)
    return "Note";
  return "P";
}

/* Where links to the block lead. */
static void
draw_target (const Drawing *self, const ZwPiece *piece)
{
  g_autofree char *name = g_strdup_printf ("name='h%u'", piece->block);

  if (piece->first > 0)
    return;
  zw_tag_begin (self->cr, self->tagged, CAIRO_TAG_DEST, name);
  zw_tag_end (self->cr, self->tagged, CAIRO_TAG_DEST);
}

/* A frame around what must be filled in, in the white space around the words. */
static void
draw_frame (const Drawing *self, const ZwPiece *piece, const ZwStyle *style)
{
  cairo_rectangle (self->cr, self->left, piece->y - ZW_GAP_PAD / 2, ZW_TEXT_WIDTH,
                   piece->count * style->pitch + ZW_GAP_PAD);
  cairo_set_line_width (self->cr, ZW_GAP_RULE);
  cairo_stroke (self->cr);
}

static void
draw_words (const Drawing *self, const ZwPiece *piece, const ZwBlock *block)
{
  ZwStyle style = zw_layout_get_style (self->layout, block, piece->kind);
  g_autoptr (PangoLayout) words = zw_layout_set_words (self->layout, block, piece->kind);
  const char *tag = get_tag (block, piece->kind);
  gboolean item = block->kind == ZW_BLOCK_LIST_ITEM;
  gboolean gap = block->kind == ZW_BLOCK_GAP;

  if (block->kind == ZW_BLOCK_HEADING || piece->kind == ZW_PIECE_CAPTION)
    draw_target (self, piece);
  if (item)
    {
      zw_tag_begin (self->cr, self->tagged, "LI", NULL);
      draw_label (self, piece, block, &style);
    }
  if (gap)
    {
      zw_tag_begin (self->cr, self->tagged, "Div", NULL);
      draw_frame (self, piece, &style);
    }
  zw_tag_begin (self->cr, self->tagged, tag, NULL);
  zw_words_draw (self->cr, words, &style, self->left + style.left, piece->y, piece->first,
                 piece->count, self->tagged);
  zw_tag_end (self->cr, self->tagged, tag);
  if (gap)
    zw_tag_end (self->cr, self->tagged, "Div");
  if (item)
    zw_tag_end (self->cr, self->tagged, "LI");
}

static void
draw_leader (const Drawing *self, double left, double right, double y)
{
  cairo_save (self->cr);
  for (double x = right - DOT_STEP; x > left; x -= DOT_STEP)
    {
      cairo_new_sub_path (self->cr);
      cairo_arc (self->cr, x, y, DOT_SIZE / 2, 0, 2 * G_PI);
    }
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
draw_entry (const Drawing *self, const ZwPiece *piece)
{
  const ZwLayout *layout = self->layout;
  const ZwBlock *heading = zw_document_get_block (layout->document, piece->heading);
  ZwStyle style = zw_style_get (ZW_STYLE_CONTENTS, layout->document->chinese);
  ZwStyle number_style = style;
  g_autoptr (PangoLayout) words = zw_layout_set_entry (layout, heading);
  g_autofree char *number = g_strdup_printf ("%u", layout->block_pages[piece->heading] + 1);
  g_autofree char *link = g_strdup_printf ("dest='h%u'", piece->heading);
  double x = self->left + (heading->level - 1) * ZW_CONTENTS_STEP;
  double right = self->left + ZW_TEXT_WIDTH;
  guint n_lines = pango_layout_get_line_count (words);
  double last_y = piece->y + (n_lines - 1) * style.pitch, end;
  PangoRectangle last;

  pango_layout_line_get_extents (pango_layout_get_line_readonly (words, n_lines - 1), NULL, &last);
  end = x + last.width / (double) PANGO_SCALE;
  number_style.align = ZW_ALIGN_END;

  zw_tag_begin (self->cr, self->tagged, "TOCI", NULL);
  zw_tag_begin (self->cr, self->tagged, CAIRO_TAG_LINK, link);
  zw_typeset_draw_lines (self->cr, words, &style, x, piece->y, 0, n_lines);
  draw_text (self, number, &number_style, right - ZW_CONTENTS_NUMBER_WIDTH, last_y,
             ZW_CONTENTS_NUMBER_WIDTH);
  zw_tag_end (self->cr, self->tagged, CAIRO_TAG_LINK);
  zw_tag_end (self->cr, self->tagged, "TOCI");
  end = MAX (end, x) + DOT_STEP;
  draw_leader (self, end, right - zw_typeset_measure (layout->context, number, &style) - 2,
               last_y + style.pitch * 0.69);
}

static void
draw_picture (const Drawing *self, const ZwPiece *piece, const ZwBlock *block)
{
  double x = self->left + (ZW_TEXT_WIDTH - block->width_pt) / 2;

  zw_tag_begin (self->cr, self->tagged, "Figure", NULL);
  cairo_save (self->cr);
  cairo_translate (self->cr, x, piece->y);
  cairo_rectangle (self->cr, 0, 0, block->width_pt, block->height_pt);
  cairo_clip (self->cr);
  cairo_new_path (self->cr);
  block->draw (self->cr, block->width_pt, block->height_pt, block->data);
  cairo_restore (self->cr);
  zw_tag_end (self->cr, self->tagged, "Figure");
}

/* The first on a page has a line above it. */
static void
draw_footnote (const Drawing *self, const ZwPiece *piece, gboolean first)
{
  const ZwLayout *layout = self->layout;
  ZwStyle style = zw_style_get (ZW_STYLE_FOOTNOTE, layout->document->chinese);
  g_autoptr (PangoLayout) words = zw_layout_set_footnote (layout, piece->note);
  g_autofree char *number = g_strdup_printf (
      "%u", zw_references_get_number (layout->references, piece->note));

  if (first)
    {
      cairo_move_to (self->cr, self->left, piece->y - ZW_FOOTNOTE_RULE_SPACE / 2);
      cairo_rel_line_to (self->cr, ZW_FOOTNOTE_RULE_WIDTH, 0);
      cairo_set_line_width (self->cr, ZW_CELL_RULE);
      cairo_stroke (self->cr);
    }
  zw_tag_begin (self->cr, self->tagged, "Note", NULL);
  if (piece->first == 0)
    {
      zw_tag_begin (self->cr, self->tagged, "Lbl", NULL);
      draw_text (self, number, &style, self->left, piece->y, -1);
      zw_tag_end (self->cr, self->tagged, "Lbl");
    }
  zw_typeset_draw_lines (self->cr, words, &style, self->left + style.left, piece->y, piece->first,
                         piece->count);
  zw_tag_end (self->cr, self->tagged, "Note");
}

static void
draw_piece (Drawing *self, const ZwPiece *piece)
{
  const ZwBlock *block = zw_document_get_block (self->layout->document, piece->block);
  gboolean item = block->kind == ZW_BLOCK_LIST_ITEM && piece->kind != ZW_PIECE_FOOTNOTE;

  if (item != self->in_list)
    {
      if (item)
        zw_tag_begin (self->cr, self->tagged, "L", NULL);
      else
        zw_tag_end (self->cr, self->tagged, "L");
      self->in_list = item;
    }
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  switch (piece->kind)
    {
    case ZW_PIECE_COVER:
      draw_cover (self, piece, block);
      break;
    case ZW_PIECE_ENTRY:
      draw_entry (self, piece);
      break;
    case ZW_PIECE_PICTURE:
      draw_picture (self, piece, block);
      break;
    case ZW_PIECE_ROWS:
      zw_table_layout_draw (g_ptr_array_index (self->layout->tables, piece->block), &piece->slice,
                            self->cr, self->left, piece->y, self->tagged);
      break;
    case ZW_PIECE_FOOTNOTE:
      draw_footnote (self, piece, !self->in_feet);
      self->in_feet = TRUE;
      break;
    case ZW_PIECE_TEXT:
    case ZW_PIECE_CAPTION:
    default:
      draw_words (self, piece, block);
      break;
    }
}

static void
draw_head_and_foot (const Drawing *self, guint page)
{
  const ZwDocument *document = self->layout->document;
  const char *header = document->header != NULL ? document->header : document->title;
  ZwStyle style = zw_style_get (ZW_STYLE_HEADER, document->chinese);
  g_autofree char *footer = g_strdup_printf ("%u / %u", page + 1,
                                             zw_layout_get_n_pages (self->layout));
  g_autoptr (PangoLayout)
      words = zw_typeset_text (self->layout->context, header, &style, ZW_TEXT_WIDTH);

  cairo_set_source_rgb (self->cr, ZW_SHADE_RULE, ZW_SHADE_RULE, ZW_SHADE_RULE);
  if (*header != '\0')
    {
      zw_typeset_draw_lines (self->cr, words, &style, self->left, HEADER_Y, 0, 1);
      cairo_move_to (self->cr, self->left, HEADER_RULE_Y);
      cairo_rel_line_to (self->cr, ZW_TEXT_WIDTH, 0);
      cairo_set_line_width (self->cr, ZW_CELL_RULE);
      cairo_stroke (self->cr);
    }
  style = zw_style_get (ZW_STYLE_FOOTER, document->chinese);
  if (document->double_sided)
    style.align = page % 2 == 0 ? ZW_ALIGN_END : ZW_ALIGN_START;
  draw_text (self, footer, &style, self->left, FOOTER_Y, ZW_TEXT_WIDTH);
}

/**
 * zw_layout_draw_pieces:
 * @page: number of the page, from 0
 * @tagged: mark the structure of the page, on a PDF
 */
void
zw_layout_draw_pieces (const ZwLayout *self, guint page, cairo_t *cr, gboolean tagged)
{
  Drawing drawing = { .layout = self, .cr = cr, .tagged = tagged };

  const GArray *pieces = g_ptr_array_index (self->pages, page);
  gboolean cover = pieces->len > 0 && g_array_index (pieces, ZwPiece, 0).kind == ZW_PIECE_COVER;

  drawing.left = zw_layout_get_left (self, page);
  cairo_save (cr);
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (&drawing, &g_array_index (pieces, ZwPiece, i));
  if (drawing.in_list)
    zw_tag_end (drawing.cr, drawing.tagged, "L");
  if (!cover)
    draw_head_and_foot (&drawing, page);
  cairo_restore (cr);
}
