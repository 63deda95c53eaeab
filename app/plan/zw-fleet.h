/* zw-fleet.h: the registered vehicles that rules for vehicles are held against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-evaluate.h"
#include "plan/zw-record.h"

G_BEGIN_DECLS

/* Classes of vehicles, bits in the order of the list "vehicle-class". */
typedef enum
{
  ZW_FLEET_CAR_PRIVATE = 1 << 0,
  ZW_FLEET_CAR_COMMERCIAL = 1 << 1,
  ZW_FLEET_BUS = 1 << 2,
  ZW_FLEET_VAN = 1 << 3,
  ZW_FLEET_TRUCK = 1 << 4,
  ZW_FLEET_MOTORCYCLE_HEAVY = 1 << 5,
  ZW_FLEET_MOTORCYCLE_LIGHT = 1 << 6,
  ZW_FLEET_SPECIAL = 1 << 7,
} ZwFleetClass;

/* What drives them. */
typedef enum
{
  ZW_FLEET_PETROL = 1 << 0,
  ZW_FLEET_DIESEL = 1 << 1,
  ZW_FLEET_HYBRID = 1 << 2,
  ZW_FLEET_ELECTRIC = 1 << 3,
  ZW_FLEET_HYDROGEN = 1 << 4,
} ZwFleetFuel;

/**
 * ZwFleetGroup:
 * @id: class as the layer has it; see zw_indicator_part_get_label()
 * @classes: bits of #ZwFleetClass it may hold; 0 where its name tells none
 * @fuels: bits of #ZwFleetFuel that may drive those that are not electric
 * @assumed: @fuels is what vehicles of the class commonly have, not what the
 *   layer says
 * @registered: all of them
 * @electric: the electric ones among them
 */
typedef struct
{
  char *id;
  guint classes;
  guint fuels;
  gboolean assumed;
  double registered;
  double electric;
} ZwFleetGroup;

/**
 * ZwFleet:
 * @groups: (element-type ZwFleetGroup): in the order of the layers
 * @registered: all vehicles
 * @whole_city: those of the city, since those of the zone are not told
 * @reason: (nullable): why there are none, a translated sentence
 *
 * Immutable once made.
 */
typedef struct
{
  GArray *groups;
  double registered;
  gboolean whole_city;
  char *reason;
} ZwFleet;

ZwFleet *zw_fleet_new (const ZwEvaluation *zone, const ZwEvaluation *city);
ZwFleet *zw_fleet_load (ZwStore *store,
                        const ZwGeometry *zone,
                        const ZwProgress *progress,
                        GError **error);
void zw_fleet_free (ZwFleet *self);

guint zw_fleet_class_from_id (const char *id);
guint zw_fleet_classes_from_name (const char *name);

/* What a figure rests on, or why it cannot be told exactly. */
typedef enum
{
  ZW_SHARE_STANDARD = 1 << 0,    /* the layer does not tell emission standards */
  ZW_SHARE_FUEL = 1 << 1,        /* it does not tell petrol, diesel and hybrid apart */
  ZW_SHARE_CLASS = 1 << 2,       /* it does not tell these classes apart */
  ZW_SHARE_NO_VEHICLES = 1 << 3, /* a rule does not say which vehicles */
  ZW_SHARE_ASSUMED = 1 << 4,     /* fuels by what is common */
  ZW_SHARE_EXEMPT = 1 << 5,      /* those exempt are counted */
  ZW_SHARE_FREE = 1 << 6,        /* a charge of nothing affects nobody */
} ZwShareWhy;

/**
 * ZwVehicleShare:
 * @registered: vehicles in all; NaN where not known
 * @least: of them affected for certain
 * @most: of them affected at most; equal to @least where the figure is exact
 * @why: bits of #ZwShareWhy
 */
typedef struct
{
  double registered;
  double least;
  double most;
  guint why;
} ZwVehicleShare;

/* All groups together, where one is asked for. */
#define ZW_FLEET_ALL (-1)

ZwVehicleShare zw_rule_share (const ZwFleet *fleet,
                              const ZwRecord *const *rules,
                              guint n_rules,
                              int group);
gboolean zw_vehicle_share_is_known (const ZwVehicleShare *self);
gboolean zw_vehicle_share_is_exact (const ZwVehicleShare *self);
char *zw_vehicle_share_dup_text (const ZwVehicleShare *self, const ZwCatalog *catalog);
char *zw_vehicle_share_dup_reason (const ZwVehicleShare *self, const ZwCatalog *catalog);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFleet, zw_fleet_free)

G_END_DECLS
