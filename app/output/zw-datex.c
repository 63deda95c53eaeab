/* zw-datex.c: zones and their vehicle rules as DATEX II
 *
 * A ControlledZoneTablePublication of DATEX II 3.7 (schemas DATEXII_3_ControlledZone
 * and DATEXII_3_TrafficRegulation): a controlled zone of the type lowEmissionZone for
 * each zone, its outline as the location of a planned traffic regulation order, and a
 * traffic regulation for each vehicle rule. What DATEX II has no code for is told in
 * words (NonCodableCondition).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "output/zw-datex.h"

#include <glib/gi18n.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "base/zw-money.h"
#include "layers/zw-zone.h"
#include "output/zw-data-write.h"
#include "plan/zw-plan.h"
#include "plan/zw-record.h"
#include "plan/zw-reference.h"

#define SCHEMA "http://datex2.eu/schema/3/"
#define GLOBE "EPSG:4326"

/* With latitude first. */
#define GLOBE_NAME "urn:ogc:def:crs:EPSG::4326"

/* Most characters of a multilingual string. */
#define MOST_TEXT 1024

#define MINUTES_PER_HOUR 60

/* The zones' country, ISO 3166-1. */
#define COUNTRY "tw"

typedef struct
{
  xmlTextWriter *xml;
  const char *language; /* BCP 47 */
  const ZwCatalog *catalog;
  const ZwReference *reference;
  const char *government;
  char *now;
} Writer;

/* Values of VehicleTypeEnum for the list "vehicle-class". */
static const struct
{
  const char *id;
  const char *type;
  const char *usage;
} vehicle_types[] = {
  { "car-private", "car", "nonCommercial" },
  { "car-commercial", "car", "commercial" },
  { "bus", "bus", NULL },
  { "van", "van", NULL },
  { "truck", "lorry", NULL },
  { "motorcycle-heavy", "motorcycle", NULL },
  { "motorcycle-light", "moped", NULL },
  { "special", "other", NULL },
};

/* Values of FuelTypeEnum for the list "fuel". */
static const struct
{
  const char *id;
  const char *types[4];
} fuel_types[] = {
  { "any", { "all" } },
  { "combustion", { "petrol", "diesel", "lpg" } },
  { "petrol", { "petrol" } },
  { "diesel", { "diesel" } },
  { "hybrid", { "petrolBatteryHybrid", "dieselBatteryHybrid" } },
  { "electric", { "battery" } },
  { "hydrogen", { "hydrogen" } },
};

static const char *const week[] = { "monday", "tuesday",  "wednesday", "thursday",
                                    "friday", "saturday", "sunday" };

static void
start (const Writer *self, const char *element)
{
  xmlTextWriterStartElement (self->xml, BAD_CAST element);
}

static void
end (const Writer *self)
{
  xmlTextWriterEndElement (self->xml);
}

static void
attribute (const Writer *self, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST value);
}

static void
element (const Writer *self, const char *name, const char *text)
{
  xmlTextWriterWriteElement (self->xml, BAD_CAST name, BAD_CAST text);
}

static void
start_typed (const Writer *self, const char *name, const char *type)
{
  start (self, name);
  attribute (self, "xsi:type", type);
}

static void
start_version (const Writer *self, const char *name, const char *id)
{
  start (self, name);
  attribute (self, "id", id);
  attribute (self, "version", "1");
}

/* Without what XML 1.0 forbids. */
static char *
clean (const char *text)
{
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MOST_TEXT));
  GString *cleaned = g_string_new (NULL);

  for (const char *p = cut; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_iscntrl (g_utf8_get_char (p)) || *p == '\n')
      g_string_append_unichar (cleaned, g_utf8_get_char (p));
  return g_string_free (cleaned, FALSE);
}

static void
multilingual (const Writer *self, const char *name, const char *text)
{
  g_autofree char *cleaned = clean (text);

  start (self, name);
  start (self, "com:values");
  start (self, "com:value");
  attribute (self, "lang", self->language);
  xmlTextWriterWriteString (self->xml, BAD_CAST cleaned);
  end (self);
  end (self);
  end (self);
}

static void
add_ring (const Writer *self, const char *name, const ZwGeometry *shape, guint ring)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint first = shape->ring_starts[ring], past = shape->ring_starts[ring + 1];

  for (guint i = first; i <= past; i++)
    {
      const ZwPoint *point = &shape->points[i < past ? i : first];
      char lat[G_ASCII_DTOSTR_BUF_SIZE], lon[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (list, "%s%s %s", i > first ? " " : "",
                              g_ascii_formatd (lat, sizeof lat, "%.7f", point->y),
                              g_ascii_formatd (lon, sizeof lon, "%.7f", point->x));
    }
  start (self, name);
  attribute (self, "srsDimension", "2");
  attribute (self, "srsName", GLOBE_NAME);
  element (self, "loc:posList", list->str);
  end (self);
}

static void
add_outline (const Writer *self, const ZwZone *zone, const ZwGeometry *shape)
{
  start_typed (self, "tro:locationByOrder", "loc:AreaLocation");
  start (self, "loc:gmlMultiPolygon");
  multilingual (self, "loc:gmlAreaName", zone->name);
  for (guint part = 0; part < shape->n_parts; part++)
    {
      start (self, "loc:gmlPolygon");
      for (guint ring = shape->part_starts[part]; ring < shape->part_starts[part + 1]; ring++)
        add_ring (self, ring == shape->part_starts[part] ? "loc:exterior" : "loc:interior", shape,
                  ring);
      end (self);
    }
  end (self);
  end (self);
}

/* Conditions of a rule. */

static void
add_vehicles (const Writer *self, const ZwRecord *rule)
{
  const char *fuel = zw_record_get_text (rule, ZW_VEHICLE_RULE_FUEL);
  const char *usage = NULL;
  guint n_types = 0;

  start_typed (self, "tro:conditions", "tro:VehicleCondition");
  start (self, "tro:vehicleCharacteristics");
  for (guint i = 0; i < G_N_ELEMENTS (fuel_types); i++)
    if (g_strcmp0 (fuel, fuel_types[i].id) == 0)
      for (guint k = 0; k < G_N_ELEMENTS (fuel_types[i].types) && fuel_types[i].types[k] != NULL;
           k++)
        element (self, "com:fuelType", fuel_types[i].types[k]);
  for (guint i = 0; i < G_N_ELEMENTS (vehicle_types); i++)
    if (zw_record_includes (rule, ZW_VEHICLE_RULE_VEHICLES, vehicle_types[i].id))
      {
        element (self, "com:vehicleType", vehicle_types[i].type);
        usage = vehicle_types[i].usage;
        n_types++;
      }
  if (n_types == 0)
    element (self, "com:vehicleType", "anyVehicle");
  /* One usage holds for all types of a condition. */
  if (n_types == 1 && usage != NULL)
    element (self, "com:vehicleUsage", usage);
  end (self);
  end (self);
}

static void
add_day_pattern (const Writer *self, const char *days)
{
  guint first = g_strcmp0 (days, "weekends") == 0 ? 5 : 0;
  guint past = g_strcmp0 (days, "weekdays") == 0 ? 5 : G_N_ELEMENTS (week);

  if (days == NULL || g_str_equal (days, "every-day") || g_str_equal (days, "events"))
    return;
  start (self, "com:recurringDayWeekMonthPeriod");
  for (guint i = first; i < past; i++)
    element (self, "com:applicableDay", week[i]);
  end (self);
}

static void
add_time_of_day (const Writer *self, const char *name, gint64 minutes)
{
  g_autofree char *time = NULL;

  /* xs:time ends with the last second of the day. */
  if (minutes >= 24 * MINUTES_PER_HOUR)
    time = g_strdup ("23:59:59");
  else
    time = g_strdup_printf ("%02d:%02d:00", (int) (minutes / MINUTES_PER_HOUR),
                            (int) (minutes % MINUTES_PER_HOUR));
  element (self, name, time);
}

/* From when on, on which days and at which hours. */
static void
add_validity (const Writer *self, const ZwRecord *rule, int start_year)
{
  const char *days = zw_record_get_text (rule, ZW_VEHICLE_RULE_DAYS);
  gint64 from = zw_record_get_int (rule, ZW_VEHICLE_RULE_FROM, -1);
  gint64 to = zw_record_get_int (rule, ZW_VEHICLE_RULE_TO, -1);
  g_autofree char *first = g_strdup_printf ("%04d-01-01T00:00:00+08:00", start_year);

  if (start_year == ZW_PLAN_NO_YEAR)
    return;
  start_typed (self, "tro:conditions", "tro:TimeValidityCondition");
  start (self, "tro:validityByOrder");
  element (self, "com:validityStatus", "planned");
  start (self, "com:validityTimeSpecification");
  element (self, "com:overallStartTime", first);
  start (self, "com:validPeriod");
  if (from >= 0 && to >= 0)
    {
      start (self, "com:recurringTimePeriodOfDay");
      add_time_of_day (self, "com:startTimeOfPeriod", from);
      add_time_of_day (self, "com:endTimeOfPeriod", to);
      end (self);
    }
  add_day_pattern (self, days);
  end (self);
  end (self);
  end (self);
  end (self);
}

static void
add_words (const Writer *self, const char *type, gboolean negate, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  start_typed (self, "tro:conditions", "cz:NonCodableCondition");
  if (negate)
    element (self, "tro:negate", "true");
  multilingual (self, "cz:condition", text);
  element (self, "cz:type", type);
  end (self);
}

static char *
dup_choices (const Writer *self, const ZwRecord *rule, guint field)
{
  const char *list = zw_record_kind_get_info (ZW_RECORD_VEHICLE_RULE)->fields[field].list;
  g_auto (GStrv) ids = g_strsplit (
      zw_record_get_text (rule, field) != NULL ? zw_record_get_text (rule, field) : "", " ", -1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const ZwChoice *choice = zw_reference_find_choice (self->reference, list, ids[i]);

      if (*ids[i] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, zw_catalog_pick (self->catalog, "、", ", "));
      g_string_append (text, choice != NULL ? zw_text_pick (&choice->name, self->catalog) : ids[i]);
    }
  return g_string_free (text, FALSE);
}

/* "收費 NT$ 100": what is no access restriction. */
static char *
dup_action (const Writer *self, const ZwRecord *rule)
{
  g_autofree char *action = dup_choices (self, rule, ZW_VEHICLE_RULE_ACTION);
  g_autofree char *amount = NULL;
  g_autofree char *most = NULL;

  if (!zw_record_has (rule, ZW_VEHICLE_RULE_AMOUNT))
    return g_steal_pointer (&action);
  amount = zw_money_format (zw_record_get_int (rule, ZW_VEHICLE_RULE_AMOUNT, 0));
  if (!zw_record_has (rule, ZW_VEHICLE_RULE_AMOUNT_MAX))
    return g_strdup_printf ("%s NT$ %s", action, amount);
  most = zw_money_format (zw_record_get_int (rule, ZW_VEHICLE_RULE_AMOUNT_MAX, 0));
  return g_strdup_printf ("%s NT$ %s–%s", action, amount, most);
}

static void
add_rule (const Writer *self, const ZwZone *zone, const ZwPlan *plan, const ZwRecord *rule)
{
  g_autofree char *id = g_strdup_printf ("zone-%" G_GINT64_FORMAT "-rule-%" G_GINT64_FORMAT,
                                         zone->id, zw_record_get_id (rule));
  gint64 phase_id = zw_record_get_int (rule, ZW_VEHICLE_RULE_PHASE, 0);
  const ZwPlanPhase *phase = phase_id != 0 ? zw_plan_find_phase (plan, phase_id) : NULL;
  int start_year = (int) zw_record_get_int (rule, ZW_VEHICLE_RULE_START_YEAR,
                                            phase != NULL ? phase->start_year : ZW_PLAN_NO_YEAR);
  gboolean ban = g_strcmp0 (zw_record_get_text (rule, ZW_VEHICLE_RULE_ACTION), "ban") == 0;
  g_autofree char *action = dup_action (self, rule);
  g_autofree char *exempt = dup_choices (self, rule, ZW_VEHICLE_RULE_EXEMPTIONS);

  start_version (self, "tro:trafficRegulation", id);
  element (self, "tro:status", "scheduled");
  start_typed (self, "tro:typeOfRegulation", "tro:AccessRestriction");
  element (self, "tro:accessRestrictionType", ban ? "noEntry" : "restrictedAccess");
  end (self);
  start_typed (self, "tro:condition", "tro:ConditionSet");
  element (self, "tro:operator", "and");
  add_vehicles (self, rule);
  add_validity (self, rule, start_year);
  add_words (self, "vehicleCondition", FALSE, zw_record_get_text (rule, ZW_VEHICLE_RULE_STANDARD));
  if (!ban)
    add_words (self, "other", FALSE, action);
  add_words (self, "vehicleCondition", TRUE, exempt);
  add_words (self, "other", FALSE, zw_record_get_text (rule, ZW_VEHICLE_RULE_NOTE));
  end (self);
  end (self);
}

/* A zone without rules has one regulation that says nothing yet: the schema wants one. */
static void
add_order (const Writer *self,
           const ZwZone *zone,
           const ZwGeometry *shape,
           const ZwPlan *plan,
           const ZwRecords *records)
{
  const GPtrArray *rules = zw_records_get (records, ZW_RECORD_VEHICLE_RULE);
  g_autofree char *id = g_strdup_printf ("zone-%" G_GINT64_FORMAT "-order", zone->id);
  g_autofree char *empty = g_strdup_printf ("zone-%" G_GINT64_FORMAT "-rule-0", zone->id);

  start_version (self, "cz:trafficRegulationOrder", id);
  multilingual (self, "tro:issuingAuthority", self->government);
  element (self, "tro:reason", "protectionOfNoiseAndEmissions");
  element (self, "tro:regulationId", id);
  element (self, "tro:status", "planned");
  add_outline (self, zone, shape);
  for (guint i = 0; i < rules->len; i++)
    add_rule (self, zone, plan, g_ptr_array_index (rules, i));
  if (rules->len == 0)
    {
      start_version (self, "tro:trafficRegulation", empty);
      end (self);
    }
  end (self);
}

static gboolean
add_zone (const Writer *self, ZwStore *store, const ZwZone *zone, GError **error)
{
  g_autoptr (ZwGeometry)
      shape = zw_data_transform (zone->geometry, zw_store_get_crs (store), GLOBE, error);
  g_autoptr (ZwPlan) plan = shape != NULL ? zw_plan_load (store, zone->id, error) : NULL;
  g_autoptr (ZwRecords) records = plan != NULL ? zw_records_load (store, zone->id, error) : NULL;
  g_autofree char *id = g_strdup_printf ("zone-%" G_GINT64_FORMAT, zone->id);
  const char *goal;

  if (records == NULL)
    return FALSE;
  goal = zw_records_get_passage (records, "goal", NULL);
  start_version (self, "cz:controlledZone", id);
  multilingual (self, "cz:name", zone->name);
  element (self, "cz:controlledZoneType", "lowEmissionZone");
  if (goal != NULL)
    multilingual (self, "cz:description", goal);
  element (self, "cz:recordVersionTime", self->now);
  element (self, "cz:status", "scheduled");
  start (self, "cz:controlledZoneSummary");
  multilingual (self, "cz:cityName", self->government);
  end (self);
  add_order (self, zone, shape, plan, records);
  end (self);
  return TRUE;
}

static void
add_head (const Writer *self, const char *project)
{
  static const struct
  {
    const char *prefix;
    const char *name;
  } spaces[] = {
    { "xmlns:d2", SCHEMA "d2Payload" },
    { "xmlns:com", SCHEMA "common" },
    { "xmlns:cz", SCHEMA "controlledZone" },
    { "xmlns:loc", SCHEMA "locationReferencing" },
    { "xmlns:tro", SCHEMA "trafficRegulation" },
    { "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance" },
  };

  start (self, "d2:payload");
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    attribute (self, spaces[i].prefix, spaces[i].name);
  attribute (self, "xsi:type", "cz:ControlledZoneTablePublication");
  attribute (self, "lang", self->language);
  attribute (self, "modelBaseVersion", "3");
  attribute (self, "id", "zones");
  if (*project != '\0')
    multilingual (self, "com:feedDescription", project);
  element (self, "com:publicationTime", self->now);
  start (self, "com:publicationCreator");
  element (self, "com:country", COUNTRY);
  element (self, "com:nationalIdentifier", self->government);
  end (self);
  start (self, "cz:headerInformation");
  element (self, "com:informationStatus", "real");
  end (self);
  start (self, "cz:controlledZoneTable");
  element (self, "cz:tableVersionTime", self->now);
}

/**
 * zw_datex_new_bytes:
 * @zone_id: this zone alone; 0 for all
 * @catalog: language of words that have no code
 * @now: when it is published
 *
 * Returns: (transfer full): a DATEX II publication of the zones
 */
GBytes *
zw_datex_new_bytes (ZwStore *store,
                    gint64 zone_id,
                    const ZwCatalog *catalog,
                    GDateTime *now,
                    GError **error)
{
  g_autoptr (GPtrArray) zones = zw_zone_list (store, error);
  g_autoptr (ZwReference) reference = zw_reference_new ();
  g_autofree char *government = zw_store_get_setting (store, "government");
  g_autofree char *project = zw_store_get_setting (store, "name");
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S%:z");
  xmlBuffer *buffer;
  GBytes *bytes = NULL;
  gboolean ok = zones != NULL;
  Writer self = { .language = zw_catalog_is_chinese (catalog) ? "zh-TW" : "en",
                  .catalog = catalog,
                  .reference = reference,
                  .government = government != NULL ? government
                                                   : zw_catalog_get (catalog, N_ ("Not known")),
                  .now = time };

  if (zones == NULL)
    return NULL;
  buffer = xmlBufferCreate ();
  self.xml = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterSetIndent (self.xml, 1);
  xmlTextWriterStartDocument (self.xml, NULL, "UTF-8", NULL);
  add_head (&self, project != NULL ? project : "");
  for (guint i = 0; ok && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (zone_id == 0 || zone->id == zone_id)
        ok = add_zone (&self, store, zone, error);
    }
  xmlTextWriterEndDocument (self.xml);
  xmlFreeTextWriter (self.xml);
  if (ok)
    bytes = g_bytes_new (buffer->content, buffer->use);
  xmlBufferFree (buffer);
  return bytes;
}
