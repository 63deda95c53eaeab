/* zw-rules.h: what the ministry's subsidy directions allow
 *
 * The directions for pilot zones as data (resources/guideline/rules.json and
 * governments.json): items and sub-items of the subsidy with their caps, the
 * highest ratio by fiscal grade, the 22 governments. Next year's directions are
 * another edition of these files. Compiled in; nothing of it changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-guideline.h"

G_BEGIN_DECLS

/* Fiscal grades are 1 to 5; 0 where the government is not known. */
#define ZW_N_GRADES 5

#define ZW_ZONE_TYPE_BIT(type) (1u << (type))

/**
 * ZwSubsidyItem:
 * @zone_types: bits of ZW_ZONE_TYPE_BIT(): the types that can apply for it
 * @cap_ntd: greatest subsidy of one application, over its sub-items and years, by
 *   #ZwZoneType; 0 where the type cannot apply for it, -1 where each sub-item has
 *   a cap of its own
 * @ratio_bound: the ratio by fiscal grade limits it
 * @names: (array zero-terminated=1): other spellings in the annexes and in sheets
 * @clause: the place in the directions, as officials cite it
 * @cap_clause: that of its cap, by #ZwZoneType; %NULL where there is none
 */
typedef struct
{
  const char *id;
  ZwText name;
  guint zone_types;
  gint64 cap_ntd[ZW_N_ZONE_TYPES];
  gboolean ratio_bound;
  const char *const *names;
  const char *clause;
  const char *cap_clause[ZW_N_ZONE_TYPES];
  const char *where;
} ZwSubsidyItem;

/**
 * ZwSubsidySubItem:
 * @zone_types: bits of ZW_ZONE_TYPE_BIT()
 * @cap_ntd: its own cap, 0 where only that of its item holds
 * @exclusive: (nullable): of the sub-items with the same word one only
 * @needs_others: only together with sub-items that have no such mark
 * @multi_year: only in an application of more than one year
 * @island_only: only for a scenic zone on an outlying island
 * @group: the work item of table 3.2-1 that it pays, or %ZW_WORK_NONE
 * @words: (array zero-terminated=1): words by which its content is found in a plan
 *   that names no link, such as 車牌
 * @names: (array zero-terminated=1): other spellings in offices' sheets
 * @forbidden: what it must not pay (maintenance; vehicle bodies), or no text
 * @forbidden_words: (array zero-terminated=1): words that tell of such a cost
 * @forbidden_clause: (nullable): where that is laid down
 */
typedef struct
{
  const char *id;
  const ZwSubsidyItem *item;
  ZwText name;
  guint zone_types;
  gint64 cap_ntd;
  const char *exclusive;
  gboolean needs_others;
  gboolean multi_year;
  gboolean island_only;
  ZwWorkGroup group;
  const char *const *words;
  const char *const *names;
  ZwText forbidden;
  const char *const *forbidden_words;
  const char *forbidden_clause;
  const char *clause;
  const char *where;
} ZwSubsidySubItem;

/**
 * ZwGovernment:
 * @grade: fiscal grade, 1 to 5 (table 4.1-1)
 * @own_revenue_percent: mean share of own revenue in expenditure
 * @seat: longitude and latitude of its seat, degrees
 */
typedef struct
{
  const char *id;
  ZwText name;
  int grade;
  double own_revenue_percent;
  double seat_lon;
  double seat_lat;
  const char *where;
} ZwGovernment;

/**
 * ZwPaymentRules:
 * How a subsidy is paid, by the directions and by the central principle, which
 * leaves what comes after the first payment to the ministry.
 * @first_percent, @second_percent: of the directions; the third payment is the rest
 * @held_percent: kept back until settlement, of what is more than @held_above_ntd
 * @small_below_ntd: less than this can be paid to @small_first_percent at once
 * @principle_first_percent: at most, of all others
 * @principle_held_percent: at least, of @principle_held_from_ntd and more
 */
typedef struct
{
  int first_percent;
  int second_percent;
  int held_percent;
  gint64 held_above_ntd;
  const char *clause;
  gint64 small_below_ntd;
  int small_first_percent;
  int principle_first_percent;
  int principle_held_percent;
  gint64 principle_held_from_ntd;
  const char *principle_clause;
} ZwPaymentRules;

/**
 * ZwSurplusRules:
 * @waived_up_to_ntd: a surplus of the subsidy up to this need not be returned
 */
typedef struct
{
  gint64 waived_up_to_ntd;
  const char *clause;
  const char *waiver_clause;
} ZwSurplusRules;

typedef struct _ZwRules ZwRules;

ZwRules *zw_rules_new (void);
ZwRules *zw_rules_ref (ZwRules *self);
void zw_rules_unref (ZwRules *self);

/* Which edition: "motc-…" for the project file, and in words; its date YYYY-MM-DD. */
const char *zw_rules_get_edition (const ZwRules *self);
const ZwText *zw_rules_get_title (const ZwRules *self);
const char *zw_rules_get_date (const ZwRules *self);
void zw_rules_get_years (const ZwRules *self, int *first, int *last);

const ZwSubsidyItem *zw_rules_get_items (const ZwRules *self, guint *n);
const ZwSubsidySubItem *zw_rules_get_sub_items (const ZwRules *self, guint *n);
const ZwSubsidySubItem *zw_rules_find_sub_item (const ZwRules *self, const char *id);
const ZwSubsidySubItem *zw_rules_match_sub_item (const ZwRules *self,
                                                 ZwZoneType type,
                                                 const char *item_name,
                                                 const char *sub_item_name);

const ZwGovernment *zw_rules_get_governments (const ZwRules *self, guint *n);
const ZwGovernment *zw_rules_find_government (const ZwRules *self, const char *name);

int zw_rules_get_ratio_percent (const ZwRules *self, int grade, gboolean remote);
gboolean zw_rules_may_be_remote (const ZwRules *self, int grade);
double zw_rules_get_remote_island_km (const ZwRules *self);
gint64 zw_rules_get_yearly_cap (const ZwRules *self);
int zw_rules_get_ceiling_percent (const ZwRules *self);
const ZwPaymentRules *zw_rules_get_payment (const ZwRules *self);
const ZwSurplusRules *zw_rules_get_surplus (const ZwRules *self);

const char *zw_rules_get_clause (const ZwRules *self, const char *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwRules, zw_rules_unref)

G_END_DECLS
