/* zw-sides.h: what bounds a zone in the east, south, west and north
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-catalog.h"
#include "base/zw-progress.h"
#include "layers/zw-features.h"

G_BEGIN_DECLS

#define ZW_SIDES_DEFAULT_TOLERANCE_M 30.0
#define ZW_SIDES_DEFAULT_STEP_M 5.0
#define ZW_SIDES_DEFAULT_LEAST_SHARE 0.15

/* In the order in which officials name them: 東、南、西、北. */
typedef enum
{
  ZW_SIDE_EAST,
  ZW_SIDE_SOUTH,
  ZW_SIDE_WEST,
  ZW_SIDE_NORTH,
  ZW_N_SIDES,
} ZwSideId;

/**
 * ZwSidesOptions:
 * @tolerance_m: how far from the outline a line may run and still be its boundary
 * @step_m: distance at which the outline is looked at
 * @least_share: what runs along a smaller part of a side is not named
 *
 * Initialise with zw_sides_options_init().
 */
typedef struct
{
  double tolerance_m;
  double step_m;
  double least_share;
} ZwSidesOptions;

/**
 * ZwSideName:
 * @name: as the layer has it; several sections of one road under the road's name
 * @role: roads, railways, rivers or admin
 * @share: of the side's length that runs along it
 */
typedef struct
{
  char *name;
  ZwRole role;
  double share;
} ZwSideName;

/**
 * ZwSide:
 * @length_m: length of the outline that faces this way; 0 where nothing does
 * @named_share: of it that runs along anything with a name
 * @names: (element-type ZwSideName): clockwise along the side; perhaps none
 */
typedef struct
{
  double length_m;
  double named_share;
  GPtrArray *names;
} ZwSide;

/**
 * ZwSides:
 * @options: what it was found with
 * @length_m: length of all outlines, without holes
 * @along_m: length of these that runs along a road, railway, river or
 *   administrative line, whether it has a name or not
 * @along_role_m: the same for each role; what runs along a road and a river
 *   at once counts for the nearer
 * @along: (nullable): the stretches of the outlines that run along something, as
 *   lines; %NULL for a zone without an outline
 * @alone: (nullable): those that do not
 * @n_lines: features of these roles that were looked at: 0 where the project has
 *   no such layer
 *
 * Immutable once made.
 */
typedef struct
{
  ZwSidesOptions options;
  ZwSide sides[ZW_N_SIDES];
  double length_m;
  double along_m;
  double along_role_m[ZW_N_ROLES];
  ZwGeometry *along;
  ZwGeometry *alone;
  gsize n_lines;
} ZwSides;

void zw_sides_options_init (ZwSidesOptions *self);
gboolean zw_sides_uses_role (ZwRole role);

ZwSides *zw_sides_new (const ZwGeometry *zone,
                       const GPtrArray *features,
                       const ZwSidesOptions *options,
                       const ZwProgress *progress,
                       GError **error);
void zw_sides_free (ZwSides *self);

double zw_sides_get_along_share (const ZwSides *self);
char *zw_sides_dup_side_text (const ZwSides *self, ZwSideId side, const ZwCatalog *catalog);
char *zw_sides_dup_text (const ZwSides *self, const ZwCatalog *catalog);
char *zw_sides_dup_named_text (const ZwSides *self, const ZwCatalog *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSides, zw_sides_free)

G_END_DECLS
