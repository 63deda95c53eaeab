/* zw-signs-marks.c: signs as they stand on a map
 *
 * Their shapes are those of traffic signs: round for what is forbidden, a triangle
 * for what is ahead, a square for what is to be known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-signs-marks.h"

#include <glib/gi18n.h>

/* Of Okabe and Ito's palette. */
static const ZwSymbol symbols[ZW_N_SIGN_KINDS] = {
  [ZW_SIGN_ENTRY] = { 0xd55e00ff, 0x5a2800ff, 1.0, 0.0, ZW_MARKER_CIRCLE, 12.0 },
  [ZW_SIGN_APPROACH] = { 0xf0c000ff, 0x4a3a00ff, 1.0, 0.0, ZW_MARKER_TRIANGLE, 11.0 },
  [ZW_SIGN_REPEATER] = { 0x0072b2ff, 0x003a5cff, 1.0, 0.0, ZW_MARKER_SQUARE, 8.0 },
};

/* The entries come to lie above the others. */
static const ZwSignKind order[ZW_N_SIGN_KINDS] = { ZW_SIGN_REPEATER, ZW_SIGN_APPROACH,
                                                   ZW_SIGN_ENTRY };

/**
 * zw_sign_kind_get_symbol:
 *
 * Returns: how signs of the kind look on screen and paper
 */
const ZwSymbol *
zw_sign_kind_get_symbol (ZwSignKind kind)
{
  return &symbols[kind];
}

static void
add_kind (ZwMapMarks *marks, const ZwSigns *signs, ZwSignKind kind)
{
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POINT);
  g_autoptr (ZwGeometry) places = NULL;

  for (guint i = 0; i < signs->signs->len; i++)
    {
      const ZwSign *sign = &g_array_index (signs->signs, ZwSign, i);

      if (sign->kind != kind)
        continue;
      zw_geometry_builder_begin_part (builder);
      zw_geometry_builder_begin_ring (builder);
      zw_geometry_builder_add (builder, sign->place.x, sign->place.y);
    }
  places = zw_geometry_builder_end (builder);
  if (places->n_points > 0)
    zw_map_marks_add (marks, places, &symbols[kind], NULL, NULL);
}

/**
 * zw_signs_marks_new:
 * @crs: of the places
 * @catalog: language of the key, in which each kind is counted
 *
 * Returns: (transfer full): the signs to be drawn above a map; %NULL with
 *   %ZW_GEOMETRY_ERROR_CRS
 */
ZwMapMarks *
zw_signs_marks_new (const ZwSigns *signs, const char *crs, const ZwCatalog *catalog, GError **error)
{
  ZwMapMarks *marks = zw_map_marks_new (crs, error);

  if (marks == NULL)
    return NULL;
  for (guint i = 0; i < ZW_N_SIGN_KINDS; i++)
    add_kind (marks, signs, order[i]);
  for (guint k = 0; k < ZW_N_SIGN_KINDS; k++)
    {
      g_autofree char *words = g_strdup_printf (
          /* Translators: a kind of sign, how many there are */
          zw_catalog_get (catalog, N_ ("%s (%u)")),
          zw_catalog_get (catalog, zw_sign_kind_get_label (k)), signs->counts[k]);

      zw_map_marks_add_key (marks, ZW_GEOMETRY_POINT, &symbols[k], NULL, words);
    }
  return marks;
}
