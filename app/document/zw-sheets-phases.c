/* zw-sheets-phases.c: one sheet for each phase of the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <glib/gi18n.h>

#include "plan/zw-vehicle-rules.h"

#define MINUTES_PER_HOUR 60

static const ZwZone *
find_zone (const ZwDossier *dossier, gint64 id)
{
  for (guint i = 0; i < dossier->zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (dossier->zones, i);

      if (zone->id == id)
        return zone;
    }
  return dossier->zone;
}

/* "115–118 年", or what of it is known; "" where nothing is. */
static char *
dup_years (const ZwDossier *dossier, int start, int end)
{
  int from = start != ZW_PLAN_NO_YEAR ? start : end, to = end != ZW_PLAN_NO_YEAR ? end : from;
  const char *unit = dossier->chinese ? " 年" : "";

  if (from == ZW_PLAN_NO_YEAR)
    return g_strdup ("");
  if (dossier->chinese)
    {
      from = zw_year_to_roc (from);
      to = zw_year_to_roc (to);
    }
  return from == to ? g_strdup_printf ("%d%s", from, unit)
                    : g_strdup_printf ("%d–%d%s", from, to, unit);
}

static void
add_items (const ZwDossier *dossier, ZwSheet *sheet, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      g_autofree char *years = dup_years (dossier, item->start_year, item->end_year);

      zw_sheet_add_line (
          sheet, FALSE,
          *years == '\0'
              ? g_strdup (item->name)
              : g_strdup_printf (dossier->chinese ? "%s（%s）" : "%s (%s)", item->name, years));
    }
}

/* Words of the choices made in a field, with commas. */
static char *
dup_choices (const ZwDossier *dossier, const ZwRecord *rule, guint field)
{
  const char *list = zw_record_kind_get_info (ZW_RECORD_VEHICLE_RULE)->fields[field].list;
  GString *text = g_string_new (NULL);
  guint n;
  const ZwChoice *choices = zw_reference_get_choices (dossier->check_tables->reference, list, &n);

  for (guint i = 0; i < n; i++)
    if (zw_record_includes (rule, field, choices[i].id))
      g_string_append_printf (text, "%s%s",
                              text->len == 0     ? ""
                              : dossier->chinese ? "、"
                                                 : ", ",
                              zw_text_pick (&choices[i].name, dossier->catalog));
  return g_string_free (text, FALSE);
}

static void
append_part (GString *line, const ZwDossier *dossier, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (line, "%s%s",
                            line->len == 0     ? ""
                            : dossier->chinese ? "，"
                                               : ", ",
                            part);
}

static char *
dup_hours (const ZwRecord *rule)
{
  int from = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_FROM, -1);
  int to = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_TO, -1);

  return from < 0 || to < 0 ? g_strdup ("")
                            : g_strdup_printf ("%02d:%02d–%02d:%02d", from / MINUTES_PER_HOUR,
                                               from % MINUTES_PER_HOUR, to / MINUTES_PER_HOUR,
                                               to % MINUTES_PER_HOUR);
}

static void
add_rule (const ZwDossier *dossier, ZwSheet *sheet, const ZwRecord *rule)
{
  GString *line = g_string_new (NULL);
  int year = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_START_YEAR, 0);
  g_autofree char *name = zw_vehicle_rule_dup_name (rule, dossier->check_tables->reference,
                                                    dossier->catalog);
  g_autofree char *action = dup_choices (dossier, rule, ZW_VEHICLE_RULE_ACTION);
  g_autofree char *days = dup_choices (dossier, rule, ZW_VEHICLE_RULE_DAYS);
  g_autofree char *hours = dup_hours (rule);
  g_autofree char *from = dup_years (dossier, year, year);

  append_part (line, dossier, name);
  append_part (line, dossier, action);
  append_part (line, dossier, days);
  append_part (line, dossier, hours);
  append_part (line, dossier, from);
  zw_sheet_add_line (sheet, FALSE, g_string_free (line, FALSE));
}

/* What is done in the phase, and whom it restricts. */
static void
add_panel (ZwSheets *self, ZwSheet *sheet, const ZwPlanPhase *phase, const ZwZone *boundary)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) rules = zw_vehicle_rules_list (dossier->records, phase->id);

  zw_sheet_add_line (sheet, TRUE, g_strdup (zw_dossier_tr (dossier, N_ ("Boundary in force"))));
  zw_sheet_add_line (sheet, FALSE, g_strdup (boundary->name));
  zw_sheet_add_line (sheet, TRUE, g_strdup (zw_dossier_tr (dossier, N_ ("Work items"))));
  add_items (dossier, sheet, phase->items);
  for (guint i = 0; i < phase->stages->len; i++)
    {
      const ZwPlanStage *stage = g_ptr_array_index (phase->stages, i);

      if (stage->items->len == 0)
        continue;
      if (phase->stages->len > 1)
        zw_sheet_add_line (sheet, TRUE, g_strdup (stage->name));
      add_items (dossier, sheet, stage->items);
    }
  zw_sheet_add_line (sheet, TRUE, g_strdup (zw_dossier_tr (dossier, N_ ("Rules for vehicles"))));
  for (guint i = 0; i < rules->len; i++)
    add_rule (dossier, sheet, g_ptr_array_index (rules, i));
  if (rules->len == 0)
    zw_sheet_add_line (sheet, FALSE, g_strdup (zw_dossier_tr (dossier, N_ ("None in this phase"))));
}

/**
 * zw_sheets_fill_phases:
 *
 * All phases show the same part of the city at the same scale, so that the
 * boundaries can be compared.
 *
 * Returns: %FALSE with @error set where the plan has no phase
 */
gboolean
zw_sheets_fill_phases (ZwSheets *self, GError **error)
{
  const ZwDossier *dossier = self->dossier;
  const GPtrArray *phases = zw_plan_get_phases (dossier->plan);
  ZwEnvelope extent = zw_geometry_get_envelope (dossier->zone->geometry);

  if (phases->len == 0)
    {
      g_set_error (error, ZW_DOCUMENT_ERROR, ZW_DOCUMENT_ERROR_RENDER,
                   /* Translators: name of a zone */
                   _ ("The plan of “%s” has no phases yet. Fill it on the page Phases, or with "
                      "“zonewright plan --fill”."),
                   dossier->zone->name);
      return FALSE;
    }
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      gint64 id = zw_vehicle_rules_get_boundary (dossier->records, dossier->zone->id, phase->id);
      ZwEnvelope own = zw_geometry_get_envelope (find_zone (dossier, id)->geometry);

      zw_envelope_union (&extent, &own);
    }
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      const ZwZone *boundary = find_zone (
          dossier, zw_vehicle_rules_get_boundary (dossier->records, dossier->zone->id, phase->id));
      g_autofree char *years = dup_years (dossier, phase->start_year, phase->end_year);
      ZwSheet *sheet = zw_sheets_add (
          self, ZW_SHEET_MAP,
          *years == '\0'
              ? g_strdup (phase->name)
              : g_strdup_printf (dossier->chinese ? "%s（%s）" : "%s (%s)", phase->name, years));

      sheet->maps[0].zone_id = boundary->id;
      zw_sheets_set_extent (self, &sheet->maps[0], &extent);
      add_panel (self, sheet, phase, boundary);
      if (!zw_sheets_settle_scale (self, sheet, FALSE, error))
        return FALSE;
    }
  return TRUE;
}
