/* zw-budget.c: the budget of one application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-budget.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "geometry/zw-transform.h"
#include "layers/zw-zone.h"
#include "plan/zw-applicant.h"
#include "plan/zw-plan-edit.h"
#include "plan/zw-record-value.h"

/* Mean radius of the earth (IUGG). */
#define EARTH_KM 6371.0088

static void
free_row (gpointer data)
{
  ZwBudgetRow *row = data;

  g_free (row->note);
  g_free (row->unknown_id);
  g_free (row->stated_item);
  g_free (row->stated_sub_item);
  g_free (row);
}

/**
 * zw_budget_new:
 * @application: copied
 *
 * Returns: (transfer full): a budget without rows
 */
ZwBudget *
zw_budget_new (ZwRules *rules, const ZwBudgetCase *application)
{
  ZwBudget *self = g_new0 (ZwBudget, 1);

  self->rules = zw_rules_ref (rules);
  self->application = *application;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->stated = g_ptr_array_new_with_free_func (g_free);
  self->others = g_array_new (FALSE, FALSE, sizeof (ZwBudgetOther));
  return self;
}

void
zw_budget_free (ZwBudget *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->stated);
  g_array_unref (self->others);
  zw_rules_unref (self->rules);
  g_free (self);
}

static gpointer
copy_row (gconstpointer source, gpointer user_data G_GNUC_UNUSED)
{
  ZwBudgetRow *row = g_memdup2 (source, sizeof *row);

  row->note = g_strdup (row->note);
  row->unknown_id = g_strdup (row->unknown_id);
  row->stated_item = g_strdup (row->stated_item);
  row->stated_sub_item = g_strdup (row->stated_sub_item);
  return row;
}

static gpointer
copy_stated (gconstpointer source, gpointer user_data G_GNUC_UNUSED)
{
  return g_memdup2 (source, sizeof (ZwBudgetStated));
}

ZwBudget *
zw_budget_copy (const ZwBudget *self)
{
  ZwBudget *copy = zw_budget_new (self->rules, &self->application);

  copy->zone_id = self->zone_id;
  g_ptr_array_extend (copy->rows, self->rows, copy_row, NULL);
  g_ptr_array_extend (copy->stated, self->stated, copy_stated, NULL);
  g_array_append_vals (copy->others, self->others->data, self->others->len);
  return copy;
}

/* A negative amount is none. */
static gint64
read_amount (gint64 ntd)
{
  return ntd < 0 ? ZW_BUDGET_NO_AMOUNT : ntd;
}

/**
 * zw_budget_add_row:
 * @id: by which a finding leads to it
 * @sub_item: (nullable)
 *
 * Returns: (transfer none): the row, for its note and what a sheet states
 */
ZwBudgetRow *
zw_budget_add_row (ZwBudget *self,
                   gint64 id,
                   int year,
                   const ZwSubsidySubItem *sub_item,
                   gint64 central_ntd,
                   gint64 local_ntd)
{
  ZwBudgetRow *row = g_new0 (ZwBudgetRow, 1);

  row->id = id;
  row->year = year;
  row->sub_item = sub_item;
  row->central_ntd = read_amount (central_ntd);
  row->local_ntd = read_amount (local_ntd);
  row->stated_total_ntd = ZW_BUDGET_NO_AMOUNT;
  row->stated_central_percent = NAN;
  row->stated_local_percent = NAN;
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * zw_budget_add_stated:
 * @year: %ZW_BUDGET_NO_YEAR for the whole
 */
void
zw_budget_add_stated (ZwBudget *self,
                      gint64 id,
                      int year,
                      gint64 central_ntd,
                      gint64 local_ntd,
                      gint64 total_ntd)
{
  ZwBudgetStated *stated = g_new0 (ZwBudgetStated, 1);

  stated->id = id;
  stated->year = year;
  stated->central_ntd = read_amount (central_ntd);
  stated->local_ntd = read_amount (local_ntd);
  stated->total_ntd = read_amount (total_ntd);
  g_ptr_array_add (self->stated, stated);
}

/**
 * zw_budget_add_other:
 *
 * What the government asks for in @year outside this budget.
 */
void
zw_budget_add_other (ZwBudget *self, int year, gint64 central_ntd)
{
  ZwBudgetOther other = { .year = year, .central_ntd = MAX (central_ntd, 0) };

  g_array_append_val (self->others, other);
}

static void
add_record (ZwBudget *self, const ZwRecord *record)
{
  const char *sub_item = zw_record_get_text (record, ZW_BUDGET_SUB_ITEM);
  ZwBudgetRow *row = zw_budget_add_row (
      self, zw_record_get_id (record),
      (int) zw_record_get_int (record, ZW_BUDGET_YEAR, ZW_BUDGET_NO_YEAR),
      zw_rules_find_sub_item (self->rules, sub_item),
      zw_record_get_int (record, ZW_BUDGET_CENTRAL, ZW_BUDGET_NO_AMOUNT),
      zw_record_get_int (record, ZW_BUDGET_LOCAL, ZW_BUDGET_NO_AMOUNT));

  row->unknown_id = row->sub_item == NULL ? g_strdup (sub_item) : NULL;
  row->item_id = zw_record_get_int (record, ZW_BUDGET_ITEM, 0);
  row->note = g_strdup (zw_record_get_text (record, ZW_BUDGET_NOTE));
  row->stated_item = g_strdup (zw_record_get_text (record, ZW_BUDGET_STATED_ITEM));
  row->stated_sub_item = g_strdup (zw_record_get_text (record, ZW_BUDGET_STATED_SUB_ITEM));
  row->stated_total_ntd = zw_record_get_int (record, ZW_BUDGET_STATED_TOTAL, ZW_BUDGET_NO_AMOUNT);
  row->stated_central_percent = zw_record_get_number (record, ZW_BUDGET_STATED_CENTRAL_PERCENT);
  row->stated_local_percent = zw_record_get_number (record, ZW_BUDGET_STATED_LOCAL_PERCENT);
}

/**
 * zw_budget_add_records:
 *
 * Adds the budget, the stated totals and the other applications in @records.
 */
void
zw_budget_add_records (ZwBudget *self, const ZwRecords *records)
{
  const GPtrArray *rows = zw_records_get (records, ZW_RECORD_BUDGET);
  const GPtrArray *stated = zw_records_get (records, ZW_RECORD_STATED_TOTAL);
  const GPtrArray *applications = zw_records_get (records, ZW_RECORD_APPLICATION);

  for (guint i = 0; i < rows->len; i++)
    add_record (self, g_ptr_array_index (rows, i));
  for (guint i = 0; i < stated->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (stated, i);

      zw_budget_add_stated (self, zw_record_get_id (record),
                            (int) zw_record_get_int (record, ZW_STATED_YEAR, ZW_BUDGET_NO_YEAR),
                            zw_record_get_int (record, ZW_STATED_CENTRAL, ZW_BUDGET_NO_AMOUNT),
                            zw_record_get_int (record, ZW_STATED_LOCAL, ZW_BUDGET_NO_AMOUNT),
                            zw_record_get_int (record, ZW_STATED_TOTAL, ZW_BUDGET_NO_AMOUNT));
    }
  for (guint i = 0; i < applications->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (applications, i);

      zw_budget_add_other (self,
                           (int) zw_record_get_int (record, ZW_APPLICATION_YEAR, ZW_BUDGET_NO_YEAR),
                           zw_record_get_int (record, ZW_APPLICATION_CENTRAL, 0));
    }
}

/* The budgets of the project's other zones: one application each. */
static gboolean
load_other_zones (ZwBudget *self, sqlite3 *db, GError **error)
{
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      db, error,
      "SELECT year, sum (central_ntd) FROM zw_budget"
      " WHERE zone_id <> ?1 AND year IS NOT NULL AND central_ntd > 0 GROUP BY year");
  gboolean row = FALSE;

  if (query == NULL || !zw_sql_bind (query, error, "i", self->zone_id))
    return FALSE;
  for (;;)
    {
      if (!zw_sql_step (query, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      zw_budget_add_other (self, sqlite3_column_int (query, 0), sqlite3_column_int64 (query, 1));
    }
}

/* Along a great circle, from the middle of the zone; 0 where it cannot be told. */
static double
measure_seat (ZwStore *store, const ZwZone *zone, const ZwGovernment *government)
{
  ZwEnvelope box = zw_geometry_get_envelope (zone->geometry);
  ZwPoint middle = { (box.min_x + box.max_x) / 2, (box.min_y + box.max_y) / 2 };
  g_autoptr (ZwTransform) transform = NULL;
  ZwLocation place;
  double lat, seat_lat, cosine;

  if (!zone->island || !zone->remote || government == NULL || zone->geometry->n_points == 0)
    return 0;
  transform = zw_transform_new (zw_store_get_crs (store), "EPSG:4326", NULL);
  if (transform == NULL || !zw_transform_to_location (transform, middle, &place, NULL))
    return 0;
  lat = place.lat * G_PI / 180;
  seat_lat = government->seat_lat * G_PI / 180;
  cosine = sin (lat) * sin (seat_lat)
           + cos (lat) * cos (seat_lat) * cos ((place.lon - government->seat_lon) * G_PI / 180);
  return EARTH_KM * acos (CLAMP (cosine, -1, 1));
}

/**
 * zw_budget_load:
 * @records: (nullable): those of the zone, where they are read already
 *
 * The budget of a zone, with the project's government and what it asks for in its
 * other zones and applications.
 *
 * Returns: (transfer full): the budget, of which the caller may change a copy
 */
ZwBudget *
zw_budget_load (ZwStore *store,
                gint64 zone_id,
                const ZwRecords *records,
                ZwRules *rules,
                GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);
  g_autoptr (ZwRecords) own = NULL;
  g_autoptr (ZwBudget) self = NULL;
  g_auto (ZwApplicant) applicant = { 0 };
  ZwBudgetCase application;

  if (zone == NULL)
    return NULL;
  if (records == NULL)
    records = own = zw_records_load (store, zone_id, error);
  if (records == NULL)
    return NULL;
  zw_applicant_load (&applicant, store, rules);
  application = (ZwBudgetCase){ .zone_type = zone->type,
                                .island = zone->island,
                                .remote = zone->remote,
                                .grade = applicant.grade,
                                .seat_km = measure_seat (store, zone, applicant.government) };
  self = zw_budget_new (rules, &application);
  self->zone_id = zone_id;
  zw_budget_add_records (self, records);
  if (!load_other_zones (self, zw_store_get_db (store), error))
    return NULL;
  return g_steal_pointer (&self);
}

const ZwBudgetRow *
zw_budget_find_row (const ZwBudget *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwBudgetRow *row = g_ptr_array_index (self->rows, i);

      if (row->id == id)
        return row;
    }
  return NULL;
}

/**
 * zw_budget_row_get_total:
 *
 * Returns: central and local share together; what is not given counts as nothing
 */
gint64
zw_budget_row_get_total (const ZwBudgetRow *row)
{
  return zw_money_add (MAX (row->central_ntd, 0), MAX (row->local_ntd, 0));
}

/**
 * zw_budget_row_is_empty:
 *
 * Returns: whether nothing at all is entered in it
 */
gboolean
zw_budget_row_is_empty (const ZwBudgetRow *row)
{
  return row->year == ZW_BUDGET_NO_YEAR && row->sub_item == NULL && row->unknown_id == NULL
         && row->stated_item == NULL && row->stated_sub_item == NULL && row->note == NULL
         && row->item_id == 0 && zw_budget_row_get_total (row) == 0
         && row->stated_total_ntd == ZW_BUDGET_NO_AMOUNT && isnan (row->stated_central_percent)
         && isnan (row->stated_local_percent);
}

/**
 * zw_budget_get_total:
 * @year: common era; %ZW_BUDGET_NO_YEAR for all rows, with and without a year
 * @item: (nullable): %NULL for all
 * @sub_item: (nullable): %NULL for all
 */
ZwBudgetTotal
zw_budget_get_total (const ZwBudget *self,
                     int year,
                     const ZwSubsidyItem *item,
                     const ZwSubsidySubItem *sub_item)
{
  ZwBudgetTotal total = { 0 };

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwBudgetRow *row = g_ptr_array_index (self->rows, i);

      if ((year != ZW_BUDGET_NO_YEAR && row->year != year)
          || (item != NULL && (row->sub_item == NULL || row->sub_item->item != item))
          || (sub_item != NULL && row->sub_item != sub_item))
        continue;
      total.central_ntd = zw_money_add (total.central_ntd, MAX (row->central_ntd, 0));
      total.local_ntd = zw_money_add (total.local_ntd, MAX (row->local_ntd, 0));
      total.n_rows++;
      total.n_without_central += row->central_ntd < 0;
      total.n_without_local += row->local_ntd < 0;
    }
  total.total_ntd = zw_money_add (total.central_ntd, total.local_ntd);
  return total;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  int left = *(const int *) a, right = *(const int *) b;

  return (left > right) - (left < right);
}

/**
 * zw_budget_get_years:
 *
 * Returns: (transfer full) (element-type int): each year of a row once, in order
 */
GArray *
zw_budget_get_years (const ZwBudget *self)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ZwBudgetRow *row = g_ptr_array_index (self->rows, i);

      if (row->year != ZW_BUDGET_NO_YEAR)
        g_array_append_val (years, row->year);
    }
  g_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    if (i == 0 || g_array_index (years, int, i) != g_array_index (years, int, n - 1))
      g_array_index (years, int, n++) = g_array_index (years, int, i);
  g_array_set_size (years, n);
  return years;
}

/**
 * zw_budget_get_others:
 *
 * Returns: what the government asks for in @year outside this budget, NT$
 */
gint64
zw_budget_get_others (const ZwBudget *self, int year)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->others->len; i++)
    {
      const ZwBudgetOther *other = &g_array_index (self->others, ZwBudgetOther, i);

      if (other->year == year)
        sum = zw_money_add (sum, other->central_ntd);
    }
  return sum;
}

/* Takes the text of @value. */
static void
set_cell (const ZwBudget *self, ZwBudgetRow *row, int field, ZwRecordValue *value)
{
  gint64 amount = value->is_set ? value->number : ZW_BUDGET_NO_AMOUNT;
  double percent = value->is_set ? value->real : NAN;
  char **text = field == ZW_BUDGET_NOTE              ? &row->note
                : field == ZW_BUDGET_STATED_ITEM     ? &row->stated_item
                : field == ZW_BUDGET_STATED_SUB_ITEM ? &row->stated_sub_item
                : field == ZW_BUDGET_SUB_ITEM        ? &row->unknown_id
                                                     : NULL;

  if (text != NULL)
    {
      g_free (*text);
      *text = g_steal_pointer (&value->text);
    }
  switch (field)
    {
    case ZW_BUDGET_YEAR:
      row->year = value->is_set ? (int) value->number : ZW_BUDGET_NO_YEAR;
      break;
    case ZW_BUDGET_SUB_ITEM:
      row->sub_item = zw_rules_match_sub_item (self->rules, self->application.zone_type, NULL,
                                               row->unknown_id);
      if (row->sub_item != NULL)
        g_clear_pointer (&row->unknown_id, g_free);
      break;
    case ZW_BUDGET_CENTRAL:
      row->central_ntd = amount;
      break;
    case ZW_BUDGET_LOCAL:
      row->local_ntd = amount;
      break;
    case ZW_BUDGET_ITEM:
      row->item_id = value->is_set ? value->number : 0;
      break;
    case ZW_BUDGET_STATED_TOTAL:
      row->stated_total_ntd = amount;
      break;
    case ZW_BUDGET_STATED_CENTRAL_PERCENT:
      row->stated_central_percent = percent;
      break;
    case ZW_BUDGET_STATED_LOCAL_PERCENT:
      row->stated_local_percent = percent;
      break;
    default:
      break;
    }
}

/**
 * zw_budget_try_cell:
 * @field: of %ZW_RECORD_BUDGET
 * @typed: (nullable): as a person writes it, not kept anywhere; blank takes it out
 *
 * What the budget would be, to be checked while it is typed.
 *
 * Returns: (transfer full): a budget of its own; %NULL with @error (%ZW_PLAN_ERROR,
 *   %G_IO_ERROR) where @typed is no such value or the row is gone
 */
ZwBudget *
zw_budget_try_cell (const ZwBudget *self,
                    gint64 row_id,
                    int field,
                    const char *typed,
                    GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (ZW_RECORD_BUDGET);
  g_autoptr (ZwBudget) tried = zw_budget_copy (self);
  ZwBudgetRow *row = (ZwBudgetRow *) zw_budget_find_row (tried, row_id);
  ZwRecordValue value = { 0 };
  gboolean ok;

  g_return_val_if_fail (field >= 0 && field < (int) info->n_fields, NULL);

  if (row == NULL)
    {
      g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_GONE,
                           _ ("This row is no longer in the budget."));
      return NULL;
    }
  ok = zw_record_value_parse (&value, &info->fields[field], typed, error);
  if (ok)
    set_cell (tried, row, field, &value);
  zw_record_value_clear (&value);
  return ok ? g_steal_pointer (&tried) : NULL;
}
