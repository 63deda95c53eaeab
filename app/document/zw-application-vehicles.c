/* zw-application-vehicles.c: the rules for vehicles, in chapter 伍
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "base/zw-money.h"
#include "document/zw-application-plan.h"
#include "plan/zw-vehicle-rules.h"

#define MINUTES_PER_HOUR 60

static char *
dup_hours (const ZwDossier *dossier, const ZwRecord *rule)
{
  g_autofree char *days = zw_application_dup_choices (dossier, rule, ZW_RECORD_VEHICLE_RULE,
                                                      ZW_VEHICLE_RULE_DAYS);
  int from = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_FROM, -1);
  int to = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_TO, -1);

  if (from < 0 || to < 0)
    return g_steal_pointer (&days);
  return g_strdup_printf ("%s\n%02d:%02d–%02d:%02d", days, from / MINUTES_PER_HOUR,
                          from % MINUTES_PER_HOUR, to / MINUTES_PER_HOUR, to % MINUTES_PER_HOUR);
}

static char *
dup_amount (ZwDossier *dossier, const ZwRecord *rule, guint field, const char *what)
{
  g_autofree char *name = zw_vehicle_rule_dup_name (rule, dossier->check_tables->reference,
                                                    dossier->catalog);
  g_autofree char *full = g_strdup_printf (dossier->chinese ? "車輛管理金額：%s" : "%s: amount",
                                           name);
  gint64 ntd = zw_record_get_int (rule, field, -1);

  return ntd < 0 ? NULL
                 : zw_content_dup_money (dossier, ntd, full,
                                         "zone-%" G_GINT64_FORMAT "/rule/%" G_GINT64_FORMAT "/%s",
                                         dossier->zone->id, zw_record_get_id (rule), what);
}

static char *
dup_action (ZwDossier *dossier, const ZwRecord *rule)
{
  g_autofree char *action = zw_application_dup_choices (dossier, rule, ZW_RECORD_VEHICLE_RULE,
                                                        ZW_VEHICLE_RULE_ACTION);
  g_autofree char *least = dup_amount (dossier, rule, ZW_VEHICLE_RULE_AMOUNT, "amount");
  g_autofree char *most = dup_amount (dossier, rule, ZW_VEHICLE_RULE_AMOUNT_MAX, "amount-max");

  if (least == NULL && most == NULL)
    return g_steal_pointer (&action);
  if (least == NULL || most == NULL)
    return g_strdup_printf ("%s\n%s", action, least != NULL ? least : most);
  return g_strdup_printf (dossier->chinese ? "%s\n%s至 %s" : "%s\n%s to %s", action, least, most);
}

/* Years that vehicles have to adapt, by where they are registered. */
static char *
dup_buffer (const ZwDossier *dossier, const ZwRecord *rule)
{
  gint64 other = zw_record_get_int (rule, ZW_VEHICLE_RULE_BUFFER_OTHER, -1);
  gint64 resident = zw_record_get_int (rule, ZW_VEHICLE_RULE_BUFFER_RESIDENT, -1);
  GString *text = g_string_new (NULL);

  if (other >= 0)
    g_string_append_printf (text,
                            dossier->chinese ? "區外車輛 %" G_GINT64_FORMAT " 年"
                                             : "others %" G_GINT64_FORMAT " years",
                            other);
  if (resident >= 0)
    g_string_append_printf (text,
                            dossier->chinese ? "%s區內車輛 %" G_GINT64_FORMAT " 年"
                                             : "%sresidents %" G_GINT64_FORMAT " years",
                            text->len > 0 ? "\n" : "", resident);
  if (text->len == 0)
    g_string_append (text, ZW_CONTENT_NOTHING);
  return g_string_free (text, FALSE);
}

static char *
dup_when (const ZwDossier *dossier, const ZwRecord *rule)
{
  int year = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_START_YEAR, 0);
  const ZwPlanPhase *phase = zw_plan_find_phase (
      dossier->plan, zw_record_get_int (rule, ZW_VEHICLE_RULE_PHASE, 0));
  g_autofree char *from = year == 0 ? g_strdup (ZW_CONTENT_NOTHING)
                                    : zw_content_dup_years (dossier, year, ZW_PLAN_NO_YEAR);

  return phase != NULL ? g_strdup_printf ("%s\n%s", phase->name, from) : g_steal_pointer (&from);
}

static void
add_rule (ZwApplicationWriter *self, ZwTable *table, const ZwRecord *rule)
{
  ZwDossier *dossier = self->dossier;
  g_autofree char *when = dup_when (dossier, rule);
  g_autofree char *name = zw_vehicle_rule_dup_name (rule, dossier->check_tables->reference,
                                                    dossier->catalog);
  g_autofree char *hours = dup_hours (dossier, rule);
  g_autofree char *action = dup_action (dossier, rule);
  g_autofree char *exempt = zw_application_dup_choices (dossier, rule, ZW_RECORD_VEHICLE_RULE,
                                                        ZW_VEHICLE_RULE_EXEMPTIONS);
  g_autofree char *buffer = dup_buffer (dossier, rule);
  const char *cells[] = { when, name, hours, action, exempt, buffer };

  zw_table_add_row (table, ZW_ROW_BODY, cells);
}

/**
 * zw_application_add_vehicles:
 *
 * Adds the rules for vehicles, if the plan has any.
 */
void
zw_application_add_vehicles (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  const GPtrArray *rules = zw_records_get (dossier->records, ZW_RECORD_VEHICLE_RULE);
  const ZwTableColumn columns[] = {
    { zw_dossier_pick (dossier, "期別及起始年", "Phase, from"), 23, ZW_COLUMN_CENTRED },
    { zw_dossier_pick (dossier, "管理車輛", "Vehicles"), 32, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "管理時間", "Hours"), 25, ZW_COLUMN_CENTRED },
    { zw_dossier_pick (dossier, "管理方式", "Action"), 26, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "豁免對象", "Exempt"), 30, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "緩衝期", "Buffer"), 24, ZW_COLUMN_TEXT },
  };
  ZwTable *table;

  if (rules->len == 0)
    return;
  zw_document_add_heading (self->document, 2,
                           zw_dossier_pick (dossier, "車輛管理措施", "Rules for vehicles"));
  table = zw_document_add_table (self->document, NULL, columns, G_N_ELEMENTS (columns));
  zw_table_set_name (table, "vehicle-rules");
  for (guint i = 0; i < rules->len; i++)
    add_rule (self, table, g_ptr_array_index (rules, i));
}
