/* zw-signs-options.c: distances of signs, kept with the project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "metrics/zw-signs.h"

static const struct
{
  const char *key;
  gsize offset;
  double usual;
  double least;
  double most;
} distances[] = {
  { "signs.approach_m", G_STRUCT_OFFSET (ZwSignsOptions, approach_m), ZW_SIGNS_DEFAULT_APPROACH_M,
    10.0, 5000.0 },
  { "signs.spacing_m", G_STRUCT_OFFSET (ZwSignsOptions, spacing_m), ZW_SIGNS_DEFAULT_SPACING_M,
    50.0, 10000.0 },
  { "signs.tolerance_m", G_STRUCT_OFFSET (ZwSignsOptions, tolerance_m),
    ZW_SIGNS_DEFAULT_TOLERANCE_M, 1.0, 200.0 },
  { "signs.merge_m", G_STRUCT_OFFSET (ZwSignsOptions, merge_m), ZW_SIGNS_DEFAULT_MERGE_M, 0.0,
    500.0 },
};

void
zw_signs_options_init (ZwSignsOptions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    G_STRUCT_MEMBER (double, self, distances[i].offset) = distances[i].usual;
}

/**
 * zw_signs_options_check:
 *
 * Returns: %FALSE with %ZW_GEOMETRY_ERROR_INVALID where a distance is out of reach
 */
gboolean
zw_signs_options_check (const ZwSignsOptions *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      double metres = G_STRUCT_MEMBER (double, self, distances[i].offset);

      if (metres >= distances[i].least && metres <= distances[i].most)
        continue;
      g_set_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_INVALID,
                   /* Translators: distances in metres */
                   _ ("A distance of %g m does not do for signs: it must lie between %g and %g m."),
                   metres, distances[i].least, distances[i].most);
      return FALSE;
    }
  return TRUE;
}

/**
 * zw_signs_options_load:
 * @self: (out caller-allocates): what the project says, the usual where it says
 *   nothing or nothing that makes sense
 */
void
zw_signs_options_load (ZwSignsOptions *self, ZwStore *store)
{
  zw_signs_options_init (self);
  for (guint i = 0; i < G_N_ELEMENTS (distances); i++)
    {
      g_autofree char *text = zw_store_get_setting (store, distances[i].key);
      char *end = NULL;
      double metres = text != NULL ? g_ascii_strtod (text, &end) : 0.0;

      if (text != NULL && end != text && metres >= distances[i].least
          && metres <= distances[i].most)
        G_STRUCT_MEMBER (double, self, distances[i].offset) = metres;
    }
}

/**
 * zw_signs_options_save:
 *
 * A command: keeps the distances with the project.
 */
gboolean
zw_signs_options_save (const ZwSignsOptions *self, ZwStore *store, GError **error)
{
  gboolean ok = TRUE;

  if (!zw_signs_options_check (self, error)
      || !zw_store_begin (store, _ ("Distances of signs"), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (distances) && ok; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_dtostr (text, sizeof text, G_STRUCT_MEMBER (double, self, distances[i].offset));
      ok = zw_store_set_setting (store, distances[i].key, text, error);
    }
  if (!ok)
    {
      zw_store_rollback (store);
      return FALSE;
    }
  return zw_store_commit (store, error);
}
