/* zw-place-names.c: places of a project by their names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Survey tables name places as people do. A name is looked for among the stops,
 * then the attractions, the administrative areas and the public bike stations;
 * the first of these that knows one such place decides. Platforms and stops on both sides of
 * a street have one name: places of one name that lie close together are one
 * place, in their middle.
 */

#include "metrics/zw-place-names.h"

#include <math.h>

#include "metrics/zw-baseline-private.h"

/* Farther apart, places of one name are different places. */
#define MAX_SPREAD_M 500.0

static const ZwRole roles[] = { ZW_ROLE_STOPS, ZW_ROLE_ATTRACTIONS, ZW_ROLE_ADMIN,
                                ZW_ROLE_BIKE_STATIONS };

/* Places of one name. */
typedef struct
{
  ZwEnvelope envelope;
  double x;
  double y;
  guint n;
} Entry;

struct _ZwPlaceNames
{
  GHashTable *tables[G_N_ELEMENTS (roles)]; /* folded name to Entry */
};

/**
 * zw_place_names_need_role:
 *
 * Returns: whether names are looked for in layers of the role
 */
gboolean
zw_place_names_need_role (ZwRole role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (roles[i] == role)
      return TRUE;
  return FALSE;
}

/**
 * zw_place_name_fold:
 * @name: (nullable): as written
 *
 * Width of characters, case, spaces and the two ways of writing 臺 do not matter.
 *
 * Returns: (transfer full): what can be compared; empty where there is no name
 */
char *
zw_place_name_fold (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *narrow = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKC);
  g_autofree char *folded = g_utf8_casefold (narrow, -1);
  GString *text = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c))
        g_string_append_unichar (text, c == 0x53F0 ? 0x81FA : c); /* 台 臺 */
    }
  return g_string_free (text, FALSE);
}

static void
add_places (GHashTable *table, const ZwFeatures *features)
{
  const char *const *names = zw_features_get_texts (features, "name");

  for (guint i = 0; names != NULL && i < features->n; i++)
    {
      g_autofree char *key = NULL;
      ZwPoint place;
      Entry *entry;

      if (names[i] == NULL || !zw_features_has_shape (features, i))
        continue;
      key = zw_place_name_fold (names[i]);
      place = zw_baseline_get_place (features, i);
      if (*key == '\0' || !isfinite (place.x) || !isfinite (place.y))
        continue;
      entry = g_hash_table_lookup (table, key);
      if (entry == NULL)
        {
          entry = g_new0 (Entry, 1);
          zw_envelope_init_empty (&entry->envelope);
          g_hash_table_insert (table, g_steal_pointer (&key), entry);
        }
      zw_envelope_add (&entry->envelope, place.x, place.y);
      entry->x += place.x;
      entry->y += place.y;
      entry->n++;
    }
}

/**
 * zw_place_names_new:
 * @features: (element-type ZwFeatures): layers of a project; those that are not
 *   used and those of other roles are passed over
 *
 * Returns: (transfer full): their names
 */
ZwPlaceNames *
zw_place_names_new (const GPtrArray *features)
{
  ZwPlaceNames *self = g_new0 (ZwPlaceNames, 1);

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      self->tables[r] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint i = 0; i < features->len; i++)
        {
          const ZwFeatures *one = g_ptr_array_index (features, i);

          if (one->layer->role == roles[r] && one->layer->used)
            add_places (self->tables[r], one);
        }
    }
  return self;
}

void
zw_place_names_free (ZwPlaceNames *self)
{
  if (self == NULL)
    return;
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    g_hash_table_unref (self->tables[r]);
  g_free (self);
}

/**
 * zw_place_names_find:
 * @name: (nullable): as written
 * @place: (out): where it is; NaN, NaN unless found
 *
 * Returns: whether it was found, and why not
 */
ZwPlaceNameResult
zw_place_names_find (const ZwPlaceNames *self, const char *name, ZwPoint *place)
{
  g_autofree char *key = zw_place_name_fold (name);
  ZwPlaceNameResult result = ZW_PLACE_NAME_UNKNOWN;

  *place = (ZwPoint){ (double) NAN, (double) NAN };
  for (guint r = 0; r < G_N_ELEMENTS (roles) && *key != '\0'; r++)
    {
      const Entry *entry = g_hash_table_lookup (self->tables[r], key);

      if (entry == NULL)
        continue;
      if (hypot (entry->envelope.max_x - entry->envelope.min_x,
                 entry->envelope.max_y - entry->envelope.min_y)
          > MAX_SPREAD_M)
        {
          result = ZW_PLACE_NAME_AMBIGUOUS;
          continue;
        }
      *place = (ZwPoint){ entry->x / entry->n, entry->y / entry->n };
      return ZW_PLACE_NAME_FOUND;
    }
  return result;
}
