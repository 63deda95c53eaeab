/* zw-role.h: what part a layer plays in the survey, and the fields that part knows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_ROLE_STOPS,
  ZW_ROLE_ROUTES,
  ZW_ROLE_BIKE_STATIONS,
  ZW_ROLE_SHARED_VEHICLES,
  ZW_ROLE_FOOTWAYS,
  ZW_ROLE_CYCLEWAYS,
  ZW_ROLE_CHARGERS,
  ZW_ROLE_PARKING,
  ZW_ROLE_POPULATION,
  ZW_ROLE_ATTRACTIONS,
  ZW_ROLE_VEHICLES,
  ZW_ROLE_TRANSFERS,
  ZW_ROLE_OD_PAIRS,
  ZW_ROLE_ROADS,
  ZW_ROLE_RAILWAYS,
  ZW_ROLE_RIVERS,
  ZW_ROLE_ADMIN,
  ZW_ROLE_LANDUSE,
  ZW_ROLE_TRAFFIC,
  ZW_ROLE_ZONES,
  ZW_ROLE_BACKGROUND,
  ZW_N_ROLES,
} ZwRole;

typedef enum
{
  ZW_FIELD_TEXT,
  ZW_FIELD_NUMBER,
} ZwFieldType;

/**
 * ZwRoleField:
 * @id: column name in the project file and name on the command line
 * @label: English label, marked for translation
 * @type: what its values are
 * @required: the role means little without it
 * @guesses: (nullable): lower-case names under which offices deliver it,
 *   separated by "|", best first; Chinese names among them
 */
typedef struct
{
  const char *id;
  const char *label;
  ZwFieldType type;
  gboolean required;
  const char *guesses;
} ZwRoleField;

/* A bit for each ZwGeometryKind a role accepts. */
#define ZW_KIND_BIT(kind) (1u << (kind))
#define ZW_KINDS_ANY 7u

/**
 * ZwRoleInfo:
 * @id: name on the command line and in the project file
 * @label: English name, marked for translation
 * @kinds: accepted geometry kinds, bits of ZW_KIND_BIT()
 * @fields: (array zero-terminated=1): its fields; the first is always "name"
 * @guesses: lower-case words in layer and file names that suggest the role
 * @shape_optional: rows without a shape are kept: tables of figures
 */
typedef struct
{
  const char *id;
  const char *label;
  guint kinds;
  const ZwRoleField *fields;
  const char *guesses;
  gboolean shape_optional;
} ZwRoleInfo;

const ZwRoleInfo *zw_role_get_info (ZwRole role);
const char *zw_role_get_id (ZwRole role);
gboolean zw_role_from_id (const char *id, ZwRole *role);
guint zw_role_get_n_fields (ZwRole role);
const ZwRoleField *zw_role_find_field (ZwRole role, const char *id);

G_END_DECLS
