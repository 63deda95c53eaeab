/* zw-budget-view-actions.c: the commands of the budget view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-budget-view-private.h"

#include <glib/gi18n.h>

#include "plan/zw-budget-sheet.h"

static const ZwBudgetRow *
get_selected_row (ZwBudgetView *self)
{
  const ZwBudget *budget = zw_session_get_budget (self->session);
  gint64 id = zw_record_table_get_selected (ZW_RECORD_TABLE (self->table), NULL);

  return budget != NULL && id != 0 ? zw_budget_find_row (budget, id) : NULL;
}

static void
give_largest (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwBudgetView *self = ZW_BUDGET_VIEW (widget);
  const ZwBudgetRow *row;
  GError *error = NULL;

  /* Of what is being typed, not of what was there. */
  gtk_widget_grab_focus (self->table);
  row = get_selected_row (self);
  if (row != NULL)
    zw_session_check (
        self->session,
        zw_budget_view_put_total (self, row->id, zw_budget_row_get_total (row), &error), error);
}

/* All sub-items */

static gboolean
has_row (const ZwBudget *budget, const ZwSubsidySubItem *sub_item)
{
  for (guint i = 0; i < budget->rows->len; i++)
    {
      const ZwSubsidySubItem *there =
          ((ZwBudgetRow *) g_ptr_array_index (budget->rows, i))->sub_item;

      if (there == sub_item
          || (there != NULL && sub_item->exclusive != NULL
              && g_strcmp0 (there->exclusive, sub_item->exclusive) == 0))
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_rows (ZwBudgetView *self, guint *n_added, GError **error)
{
  const ZwRules *rules = zw_session_get_rules (self->session);
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (ZwBudget) budget = zw_budget_copy (zw_session_get_budget (self->session));
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (rules, &n);
  int first, last;

  zw_rules_get_years (rules, &first, &last);
  for (guint i = 0; i < n; i++)
    {
      gint64 id;

      if (!zw_budget_is_open (&budget->application, &all[i]) || has_row (budget, &all[i]))
        continue;
      id = zw_record_add (store, ZW_RECORD_BUDGET, budget->zone_id, error);
      if (id == 0
          || !zw_record_set (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_SUB_ITEM, all[i].id, error)
          || !zw_record_set_int (store, ZW_RECORD_BUDGET, id, ZW_BUDGET_YEAR, first, error))
        return FALSE;
      /* So that of those which exclude each other one comes in. */
      zw_budget_add_row (budget, id, first, &all[i], ZW_BUDGET_NO_AMOUNT, ZW_BUDGET_NO_AMOUNT);
      (*n_added)++;
    }
  return TRUE;
}

static void
add_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwBudgetView *self = ZW_BUDGET_VIEW (widget);
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *text = NULL;
  GError *error = NULL;
  guint n_added = 0;
  gboolean done;

  if (store == NULL || zw_session_get_budget (self->session) == NULL
      || !zw_session_check (
          self->session, zw_store_begin (store, _ ("Add rows for all sub-items"), &error), error))
    return;
  done = add_rows (self, &n_added, &error);
  if (done)
    done = zw_store_commit (store, &error);
  else
    zw_store_rollback (store);
  if (!zw_session_check (self->session, done, error))
    return;
  text = g_strdup_printf (ngettext ("%u row added", "%u rows added", n_added), n_added);
  zw_budget_view_give_notice (self, n_added > 0 ? text : _ ("Every sub-item has a row already."),
                              n_added > 0);
}

/* Spreadsheets */

/**
 * zw_budget_view_import:
 * @path: a CSV, xlsx or ods file
 * @add: keep the rows there are; else they are replaced
 */
gboolean
zw_budget_view_import (ZwBudgetView *self, const char *path, gboolean add)
{
  ZwBudgetSheetReport report = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  GError *error = NULL;
  gboolean done = zw_budget_sheet_import (
      zw_session_get_store (self->session), zw_session_get_rules (self->session),
      zw_session_get_zone_id (self->session), path, add, &report, &error);

  if (!zw_session_check (self->session, done, error))
    return FALSE;
  g_string_append_printf (
      text, ngettext ("%u budget row came in", "%u budget rows came in", report.n_rows),
      report.n_rows);
  if (report.n_replaced > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u replaced", "%u replaced", report.n_replaced),
                              report.n_replaced);
    }
  if (report.n_unknown > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (
          text,
          ngettext ("%u without a known sub-item", "%u without a known sub-item", report.n_unknown),
          report.n_unknown);
    }
  if (report.n_left_out > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text,
                              ngettext ("%u without an amount left out",
                                        "%u without an amount left out", report.n_left_out),
                              report.n_left_out);
    }
  zw_budget_view_give_notice (self, text->str, TRUE);
  return TRUE;
}

static void
export_to (ZwBudgetView *self, const char *path)
{
  GError *error = NULL;
  gboolean done = zw_budget_sheet_export (zw_session_get_records (self->session),
                                          zw_session_get_rules (self->session), self->catalog, path,
                                          &error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *text = NULL;

  if (!zw_session_check (self->session, done, error))
    return;
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("The budget was written to “%s”"), name);
  zw_budget_view_give_notice (self, text, FALSE);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, ZwBudgetView *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *what = g_object_get_data (G_OBJECT (dialog), "what");

  g_assert (ZW_IS_BUDGET_VIEW (self));
  if (response != GTK_RESPONSE_ACCEPT || path == NULL)
    return;
  if (g_str_equal (what, "export"))
    export_to (self, path);
  else
    zw_budget_view_import (self, path, g_str_equal (what, "import-more"));
}

static void
choose_file (ZwBudgetView *self, const char *title, const char *what)
{
  GtkFileChooserAction action = g_str_equal (what, "export") ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                             : GTK_FILE_CHOOSER_ACTION_OPEN;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  static const char *const suffixes[] = { "xlsx", "ods", "csv" };

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), action, NULL, NULL);
  gtk_file_filter_set_name (filter, _ ("Spreadsheets"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    {
      const ZwZone *zone = zw_session_get_zone (self->session);
      g_autofree char *name = g_strdup_printf ("%s %s.xlsx", zone->name, _ ("Budget"));

      gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                         g_strdelimit (name, "/", '-'));
    }
  g_object_set_data (G_OBJECT (self->chooser), "what", (gpointer) what);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_file (ZW_BUDGET_VIEW (widget), _ ("Import a Budget"), "import");
}

static void
import_more (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_file (ZW_BUDGET_VIEW (widget), _ ("Add Rows from a Spreadsheet"), "import-more");
}

static void
export_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  choose_file (ZW_BUDGET_VIEW (widget), _ ("Export the Budget"), "export");
}

void
zw_budget_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "budget.largest", NULL, give_largest);
  gtk_widget_class_install_action (widget_class, "budget.add-all", NULL, add_all);
  gtk_widget_class_install_action (widget_class, "budget.import", NULL, import_sheet);
  gtk_widget_class_install_action (widget_class, "budget.import-more", NULL, import_more);
  gtk_widget_class_install_action (widget_class, "budget.export", NULL, export_sheet);
}

void
zw_budget_view_update_actions (ZwBudgetView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const ZwBudget *budget = zw_session_get_budget (self->session);
  const ZwBudgetRow *row = get_selected_row (self);

  gtk_widget_action_set_enabled (widget, "budget.largest",
                                 row != NULL && zw_budget_row_get_total (row) > 0);
  gtk_widget_action_set_enabled (widget, "budget.add-all", budget != NULL);
  gtk_widget_action_set_enabled (widget, "budget.import", budget != NULL);
  gtk_widget_action_set_enabled (widget, "budget.import-more", budget != NULL);
  gtk_widget_action_set_enabled (widget, "budget.export", budget != NULL && budget->rows->len > 0);
}

/**
 * zw_budget_view_make_sheet_menu:
 *
 * Returns: (transfer floating): the way to and from spreadsheets
 */
GtkWidget *
zw_budget_view_make_sheet_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Import a Budget…"), "budget.import");
  g_menu_append (menu, _ ("_Add Rows from a Spreadsheet…"), "budget.import-more");
  g_menu_append (menu, _ ("_Export the Budget…"), "budget.export");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Spreadsheet"));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}
