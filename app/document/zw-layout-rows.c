/* zw-layout-rows.c: fills pages with the rows of a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-layout-private.h"

#include <math.h>

static void
put_slice (ZwFlow *self, guint index, ZwTableSlice slice)
{
  const ZwTableLayout *table = zw_layout_get_table (self->layout, index);
  double height = zw_table_layout_get_height (table, &slice);
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));

  zw_flow_put (self, ZW_PIECE_ROWS, index, height)->slice = slice;
  zw_table_layout_add_notes (table, &slice, notes);
  zw_flow_take_notes (self, index, notes);
}

/* Height of the footnotes of a part of a table. */
static double
measure_notes (ZwFlow *self, guint index, ZwTableSlice slice)
{
  g_autoptr (GArray) notes = g_array_new (FALSE, FALSE, sizeof (guint));

  zw_table_layout_add_notes (zw_layout_get_table (self->layout, index), &slice, notes);
  return zw_flow_measure_notes (self, notes);
}

/* How many of at most @most lines of a high row, from that of @slice on, have room
 * here with their footnotes. */
static guint
count_room (ZwFlow *self, guint index, ZwTableSlice slice, guint most)
{
  const ZwTableLayout *table = zw_layout_get_table (self->layout, index);
  double room = self->bottom - self->y + ZW_TOLERANCE;
  double pitch = zw_style_get (ZW_STYLE_CELL_TEXT, FALSE).pitch;
  double least = zw_table_layout_get_height (table, &slice);
  guint count = room < least ? 0 : MIN (most, 1 + floor ((room - least) / pitch));

  for (; count > 0; count--)
    {
      slice.n_lines = count;
      if (zw_table_layout_get_height (table, &slice) + measure_notes (self, index, slice) <= room)
        break;
    }
  return count;
}

/* A row higher than a page, as many lines of it as go on each. */
static void
place_high_row (ZwFlow *self, guint index, guint row)
{
  const ZwTableLayout *table = zw_layout_get_table (self->layout, index);
  guint n_lines = zw_table_layout_count_lines (table, row);
  double height = table->heights[row];

  if (height + table->header_height <= zw_layout_get_table_room (self->layout, index)
      && !zw_flow_fits (self, 0, height + (row == 0 ? table->header_height : 0)))
    zw_flow_begin_page (self);
  for (guint skip = 0; skip < n_lines;)
    {
      ZwTableSlice slice = { .first = row, .count = 1, .skip = skip, .n_lines = 1 };
      guint count;

      slice.header = self->at_top || row == 0;
      count = count_room (self, index, slice, n_lines - skip);
      if (count >= ZW_LEAST_LINES || count == n_lines - skip || self->at_top)
        {
          slice.n_lines = MAX (1, count);
          put_slice (self, index, slice);
          skip += slice.n_lines;
        }
      if (skip < n_lines)
        zw_flow_begin_page (self);
    }
}

/**
 * zw_flow_place_rows:
 * @index: number of the block of a table, whose caption is placed
 *
 * Rows, as many as go on each page; those that are bound move together.
 */
void
zw_flow_place_rows (ZwFlow *self, guint index)
{
  const ZwTableLayout *table = zw_layout_get_table (self->layout, index);
  ZwTableSlice slice = { .header = TRUE };
  guint end;

  for (guint row = 0; row < table->n_rows; row = end)
    {
      double height = 0, here = zw_table_layout_get_height (table, &slice), notes = 0;
      ZwTableSlice wanted = slice;

      end = zw_layout_measure_bound_rows (table, row, &height);
      wanted.count = end - slice.first;
      notes = measure_notes (self, index, wanted);
      if (end == table->n_rows)
        notes += zw_layout_measure_note (self->layout, index);
      if (zw_flow_fits (self, 0, here + height + notes))
        {
          slice.count = end - slice.first;
          continue;
        }

      /* The rows up to here are full; the first on a page always goes there. */
      if (slice.count > 0)
        put_slice (self, index, slice);
      if (table->header_height + height > zw_layout_get_table_room (self->layout, index))
        {
          for (guint i = row; i < end; i++)
            place_high_row (self, index, i);
          slice = (ZwTableSlice){ .first = end };
          continue;
        }
      if (!self->at_top)
        zw_flow_begin_page (self);
      slice = (ZwTableSlice){ .first = row, .count = end - row, .header = TRUE };
    }
  if (slice.count > 0 || table->n_rows == 0)
    put_slice (self, index, slice);
}
