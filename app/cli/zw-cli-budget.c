/* zw-cli-budget.c: zonewright budget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-money.h"
#include "base/zw-number.h"
#include "base/zw-workbook.h"
#include "base/zw-written.h"
#include "cli/zw-cli-private.h"
#include "plan/zw-budget-output.h"
#include "plan/zw-budget-sheet.h"
#include "plan/zw-plan-edit.h"

/* Shares of the command line, as parts of so many. */
#define PARTS 100000000
#define FULL_PERCENT 100.0

typedef enum
{
  VERB_SHOW,
  VERB_IMPORT,
  VERB_EXPORT,
  VERB_SHARE,
  VERB_PAYMENTS,
  VERB_SURPLUS,
  N_VERBS,
} Verb;

static const char *const verbs[N_VERBS] = {
  NULL, "import", "export", "share", "payments", "surplus"
};

/* What is said on the command line. */
typedef struct
{
  char *zone;
  char *language;
  char *sub_item;
  char *total;
  char *amount;
  char *percent;
  gboolean add;
  gboolean json;
} Words;

static void
words_clear (Words *self)
{
  g_free (self->zone);
  g_free (self->language);
  g_free (self->sub_item);
  g_free (self->total);
  g_free (self->amount);
  g_free (self->percent);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

typedef struct
{
  const Words *words;
  ZwStore *store;
  ZwZone *zone;
  ZwRules *rules;
  ZwRecords *records;
  ZwBudget *budget;
  ZwCatalog *catalog;
} Job;

static void
job_clear (Job *self)
{
  g_clear_object (&self->store);
  g_clear_pointer (&self->zone, zw_zone_free);
  g_clear_pointer (&self->rules, zw_rules_unref);
  g_clear_pointer (&self->records, zw_records_unref);
  g_clear_pointer (&self->budget, zw_budget_free);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static int
print_object (JsonBuilder *builder)
{
  g_autoptr (JsonNode) node = json_builder_get_root (builder);

  zw_cli_print_json (node);
  return ZW_CLI_DONE;
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static int
show (const Job *job)
{
  g_autofree char *text = NULL;

  if (job->words->json)
    {
      g_autoptr (JsonNode) node = zw_budget_to_json (job->budget, job->zone->name, job->catalog);

      zw_cli_print_json (node);
      return ZW_CLI_DONE;
    }
  text = zw_budget_to_text (job->budget, job->zone->name, job->catalog);
  g_print ("%s", text);
  return ZW_CLI_DONE;
}

static void
tell_report (const ZwBudgetSheetReport *report)
{
  g_printerr (ngettext ("%u budget row was read.\n", "%u budget rows were read.\n", report->n_rows),
              report->n_rows);
  if (report->n_replaced > 0)
    g_printerr (ngettext ("It took the place of %u row that was there; undo brings it back.\n",
                          "They took the place of %u rows that were there; undo brings them "
                          "back.\n",
                          report->n_replaced),
                report->n_replaced);
  if (report->n_unknown > 0)
    g_printerr (ngettext ("%u row has a sub-item that the directions do not know; its words are "
                          "kept.\n",
                          "%u rows have a sub-item that the directions do not know; their words "
                          "are kept.\n",
                          report->n_unknown),
                report->n_unknown);
  if (report->n_left_out > 0)
    g_printerr (ngettext ("%u row without any amount was left out.\n",
                          "%u rows without any amount were left out.\n", report->n_left_out),
                report->n_left_out);
}

static int
import (const Job *job, const char *path)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  ZwBudgetSheetReport report;
  GError *error = NULL;

  if (!zw_budget_sheet_import (job->store, job->rules, job->zone->id, path, job->words->add,
                               &report, &error))
    return zw_cli_fail (error);
  tell_report (&report);
  if (!job->words->json)
    return ZW_CLI_DONE;
  json_builder_begin_object (builder);
  add_int (builder, "rows", report.n_rows);
  add_int (builder, "replaced", report.n_replaced);
  add_int (builder, "totals", report.n_totals);
  add_int (builder, "unknown", report.n_unknown);
  add_int (builder, "left_out", report.n_left_out);
  json_builder_end_object (builder);
  return print_object (builder);
}

static int export(const Job *job, const char *path)
{
  ZwWorkbookFormat format;
  GError *error = NULL;

  if (!zw_workbook_format_from_path (path, &format))
    return zw_cli_misuse (_ ("“%s” is no name of a spreadsheet: let it end in .csv, .xlsx or "
                             ".ods."),
                          path);
  return zw_budget_sheet_export (job->records, job->rules, job->catalog, path, &error)
             ? ZW_CLI_DONE
             : zw_cli_fail (error);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID, message);
  return FALSE;
}

/* The first sub-item that is open to the zone, of an item by its id or name. */
static const ZwSubsidySubItem *
find_within_item (const Job *job, const char *typed)
{
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (job->rules, &n);

  for (guint i = 0; i < n; i++)
    if (zw_budget_is_open (&job->budget->application, &all[i])
        && (g_strcmp0 (all[i].item->id, typed) == 0 || g_strcmp0 (all[i].item->name.zh, typed) == 0
            || g_strcmp0 (all[i].item->name.en, typed) == 0))
      return &all[i];
  return NULL;
}

/* By its id, or by what a sheet would say; the sub-items of an item share its cap, so
 * that an item will do. */
static const ZwSubsidySubItem *
find_sub_item (const Job *job, GError **error)
{
  const char *typed = job->words->sub_item;
  const ZwSubsidySubItem *sub_item = zw_rules_find_sub_item (job->rules, typed);
  g_autoptr (GString) message = NULL;
  const ZwSubsidySubItem *all;
  guint n;

  if (sub_item == NULL)
    sub_item = zw_rules_match_sub_item (job->rules, job->zone->type, NULL, typed);
  if (sub_item == NULL)
    sub_item = find_within_item (job, typed);
  if (sub_item != NULL)
    return sub_item;
  message = g_string_new (NULL);
  /* Translators: %s is what the user typed; a list of names follows */
  g_string_append_printf (message, _ ("There is no sub-item “%s”. Those of this zone are:"), typed);
  all = zw_rules_get_sub_items (job->rules, &n);
  for (guint i = 0; i < n; i++)
    if (zw_budget_is_open (&job->budget->application, &all[i]))
      g_string_append_printf (message, " %s", all[i].id);
  g_string_append_c (message, '.');
  fail (error, message->str);
  return NULL;
}

/* What other sub-items take of the same cap. */
static gint64
find_cap_used (const Job *job, const ZwSubsidySubItem *sub_item)
{
  if (sub_item->cap_ntd > 0)
    return 0;
  return zw_budget_get_total (job->budget, ZW_BUDGET_NO_YEAR, sub_item->item, NULL).central_ntd
         - zw_budget_get_total (job->budget, ZW_BUDGET_NO_YEAR, NULL, sub_item).central_ntd;
}

static gboolean
check_share (const Job *job, const ZwSubsidySubItem *sub_item, GError **error)
{
  const ZwBudgetCase *application = &job->budget->application;

  if (!zw_budget_is_open (application, sub_item))
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   /* Translators: a zone, and a sub-item of the subsidy */
                   _ ("“%s” cannot apply for “%s”: it is for zones of another type, or on an "
                      "outlying island."),
                   job->zone->name, zw_text_pick (&sub_item->name, job->catalog));
      return FALSE;
    }
  if (zw_budget_get_ratio (job->rules, application, sub_item) == 0)
    return fail (error, _ ("The fiscal grade of the government is not known. Give it with "
                           "“zonewright project P.gpkg --grade 1…5”."));
  return TRUE;
}

static int
print_share (const Job *job,
             const ZwSubsidySubItem *sub_item,
             gint64 total,
             gint64 cap_used,
             const ZwBudgetShare *share)
{
  gboolean by_cap = share->central_ntd < share->by_ratio_ntd;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *central = zw_money_format (share->central_ntd);
  g_autofree char *local = zw_money_format (share->local_ntd);
  g_autofree char *by_ratio = zw_money_format (share->by_ratio_ntd);
  g_autofree char *cap = zw_money_format (share->cap_ntd);
  g_autofree char *used = zw_money_format (cap_used);

  if (!job->words->json)
    {
      /* Translators: amounts */
      g_print (_ ("Central subsidy at most NT$%s, local share at least NT$%s.\n"), central, local);
      if (by_cap)
        /* Translators: amounts, and a share in percent */
        g_print (_ ("The cap of NT$%s limits it: %d %% would be NT$%s.\n"), cap, share->percent,
                 by_ratio);
      else
        /* Translators: a share in percent, and an amount */
        g_print (_ ("The ratio of %d %% limits it; the cap is NT$%s.\n"), share->percent, cap);
      if (cap_used > 0)
        /* Translators: an amount */
        g_print (_ ("Other rows of the budget use NT$%s of the cap.\n"), used);
      return ZW_CLI_DONE;
    }
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "sub_item", sub_item->id);
  zw_json_add_text (builder, "sub_item_name", zw_text_pick (&sub_item->name, job->catalog));
  add_int (builder, "total_ntd", total);
  add_int (builder, "ratio_percent", share->percent);
  add_int (builder, "by_ratio_ntd", share->by_ratio_ntd);
  add_int (builder, "cap_ntd", share->cap_ntd);
  add_int (builder, "cap_used_ntd", cap_used);
  add_int (builder, "central_ntd", share->central_ntd);
  add_int (builder, "local_ntd", share->local_ntd);
  zw_json_add_number (builder, "central_percent",
                      zw_budget_get_percent (share->central_ntd, total));
  zw_json_add_number (builder, "local_percent", zw_budget_get_percent (share->local_ntd, total));
  zw_json_add_text (builder, "limited_by", by_cap ? "cap" : "ratio");
  add_int (builder, "least_total_for_cap_ntd",
           zw_budget_least_total (job->rules, &job->budget->application, sub_item));
  json_builder_end_object (builder);
  return print_object (builder);
}

static int
show_share (const Job *job)
{
  const ZwSubsidySubItem *sub_item;
  ZwBudgetShare share;
  GError *error = NULL;
  gint64 total, cap_used;

  if (job->words->sub_item == NULL || job->words->total == NULL)
    return zw_cli_misuse (_ ("“budget share” takes --sub-item and --total."));
  if (!zw_money_parse (job->words->total, &total, &error)
      || (sub_item = find_sub_item (job, &error)) == NULL || !check_share (job, sub_item, &error))
    return zw_cli_fail (error);
  cap_used = find_cap_used (job, sub_item);
  zw_budget_best_share (job->rules, &job->budget->application, sub_item, total, cap_used, &share);
  return print_share (job, sub_item, total, cap_used, &share);
}

static void
print_payment (const ZwBudgetPayment *payment, const char *what)
{
  const gint64 parts[] = { payment->first_ntd, payment->second_ntd, payment->third_ntd,
                           payment->held_ntd };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *amount = zw_money_format (parts[i]);

      g_print ("%15s", amount);
    }
  g_print ("  %s\n", what);
  if (payment->texts_differ)
    {
      g_autofree char *held = zw_money_format (payment->held_ntd);
      g_autofree char *principle = zw_money_format (payment->principle_held_ntd);

      /* Translators: two amounts */
      g_print (_ ("  The directions hold back NT$%s, the central principle NT$%s: ask which "
                  "holds.\n"),
               held, principle);
    }
}

/* Each sub-item is a contract of its own, over its years. */
static int
show_payments (const Job *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const ZwSubsidySubItem *sub_items;
  GError *error = NULL;
  gint64 amount = 0;
  guint n;

  if (job->words->amount != NULL && !zw_money_parse (job->words->amount, &amount, &error))
    return zw_cli_fail (error);
  sub_items = zw_rules_get_sub_items (job->rules, &n);
  if (!job->words->json)
    g_print ("%15s%15s%15s%15s\n", _ ("on contract"), _ ("on acceptance"), _ ("after report"),
             _ ("held back"));
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "payments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < (job->words->amount != NULL ? 1 : n); i++)
    {
      gint64 central = job->words->amount != NULL
                           ? amount
                           : zw_budget_get_total (job->budget, ZW_BUDGET_NO_YEAR, NULL,
                                                  &sub_items[i])
                                 .central_ntd;
      const ZwBudgetPayment payment = zw_budget_payment (job->rules, central);
      const char *name = job->words->amount != NULL
                             ? NULL
                             : zw_text_pick (&sub_items[i].name, job->catalog);

      if (central == 0 && name != NULL)
        continue;
      if (!job->words->json)
        print_payment (&payment, name != NULL ? name : "");
      json_builder_begin_object (builder);
      zw_json_add_text (builder, "sub_item", name != NULL ? sub_items[i].id : NULL);
      zw_json_add_text (builder, "sub_item_name", name);
      add_int (builder, "central_ntd", central);
      json_builder_set_member_name (builder, "payment");
      zw_budget_payment_to_json (builder, &payment);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return job->words->json ? print_object (builder) : ZW_CLI_DONE;
}

static int
show_surplus (const Job *job)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *returned = NULL;
  ZwBudgetSurplus surplus;
  GError *error = NULL;
  double percent;
  gint64 amount;

  if (job->words->amount == NULL || job->words->percent == NULL)
    return zw_cli_misuse (_ ("“budget surplus” takes --amount and --percent."));
  percent = zw_number_parse (job->words->percent);
  if (!(percent >= 0 && percent <= FULL_PERCENT))
    return zw_cli_misuse (_ ("--percent takes a share between 0 and 100, not “%s”."),
                          job->words->percent);
  if (!zw_money_parse (job->words->amount, &amount, &error))
    return zw_cli_fail (error);
  surplus = zw_budget_surplus (job->rules, amount, llround (percent / FULL_PERCENT * PARTS), PARTS);
  returned = zw_money_format (surplus.returned_ntd);
  if (!job->words->json)
    {
      /* Translators: %s is an amount */
      g_print (_ ("NT$%s goes back.\n"), returned);
      if (surplus.waivable)
        g_print (_ ("By the central rules so little need not go back; the directions know no such "
                    "exception.\n"));
      return ZW_CLI_DONE;
    }
  json_builder_begin_object (builder);
  add_int (builder, "surplus_ntd", amount);
  zw_json_add_number (builder, "percent", percent);
  add_int (builder, "returned_ntd", surplus.returned_ntd);
  json_builder_set_member_name (builder, "waivable");
  json_builder_add_boolean_value (builder, surplus.waivable);
  json_builder_end_object (builder);
  return print_object (builder);
}

static gboolean
open_job (Job *job, const char *path, int *status)
{
  GError *error = NULL;

  job->store = zw_cli_open (path, status);
  if (job->store == NULL)
    return FALSE;
  job->rules = zw_rules_new ();
  job->catalog = zw_catalog_new (job->words->language);
  job->zone = zw_cli_find_zone (job->store, job->words->zone, &error);
  if (job->zone != NULL)
    job->records = zw_records_load (job->store, job->zone->id, &error);
  if (job->records != NULL)
    job->budget = zw_budget_load (job->store, job->zone->id, job->records, job->rules, &error);
  if (job->budget == NULL)
    *status = zw_cli_fail (error);
  return job->budget != NULL;
}

static int
run (const Job *job, Verb verb, const char *file)
{
  switch (verb)
    {
    case VERB_IMPORT:
      return import (job, file);
    case VERB_EXPORT:
      return export(job, file);
    case VERB_SHARE:
      return show_share (job);
    case VERB_PAYMENTS:
      return show_payments (job);
    case VERB_SURPLUS:
      return show_surplus (job);
    default:
      return show (job);
    }
}

int
zw_cli_budget (int argc, char **argv)
{
  g_auto (Words) words = { 0 };
  const GOptionEntry entries[] = {
    { "zone", 0, 0, G_OPTION_ARG_STRING, &words.zone, N_ ("This zone; the first where not said"),
      "N" },
    { "add", 0, 0, G_OPTION_ARG_NONE, &words.add,
      N_ ("Import: leave the rows that are there instead of replacing them"), NULL },
    { "lang", 0, 0, G_OPTION_ARG_STRING, &words.language, N_ ("Language of names and headings"),
      "zh_TW" },
    { "sub-item", 0, 0, G_OPTION_ARG_STRING, &words.sub_item,
      N_ ("Share: sub-item of the subsidy, its id or name"), "S" },
    { "total", 0, 0, G_OPTION_ARG_STRING, &words.total, N_ ("Share: whole cost in NT$"), "N" },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &words.amount,
      N_ ("Payments: subsidy of one item; surplus: what was not spent; in NT$"), "N" },
    { "percent", 0, 0, G_OPTION_ARG_STRING, &words.percent,
      N_ ("Surplus: central share in percent"), "35" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &words.json, N_ ("Print JSON"), NULL },
    { NULL }
  };
  g_auto (Job) job = { .words = &words };
  Verb verb = VERB_SHOW;
  int status = ZW_CLI_DONE;

  if (!zw_cli_parse (&argc, &argv,
                     "P.gpkg [import FILE | export FILE | share | payments | surplus]",
                     _ ("Shows the budget of a zone, reads or writes an office's sheet, or "
                        "computes shares and payments."),
                     entries, 1, 3))
    return ZW_CLI_USAGE;
  for (Verb i = VERB_IMPORT; i < N_VERBS && argc > 2; i++)
    if (g_str_equal (argv[2], verbs[i]))
      verb = i;
  if (argc > 2 && verb == VERB_SHOW)
    return zw_cli_misuse (_ ("“budget” takes import, export, share, payments or surplus, not "
                             "“%s”."),
                          argv[2]);
  if ((argc > 3) != (verb == VERB_IMPORT || verb == VERB_EXPORT))
    return zw_cli_misuse (_ ("“budget import” and “budget export” take one file."));
  if (!open_job (&job, argv[1], &status))
    return status;
  return run (&job, verb, argc > 3 ? argv[3] : NULL);
}
