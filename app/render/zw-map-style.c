/* zw-map-style.c: features of a layer told apart by what they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "render/zw-map-style.h"

#include <string.h>

static void
category_clear (gpointer data)
{
  ZwMapCategory *self = data;

  g_free (self->label);
}

/**
 * zw_map_style_new:
 * @n: number of features
 * @title: (nullable): heads its lines in the legend
 *
 * Returns: (transfer full): a style without categories
 */
ZwMapStyle *
zw_map_style_new (guint n, const char *title)
{
  ZwMapStyle *self = g_new0 (ZwMapStyle, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->categories = g_array_new (FALSE, FALSE, sizeof (ZwMapCategory));
  g_array_set_clear_func (self->categories, category_clear);
  self->n = n;
  self->numbers = g_new0 (guint8, n + 1);
  self->name_share = 1.0;
  return self;
}

/**
 * zw_map_style_add:
 * @label: (nullable): for the legend
 *
 * Returns: number of the new category
 */
guint
zw_map_style_add (ZwMapStyle *self, const ZwSymbol *symbol, const char *label)
{
  ZwMapCategory category = { .symbol = *symbol, .label = g_strdup (label) };

  g_return_val_if_fail (self->categories->len < ZW_MAP_MOST_CATEGORIES, ZW_MAP_NO_CATEGORY);
  g_array_append_val (self->categories, category);
  return self->categories->len;
}

/**
 * zw_map_style_get:
 * @category: from 1 on
 *
 * Returns: (transfer none): it, until another is added
 */
ZwMapCategory *
zw_map_style_get (const ZwMapStyle *self, guint category)
{
  g_return_val_if_fail (category >= 1 && category <= self->categories->len, NULL);
  return &g_array_index (self->categories, ZwMapCategory, category - 1);
}

void
zw_map_style_set (ZwMapStyle *self, guint feature, guint category)
{
  g_return_if_fail (feature < self->n && category <= self->categories->len);
  self->numbers[feature] = (guint8) category;
}

void
zw_map_style_set_all (ZwMapStyle *self, guint category)
{
  g_return_if_fail (category <= self->categories->len);
  memset (self->numbers, (int) category, self->n);
}

/**
 * zw_map_style_set_text:
 * @text: (nullable): name of the feature, borrowed; features without one get none
 */
void
zw_map_style_set_text (ZwMapStyle *self, guint feature, const char *text)
{
  g_return_if_fail (feature < self->n);
  if (self->texts == NULL)
    self->texts = g_new0 (const char *, self->n + 1);
  self->texts[feature] = text;
}

void
zw_map_style_set_weight (ZwMapStyle *self, guint feature, double weight)
{
  g_return_if_fail (feature < self->n);
  if (self->weights == NULL)
    self->weights = g_new0 (double, self->n + 1);
  self->weights[feature] = weight;
}

/**
 * zw_map_style_count:
 *
 * Returns: how many features are of a category
 */
guint
zw_map_style_count (const ZwMapStyle *self, guint category)
{
  guint n = 0;

  for (guint i = 0; i < self->n; i++)
    n += self->numbers[i] == category;
  return n;
}

ZwMapStyle *
zw_map_style_ref (ZwMapStyle *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_map_style_unref (ZwMapStyle *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->categories);
  g_free (self->title);
  g_free (self->numbers);
  g_free (self->texts);
  g_free (self->weights);
  g_free (self);
}
