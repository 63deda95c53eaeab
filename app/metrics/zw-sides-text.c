/* zw-sides-text.c: the four sides of a zone in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-sides.h"

#include <glib/gi18n.h>

/* From this share of a side on, what is named stands for the whole of it. */
#define WHOLE_SHARE 0.5

/* One of four texts, so that each sentence is translated as a whole. */
#define PICK(side, east, south, west, north)                                                       \
  ((side) == ZW_SIDE_EAST    ? (east)                                                              \
   : (side) == ZW_SIDE_SOUTH ? (south)                                                             \
   : (side) == ZW_SIDE_WEST  ? (west)                                                              \
                             : (north))

static char *
join_names (const GPtrArray *names, const ZwCatalog *catalog)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const ZwSideName *name = g_ptr_array_index (names, i);

      if (i > 0)
        g_string_append (text,
                         zw_catalog_pick (catalog, "、", i + 1 < names->len ? ", " : " and "));
      if (name->role == ZW_ROLE_ADMIN)
        /* Translators: %s is a village, district or county */
        g_string_append_printf (text, zw_catalog_get (catalog, N_ ("the boundary of %s")),
                                name->name);
      else
        g_string_append (text, name->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * zw_sides_dup_side_text:
 *
 * Returns: (transfer full): what bounds one side, without a full stop; where
 *   nothing with a name does, it says so
 */
char *
zw_sides_dup_side_text (const ZwSides *self, ZwSideId side, const ZwCatalog *catalog)
{
  const ZwSide *found = &self->sides[side];
  g_autofree char *names = join_names (found->names, catalog);
  g_autofree char *metres = g_strdup_printf ("%g", self->options.tolerance_m);

  if (!(found->length_m > 0.0))
    return g_strdup (zw_catalog_get (
        catalog, PICK (side, N_ ("east: no side facing it"), N_ ("south: no side facing it"),
                       N_ ("west: no side facing it"), N_ ("north: no side facing it"))));
  if (found->names->len == 0)
    /* Translators: %s is a distance in metres */
    return g_strdup_printf (
        zw_catalog_get (
            catalog,
            PICK (side,
                  N_ ("east: no named road, railway, river or administrative boundary within "
                      "%s m"),
                  N_ ("south: no named road, railway, river or administrative boundary within "
                      "%s m"),
                  N_ ("west: no named road, railway, river or administrative boundary within "
                      "%s m"),
                  N_ ("north: no named road, railway, river or administrative boundary within "
                      "%s m"))),
        metres);
  if (found->named_share < WHOLE_SHARE)
    /* Translators: named lines bound less than half of the side */
    return g_strdup_printf (
        zw_catalog_get (catalog, PICK (side, N_ ("east partly to %s"), N_ ("south partly to %s"),
                                       N_ ("west partly to %s"), N_ ("north partly to %s"))),
        names);
  /* Translators: 東至…; %s are the names of roads, railways or rivers */
  return g_strdup_printf (
      zw_catalog_get (catalog, PICK (side, N_ ("east to %s"), N_ ("south to %s"), N_ ("west to %s"),
                                     N_ ("north to %s"))),
      names);
}

static char *
dup_sides (const ZwSides *self, const ZwCatalog *catalog, gboolean named_only)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ZW_N_SIDES; i++)
    {
      g_autofree char *side = zw_sides_dup_side_text (self, i, catalog);

      if (named_only && self->sides[i].names->len == 0)
        continue;
      if (text->len > 0)
        g_string_append (text, zw_catalog_pick (catalog, "，", "; "));
      g_string_append (text, side);
    }
  if (text->len == 0)
    return NULL;
  g_string_append (text, zw_catalog_pick (catalog, "。", "."));
  text->str[0] = g_ascii_toupper (text->str[0]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * zw_sides_dup_text:
 *
 * Returns: (transfer full): the four sides in one sentence
 */
char *
zw_sides_dup_text (const ZwSides *self, const ZwCatalog *catalog)
{
  if (self->n_lines == 0)
    return g_strdup (zw_catalog_get (
        catalog, N_ ("The project holds no layer of roads, railways, rivers or administrative "
                     "areas, so the four sides cannot be named.")));
  return dup_sides (self, catalog, FALSE);
}

/**
 * zw_sides_dup_named_text:
 *
 * Returns: (transfer full) (nullable): the sides that something with a name bounds, in
 *   one sentence; %NULL where nothing bounds any
 */
char *
zw_sides_dup_named_text (const ZwSides *self, const ZwCatalog *catalog)
{
  return dup_sides (self, catalog, TRUE);
}
