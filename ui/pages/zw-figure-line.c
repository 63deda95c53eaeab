/* zw-figure-line.c: a line of a table of indicators: one of them, or a part of one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-figure-line.h"

#include <math.h>

struct _ZwFigureLine
{
  GObject parent_instance;

  ZwIndicatorId id;

  /* Owned */
  char *part_id;        /* NULL for the indicator itself */
  GListStore *children; /* of ZwFigureLine */
};

G_DEFINE_FINAL_TYPE (ZwFigureLine, zw_figure_line, G_TYPE_OBJECT)

/**
 * zw_figure_column_new:
 * @evaluation: (nullable): the column takes a reference
 */
ZwFigureColumn *
zw_figure_column_new (const char *title, const char *tooltip, ZwEvaluation *evaluation)
{
  ZwFigureColumn *self = g_new0 (ZwFigureColumn, 1);

  self->title = g_strdup (title);
  self->tooltip = g_strdup (tooltip);
  self->evaluation = evaluation != NULL ? zw_evaluation_ref (evaluation) : NULL;
  return self;
}

void
zw_figure_column_free (ZwFigureColumn *self)
{
  g_free (self->title);
  g_free (self->tooltip);
  g_clear_pointer (&self->evaluation, zw_evaluation_unref);
  g_free (self);
}

static void
zw_figure_line_finalize (GObject *object)
{
  ZwFigureLine *self = ZW_FIGURE_LINE (object);

  g_free (self->part_id);
  g_clear_object (&self->children);
  G_OBJECT_CLASS (zw_figure_line_parent_class)->finalize (object);
}

static void
zw_figure_line_class_init (ZwFigureLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = zw_figure_line_finalize;
}

static void
zw_figure_line_init (ZwFigureLine *self)
{
  self->children = g_list_store_new (ZW_TYPE_FIGURE_LINE);
}

ZwFigureLine *
zw_figure_line_new (ZwIndicatorId id, const char *part_id)
{
  ZwFigureLine *self = g_object_new (ZW_TYPE_FIGURE_LINE, NULL);

  self->id = id;
  self->part_id = g_strdup (part_id);
  return self;
}

ZwIndicatorId
zw_figure_line_get_id (ZwFigureLine *self)
{
  return self->id;
}

/**
 * zw_figure_line_get_part_id:
 *
 * Returns: (nullable): the part; %NULL for the indicator itself
 */
const char *
zw_figure_line_get_part_id (ZwFigureLine *self)
{
  return self->part_id;
}

/**
 * zw_figure_line_get_children:
 *
 * Returns: (transfer none) (nullable): lines of its parts; %NULL where it has none
 */
GListModel *
zw_figure_line_get_children (ZwFigureLine *self)
{
  GListModel *children = G_LIST_MODEL (self->children);

  return g_list_model_get_n_items (children) > 0 ? children : NULL;
}

static void
add_part (GPtrArray *ids, const char *id, guint *after)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), id))
      {
        *after = i + 1;
        return;
      }
  g_ptr_array_insert (ids, (int) *after, (gpointer) id);
  (*after)++;
}

/* The parts of all columns, each once, in the order in which they come. */
static GPtrArray *
collect_parts (ZwFigureLine *self, GPtrArray *columns)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint c = 0; c < columns->len; c++)
    {
      const ZwFigureColumn *column = g_ptr_array_index (columns, c);
      const ZwIndicator *indicator = column->evaluation != NULL
                                         ? zw_evaluation_find (column->evaluation, self->id)
                                         : NULL;
      guint after = 0;

      for (guint i = 0; indicator != NULL && i < indicator->n_parts; i++)
        if (isfinite (indicator->parts[i].value))
          add_part (ids, indicator->parts[i].id, &after);
    }
  return ids;
}

static gboolean
has_parts (ZwFigureLine *self, GPtrArray *ids)
{
  GListModel *children = G_LIST_MODEL (self->children);

  if (g_list_model_get_n_items (children) != ids->len)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (ZwFigureLine) child = g_list_model_get_item (children, i);

      if (g_strcmp0 (child->part_id, g_ptr_array_index (ids, i)) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_figure_line_update:
 * @columns: (element-type ZwFigureColumn): what the table shows now
 *
 * Brings the lines of parts up to date; those that stay are left alone.
 *
 * Returns: whether the line has got parts, or has lost all of them
 */
gboolean
zw_figure_line_update (ZwFigureLine *self, GPtrArray *columns)
{
  g_autoptr (GPtrArray) ids = collect_parts (self, columns);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = g_list_model_get_n_items (G_LIST_MODEL (self->children));

  if (has_parts (self, ids))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (lines, zw_figure_line_new (self->id, g_ptr_array_index (ids, i)));
  g_list_store_splice (self->children, 0, before, lines->pdata, lines->len);
  return (before == 0) != (lines->len == 0);
}

/**
 * zw_figure_line_find_part:
 *
 * Returns: (transfer none) (nullable): the part of an indicator that the line is of
 */
const ZwIndicatorPart *
zw_figure_line_find_part (ZwFigureLine *self, const ZwIndicator *indicator)
{
  for (guint i = 0; i < indicator->n_parts; i++)
    if (g_strcmp0 (indicator->parts[i].id, self->part_id) == 0)
      return &indicator->parts[i];
  return NULL;
}
