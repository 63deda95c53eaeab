/* zw-funding-view.c: what pays for each work item, and what lacks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-funding-view.h"

#include <glib/gi18n.h>

#include "base/zw-year.h"
#include "plan/zw-applicant.h"
#include "plan/zw-reference.h"
#include "zw-funding-guide.h"
#include "zw-funding-items.h"
#include "zw-place-view.h"
#include "zw-record-table.h"

#define KIND_PROGRAMME "programme"
#define KIND_FUND "fund"
#define GUIDE_PX 270
#define LEAST_TABLE_PX 150

enum
{
  COLUMN_AGENCY = ZW_RECORD_COMPUTED (0),
  COLUMN_RATIO = ZW_RECORD_COMPUTED (1),
  COLUMN_UNTIL = ZW_RECORD_COMPUTED (2),
};

static const ZwRecordColumn columns[] = {
  { ZW_FUNDING_ITEM, .width_chars = 14, .expand = TRUE, .wrap = TRUE },
  { ZW_FUNDING_KIND, .width_chars = 10, .wrap = TRUE },
  { ZW_FUNDING_PROGRAMME, .width_chars = 16, .expand = TRUE, .wrap = TRUE },
  { COLUMN_RATIO, N_ ("At most %"), .width_chars = 8, .number = TRUE },
  { COLUMN_UNTIL, N_ ("Until"), .width_chars = 6 },
  { ZW_FUNDING_NAME, .width_chars = 10, .wrap = TRUE },
  { ZW_FUNDING_YEAR, .width_chars = 6 },
  { ZW_FUNDING_AMOUNT, .width_chars = 12 },
  { COLUMN_AGENCY, N_ ("Agency"), .width_chars = 14, .wrap = TRUE },
  { ZW_FUNDING_NOTE, .width_chars = 8, .expand = TRUE, .wrap = TRUE },
};

struct _ZwFundingView
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *stack;
  GtkWidget *items;
  GtkWidget *table;
  GtkWidget *guide;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;

  int grade; /* of the government, 0 where it is not known */
};

static guint notice_signal;

static void zw_funding_view_place_view_init (ZwPlaceViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwFundingView,
                               zw_funding_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW,
                                                      zw_funding_view_place_view_init))

/* The table of sources. */

static const ZwProgramme *
get_programme (ZwFundingView *self, const ZwRecord *record)
{
  const char *id = zw_record_get_text (record, ZW_FUNDING_PROGRAMME);

  return id != NULL ? zw_reference_find_programme (zw_session_get_reference (self->session), id)
                    : NULL;
}

static void
say (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data)
{
  ZwFundingView *self = user_data;
  const ZwProgramme *programme = get_programme (self, record);
  double percent;

  if (programme == NULL)
    return;
  percent = self->grade >= 1 && self->grade <= ZW_N_GRADES
                ? programme->ratio_percent[self->grade - 1]
                : 0;
  if (field == COLUMN_AGENCY)
    said->text = g_strdup (zw_text_pick (&programme->agency, self->catalog));
  else if (field == COLUMN_RATIO && percent > 0)
    said->text = g_strdup_printf ("%.10g", percent);
  else if (field == COLUMN_RATIO)
    {
      said->text = g_strdup ("–");
      said->tooltip = g_strdup (_ ("The guideline names no ratio, or the grade is not known"));
    }
  else if (field == COLUMN_UNTIL && programme->last_year > 0)
    said->text = g_strdup_printf ("%d", zw_catalog_is_chinese (self->catalog)
                                            ? zw_year_to_roc (programme->last_year)
                                            : programme->last_year);
  else if (field == ZW_FUNDING_PROGRAMME && programme->caution.en != NULL)
    said->tooltip = g_strdup_printf ("%s\n%s", said->text,
                                     zw_text_pick (&programme->caution, self->catalog));
}

/* Programmes for the kind of work, and funds where a fund is wanted. */
static gboolean
offers (const ZwRecord *record, int field, const char *id, gpointer user_data)
{
  ZwFundingView *self = user_data;
  ZwPlan *plan = zw_session_get_plan (self->session);
  const ZwPlanItem *item = plan != NULL ? zw_plan_find_item (
                               plan, zw_record_get_int (record, ZW_FUNDING_ITEM, 0))
                                        : NULL;
  const char *kind = zw_record_get_text (record, ZW_FUNDING_KIND);
  const ZwProgramme *programme;

  if (field != ZW_FUNDING_PROGRAMME)
    return TRUE;
  programme = zw_reference_find_programme (zw_session_get_reference (self->session), id);
  if (programme == NULL)
    return FALSE;
  if ((g_strcmp0 (kind, KIND_PROGRAMME) == 0 && programme->potential)
      || (g_strcmp0 (kind, KIND_FUND) == 0 && !programme->potential))
    return FALSE;
  return item == NULL || item->group >= ZW_N_WORK_GROUPS
         || (programme->groups & (1u << item->group)) != 0;
}

static char *
describe (const ZwRecord *record, int field, const char *id, gpointer user_data)
{
  ZwFundingView *self = user_data;
  const ZwProgramme *programme;

  if (field != ZW_FUNDING_PROGRAMME)
    return NULL;
  programme = zw_reference_find_programme (zw_session_get_reference (self->session), id);
  return programme != NULL ? zw_programme_describe (programme, self->grade, self->catalog) : NULL;
}

/* A new source is for the work item that is selected. */
static gboolean
added (ZwStore *store, gint64 id, gpointer user_data, GError **error)
{
  ZwFundingView *self = user_data;
  gint64 item = zw_funding_items_get_selected (ZW_FUNDING_ITEMS (self->items));

  return item == 0
         || zw_record_set_int (store, ZW_RECORD_FUNDING, id, ZW_FUNDING_ITEM, item, error);
}

/* The view follows the project. */

static void
show_guide (ZwFundingView *self)
{
  ZwPlan *plan = zw_session_get_plan (self->session);
  gint64 id = zw_funding_items_get_selected (ZW_FUNDING_ITEMS (self->items));

  zw_funding_guide_show (ZW_FUNDING_GUIDE (self->guide),
                         plan != NULL && id != 0 ? zw_plan_find_item (plan, id) : NULL);
}

static void
update (ZwFundingView *self)
{
  ZwPlan *plan = zw_session_get_plan (self->session);
  ZwStore *store = zw_session_get_store (self->session);

  g_assert (ZW_IS_FUNDING_VIEW (self));
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->grade = 0;
  if (store != NULL)
    {
      g_auto (ZwApplicant) applicant = { NULL };

      zw_applicant_load (&applicant, store, zw_session_get_rules (self->session));
      self->grade = applicant.grade;
    }
  zw_funding_items_show (ZW_FUNDING_ITEMS (self->items), plan,
                         zw_session_get_records (self->session));
  zw_record_table_reload (ZW_RECORD_TABLE (self->table));
  show_guide (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    plan != NULL && !zw_plan_is_empty (plan) ? "funding" : "none");
}

static void
on_item_selected (GtkWidget *items, gint64 id, ZwFundingView *self)
{
  g_assert (ZW_IS_FUNDING_VIEW (self));
  show_guide (self);
}

/* The work item of the source one is at is selected as well. */
static void
on_source_selected (GtkWidget *table, gint64 id, int field, ZwFundingView *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const ZwRecord *record = records != NULL ? zw_records_find (records, ZW_RECORD_FUNDING, id)
                                           : NULL;

  g_assert (ZW_IS_FUNDING_VIEW (self));
  if (record != NULL && zw_record_has (record, ZW_FUNDING_ITEM))
    zw_funding_items_select (ZW_FUNDING_ITEMS (self->items),
                             zw_record_get_int (record, ZW_FUNDING_ITEM, 0));
}

static void
on_notice (GtkWidget *table, const char *text, ZwFundingView *self)
{
  g_assert (ZW_IS_FUNDING_VIEW (self));
  g_signal_emit (self, notice_signal, 0, text, _ ("Undo"), "win.undo");
}

/* Places */

static gboolean
zw_funding_view_go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwFundingView *self = ZW_FUNDING_VIEW (view);

  update (self);
  if (place->kind == ZW_PLAN_PLACE_RECORD && place->record == ZW_RECORD_FUNDING)
    return zw_record_table_show_cell (ZW_RECORD_TABLE (self->table), place->id, place->field);
  if (place->kind == ZW_PLAN_PLACE_PART && place->part == ZW_PLAN_ITEM)
    return zw_funding_items_select (ZW_FUNDING_ITEMS (self->items), place->id);
  return gtk_widget_grab_focus (self->table);
}

static gboolean
zw_funding_view_undo_typing (ZwPlaceView *view)
{
  return zw_record_table_undo_typing (ZW_RECORD_TABLE (ZW_FUNDING_VIEW (view)->table));
}

static void
zw_funding_view_place_view_init (ZwPlaceViewInterface *iface)
{
  iface->go_to = zw_funding_view_go_to;
  iface->undo_typing = zw_funding_view_undo_typing;
}

/* The widget */

static void
zw_funding_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (zw_funding_view_parent_class)->map (widget);
  update (ZW_FUNDING_VIEW (widget));
}

static void
zw_funding_view_dispose (GObject *object)
{
  ZwFundingView *self = ZW_FUNDING_VIEW (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_funding_view_parent_class)->dispose (object);
}

static void
zw_funding_view_class_init (ZwFundingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = zw_funding_view_dispose;
  widget_class->map = zw_funding_view_map;
  notice_signal = g_signal_new ("notice", ZW_TYPE_FUNDING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
zw_funding_view_init (ZwFundingView *self)
{
  self->catalog = zw_catalog_new (NULL);
}

static void
build (ZwFundingView *self)
{
  static const ZwRecordTableHooks hooks = {
    .say = say, .offers = offers, .describe = describe, .added = added
  };
  GtkWidget *split = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  GtkWidget *lower = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  GtkWidget *none = gtk_label_new (
      _ ("There are no work items yet. Fill the plan on the page “Plan”; then what pays for each "
         "is said here."));

  self->items = zw_funding_items_new ();
  self->table = zw_record_table_new (self->session, ZW_RECORD_FUNDING, columns,
                                     G_N_ELEMENTS (columns), &hooks, self);
  zw_record_table_set_empty (ZW_RECORD_TABLE (self->table),
                             _ ("No source is named yet. Choose a work item above; Insert adds a "
                                "source for it."));
  self->guide = zw_funding_guide_new (self->session);
  gtk_widget_set_size_request (self->items, -1, LEAST_TABLE_PX);
  gtk_widget_set_size_request (self->table, -1, LEAST_TABLE_PX);
  gtk_widget_set_size_request (self->guide, GUIDE_PX, -1);
  gtk_paned_set_start_child (GTK_PANED (lower), self->table);
  gtk_paned_set_end_child (GTK_PANED (lower), self->guide);
  gtk_paned_set_resize_end_child (GTK_PANED (lower), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (lower), FALSE);
  gtk_paned_set_start_child (GTK_PANED (split), self->items);
  gtk_paned_set_end_child (GTK_PANED (split), lower);
  gtk_paned_set_shrink_start_child (GTK_PANED (split), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (split), FALSE);
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_label_set_justify (GTK_LABEL (none), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (none), 60);
  gtk_widget_add_css_class (none, "zw-empty");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), split, "funding");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

/**
 * zw_funding_view_new:
 * @session: whose selected zone's sources of money are shown
 */
GtkWidget *
zw_funding_view_new (ZwSession *session)
{
  ZwFundingView *self = g_object_new (ZW_TYPE_FUNDING_VIEW, NULL);

  self->session = g_object_ref (session);
  build (self);
  g_signal_connect_object (self->items, "selected", G_CALLBACK (on_item_selected), self, 0);
  g_signal_connect_object (self->table, "selected", G_CALLBACK (on_source_selected), self, 0);
  g_signal_connect_object (self->table, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (session, "plan-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::zone", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
