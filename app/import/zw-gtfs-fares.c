/* zw-gtfs-fares.c: fares of a GTFS feed (version 1: fare_attributes, fare_rules)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-gtfs-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_PRICE 1e9

/* ISO 4217: three capital letters. */
static gboolean
get_currency (const char *text, char *currency)
{
  for (guint i = 0; i < 3; i++)
    if (!g_ascii_isalpha (text[i]))
      return FALSE;
    else
      currency[i] = g_ascii_toupper (text[i]);
  currency[3] = '\0';
  return text[3] == '\0';
}

gboolean
zw_gtfs_read_fares (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_FARE_ATTRIBUTES_TXT, error);
  int fare_id, price, currency_type, transfers, agency_id, transfer_duration;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "fare_id", &fare_id, error)
      || !zw_gtfs_table_require (table, "price", &price, error)
      || !zw_gtfs_table_require (table, "currency_type", &currency_type, error))
    return FALSE;
  transfers = zw_csv_find (table->csv, "transfers");
  agency_id = zw_csv_find (table->csv, "agency_id");
  transfer_duration = zw_csv_find (table->csv, "transfer_duration");
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *id = zw_csv_get (table->csv, fare_id);
      const char *agency = zw_csv_get (table->csv, agency_id);
      g_autofree char *name = zw_gtfs_table_get_text (table, fare_id);
      ZwTimetableFare fare = { .id = name,
                               .transfers = ZW_FARE_ANY_TRANSFERS,
                               .transfer_duration_s = -1 };
      double amount;
      int number;

      if (g_hash_table_contains (load->fare_index, id)
          || !zw_gtfs_table_get_number (table, price, &amount) || !(amount >= 0)
          || amount > MAX_PRICE
          || !get_currency (zw_csv_get (table->csv, currency_type), fare.currency))
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("The fare “%s” of “%s” “%s” has no valid price, or stands here a second "
                           "time; the row was left out."),
                        id, zw_csv_get (table->csv, price), zw_csv_get (table->csv, currency_type));
          continue;
        }
      fare.price_milli = llround (amount * 1000);
      if (zw_gtfs_table_get_integer (table, transfers, &number) && number >= 0
          && number < ZW_FARE_ANY_TRANSFERS)
        fare.transfers = (guint) number;
      if (zw_gtfs_table_get_integer (table, transfer_duration, &number) && number >= 0)
        fare.transfer_duration_s = MIN (number, G_MAXINT32 - 1);
      if (*agency != '\0')
        fare.agency = g_hash_table_lookup (load->agencies, agency);
      g_hash_table_insert (
          load->fare_index, g_string_chunk_insert (load->strings, id),
          GUINT_TO_POINTER (zw_timetable_builder_add_fare (load->feed->timetable, &fare)));
    }
  return status == ZW_CSV_END;
}

/* Number of a fare zone, which need not be the zone of any stop. */
static guint
get_zone (ZwGtfsTable *table, int column)
{
  g_autofree char *text = NULL;

  if (*zw_csv_get (table->csv, column) == '\0')
    return ZW_TIMETABLE_NONE;
  text = zw_gtfs_table_get_text (table, column);
  return zw_timetable_builder_add_zone (table->load->feed->timetable, text);
}

gboolean
zw_gtfs_read_fare_rules (ZwGtfsLoad *load, GError **error)
{
  g_autoptr (ZwGtfsTable) table = zw_gtfs_table_open (load, ZW_GTFS_FARE_RULES_TXT, error);
  int fare_id, route_id, origin_id, destination_id, contains_id;
  ZwCsvStatus status;

  if (table == NULL || !zw_gtfs_table_require (table, "fare_id", &fare_id, error))
    return FALSE;
  route_id = zw_csv_find (table->csv, "route_id");
  origin_id = zw_csv_find (table->csv, "origin_id");
  destination_id = zw_csv_find (table->csv, "destination_id");
  contains_id = zw_csv_find (table->csv, "contains_id");
  while ((status = zw_gtfs_table_next (table, error)) == ZW_CSV_ROW)
    {
      const char *route = zw_csv_get (table->csv, route_id);
      ZwTimetableFareRule rule = { .route = ZW_TIMETABLE_NONE };
      gpointer fare, index = NULL;

      if (!g_hash_table_lookup_extended (load->fare_index, zw_csv_get (table->csv, fare_id), NULL,
                                         &fare)
          || (*route != '\0'
              && !g_hash_table_lookup_extended (load->route_index, route, NULL, &index)))
        {
          zw_gtfs_note (load, table->file, zw_csv_get_line (table->csv),
                        _ ("The fare “%s” or its route “%s” is not listed; the row was left out."),
                        zw_csv_get (table->csv, fare_id), route);
          continue;
        }
      rule.fare = GPOINTER_TO_UINT (fare);
      if (*route != '\0')
        rule.route = GPOINTER_TO_UINT (index);
      rule.origin = get_zone (table, origin_id);
      rule.destination = get_zone (table, destination_id);
      rule.contains = get_zone (table, contains_id);
      zw_timetable_builder_add_fare_rule (load->feed->timetable, &rule);
    }
  return status == ZW_CSV_END;
}
