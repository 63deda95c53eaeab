/* zw-deck-draw.c: slides as pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-deck-private.h"

#include "document/zw-typeset.h"
#include "document/zw-tags.h"

#include <cairo-pdf.h>

#define HEAD_RULE_Y 74.0
#define HEAD_RULE_WIDTH 1.5

typedef struct
{
  const ZwDeckLayout *layout;
  cairo_t *cr;
  gboolean tagged;
  gboolean in_heading;
  gboolean in_list;
} Drawing;

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
fill (cairo_t *cr, double x, double y, double width, double height, guint32 colour)
{
  cairo_rectangle (cr, x, y, width, height);
  set_colour (cr, colour);
  cairo_fill (cr);
}

static void
draw_lines (const Drawing *self, PangoLayout *words, const ZwStyle *style, double x, double y)
{
  zw_typeset_draw_lines (self->cr, words, style, x, y, 0, pango_layout_get_line_count (words));
}

static void
set_list (Drawing *self, gboolean list)
{
  if (list == self->in_list)
    return;
  if (list)
    zw_tag_begin (self->cr, self->tagged, "L", NULL);
  else
    zw_tag_end (self->cr, self->tagged, "L");
  self->in_list = list;
}

/* Returns: height of the paragraph and the white space below */
static double
draw_paragraph (Drawing *self,
                const ZwDeckParagraph *paragraph,
                const char *tag,
                double x,
                double y,
                double width)
{
  ZwDeckLook look = zw_deck_look_get (paragraph->role, paragraph->size);
  g_autoptr (PangoLayout) words = zw_deck_set_text (self->layout->context, paragraph->text,
                                                    &look.style, width - look.style.left);

  set_list (self, look.label != NULL);
  set_colour (self->cr, look.colour);
  if (look.label != NULL)
    {
      g_autoptr (PangoLayout)
          label = zw_deck_set_text (self->layout->context, look.label, &look.style, -1);

      zw_tag_begin (self->cr, self->tagged, "LI", NULL);
      zw_tag_begin (self->cr, self->tagged, "Lbl", NULL);
      draw_lines (self, label, &look.style, x + look.style.left - 0.9 * look.style.size, y);
      zw_tag_end (self->cr, self->tagged, "Lbl");
      zw_tag_begin (self->cr, self->tagged, "LBody", NULL);
    }
  else if (tag != NULL)
    zw_tag_begin (self->cr, self->tagged, tag, NULL);
  draw_lines (self, words, &look.style, x + look.style.left, y);
  if (look.label != NULL)
    {
      zw_tag_end (self->cr, self->tagged, "LBody");
      zw_tag_end (self->cr, self->tagged, "LI");
    }
  else if (tag != NULL)
    zw_tag_end (self->cr, self->tagged, tag);
  return pango_layout_get_line_count (words) * look.style.pitch + look.style.after;
}

static void
draw_gap_ground (const Drawing *self, const ZwDeckBox *box)
{
  static const double dashes[] = { 6, 4 };

  fill (self->cr, box->x, box->y, box->width, box->height, ZW_DECK_GAP_GROUND);
  cairo_rectangle (self->cr, box->x + 0.75, box->y + 0.75, box->width - 1.5, box->height - 1.5);
  set_colour (self->cr, ZW_DECK_GAP_INK);
  cairo_set_line_width (self->cr, 1.5);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
draw_words (Drawing *self, const ZwDeckBox *box)
{
  static const char *const tags[] = {
    [ZW_DECK_BOX_NUMBER] = "H1",       [ZW_DECK_BOX_TITLE] = "H1", [ZW_DECK_BOX_SUBTITLE] = "H2",
    [ZW_DECK_BOX_TEXT] = "P",          [ZW_DECK_BOX_GAP] = "P",    [ZW_DECK_BOX_PICTURE] = NULL,
    [ZW_DECK_BOX_CAPTION] = "Caption", [ZW_DECK_BOX_TABLE] = NULL, [ZW_DECK_BOX_SOURCE] = "Note",
  };
  double pad = box->kind == ZW_DECK_BOX_GAP ? ZW_DECK_GAP_PAD : 0, y = box->y + pad;
  const char *tag = tags[box->kind];

  if (box->kind == ZW_DECK_BOX_GAP)
    draw_gap_ground (self, box);
  /* The number and the title after it are one heading. */
  if (box->kind == ZW_DECK_BOX_NUMBER && !self->in_heading)
    {
      zw_tag_begin (self->cr, self->tagged, "H1", NULL);
      self->in_heading = TRUE;
    }
  if (self->in_heading)
    tag = NULL;
  for (guint i = 0; i < box->paragraphs->len; i++)
    y += draw_paragraph (self, g_ptr_array_index (box->paragraphs, i), tag, box->x + pad, y,
                         box->width - 2 * pad);
  set_list (self, FALSE);
  if (self->in_heading && box->kind == ZW_DECK_BOX_TITLE)
    {
      zw_tag_end (self->cr, self->tagged, "H1");
      self->in_heading = FALSE;
    }
}

static void
draw_picture (const Drawing *self, const ZwDeckBox *box)
{
  zw_tag_begin (self->cr, self->tagged, "Figure", NULL);
  cairo_save (self->cr);
  cairo_translate (self->cr, box->x, box->y);
  cairo_rectangle (self->cr, 0, 0, box->width, box->height);
  cairo_clip (self->cr);
  cairo_new_path (self->cr);
  set_colour (self->cr, 0);
  box->part->draw (self->cr, box->width, box->height, box->part->data);
  cairo_restore (self->cr);
  zw_tag_end (self->cr, self->tagged, "Figure");
}

/* In two parts: what fills the page makes Cairo forget what it holds, and with it the
 * tag that is open around all pages. */
static void
fill_page (cairo_t *cr, guint32 colour)
{
  fill (cr, 0, 0, ZW_DECK_WIDTH, ZW_DECK_HEIGHT / 2 + 1, colour);
  fill (cr, 0, ZW_DECK_HEIGHT / 2, ZW_DECK_WIDTH, ZW_DECK_HEIGHT / 2, colour);
}

static void
draw_ground (const Drawing *self, ZwSlideKind kind)
{
  if (kind == ZW_SLIDE_CHAPTER)
    fill_page (self->cr, ZW_DECK_ACCENT);
  else if (kind == ZW_SLIDE_COVER)
    fill (self->cr, 0, 0, ZW_DECK_BAND_WIDTH, ZW_DECK_HEIGHT, ZW_DECK_ACCENT);
  else
    fill (self->cr, ZW_DECK_MARGIN, HEAD_RULE_Y, ZW_DECK_WIDTH - 2 * ZW_DECK_MARGIN,
          HEAD_RULE_WIDTH, ZW_DECK_ACCENT);
}

static void
draw_foot_words (const Drawing *self, ZwDeckRole role, const char *text, double x, double width)
{
  ZwDeckLook look = zw_deck_look_get (role, 0);
  g_autoptr (PangoLayout)
      words = zw_deck_set_text (self->layout->context, text, &look.style, width);

  pango_layout_set_height (words, -1);
  pango_layout_set_ellipsize (words, PANGO_ELLIPSIZE_END);
  set_colour (self->cr, look.colour);
  draw_lines (self, words, &look.style, x,
              ZW_DECK_FOOTER_Y + (ZW_DECK_FOOTER_HEIGHT - look.style.pitch) / 2);
}

static void
draw_foot (const Drawing *self, guint index)
{
  g_autofree char *footer = zw_deck_dup_footer (self->layout->deck);
  g_autofree char *page = g_strdup_printf ("%u", index + 1);
  double width = ZW_DECK_WIDTH - 2 * ZW_DECK_MARGIN;

  draw_foot_words (self, ZW_DECK_FOOTER, footer, ZW_DECK_MARGIN, width - ZW_DECK_PAGE_WIDTH);
  draw_foot_words (self, ZW_DECK_PAGE, page, ZW_DECK_WIDTH - ZW_DECK_MARGIN - ZW_DECK_PAGE_WIDTH,
                   ZW_DECK_PAGE_WIDTH);
}

/**
 * zw_deck_draw_slide:
 * @index: number of the slide, from 0
 * @tagged: mark its structure, on a PDF
 */
void
zw_deck_draw_slide (const ZwDeckLayout *self, guint index, cairo_t *cr, gboolean tagged)
{
  Drawing drawing = { .layout = self, .cr = cr, .tagged = tagged };
  const ZwSlide *slide = zw_deck_get_slide (self->deck, index);
  const GPtrArray *boxes = zw_deck_layout_get_boxes (self, index);

  cairo_save (cr);
  draw_ground (&drawing, slide->kind);
  for (guint i = 0; i < boxes->len; i++)
    {
      const ZwDeckBox *box = g_ptr_array_index (boxes, i);

      if (box->kind == ZW_DECK_BOX_PICTURE)
        draw_picture (&drawing, box);
      else if (box->kind == ZW_DECK_BOX_TABLE)
        zw_deck_table_draw (box->table, self->context, cr, box->x, box->y, tagged);
      else
        draw_words (&drawing, box);
    }
  if (slide->kind == ZW_SLIDE_CONTENT || slide->kind == ZW_SLIDE_OUTLINE)
    draw_foot (&drawing, index);
  cairo_restore (cr);
}

static guint
get_n (gconstpointer data)
{
  return ((const ZwDeckLayout *) data)->slides->len;
}

static void
get_size (gconstpointer data, guint page, double *width_pt, double *height_pt)
{
  *width_pt = ZW_DECK_WIDTH;
  *height_pt = ZW_DECK_HEIGHT;
}

static void
get_info (gconstpointer data, ZwPagesInfo *info)
{
  const ZwDeck *deck = ((const ZwDeckLayout *) data)->deck;

  *info = (ZwPagesInfo){ deck->language, deck->title, deck->author, deck->subject, deck->created };
}

static gboolean
draw (gconstpointer data, guint page, cairo_t *cr, gboolean tagged, GCancellable *cancellable)
{
  zw_deck_draw_slide (data, page, cr, tagged);
  return !g_cancellable_is_cancelled (cancellable);
}

/* Slides as the reader's side pane shows them, each under its chapter. */
static void
add_outline (gconstpointer data, cairo_surface_t *surface)
{
  const ZwDeck *deck = ((const ZwDeckLayout *) data)->deck;
  int chapter = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < deck->slides->len; i++)
    {
      const ZwSlide *slide = zw_deck_get_slide (deck, i);
      gboolean opens = slide->kind == ZW_SLIDE_CHAPTER;
      g_autofree char *target = g_strdup_printf ("page=%u pos=[0 0]", i + 1);
      g_autofree char *words = NULL;
      int id;

      if (opens && *slide->number != '\0')
        words = g_strdup_printf ("%s %s", slide->number, slide->title);
      else if (slide->kind == ZW_SLIDE_CONTENT && *slide->subtitle != '\0')
        words = g_strdup_printf (deck->chinese ? "%s：%s" : "%s: %s", slide->title,
                                 slide->subtitle);
      else
        words = g_strdup (slide->title);
      g_strdelimit (words, "\n", ' ');
      id = cairo_pdf_surface_add_outline (surface, opens ? CAIRO_PDF_OUTLINE_ROOT : chapter, words,
                                          target, opens ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      if (opens)
        chapter = id;
    }
}

/**
 * zw_deck_new_pages:
 * @self: a deck with at least one slide, which must not change any more
 *
 * Returns: (transfer full) (nullable): its slides as pages of 960 by 540 points;
 *   %NULL when cancelled
 */
ZwPages *
zw_deck_new_pages (ZwDeck *self, const ZwProgress *progress, GError **error)
{
  static const ZwPagesClass klass = { get_n, get_size,    get_info,
                                      draw,  add_outline, zw_deck_layout_free };
  ZwDeckLayout *layout = zw_deck_layout_new (self, progress, error);

  return layout != NULL ? zw_pages_new (&klass, layout) : NULL;
}
