/* zw-left-out-pockets.c: cells that hold residents left out, put together to pockets
 *
 *     . # # . .        cells that hold some; joined along sides and corners they
 *     . . . # .        are one pocket, and the one apart is another
 *     # . . . .
 *
 * Where hardly anybody is served, all of a city would be one pocket. So one that
 * is longer or wider than wanted is divided: within the middle half of its
 * length, behind the row or column of cells in which the fewest residents live;
 * what then no longer hangs together are pockets of their own, and so on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <stdlib.h>

#include "metrics/zw-left-out-private.h"

/* Pieces of one cell. */
typedef struct
{
  gint32 column;
  gint32 row;
  guint first; /* of its pieces */
  guint end;
  double residents;
} Cell;

/* Some cells, by number, in their order: rows from the south, then columns. */
typedef struct
{
  GArray *cells; /* of guint */
  double residents;
} Group;

typedef struct
{
  const GArray *pieces;
  GArray *cells;   /* of Cell */
  guint *parents;  /* for each cell one that hangs together with it */
  GPtrArray *done; /* of Group */
} Work;

static Group *
group_new (void)
{
  Group *self = g_new0 (Group, 1);

  self->cells = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

static void
group_free (Group *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

static const Cell *
get_cell (const Work *self, const Group *group, guint index)
{
  return &g_array_index (self->cells, Cell, g_array_index (group->cells, guint, index));
}

static int
compare_pieces (const void *a, const void *b)
{
  const ZwLeftOutPiece *left = a, *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  if (left->area != right->area)
    return left->area < right->area ? -1 : 1;
  if (left->place.x != right->place.x)
    return left->place.x < right->place.x ? -1 : 1;
  return (left->place.y > right->place.y) - (left->place.y < right->place.y);
}

/* Cells that hold more residents than rounding leaves. */
static void
collect_cells (Work *self)
{
  const ZwLeftOutPiece *pieces = (const ZwLeftOutPiece *) (const void *) self->pieces->data;

  for (guint i = 0; i < self->pieces->len;)
    {
      Cell cell = { pieces[i].column, pieces[i].row, i, i, 0.0 };

      for (; cell.end < self->pieces->len && pieces[cell.end].row == cell.row
             && pieces[cell.end].column == cell.column;
           cell.end++)
        cell.residents += pieces[cell.end].residents;
      if (cell.residents > ZW_LEFT_OUT_LEAST)
        g_array_append_val (self->cells, cell);
      i = cell.end;
    }
}

static guint
find_root (guint *parents, guint cell)
{
  while (parents[cell] != cell)
    {
      parents[cell] = parents[parents[cell]];
      cell = parents[cell];
    }
  return cell;
}

/* The lower number becomes the root, so that groups come in the order of their first cells. */
static void
join (guint *parents, guint a, guint b)
{
  guint left = find_root (parents, a), right = find_root (parents, b);

  if (left < right)
    parents[right] = left;
  else
    parents[left] = right;
}

/* Joins each cell of a group with those before it: in its row and in the row below. */
static void
join_neighbours (Work *self, const Group *group)
{
  guint below = 0;

  for (guint i = 0; i < group->cells->len; i++)
    {
      guint number = g_array_index (group->cells, guint, i);
      const Cell *cell = get_cell (self, group, i);

      self->parents[number] = number;
      if (i > 0 && get_cell (self, group, i - 1)->row == cell->row
          && get_cell (self, group, i - 1)->column + 1 == cell->column)
        join (self->parents, g_array_index (group->cells, guint, i - 1), number);
      while (get_cell (self, group, below)->row < cell->row - 1
             || (get_cell (self, group, below)->row == cell->row - 1
                 && get_cell (self, group, below)->column < cell->column - 1))
        below++;
      for (guint k = below; get_cell (self, group, k)->row == cell->row - 1
                            && get_cell (self, group, k)->column <= cell->column + 1;
           k++)
        join (self->parents, g_array_index (group->cells, guint, k), number);
    }
}

/* Parts of a group that hang together, added to @found in the order of their first cells. */
static void
separate (Work *self, const Group *group, GQueue *found)
{
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);

  join_neighbours (self, group);
  for (guint i = 0; i < group->cells->len; i++)
    {
      guint number = g_array_index (group->cells, guint, i);
      guint root = find_root (self->parents, number);
      Group *part = g_hash_table_lookup (groups, GUINT_TO_POINTER (root));

      if (part == NULL)
        {
          part = group_new ();
          g_hash_table_insert (groups, GUINT_TO_POINTER (root), part);
          g_queue_push_tail (found, part);
        }
      g_array_append_val (part->cells, number);
      part->residents += get_cell (self, group, i)->residents;
    }
}

/* The line of cells behind which a group is divided: of those in the middle half
 * the one with the fewest residents, and of such ones the nearest to the middle. */
static gint32
find_division (Work *self, const Group *group, gboolean along_y, gint32 low, gint32 high)
{
  guint n = (guint) (high - low) + 1;
  g_autofree double *residents = g_new0 (double, n);
  gint32 from = low + (gint32) (n / 4), to = high - (gint32) (n / 4) - 1, best = from;

  for (guint i = 0; i < group->cells->len; i++)
    {
      const Cell *cell = get_cell (self, group, i);

      residents[(along_y ? cell->row : cell->column) - low] += cell->residents;
    }
  for (gint32 line = from; line <= to; line++)
    {
      double than = residents[best - low], here = residents[line - low];

      if (here < than
          || (here == than && ABS (2 * line + 1 - low - high) < ABS (2 * best + 1 - low - high)))
        best = line;
    }
  return best;
}

/* Divides a group that is too long; %FALSE where it is not. */
static gboolean
divide (Work *self, const Group *group, guint most, GQueue *found)
{
  gint32 west = G_MAXINT32, east = G_MININT32, south = G_MAXINT32, north = G_MININT32, line;
  Group *sides[2];
  gboolean along_y;

  for (guint i = 0; i < group->cells->len; i++)
    {
      const Cell *cell = get_cell (self, group, i);

      west = MIN (west, cell->column);
      east = MAX (east, cell->column);
      south = MIN (south, cell->row);
      north = MAX (north, cell->row);
    }
  if ((guint) (east - west) < most && (guint) (north - south) < most)
    return FALSE;
  along_y = north - south > east - west;
  line = along_y ? find_division (self, group, TRUE, south, north)
                 : find_division (self, group, FALSE, west, east);
  sides[0] = group_new ();
  sides[1] = group_new ();
  for (guint i = 0; i < group->cells->len; i++)
    {
      const Cell *cell = get_cell (self, group, i);
      Group *side = sides[(along_y ? cell->row : cell->column) > line];

      g_array_append_val (side->cells, g_array_index (group->cells, guint, i));
    }
  for (guint s = 0; s < 2; s++)
    {
      separate (self, sides[s], found);
      group_free (sides[s]);
    }
  return TRUE;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *left = *(Group *const *) a, *right = *(Group *const *) b;

  if (left->residents != right->residents)
    return left->residents > right->residents ? -1 : 1;
  return g_array_index (left->cells, guint, 0) < g_array_index (right->cells, guint, 0) ? -1 : 1;
}

static void
find_groups (Work *self, double cell, double widest)
{
  guint most = widest > 0.0 ? MAX ((guint) MIN (widest / cell + 1e-9, 1e9), 2) : G_MAXUINT;
  Group *all = group_new ();
  GQueue waiting = G_QUEUE_INIT;
  Group *group;

  for (guint i = 0; i < self->cells->len; i++)
    g_array_append_val (all->cells, i);
  separate (self, all, &waiting);
  group_free (all);
  while ((group = g_queue_pop_head (&waiting)) != NULL)
    if (divide (self, group, most, &waiting))
      group_free (group);
    else
      g_ptr_array_add (self->done, group);
  g_ptr_array_sort (self->done, compare_groups);
}

/* How many residents an area has in a pocket. */
typedef struct
{
  guint area;
  double residents;
} Member;

static int
compare_members (const void *a, const void *b)
{
  const Member *left = a, *right = b;

  if (left->residents != right->residents)
    return left->residents > right->residents ? -1 : 1;
  return left->area < right->area ? -1 : 1;
}

static void
list_areas (ZwPocket *pocket, GHashTable *residents)
{
  g_autofree Member *members = g_new (Member, g_hash_table_size (residents) + 1);
  GHashTableIter iter;
  gpointer area, sum;
  guint n = 0;

  g_hash_table_iter_init (&iter, residents);
  while (g_hash_table_iter_next (&iter, &area, &sum))
    if (*(const double *) sum > ZW_LEFT_OUT_LEAST)
      members[n++] = (Member){ GPOINTER_TO_UINT (area), *(const double *) sum };
  qsort (members, n, sizeof *members, compare_members);
  pocket->n_areas = n;
  pocket->areas = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    pocket->areas[i] = members[i].area;
}

static double
get_distance (ZwPoint a, ZwPoint b)
{
  return hypot (a.x - b.x, a.y - b.y);
}

/* The place of the pocket nearest to the middle of its residents that no stop
 * reaches; the middle itself where it is in such a cell. */
static ZwPoint
choose_place (const Work *self,
              const Group *group,
              ZwPoint middle,
              double cell,
              const ZwDiscs *discs)
{
  ZwPoint best = middle;
  double least[2] = { INFINITY, INFINITY };
  gboolean found = FALSE;
  ZwPoint places[2] = { middle, middle };

  for (guint i = 0; i < group->cells->len && !found; i++)
    {
      const Cell *one = get_cell (self, group, i);

      found = one->column == (gint32) floor (middle.x / cell)
              && one->row == (gint32) floor (middle.y / cell)
              && !zw_discs_contain (discs, middle.x, middle.y);
      for (guint p = one->first; p < one->end && !found; p++)
        {
          ZwPoint place = g_array_index (self->pieces, ZwLeftOutPiece, p).place;
          guint reached = zw_discs_contain (discs, place.x, place.y);
          double distance = get_distance (place, middle);

          if (distance < least[reached])
            {
              least[reached] = distance;
              places[reached] = place;
            }
        }
    }
  if (!found)
    best = isfinite (least[0]) ? places[0] : places[1];
  return best;
}

static double
find_nearest (const ZwDiscs *discs, ZwPoint place)
{
  double nearest = INFINITY;

  for (guint i = 0; i < discs->centres->n; i++)
    nearest = MIN (nearest,
                   get_distance (place, (ZwPoint){ discs->centres->x[i], discs->centres->y[i] }));
  return isfinite (nearest) ? nearest : (double) NAN;
}

static void
add_double (GHashTable *sums, guint key, double value)
{
  double *sum = g_hash_table_lookup (sums, GUINT_TO_POINTER (key));

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (sums, GUINT_TO_POINTER (key), sum);
    }
  *sum += value;
}

static void
describe (const Work *self, const Group *group, double cell, const ZwDiscs *discs, ZwPocket *pocket)
{
  g_autoptr (GHashTable) residents = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  const Cell *first = get_cell (self, group, 0);
  ZwPoint origin = { first->column * cell, first->row * cell }, middle = { 0.0, 0.0 };

  pocket->residents = group->residents;
  zw_envelope_init_empty (&pocket->extent);
  for (guint i = 0; i < group->cells->len; i++)
    {
      const Cell *one = get_cell (self, group, i);
      double m2 = 0.0;

      zw_envelope_add (&pocket->extent, one->column * cell, one->row * cell);
      zw_envelope_add (&pocket->extent, (one->column + 1) * cell, (one->row + 1) * cell);
      for (guint p = one->first; p < one->end; p++)
        {
          const ZwLeftOutPiece *piece = &g_array_index (self->pieces, ZwLeftOutPiece, p);

          m2 += piece->m2;
          middle.x += piece->residents * (piece->place.x - origin.x);
          middle.y += piece->residents * (piece->place.y - origin.y);
          add_double (residents, piece->area, piece->residents);
        }
      pocket->area_m2 += m2 > 0.0 ? m2 : cell * cell;
    }
  middle.x = origin.x + middle.x / pocket->residents;
  middle.y = origin.y + middle.y / pocket->residents;
  pocket->place = choose_place (self, group, middle, cell, discs);
  pocket->nearest_stop_m = find_nearest (discs, pocket->place);
  list_areas (pocket, residents);
}

/**
 * zw_left_out_find_pockets:
 * @self: gets the pockets; their areas are still numbered as in @pieces
 * @pieces: (element-type ZwLeftOutPiece): will be sorted
 * @discs: circles around the stops that serve
 */
void
zw_left_out_find_pockets (ZwLeftOut *self,
                          GArray *pieces,
                          const ZwLeftOutOptions *options,
                          const ZwDiscs *discs)
{
  /* Larger cells than asked for make larger pockets. */
  double widest = options->widest_m * self->cell_m / options->cell_m;
  Work work = { .pieces = pieces };

  g_array_sort (pieces, compare_pieces);
  work.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  work.done = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  collect_cells (&work);
  work.parents = g_new (guint, work.cells->len + 1);
  find_groups (&work, self->cell_m, widest);

  self->n_pockets_in_all = work.done->len;
  self->n_pockets = MIN (work.done->len, options->n_pockets);
  self->pockets = g_new0 (ZwPocket, self->n_pockets + 1);
  for (guint i = 0; i < self->n_pockets; i++)
    describe (&work, g_ptr_array_index (work.done, i), self->cell_m, discs, &self->pockets[i]);
  g_ptr_array_unref (work.done);
  g_array_unref (work.cells);
  g_free (work.parents);
}
