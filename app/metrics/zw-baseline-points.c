/* zw-baseline-points.c: chargers, car parks, bike stations, attractions, shared vehicles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-baseline-columns.h"

#include <math.h>
#include <string.h>

static void
add_charger (ZwBaseline *self,
             ZwColumns *columns,
             const ZwFeatures *features,
             guint row,
             const guint column)
{
  static const char *const fields[ZW_N_CHARGER_COLUMNS] = { NULL, "posts", "guns", "fast", "slow" };
  double values[ZW_N_CHARGER_COLUMNS];

  for (guint c = ZW_CHARGER_POSTS; c < ZW_N_CHARGER_COLUMNS; c++)
    {
      values[c] = zw_columns_get_number (zw_features_get_numbers (features, fields[c]), row);
      self->notes.charger_known[c] |= !isnan (values[c]);
    }
  /* Guns given only by kind are the sum of both. */
  if (isnan (values[ZW_CHARGER_GUNS])
      && !(isnan (values[ZW_CHARGER_FAST]) && isnan (values[ZW_CHARGER_SLOW])))
    {
      values[ZW_CHARGER_GUNS] = (isnan (values[ZW_CHARGER_FAST]) ? 0.0 : values[ZW_CHARGER_FAST])
                                + (isnan (values[ZW_CHARGER_SLOW]) ? 0.0 : values[ZW_CHARGER_SLOW]);
      self->notes.charger_known[ZW_CHARGER_GUNS] = TRUE;
    }
  values[ZW_CHARGER_VALUE] = column == ZW_CHARGER_VALUE ? 1.0 : values[column];
  self->notes.n_chargers_left_out += isnan (values[ZW_CHARGER_VALUE]);
  for (guint c = 0; c < ZW_N_CHARGER_COLUMNS; c++)
    if (isnan (values[c]))
      values[c] = 0.0;
  zw_columns_add (columns, zw_baseline_get_place (features, row), values);
}

/* Posts where a layer gives them, else its guns, else its sites. */
void
zw_baseline_fill_chargers (ZwBaseline *self, GPtrArray *layers)
{
  ZwColumns columns;

  if (layers->len == 0)
    return;
  zw_columns_init (&columns, ZW_N_CHARGER_COLUMNS);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      guint column = ZW_CHARGER_VALUE;

      if (zw_columns_has_numbers (zw_features_get_numbers (features, "posts"), features->n))
        column = ZW_CHARGER_POSTS;
      else if (zw_columns_has_numbers (zw_features_get_numbers (features, "guns"), features->n)
               || zw_columns_has_numbers (zw_features_get_numbers (features, "fast"), features->n)
               || zw_columns_has_numbers (zw_features_get_numbers (features, "slow"), features->n))
        column = ZW_CHARGER_GUNS;
      self->notes.charger_posts |= column == ZW_CHARGER_POSTS;
      self->notes.charger_guns |= column == ZW_CHARGER_GUNS;
      self->notes.charger_sites |= column == ZW_CHARGER_VALUE;
      for (guint i = 0; i < features->n; i++)
        add_charger (self, &columns, features, i, column);
    }
  self->chargers = zw_columns_end (&columns, &self->frame);
}

/* Only car parks of which both figures are known are counted. */
void
zw_baseline_fill_parking (ZwBaseline *self, GPtrArray *layers)
{
  ZwColumns columns;

  if (layers->len == 0)
    return;
  zw_columns_init (&columns, ZW_N_PARKING_COLUMNS);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const double *spaces = zw_features_get_numbers (features, "spaces");
      const double *ev_spaces = zw_features_get_numbers (features, "ev_spaces");

      self->notes.parking_areas |= features->shape->kind == ZW_GEOMETRY_POLYGON;
      for (guint i = 0; i < features->n; i++)
        {
          double values[] = { zw_columns_get_number (spaces, i),
                              zw_columns_get_number (ev_spaces, i), 1.0 };

          if (isnan (values[ZW_PARKING_SPACES]) || isnan (values[ZW_PARKING_EV_SPACES]))
            {
              values[ZW_PARKING_SPACES] = values[ZW_PARKING_EV_SPACES] = 0.0;
              values[ZW_PARKING_KNOWN] = 0.0;
              self->notes.n_parking_left_out++;
            }
          zw_columns_add (&columns, zw_baseline_get_place (features, i), values);
        }
    }
  self->parking = zw_columns_end (&columns, &self->frame);
}

void
zw_baseline_fill_bikes (ZwBaseline *self, GPtrArray *layers)
{
  ZwColumns columns;

  if (layers->len == 0)
    return;
  zw_columns_init (&columns, 0);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      for (guint i = 0; i < features->n; i++)
        zw_columns_add (&columns, zw_baseline_get_place (features, i), NULL);
    }
  self->bikes = zw_columns_end (&columns, &self->frame);
}

static gboolean
has_kinds (const ZwFeatures *features)
{
  const char *const *kinds = zw_features_get_texts (features, "kind");

  for (guint i = 0; kinds != NULL && i < features->n; i++)
    if (kinds[i] != NULL && *kinds[i] != '\0')
      return TRUE;
  return FALSE;
}

void
zw_baseline_fill_attractions (ZwBaseline *self, GPtrArray *layers)
{
  double values[ZW_ATTRACTION_FIRST_KIND + 2 * ZW_MAX_KINDS];
  ZwColumns columns;

  if (layers->len == 0)
    return;
  self->attraction_kinds = zw_columns_list_kinds (layers, "kind", ZW_MAX_KINDS);
  zw_columns_init (&columns, ZW_ATTRACTION_FIRST_KIND + 2 * self->attraction_kinds->len);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);

      self->notes.attraction_areas |= features->shape->kind == ZW_GEOMETRY_POLYGON;
      self->notes.attraction_kinds |= has_kinds (features);
      for (guint i = 0; i < features->n; i++)
        {
          ZwPoint place = zw_baseline_get_place (features, i);
          gboolean covered = self->discs != NULL
                             && zw_discs_contain (self->discs, place.x, place.y);
          guint kind = zw_columns_find_kind (self->attraction_kinds, features, "kind", i);

          memset (values, 0, sizeof values);
          values[ZW_ATTRACTION_COVERED] = covered;
          values[ZW_ATTRACTION_FIRST_KIND + 2 * kind] = 1.0;
          values[ZW_ATTRACTION_FIRST_KIND + 2 * kind + 1] = covered;
          zw_columns_add (&columns, place, values);
        }
    }
  self->attractions = zw_columns_end (&columns, &self->frame);
}

/* Places with their number of vehicles for rent, or one for each place where a
 * layer tells no numbers, as of vehicles that stand alone. */
void
zw_baseline_fill_shared (ZwBaseline *self, GPtrArray *layers)
{
  double values[ZW_SHARED_FIRST_KIND + ZW_MAX_KINDS];
  ZwColumns columns;

  if (layers->len == 0)
    return;
  self->shared_kinds = zw_columns_list_kinds (layers, "kind", ZW_MAX_KINDS);
  zw_columns_init (&columns, ZW_SHARED_FIRST_KIND + self->shared_kinds->len);
  for (guint l = 0; l < layers->len; l++)
    {
      const ZwFeatures *features = g_ptr_array_index (layers, l);
      const double *counts = zw_features_get_numbers (features, "count");
      gboolean sites = !zw_columns_has_numbers (counts, features->n);

      self->notes.shared_sites |= sites;
      for (guint i = 0; i < features->n; i++)
        {
          guint kind = zw_columns_find_kind (self->shared_kinds, features, "kind", i);
          double count = sites ? 1.0 : zw_columns_get_number (counts, i);

          if (isnan (count))
            {
              self->notes.n_shared_left_out++;
              continue;
            }
          memset (values, 0, sizeof values);
          values[ZW_SHARED_COUNT] = values[ZW_SHARED_FIRST_KIND + kind] = count;
          zw_columns_add (&columns, zw_baseline_get_place (features, i), values);
        }
    }
  self->shared = zw_columns_end (&columns, &self->frame);
}
