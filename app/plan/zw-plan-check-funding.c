/* zw-plan-check-funding.c: where the money for each work item comes from
 *
 * A work item is paid by the rows of the budget linked to it and by the sources of
 * money named for it. A source of the kind "directions" says the same as rows of the
 * budget, and "own" the same as their local share: beside linked rows they are not
 * counted once more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-plan-check-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-money.h"
#include "plan/zw-funding.h"

/* More than rounding does to a percentage of a sum, less than a dollar. */
#define ROUNDING_NTD 0.001

static ZwFinding *
add_source (ZwPlanCheck *self,
            const char *rule,
            ZwSeverity severity,
            const ZwRecord *source,
            int field,
            const char *where,
            const char *remedy,
            const char *message)
{
  ZwFinding *finding = zw_plan_check_add (self, rule, severity, where, remedy, "%s", message);

  zw_finding_set_record (finding, ZW_VIEW_FUNDING, ZW_RECORD_FUNDING, zw_record_get_id (source),
                         field);
  return finding;
}

static ZwItemFunding
get_funding (ZwPlanCheck *self, gint64 item)
{
  if (self->input->records == NULL)
    return (ZwItemFunding){ 0 };
  return zw_item_funding_get (self->input->records, item);
}

/* Whether the subsidy of the directions pays @item: by a linked row or source it
 * does, by the words of a row's sub-item it seems to. */
static gboolean
is_subsidised (ZwPlanCheck *self, const ZwPlannedItem *item, gboolean *certain)
{
  const GPtrArray *rows = zw_plan_check_records (self, ZW_RECORD_BUDGET);
  const GPtrArray *sources = zw_plan_check_records (self, ZW_RECORD_FUNDING);
  gboolean seems = FALSE;

  *certain = TRUE;
  if (get_funding (self, item->item->id).subsidy_ntd > 0)
    return TRUE;
  for (guint i = 0; i < sources->len; i++)
    {
      const ZwRecord *source = g_ptr_array_index (sources, i);

      if (zw_record_get_int (source, ZW_FUNDING_ITEM, 0) == item->item->id
          && g_strcmp0 (zw_record_get_text (source, ZW_FUNDING_KIND), ZW_FUNDING_KIND_DIRECTIONS)
                 == 0)
        return TRUE;
    }
  *certain = FALSE;
  for (guint i = 0; i < rows->len && !seems; i++)
    {
      const ZwRecord *row = g_ptr_array_index (rows, i);
      const char *id = zw_record_get_text (row, ZW_BUDGET_SUB_ITEM);
      const ZwSubsidySubItem *sub_item = id != NULL
                                             ? zw_rules_find_sub_item (self->input->rules, id)
                                             : NULL;
      g_auto (GStrv) words = NULL;

      if (sub_item == NULL || zw_record_has (row, ZW_BUDGET_ITEM)
          || zw_record_get_int (row, ZW_BUDGET_CENTRAL, 0) == 0)
        continue;
      words = zw_check_words_fold_sub_item (self->input->words, sub_item);
      seems = zw_check_words_in ((const char *const *) words, item->words);
    }
  return seems;
}

static void
check_gap (ZwPlanCheck *self, const ZwPlannedItem *item)
{
  const ZwFundingGap *gap = zw_reference_get_funding_gap (self->input->reference,
                                                          item->item->group);
  gint64 cost = item->item->cost_ntd;
  ZwItemFunding cover = get_funding (self, item->item->id);
  g_autofree char *found = NULL, *allowed = NULL, *left = NULL, *remedy = NULL;
  gboolean seems, certain;
  ZwFinding *finding;

  if (cost == ZW_PLAN_NO_COST || cover.covered_ntd == cost)
    return;
  found = zw_plan_check_format_money (self, cover.covered_ntd);
  allowed = zw_plan_check_format_money (self, cost);
  if (cover.covered_ntd > cost)
    {
      finding = zw_plan_check_add_item (
          self, "funding-over", ZW_SEVERITY_SHOULD, item,
          _ ("Correct the cost or the sources: nobody pays more than a thing costs."),
          /* Translators: a work item, two amounts */
          _ ("“%s” has %s from its sources but costs %s."), item->item->name, found, allowed);
      finding->place.view = ZW_VIEW_FUNDING;
    }
  else
    {
      left = zw_plan_check_format_money (self, cost - cover.covered_ntd);
      /* Rows of the budget that no link ties to it may pay it all the same. */
      seems = is_subsidised (self, item, &certain) && !certain;
      if (seems)
        remedy = g_strdup (_ ("Link the rows of the budget to the work items that they pay."));
      else if (gap != NULL && gap->gap.en != NULL)
        /* Translators: what the guideline says of the money for such work */
        remedy = g_strdup_printf (_ ("Name who pays the rest. The guideline: %s"),
                                  zw_plan_check_pick (self, &gap->gap));
      else
        remedy = g_strdup (_ ("Name who pays the rest."));
      finding = zw_plan_check_add_item (
          self, "funding-gap", seems ? ZW_SEVERITY_NOTE : ZW_SEVERITY_SHOULD, item, remedy,
          /* Translators: a work item, its cost, an amount */
          _ ("“%s” costs %s, of which %s has no source yet."), item->item->name, allowed, left);
      finding->place.view = ZW_VIEW_FUNDING;
    }
  zw_finding_set_figures (finding, ZW_FIGURE_NTD, (double) cover.covered_ntd, (double) cost);
  zw_finding_set_bound (finding, cover.covered_ntd > cost ? ZW_BOUND_ALLOWED : ZW_BOUND_LEAST);
}

static const char *
name_source (ZwPlanCheck *self, const ZwRecord *source)
{
  const char *id = zw_record_get_text (source, ZW_FUNDING_PROGRAMME);
  const ZwProgramme *programme = id != NULL
                                     ? zw_reference_find_programme (self->input->reference, id)
                                     : NULL;
  const char *own = zw_record_get_text (source, ZW_FUNDING_NAME);

  if (programme != NULL)
    return zw_plan_check_pick (self, &programme->name);
  if (own != NULL && own[0] != '\0')
    return own;
  return zw_plan_check_choice_name (self, "funding-kind",
                                    zw_record_get_text (source, ZW_FUNDING_KIND));
}

/* Another central source, be it by its kind or by the programme named. */
static gboolean
is_other_central (ZwPlanCheck *self, const ZwRecord *source)
{
  const char *kind = zw_record_get_text (source, ZW_FUNDING_KIND);

  if (kind == NULL)
    return zw_record_has (source, ZW_FUNDING_PROGRAMME);
  return zw_check_words_is_other_central (self->input->words, kind);
}

static void
check_double (ZwPlanCheck *self, const ZwRecord *source, const ZwPlannedItem *item)
{
  g_autofree char *message = NULL;
  gboolean certain;

  if (!is_other_central (self, source) || !is_subsidised (self, item, &certain))
    return;
  message = g_strdup_printf (
      certain
          /* Translators: a work item, a programme */
          ? _ ("“%s” is paid by the subsidy for pilot zones and by “%s” as well.")
          /* Translators: a work item, a programme */
          : _ ("“%s” seems to be paid by the subsidy for pilot zones and by “%s” as well."),
      item->item->name, name_source (self, source));
  add_source (self, "funding-double", certain ? ZW_SEVERITY_MUST : ZW_SEVERITY_SHOULD, source,
              ZW_FUNDING_PROGRAMME, item->item->name,
              certain ? _ ("Give up one of the two, or split the work into items that each has "
                           "one of them.")
                      : _ ("Link the rows of the budget to the work items that they pay."),
              message);
}

static void
check_expired (ZwPlanCheck *self,
               const ZwRecord *source,
               const ZwProgramme *programme,
               const char *where)
{
  int year = (int) zw_record_get_int (source, ZW_FUNDING_YEAR, ZW_PLAN_NO_YEAR);
  g_autofree char *used = NULL, *last = NULL, *message = NULL, *remedy = NULL;

  if (programme->last_year == 0 || year == ZW_PLAN_NO_YEAR || year <= programme->last_year)
    return;
  used = zw_plan_check_format_year (self, year);
  last = zw_plan_check_format_year (self, programme->last_year);
  /* Translators: a programme, two years */
  message = g_strdup_printf (_ ("“%s” is counted on in %s, but runs to %s only."),
                             zw_plan_check_pick (self, &programme->name), used, last);
  if (programme->caution.en != NULL)
    /* Translators: what is known of the end of a programme */
    remedy = g_strdup_printf (_ ("Look for the programme that follows it. (%s)"),
                              zw_plan_check_pick (self, &programme->caution));
  else
    remedy = g_strdup (_ ("Look for the programme that follows it."));
  zw_finding_set_figures (add_source (self, "funding-expired", ZW_SEVERITY_SHOULD, source,
                                      ZW_FUNDING_YEAR, where, remedy, message),
                          ZW_FIGURE_YEAR, year, programme->last_year);
}

/* What a programme pays of a work item, over all years; counted at its first source. */
static void
check_ratio (ZwPlanCheck *self,
             const ZwRecord *source,
             const ZwProgramme *programme,
             const ZwPlannedItem *item)
{
  const GPtrArray *sources = zw_plan_check_records (self, ZW_RECORD_FUNDING);
  int grade = self->input->applicant != NULL ? self->input->applicant->grade : 0;
  double percent = grade >= 1 && grade <= ZW_N_GRADES ? programme->ratio_percent[grade - 1] : 0;
  gint64 cost = item->item->cost_ntd, sum = 0;
  g_autofree char *paid = NULL, *message = NULL;

  if (percent <= 0 || cost == ZW_PLAN_NO_COST || cost == 0)
    return;
  for (guint i = 0; i < sources->len; i++)
    {
      const ZwRecord *other = g_ptr_array_index (sources, i);

      if (zw_record_get_int (other, ZW_FUNDING_ITEM, 0) != item->item->id
          || g_strcmp0 (zw_record_get_text (other, ZW_FUNDING_PROGRAMME), programme->id) != 0)
        continue;
      if (sum == 0 && other != source && zw_record_get_int (other, ZW_FUNDING_AMOUNT, 0) > 0)
        return;
      sum = zw_money_add (sum, zw_record_get_int (other, ZW_FUNDING_AMOUNT, 0));
    }
  if ((double) sum <= (double) cost * percent / 100.0 + ROUNDING_NTD)
    return;
  paid = zw_plan_check_format_money (self, sum);
  message = g_strdup_printf (
      /* Translators: a programme, an amount, per cent, a work item, a grade, per cent */
      _ ("“%s” gives %s, %.1f %% of “%s”; to governments of grade %d it gives %.0f %% at most."),
      zw_plan_check_pick (self, &programme->name), paid, 100.0 * (double) sum / (double) cost,
      item->item->name, grade, percent);
  zw_finding_set_figures (add_source (self, "funding-ratio", ZW_SEVERITY_SHOULD, source,
                                      ZW_FUNDING_AMOUNT, item->item->name,
                                      _ ("Lower the amount and raise the government's own share."),
                                      message),
                          ZW_FIGURE_PERCENT, 100.0 * (double) sum / (double) cost, percent);
}

static void
check_source (ZwPlanCheck *self, const ZwRecord *source)
{
  const ZwPlannedItem *item = zw_plan_check_find_item (
      self, zw_record_get_int (source, ZW_FUNDING_ITEM, 0));
  const char *id = zw_record_get_text (source, ZW_FUNDING_PROGRAMME);
  const ZwProgramme *programme = id != NULL
                                     ? zw_reference_find_programme (self->input->reference, id)
                                     : NULL;

  if (programme != NULL)
    check_expired (self, source, programme,
                   item != NULL ? item->item->name : zw_plan_check_pick (self, &programme->name));
  if (item == NULL)
    return;
  check_double (self, source, item);
  if (programme != NULL)
    check_ratio (self, source, programme, item);
}

/**
 * zw_plan_check_funding:
 *
 * Nothing is paid twice by the centre, by a programme that has ended or beyond its
 * ratio, and every work item whose cost is known is paid for in full.
 */
void
zw_plan_check_funding (ZwPlanCheck *self)
{
  const GPtrArray *sources = zw_plan_check_records (self, ZW_RECORD_FUNDING);

  for (guint i = 0; i < sources->len; i++)
    check_source (self, g_ptr_array_index (sources, i));
  for (guint i = 0; i < self->items->len; i++)
    check_gap (self, &g_array_index (self->items, ZwPlannedItem, i));
}
