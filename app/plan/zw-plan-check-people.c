/* zw-plan-check-people.c: stakeholders, who is met and who is helped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>

#include "plan/zw-people.h"

static const char *
name_stakeholder (const ZwRecord *stakeholder)
{
  const char *name = zw_record_get_text (stakeholder, ZW_STAKEHOLDER_NAME);

  return name != NULL && name[0] != '\0' ? name : _ ("Stakeholder without a name");
}

static ZwFinding *
add_stakeholder (ZwPlanCheck *self,
                 const char *rule,
                 const ZwRecord *stakeholder,
                 int field,
                 const char *remedy,
                 const char *message)
{
  const char *name = name_stakeholder (stakeholder);
  /* Translators: a stakeholder, what is wrong */
  g_autofree char *text = g_strdup_printf (_ ("“%s”: %s"), name, message);
  ZwFinding *finding = zw_plan_check_add (self, rule, ZW_SEVERITY_SHOULD, name, remedy, "%s", text);

  zw_finding_set_record (finding, ZW_VIEW_PEOPLE, ZW_RECORD_STAKEHOLDER,
                         zw_record_get_id (stakeholder), field);
  return finding;
}

static void
check_stakeholder (ZwPlanCheck *self, const ZwRecord *stakeholder)
{
  gint64 id = zw_record_get_id (stakeholder);
  gboolean interest = zw_record_has (stakeholder, ZW_STAKEHOLDER_INTEREST);
  gboolean power = zw_record_has (stakeholder, ZW_STAKEHOLDER_POWER);

  if (!interest || !power)
    add_stakeholder (self, "people-class", stakeholder,
                     interest ? ZW_STAKEHOLDER_POWER : ZW_STAKEHOLDER_INTEREST,
                     _ ("Give interest and power from 0 to 10, or move the group in the matrix."),
                     _ ("without interest and power it belongs to no class of the matrix."));
  if (zw_people_count_meetings (self->input->records, id) == 0)
    add_stakeholder (self, "people-unmet", stakeholder, ZW_STAKEHOLDER_NAME,
                     _ ("Hold a meeting with the group and record what it thinks."),
                     _ ("there has been no meeting with this group."));
  if (zw_people_count_measures (self->input->records, id) == 0)
    add_stakeholder (self, "people-no-measure", stakeholder, ZW_STAKEHOLDER_NAME,
                     _ ("Add a supporting measure for the group; table 4-7 suggests some."),
                     _ ("no supporting measure is for this group."));
}

/**
 * zw_plan_check_people:
 *
 * Every group has its place in the matrix, is met and is helped.
 */
void
zw_plan_check_people (ZwPlanCheck *self)
{
  const GPtrArray *stakeholders = zw_plan_check_records (self, ZW_RECORD_STAKEHOLDER);

  if (stakeholders->len == 0)
    zw_finding_set_view (
        zw_plan_check_add (self, "people-none", ZW_SEVERITY_SHOULD, _ ("Stakeholders"),
                           _ ("Add the groups; the guideline names those of each type of zone."),
                           _ ("The plan names no stakeholders.")),
        ZW_VIEW_PEOPLE);
  for (guint i = 0; i < stakeholders->len; i++)
    check_stakeholder (self, g_ptr_array_index (stakeholders, i));
}
