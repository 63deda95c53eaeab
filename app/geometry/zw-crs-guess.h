/* zw-crs-guess.h: which coordinate system a source without a (credible) one is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-crs.h"

G_BEGIN_DECLS

/**
 * ZwCrsEvidence:
 * @extent: bounds of the coordinates as the file has them, first number as x
 * @declared: (nullable): what the file says of itself: a code or WKT
 * @text: (nullable): file, layer and field names, in one string
 * @area: (nullable): where the data should lie, in degrees (x = longitude)
 * @boundary: (nullable): polygons known to enclose the data
 * @boundary_crs: (nullable): the coordinate system of @boundary
 * @points: (array length=n_points) (nullable): a sample of the coordinates, to
 *   hold against @boundary; tells TWD67 from TWD97
 *
 * All that can be known before the coordinates are understood. Only the extent
 * is needed.
 */
typedef struct
{
  ZwEnvelope extent;
  const char *declared;
  const char *text;
  const ZwEnvelope *area;
  const ZwGeometry *boundary;
  const char *boundary_crs;
  const ZwPoint *points;
  gsize n_points;
} ZwCrsEvidence;

typedef enum
{
  ZW_CRS_UNKNOWN,  /* no system fits: ask */
  ZW_CRS_DOUBTFUL, /* the best of several that fit: ask, with this one offered */
  ZW_CRS_LIKELY,   /* the numbers fit one system only: go on, and say so */
  ZW_CRS_CERTAIN,  /* declared, and the numbers agree */
} ZwCrsConfidence;

/**
 * ZwCrsGuess:
 * @epsg: the coordinate system; 0 when unknown or only declared by WKT without a code
 * @declared: take the declared definition (it agrees with the numbers)
 * @swapped: the first number is the northing or latitude
 * @reason: translated sentence for the person who has to agree
 */
typedef struct
{
  int epsg;
  gboolean declared;
  gboolean swapped;
  ZwCrsConfidence confidence;
  char *reason;
} ZwCrsGuess;

ZwCrsGuess *zw_crs_guess (const ZwCrsEvidence *evidence);
void zw_crs_guess_free (ZwCrsGuess *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCrsGuess, zw_crs_guess_free)

G_END_DECLS
