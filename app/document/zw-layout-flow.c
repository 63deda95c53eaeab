/* zw-layout-flow.c: fills the pages of a document, block by block
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-layout-private.h"

#include <math.h>

#define BOTTOM (ZW_PAGE_HEIGHT - ZW_PAGE_MARGIN)

/* Most of a page for footnotes that had no room on the page before. */
#define MOST_CARRIED 0.5

/* Pages */

void
zw_flow_init (ZwFlow *self, ZwLayout *layout)
{
  *self = (ZwFlow){ .layout = layout };
  self->feet = g_array_new (FALSE, FALSE, sizeof (ZwFoot));
  self->carried = g_array_new (FALSE, FALSE, sizeof (ZwFoot));
  self->taken = g_new0 (gboolean, layout->document->footnotes->len + 1);
  self->foot_lines = g_new0 (guint, layout->document->footnotes->len + 1);
  zw_flow_begin_page (self);
}

void
zw_flow_clear (ZwFlow *self)
{
  g_array_unref (self->feet);
  g_array_unref (self->carried);
  g_free (self->taken);
  g_free (self->foot_lines);
}

static double
get_foot_pitch (const ZwFlow *self)
{
  return zw_style_get (ZW_STYLE_FOOTNOTE, self->layout->document->chinese).pitch;
}

/* Puts as many lines of a footnote as have room in @room, the others aside. */
static void
add_foot (ZwFlow *self, ZwFoot foot, double room)
{
  ZwFoot rest = foot;
  double pitch = get_foot_pitch (self);

  if (self->feet->len == 0)
    room -= ZW_FOOTNOTE_RULE_SPACE;
  foot.count = CLAMP (floor ((room + ZW_TOLERANCE) / pitch), 0, foot.count);
  if (foot.count > 0)
    {
      self->bottom -= foot.count * pitch + (self->feet->len == 0 ? ZW_FOOTNOTE_RULE_SPACE : 0);
      g_array_append_val (self->feet, foot);
    }
  rest.first += foot.count;
  rest.count -= foot.count;
  if (rest.count > 0)
    g_array_append_val (self->carried, rest);
}

/* The footnotes stand at the foot of the page, however full it is. */
static void
end_page (ZwFlow *self)
{
  GPtrArray *pages = self->layout->pages;
  GArray *pieces = g_ptr_array_index (pages, pages->len - 1);
  double y = self->bottom + ZW_FOOTNOTE_RULE_SPACE;

  for (guint i = 0; i < self->feet->len; i++)
    {
      const ZwFoot *foot = &g_array_index (self->feet, ZwFoot, i);
      ZwPiece piece = { .kind = ZW_PIECE_FOOTNOTE, .block = foot->block, .y = y };

      piece.note = foot->note;
      piece.first = foot->first;
      piece.count = foot->count;
      g_array_append_val (pieces, piece);
      y += foot->count * get_foot_pitch (self);
    }
  g_array_set_size (self->feet, 0);
}

void
zw_flow_begin_page (ZwFlow *self)
{
  g_autoptr (GArray) carried = g_steal_pointer (&self->carried);

  if (self->layout->pages->len > 0)
    end_page (self);
  g_ptr_array_add (self->layout->pages, g_array_new (FALSE, TRUE, sizeof (ZwPiece)));
  self->y = ZW_PAGE_MARGIN;
  self->bottom = BOTTOM;
  self->after = 0;
  self->at_top = TRUE;
  self->ended = FALSE;
  self->carried = g_array_new (FALSE, FALSE, sizeof (ZwFoot));
  for (guint i = 0; i < carried->len; i++)
    add_foot (self, g_array_index (carried, ZwFoot, i),
              self->bottom - BOTTOM + MOST_CARRIED * ZW_TEXT_HEIGHT);
}

/**
 * zw_flow_finish:
 *
 * Ends the last page, and adds pages for footnotes that had no room.
 */
void
zw_flow_finish (ZwFlow *self)
{
  while (self->carried->len > 0)
    zw_flow_begin_page (self);
  end_page (self);
}

/**
 * zw_flow_get_gap:
 *
 * Returns: white space above the next block; none at the top of a page
 */
double
zw_flow_get_gap (const ZwFlow *self, double before)
{
  return self->at_top ? 0 : MAX (before, self->after);
}

gboolean
zw_flow_fits (const ZwFlow *self, double gap, double height)
{
  return self->y + gap + height <= self->bottom + ZW_TOLERANCE;
}

ZwPiece *
zw_flow_put (ZwFlow *self, ZwPieceKind kind, guint block, double height)
{
  guint page = self->layout->pages->len - 1;
  GArray *pieces = g_ptr_array_index (self->layout->pages, page);
  ZwPiece piece = { .kind = kind, .block = block, .y = self->y };

  if (self->layout->block_pages[block] == G_MAXUINT)
    {
      self->layout->block_pages[block] = page;
      self->layout->block_tops[block] = self->y;
    }
  g_array_append_val (pieces, piece);
  self->y += height;
  self->at_top = FALSE;
  return &g_array_index (pieces, ZwPiece, pieces->len - 1);
}

/* Footnotes */

static guint
count_foot_lines (const ZwFlow *self, guint note)
{
  if (self->foot_lines[note] == 0)
    {
      g_autoptr (PangoLayout) words = zw_layout_set_footnote (self->layout, note);

      self->foot_lines[note] = pango_layout_get_line_count (words);
    }
  return self->foot_lines[note];
}

static gboolean
is_new_note (const ZwFlow *self, const GArray *notes, guint index)
{
  guint note = g_array_index (notes, guint, index);

  for (guint i = 0; i < index; i++)
    if (g_array_index (notes, guint, i) == note)
      return FALSE;
  return note < self->layout->document->footnotes->len && !self->taken[note];
}

/**
 * zw_flow_measure_notes:
 * @notes: (element-type guint): footnotes
 *
 * Returns: height they need on this page; nothing for those that stand on a page
 *   already
 */
double
zw_flow_measure_notes (const ZwFlow *self, const GArray *notes)
{
  double height = 0;

  for (guint i = 0; i < notes->len; i++)
    if (is_new_note (self, notes, i))
      height += count_foot_lines (self, g_array_index (notes, guint, i)) * get_foot_pitch (self);
  return height + (height > 0 && self->feet->len == 0 ? ZW_FOOTNOTE_RULE_SPACE : 0);
}

/**
 * zw_flow_take_notes:
 * @block: number of the block that bears their numbers, placed already
 *
 * Places footnotes at the foot of the page.
 */
void
zw_flow_take_notes (ZwFlow *self, guint block, const GArray *notes)
{
  for (guint i = 0; i < notes->len; i++)
    if (is_new_note (self, notes, i))
      {
        guint note = g_array_index (notes, guint, i);

        self->taken[note] = TRUE;
        add_foot (self, (ZwFoot){ note, block, 0, count_foot_lines (self, note) },
                  self->carried->len > 0 ? 0 : self->bottom - self->y);
      }
}

/* Words */

/* How many of the lines from @first on have room here, with their footnotes. */
static guint
count_room (const ZwFlow *self, guint index, ZwPieceKind kind, guint first, guint n_lines)
{
  const ZwBlock *block = zw_layout_get_block (self->layout, index);
  double pitch = zw_layout_get_style (self->layout, block, kind).pitch;
  double height = self->bottom - self->y + ZW_TOLERANCE;
  guint room = MIN (n_lines, MAX (0, floor (height / pitch)));

  for (; room > 0 && zw_fragment_is_in (block->text); room--)
    {
      g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));

      zw_layout_add_line_notes (self->layout, index, kind, first, room, notes);
      if (room * pitch + zw_flow_measure_notes (self, notes) <= height)
        break;
    }
  return room;
}

/* How many of @n_lines to place here, so that neither end stands alone. */
static guint
choose_lines (const ZwFlow *self, guint index, ZwPieceKind kind, guint first, guint n_lines)
{
  guint room = count_room (self, index, kind, first, n_lines);
  double lone = zw_layout_measure_lone_line (self->layout, index);
  ZwStyle style = zw_layout_get_style (self->layout, zw_layout_get_block (self->layout, index),
                                       kind);

  if (room >= n_lines
      && (lone <= 0 || n_lines <= ZW_LEAST_LINES
          || zw_flow_fits (self, 0, n_lines * style.pitch + lone)))
    return n_lines;
  if (n_lines - room < ZW_LEAST_LINES)
    room = n_lines > ZW_LEAST_LINES ? n_lines - ZW_LEAST_LINES : 0;
  if (room < ZW_LEAST_LINES && !self->at_top)
    return 0;
  return MAX (room, self->at_top ? 1 : 0);
}

static void
place_words (ZwFlow *self, guint index, ZwPieceKind kind)
{
  const ZwBlock *block = zw_layout_get_block (self->layout, index);
  ZwStyle style = zw_layout_get_style (self->layout, block, kind);
  guint n_lines = zw_layout_count_lines (self->layout, index, kind);

  self->y += zw_flow_get_gap (self, style.before);
  for (guint first = 0; first < n_lines;)
    {
      guint count = choose_lines (self, index, kind, first, n_lines - first);

      if (count > 0)
        {
          g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));
          ZwPiece *piece = zw_flow_put (self, kind, index, count * style.pitch);

          piece->first = first;
          piece->count = count;
          zw_layout_add_line_notes (self->layout, index, kind, first, count, notes);
          zw_flow_take_notes (self, index, notes);
          first += count;
        }
      if (first < n_lines)
        zw_flow_begin_page (self);
    }
  self->after = style.after;
}

/* Other blocks */

static void
place_picture (ZwFlow *self, guint index)
{
  const ZwBlock *block = zw_layout_get_block (self->layout, index);
  ZwStyle style = zw_layout_get_style (self->layout, block, ZW_PIECE_PICTURE);

  self->y += zw_flow_get_gap (self, style.before);
  zw_flow_put (self, ZW_PIECE_PICTURE, index, block->height_pt);
  self->after = style.after;
  if (block->number > 0)
    place_words (self, index, ZW_PIECE_CAPTION);
}

static void
place_contents (ZwFlow *flow, guint index)
{
  ZwLayout *self = flow->layout;
  const ZwBlock *contents = zw_layout_get_block (self, index);
  ZwStyle style = zw_layout_get_style (self, contents, ZW_PIECE_ENTRY);

  place_words (flow, index, ZW_PIECE_TEXT);
  for (guint i = 0; i < zw_layout_get_n_blocks (self); i++)
    {
      const ZwBlock *block = zw_layout_get_block (self, i);
      g_autoptr (PangoLayout) words = NULL;
      ZwPiece *piece = NULL;
      double height;

      if (block->kind != ZW_BLOCK_HEADING || block->level > contents->level)
        continue;
      words = zw_layout_set_entry (self, block);
      height = pango_layout_get_line_count (words) * style.pitch;
      if (!zw_flow_fits (flow, zw_flow_get_gap (flow, style.before), height) && !flow->at_top)
        zw_flow_begin_page (flow);
      flow->y += zw_flow_get_gap (flow, style.before);
      piece = zw_flow_put (flow, ZW_PIECE_ENTRY, index, height);
      piece->heading = i;
      flow->after = style.after;
    }
}

static void
place_table (ZwFlow *self, guint index)
{
  const ZwBlock *block = zw_layout_get_block (self->layout, index);
  ZwStyle text = zw_style_get (ZW_STYLE_TEXT, FALSE);
  ZwStyle style = zw_layout_get_style (self->layout, block, ZW_PIECE_CAPTION);

  if (block->number > 0)
    {
      place_words (self, index, ZW_PIECE_CAPTION);
      self->y += style.after;
    }
  else
    self->y += zw_flow_get_gap (self, text.after);
  zw_flow_place_rows (self, index);
  self->after = style.before;
}

/**
 * zw_flow_place_block:
 *
 * Places a block on this page, the next, or as many as it takes.
 */
void
zw_flow_place_block (ZwFlow *self, guint index)
{
  const ZwBlock *block = zw_layout_get_block (self->layout, index);
  gboolean caption = block->kind == ZW_BLOCK_TABLE;
  ZwStyle style = zw_layout_get_style (self->layout, block,
                                       caption ? ZW_PIECE_CAPTION : ZW_PIECE_TEXT);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));
  double height = 0;

  if (self->ended && block->kind != ZW_BLOCK_PAGE_BREAK)
    zw_flow_begin_page (self);

  /* A note belongs to what stands above it. */
  if (block->kind == ZW_BLOCK_NOTE)
    self->after = 0;
  if (!self->at_top)
    {
      height = zw_layout_measure_start (self->layout, index, notes);
      height += zw_flow_measure_notes (self, notes);
      if (!zw_flow_fits (self, zw_flow_get_gap (self, style.before), height))
        zw_flow_begin_page (self);
    }

  switch (block->kind)
    {
    case ZW_BLOCK_COVER:
      zw_flow_put (self, ZW_PIECE_COVER, index, ZW_TEXT_HEIGHT);
      break;
    case ZW_BLOCK_CONTENTS:
      place_contents (self, index);
      break;
    case ZW_BLOCK_PICTURE:
      place_picture (self, index);
      break;
    case ZW_BLOCK_TABLE:
      place_table (self, index);
      break;
    case ZW_BLOCK_PAGE_BREAK:
      self->ended = !self->at_top;
      break;
    default:
      place_words (self, index, ZW_PIECE_TEXT);
      break;
    }
}
