/* zw-symbol.h: how each role looks, on our map and in QGIS
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-role.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_MARKER_CIRCLE,
  ZW_MARKER_SQUARE,
  ZW_MARKER_TRIANGLE,
  ZW_MARKER_DIAMOND,
  ZW_MARKER_PLUS,
  ZW_MARKER_STAR,
} ZwMarker;

/**
 * ZwSymbol:
 * @fill: 0xRRGGBBAA; alpha 0 draws none
 * @stroke: 0xRRGGBBAA; of lines and outlines
 * @width_px: of lines and outlines, in pixels of 1/96 inch
 * @dash_px: length of a dash, 0 for a full line
 * @marker: shape of points
 * @size_px: diameter of points
 *
 * Okabe and Ito's palette, told apart by shape and line as well as by colour.
 */
typedef struct
{
  guint32 fill;
  guint32 stroke;
  double width_px;
  double dash_px;
  ZwMarker marker;
  double size_px;
} ZwSymbol;

const ZwSymbol *zw_symbol_get (ZwRole role);
gboolean zw_symbol_write (ZwStore *store,
                          const char *table,
                          ZwRole role,
                          ZwGeometryKind kind,
                          GError **error);

G_END_DECLS
