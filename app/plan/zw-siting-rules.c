/* zw-siting-rules.c: principles 4 to 6: whom and when it manages, and who was asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "plan/zw-siting-private.h"

/* How far vehicles of a class and fuel are managed. */
enum
{
  NOT_MANAGED,
  PARTLY, /* those below a standard */
  ALL,
};

#define MAX_CLASSES 24

/* Vehicles with work that cannot be replaced: the guideline exempts them. */
#define SPECIAL "special"

#define DAY_MIN 1440

/* What a phase's rules manage. */
typedef struct
{
  guint8 levels[MAX_CLASSES][ZW_SITING_N_FUELS];
} Scope;

/* Bits 1 << #ZwSitingFuel of those a rule is about. */
guint
zw_siting_get_fuels (const ZwRecord *rule)
{
  guint fuels = 0;

  if (!zw_record_has (rule, ZW_VEHICLE_RULE_FUEL)
      || zw_record_includes (rule, ZW_VEHICLE_RULE_FUEL, "any")
      || zw_record_includes (rule, ZW_VEHICLE_RULE_FUEL, "combustion"))
    return 1u << ZW_SITING_PETROL | 1u << ZW_SITING_DIESEL | 1u << ZW_SITING_HYBRID;
  if (zw_record_includes (rule, ZW_VEHICLE_RULE_FUEL, "petrol"))
    fuels |= 1u << ZW_SITING_PETROL;
  if (zw_record_includes (rule, ZW_VEHICLE_RULE_FUEL, "diesel"))
    fuels |= 1u << ZW_SITING_DIESEL;
  if (zw_record_includes (rule, ZW_VEHICLE_RULE_FUEL, "hybrid"))
    fuels |= 1u << ZW_SITING_HYBRID;
  return fuels;
}

gboolean
zw_siting_has_words (const ZwRecord *record, guint field)
{
  const char *text = zw_record_get_text (record, field);

  return text != NULL && *text != '\0';
}

static void
add_to_scope (Scope *scope, const ZwRecord *rule, const ZwChoice *classes, guint n_classes)
{
  guint fuels = zw_siting_get_fuels (rule);
  guint8 level = zw_siting_has_words (rule, ZW_VEHICLE_RULE_STANDARD) ? PARTLY : ALL;

  for (guint c = 0; c < n_classes; c++)
    for (guint f = 0; f < ZW_SITING_N_FUELS; f++)
      if ((fuels >> f & 1) != 0
          && zw_record_includes (rule, ZW_VEHICLE_RULE_VEHICLES, classes[c].id))
        scope->levels[c][f] = MAX (scope->levels[c][f], level);
}

static guint
count_classes (const Scope *scope, guint n_classes)
{
  static const guint8 none[ZW_SITING_N_FUELS];
  guint n = 0;

  for (guint c = 0; c < n_classes; c++)
    n += memcmp (scope->levels[c], none, sizeof none) != 0;
  return n;
}

static gboolean
is_narrower (const Scope *scope, const Scope *before, guint n_classes)
{
  for (guint c = 0; c < n_classes; c++)
    for (guint f = 0; f < ZW_SITING_N_FUELS; f++)
      if (scope->levels[c][f] < before->levels[c][f])
        return TRUE;
  return FALSE;
}

/* All that emits, but for special vehicles. */
static gboolean
is_everything (const Scope *scope, const ZwChoice *classes, guint n_classes)
{
  for (guint c = 0; c < n_classes; c++)
    for (guint f = 0; f < ZW_SITING_N_FUELS; f++)
      if (scope->levels[c][f] < ALL && !g_str_equal (classes[c].id, SPECIAL))
        return FALSE;
  return TRUE;
}

/* The rules of a phase; %FALSE where it has none. */
static gboolean
fill_scope (Scope *scope,
            const GPtrArray *rules,
            gint64 phase_id,
            const ZwChoice *classes,
            guint n_classes)
{
  gboolean any = FALSE;

  memset (scope, 0, sizeof *scope);
  for (guint i = 0; i < rules->len; i++)
    {
      const ZwRecord *rule = g_ptr_array_index (rules, i);

      if (zw_record_get_int (rule, ZW_VEHICLE_RULE_PHASE, 0) != phase_id)
        continue;
      add_to_scope (scope, rule, classes, n_classes);
      any = TRUE;
    }
  return any;
}

static gboolean
has_rule_without_phase (const GPtrArray *rules, const ZwPlan *plan)
{
  for (guint i = 0; i < rules->len; i++)
    if (zw_plan_find_phase (
            plan, zw_record_get_int (g_ptr_array_index (rules, i), ZW_VEHICLE_RULE_PHASE, 0))
        == NULL)
      return TRUE;
  return FALSE;
}

/**
 * zw_siting_look_at_vehicles:
 *
 * Met where the rules of no phase let go of what an earlier phase managed, and those
 * of the last manage all emitting vehicles, special vehicles aside. A phase without
 * rules keeps those before it; a rule with a standard manages some of its vehicles.
 */
void
zw_siting_look_at_vehicles (ZwSiting *self,
                            ZwSitingPrinciple *principle,
                            const ZwRecords *records,
                            const ZwPlan *plan,
                            const ZwReference *reference)
{
  const GPtrArray *rules = zw_records_get (records, ZW_RECORD_VEHICLE_RULE);
  const GPtrArray *phases = zw_plan_get_phases (plan);
  guint n_classes, n_phases = 0;
  const ZwChoice *classes = zw_reference_get_choices (reference, "vehicle-class", &n_classes);
  const ZwPlanPhase *narrower = NULL;
  Scope before = { 0 };

  principle->roles = 1u << ZW_ROLE_ROADS | 1u << ZW_ROLE_TRAFFIC;
  n_classes = MIN (n_classes, MAX_CLASSES);
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      g_autofree char *id = g_strdup_printf ("phase-%u", i + 1);
      ZwSitingFigure *figure;
      Scope scope;

      if (!fill_scope (&scope, rules, phase->id, classes, n_classes))
        continue;
      figure = zw_siting_add_figure (principle, id, phase->name, ZW_SITING_COUNT,
                                     count_classes (&scope, n_classes));
      zw_siting_compare (figure, n_classes, zw_siting_say (self, N_ ("Vehicle classes")));
      if (n_phases > 0)
        figure->voice = is_narrower (&scope, &before, n_classes) ? ZW_SITING_AGAINST
                                                                 : ZW_SITING_FOR;
      if (figure->voice == ZW_SITING_AGAINST && narrower == NULL)
        narrower = phase;
      before = scope;
      n_phases++;
    }
  if (has_rule_without_phase (rules, plan))
    zw_siting_miss (principle, zw_siting_say (self, N_ ("Say of each vehicle rule in which phase "
                                                        "it holds.")));
  if (n_phases == 0)
    {
      zw_siting_decide (principle, ZW_VERDICT_CANNOT_TELL,
                        g_strdup (zw_siting_say (self, N_ ("No phase has vehicle rules yet."))));
      if (rules->len == 0)
        zw_siting_miss (principle, zw_siting_say (self, N_ ("Add vehicle rules for each phase.")));
    }
  else if (narrower != NULL)
    zw_siting_decide (
        principle, ZW_VERDICT_NOT_MET,
        g_strdup_printf (
            /* Translators: %s is a phase */
            zw_siting_say (self, N_ ("The rules of “%s” let go of vehicles that were managed "
                                     "before.")),
            narrower->name));
  else if (is_everything (&before, classes, n_classes))
    zw_siting_decide (principle, ZW_VERDICT_MET,
                      g_strdup (zw_siting_say (self, N_ ("The rules grow until all emitting "
                                                         "vehicles are managed."))));
  else
    zw_siting_decide (principle, ZW_VERDICT_NOT_MET,
                      g_strdup (zw_siting_say (self, N_ ("The rules of the last phase leave "
                                                         "emitting vehicles out."))));
}

/* Hours. */

static gboolean
is_day_managed (const ZwRecord *rule, ZwDayType day)
{
  const char *days = zw_record_get_text (rule, ZW_VEHICLE_RULE_DAYS);

  if (g_strcmp0 (days, "weekdays") == 0)
    return day == ZW_DAY_WEEKDAY;
  if (g_strcmp0 (days, "weekends") == 0)
    return day != ZW_DAY_WEEKDAY;
  return TRUE;
}

/* Whether anything runs in a minute of the day; what leaves after midnight belongs
 * to the service day before. */
static gboolean
is_served (const ZwServiceHours *hours, int minute)
{
  double at_s = minute * 60.0;

  return (at_s >= hours->first_s && at_s + 60.0 <= hours->last_s + 60.0)
         || at_s + DAY_MIN * 60.0 <= hours->last_s;
}

/* Part of the hours from one time to another that lies within the service. */
static double
get_served_share (const ZwServiceHours *hours, int from, int to)
{
  int length = to > from ? to - from : to - from + DAY_MIN, served = 0;

  for (int m = 0; m < length; m++)
    served += is_served (hours, (from + m) % DAY_MIN);
  return (double) served / length;
}

/* The least over the kinds of day that the rule holds on; NaN where not known. */
static double
find_least_share (const ZwSitingGround *ground, const ZwRecord *rule, int from, int to)
{
  double least = NAN;

  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    {
      const ZwServiceHours *hours = &ground->hours[d];

      if (hours->is_known && hours->n_stops > 0 && is_day_managed (rule, (ZwDayType) d))
        least = fmin (least, get_served_share (hours, from, to));
    }
  return least;
}

static void
add_service_hours (ZwSiting *self, ZwSitingPrinciple *principle)
{
  static const struct
  {
    const char *first, *last, *first_label, *last_label;
  } days[ZW_N_DAY_TYPES] = {
    [ZW_DAY_WEEKDAY] = { "first_weekday", "last_weekday", N_ ("First departure, weekdays"),
                         N_ ("Last departure, weekdays") },
    [ZW_DAY_SATURDAY] = { "first_saturday", "last_saturday", N_ ("First departure, Saturdays"),
                          N_ ("Last departure, Saturdays") },
    [ZW_DAY_SUNDAY] = { "first_sunday", "last_sunday", N_ ("First departure, Sundays"),
                        N_ ("Last departure, Sundays") },
  };

  for (guint d = 0; d < ZW_N_DAY_TYPES; d++)
    {
      const ZwServiceHours *hours = &self->ground->hours[d];

      if (!hours->is_known || hours->n_stops == 0)
        continue;
      zw_siting_add_figure (principle, days[d].first, zw_siting_say (self, days[d].first_label),
                            ZW_SITING_TIME, hours->first_s / 60.0);
      zw_siting_add_figure (principle, days[d].last, zw_siting_say (self, days[d].last_label),
                            ZW_SITING_TIME, hours->last_s / 60.0);
    }
}

static char *
name_rule (const ZwSiting *self, const ZwRecord *rule, guint number)
{
  gboolean chinese = zw_catalog_is_chinese (self->ground->catalog);
  g_autofree char *from = zw_record_format (rule, ZW_VEHICLE_RULE_FROM, chinese);
  g_autofree char *to = zw_record_format (rule, ZW_VEHICLE_RULE_TO, chinese);

  /* Translators: number of a vehicle rule, two times of day */
  return g_strdup_printf (zw_siting_say (self, N_ ("Rule %u, %s to %s, within the service")),
                          number, from, to);
}

/* The shortest buffer that any rule gives; −1 where one gives none. */
static gint64
find_buffer (const GPtrArray *rules, guint field)
{
  gint64 least = G_MAXINT64;

  for (guint i = 0; i < rules->len; i++)
    least = MIN (least, zw_record_get_int (g_ptr_array_index (rules, i), field, -1));
  return least;
}

/* Whether all rules give the buffer. */
static gboolean
add_buffer (ZwSiting *self,
            ZwSitingPrinciple *principle,
            const GPtrArray *rules,
            const ZwReference *reference,
            gboolean resident)
{
  gint64 years = find_buffer (rules, resident ? ZW_VEHICLE_RULE_BUFFER_RESIDENT
                                              : ZW_VEHICLE_RULE_BUFFER_OTHER);
  ZwSitingFigure *figure;
  int least, most;

  zw_reference_get_buffer_years (reference, resident, &least, &most);
  figure = zw_siting_add_figure (
      principle, resident ? "buffer_resident" : "buffer_other",
      resident ? zw_siting_say (self, N_ ("Shortest buffer, vehicles of the zone"))
               : zw_siting_say (self, N_ ("Shortest buffer, vehicles from outside")),
      ZW_SITING_YEARS, years >= 0 ? (double) years : (double) NAN);
  zw_siting_compare (figure, least, zw_siting_say (self, N_ ("At least")));
  figure->voice = years >= least ? ZW_SITING_FOR : ZW_SITING_AGAINST;
  return years >= least;
}

/**
 * zw_siting_look_at_hours:
 *
 * Met where the hours of every rule lie within those in which half of the zone's
 * stops are served, and every rule gives the guideline's buffer. A rule without
 * hours holds all day long, which no service covers, so it must say so.
 */
void
zw_siting_look_at_hours (ZwSiting *self,
                         ZwSitingPrinciple *principle,
                         const ZwRecords *records,
                         const ZwReference *reference)
{
  const GPtrArray *rules = zw_records_get (records, ZW_RECORD_VEHICLE_RULE);
  guint n_outside = 0, n_unknown = 0, n_without = 0;
  gboolean has_buffer;

  principle->roles = 1u << ZW_ROLE_STOPS | 1u << ZW_ROLE_ROUTES | 1u << ZW_ROLE_TRAFFIC;
  add_service_hours (self, principle);
  if (rules->len == 0)
    {
      zw_siting_decide (principle, ZW_VERDICT_CANNOT_TELL,
                        g_strdup (zw_siting_say (self, N_ ("No hours are managed yet."))));
      zw_siting_miss (principle, zw_siting_say (self, N_ ("Add vehicle rules with their hours.")));
      return;
    }
  for (guint i = 0; i < rules->len; i++)
    {
      const ZwRecord *rule = g_ptr_array_index (rules, i);
      gint64 from = zw_record_get_int (rule, ZW_VEHICLE_RULE_FROM, -1);
      gint64 to = zw_record_get_int (rule, ZW_VEHICLE_RULE_TO, -1);
      g_autofree char *id = g_strdup_printf ("rule-%u", i + 1);
      g_autofree char *name = NULL;
      ZwSitingFigure *figure;
      double share;

      if (from < 0 || to < 0)
        {
          n_without++;
          continue;
        }
      share = find_least_share (self->ground, rule, (int) from, (int) to);
      name = name_rule (self, rule, i + 1);
      figure = zw_siting_add_figure (principle, id, name, ZW_SITING_SHARE, share);
      if (isnan (share))
        n_unknown++;
      else
        figure->voice = share >= 1.0 ? ZW_SITING_FOR : ZW_SITING_AGAINST;
      n_outside += share < 1.0;
    }
  has_buffer = add_buffer (self, principle, rules, reference, FALSE);
  has_buffer = add_buffer (self, principle, rules, reference, TRUE) && has_buffer;
  if (n_without > 0)
    zw_siting_miss (principle, zw_siting_say (self, N_ ("Give the hours of every vehicle rule; "
                                                        "00:00 to 24:00 where it holds all day.")));
  if (n_unknown > 0)
    zw_siting_miss (principle, zw_siting_say (self, N_ ("Import a timetable (GTFS) with stops in "
                                                        "the zone.")));
  zw_siting_miss (principle, zw_siting_say (self, N_ ("The layers hold no traffic by the hour: "
                                                      "compare the hours with the trips' times "
                                                      "yourself.")));
  if (n_outside > 0)
    zw_siting_decide (principle, ZW_VERDICT_NOT_MET,
                      g_strdup (zw_siting_say (self, N_ ("Vehicles are managed at hours without "
                                                         "public transport."))));
  else if (!has_buffer)
    zw_siting_decide (principle, ZW_VERDICT_NOT_MET,
                      g_strdup (zw_siting_say (self, N_ ("A vehicle rule gives no buffer, or one "
                                                         "shorter than the guideline's."))));
  else if (n_without + n_unknown > 0)
    zw_siting_decide (principle, ZW_VERDICT_CANNOT_TELL,
                      g_strdup (zw_siting_say (self, N_ ("Whether public transport runs at the "
                                                         "managed hours is not known."))));
  else
    zw_siting_decide (principle, ZW_VERDICT_MET,
                      g_strdup (zw_siting_say (self, N_ ("Public transport runs at all managed "
                                                         "hours, and there is time to adapt."))));
}

/* People. */

static gboolean
was_held (const ZwRecord *meeting)
{
  const char *date = zw_record_get_text (meeting, ZW_MEETING_DATE);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  return date != NULL && *date != '\0' && strcmp (date, today) <= 0;
}

static guint
count_meetings (const GPtrArray *meetings, gint64 stakeholder)
{
  g_autofree char *id = stakeholder != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, stakeholder)
                                         : NULL;
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const ZwRecord *meeting = g_ptr_array_index (meetings, i);

      if (was_held (meeting)
          && (id == NULL || zw_record_includes (meeting, ZW_MEETING_STAKEHOLDERS, id)))
        n++;
    }
  return n;
}

static guint
count_answered (const GPtrArray *meetings)
{
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const ZwRecord *meeting = g_ptr_array_index (meetings, i);

      n += was_held (meeting)
           && (zw_siting_has_words (meeting, ZW_MEETING_RESPONSE)
               || zw_siting_has_words (meeting, ZW_MEETING_CHANGE));
    }
  return n;
}

/**
 * zw_siting_look_at_people:
 *
 * Met where there has been a meeting, today at the latest, with each stakeholder.
 */
void
zw_siting_look_at_people (ZwSiting *self, ZwSitingPrinciple *principle, const ZwRecords *records)
{
  const GPtrArray *people = zw_records_get (records, ZW_RECORD_STAKEHOLDER);
  const GPtrArray *meetings = zw_records_get (records, ZW_RECORD_MEETING);
  guint n_met = 0, n_meetings = count_meetings (meetings, 0);
  g_autoptr (GString) waiting = g_string_new (NULL);
  ZwSitingFigure *figure;

  principle->roles = 1u << ZW_ROLE_POPULATION | 1u << ZW_ROLE_ATTRACTIONS | 1u << ZW_ROLE_LANDUSE;
  zw_siting_add_figure (principle, "meetings", zw_siting_say (self, N_ ("Meetings held")),
                        ZW_SITING_COUNT, n_meetings);
  figure = zw_siting_add_figure (principle, "answered",
                                 zw_siting_say (self, N_ ("With a response or a change of the "
                                                          "plan")),
                                 ZW_SITING_COUNT, count_answered (meetings));
  zw_siting_compare (figure, n_meetings, zw_siting_say (self, N_ ("Meetings held")));
  for (guint i = 0; i < people->len; i++)
    {
      const ZwRecord *one = g_ptr_array_index (people, i);
      const char *name = zw_record_get_text (one, ZW_STAKEHOLDER_NAME);
      g_autofree char *id = g_strdup_printf ("stakeholder-%u", i + 1);
      guint n = count_meetings (meetings, zw_record_get_id (one));

      figure = zw_siting_add_figure (principle, id, name != NULL ? name : "", ZW_SITING_COUNT, n);
      figure->voice = n > 0 ? ZW_SITING_FOR : ZW_SITING_AGAINST;
      n_met += n > 0;
      if (n == 0)
        g_string_append_printf (waiting, "%s%s",
                                /* Translators: between two names */
                                waiting->len > 0 ? zw_siting_say (self, N_ (", ")) : "",
                                name != NULL ? name : "?");
    }
  if (people->len == 0)
    {
      zw_siting_decide (principle, ZW_VERDICT_CANNOT_TELL,
                        g_strdup (zw_siting_say (self, N_ ("The plan names no stakeholders "
                                                           "yet."))));
      zw_siting_miss (principle, zw_siting_say (self, N_ ("Add the stakeholders and the meetings "
                                                          "held with them.")));
    }
  else if (n_met == people->len)
    zw_siting_decide (principle, ZW_VERDICT_MET,
                      g_strdup (zw_siting_say (self, N_ ("Every group of stakeholders has been "
                                                         "met."))));
  else
    zw_siting_decide (
        principle, ZW_VERDICT_NOT_MET,
        /* Translators: %s are names of groups */
        g_strdup_printf (zw_siting_say (self, N_ ("Not met yet: %s.")), waiting->str));
}
