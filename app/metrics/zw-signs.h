/* zw-signs.h: where a zone's signs stand: before it, at its entries, within it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "layers/zw-features.h"

G_BEGIN_DECLS

#define ZW_SIGNS_DEFAULT_APPROACH_M 150.0
#define ZW_SIGNS_DEFAULT_SPACING_M 500.0
#define ZW_SIGNS_DEFAULT_TOLERANCE_M 10.0
#define ZW_SIGNS_DEFAULT_MERGE_M 30.0

typedef enum
{
  ZW_SIGN_ENTRY,    /* at a place where a road comes into the zone */
  ZW_SIGN_APPROACH, /* on the same road, before the entry */
  ZW_SIGN_REPEATER, /* along a road within */
  ZW_N_SIGN_KINDS,
} ZwSignKind;

/**
 * ZwSignsOptions:
 * @approach_m: how far before an entry its approach sign stands, along the road
 * @spacing_m: distance of the repeaters along a road
 * @tolerance_m: what lies no farther from the outline runs along it
 * @merge_m: entries of one road name no farther apart share their signs, as the
 *   carriageways of one road do; 0 leaves each its own
 *
 * Initialise with zw_signs_options_init() or zw_signs_options_load().
 */
typedef struct
{
  double approach_m;
  double spacing_m;
  double tolerance_m;
  double merge_m;
} ZwSignsOptions;

/**
 * ZwSign:
 * @place: in the project's coordinates
 * @bearing: degrees clockwise from grid north in which those travel who are to
 *   read it; of a repeater on a road for both ways that of the line as drawn
 * @name: (nullable): of the road
 * @class: (nullable): of the road, as the layer has it
 * @entry: for an approach sign the index of its entry sign, otherwise -1
 * @n_crossings: for an entry sign, how many lines it stands for; otherwise 1
 */
typedef struct
{
  ZwSignKind kind;
  ZwPoint place;
  double bearing;
  const char *name;
  const char *class;
  int entry;
  guint n_crossings;
} ZwSign;

/**
 * ZwSigns:
 * @options: what they were found with
 * @signs: (element-type ZwSign): entries, then approaches, then repeaters; their
 *   texts belong to this
 * @counts: of each kind
 * @n_roads: features of the layers of roads, all told; 0 where there are none
 * @n_left_out: features whose class takes no signs: footways and motorways
 * @n_left_out_footways: those of them that are no roads for vehicles
 * @has_class: the layers tell classes of roads
 * @has_direction: the layers tell one-way roads
 * @n_crossings: entries before any were put together
 * @n_exits: places where a one-way road only leaves the zone; they have no signs
 * @n_without_approach: entries whose road does not go on outside for long enough
 * @length_inside_m: of the roads within the zone
 *
 * Immutable once made.
 */
typedef struct
{
  ZwSignsOptions options;
  GArray *signs;
  guint counts[ZW_N_SIGN_KINDS];
  gsize n_roads;
  gsize n_left_out;
  gsize n_left_out_footways;
  gboolean has_class;
  gboolean has_direction;
  guint n_crossings;
  guint n_exits;
  guint n_without_approach;
  double length_inside_m;

  /*< private >*/
  gatomicrefcount ref_count;
  GStringChunk *texts;
} ZwSigns;

void zw_signs_options_init (ZwSignsOptions *self);
gboolean zw_signs_options_check (const ZwSignsOptions *self, GError **error);
void zw_signs_options_load (ZwSignsOptions *self, ZwStore *store);
gboolean zw_signs_options_save (const ZwSignsOptions *self, ZwStore *store, GError **error);

ZwSigns *zw_signs_new (const ZwGeometry *zone,
                       const GPtrArray *features,
                       const ZwSignsOptions *options,
                       const ZwProgress *progress,
                       GError **error);
ZwSigns *zw_signs_load (ZwStore *store,
                        const ZwGeometry *zone,
                        const ZwSignsOptions *options,
                        const ZwProgress *progress,
                        GError **error);
ZwSigns *zw_signs_ref (ZwSigns *self);
void zw_signs_unref (ZwSigns *self);

const char *zw_sign_kind_get_id (ZwSignKind kind);
const char *zw_sign_kind_get_label (ZwSignKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSigns, zw_signs_unref)

G_END_DECLS
