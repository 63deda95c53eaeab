/* zw-people-view.c: stakeholders, what is done for them, and talks with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-people-view.h"

#include <glib/gi18n.h>

#include "plan/zw-people.h"
#include "zw-matrix-view.h"
#include "zw-place-view.h"
#include "zw-record-table.h"

#define MATRIX_PX 360
#define LOWER_PX 220

/* Computed columns of the stakeholders. */
enum
{
  COLUMN_CLASS = ZW_RECORD_COMPUTED (0),
  COLUMN_MEASURES = ZW_RECORD_COMPUTED (1),
  COLUMN_MEETINGS = ZW_RECORD_COMPUTED (2),
};

struct _ZwPeopleView
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *matrix;
  GtkWidget *focus;
  GtkWidget *lower;
  GtkWidget *stakeholders;
  GtkWidget *measures;
  GtkWidget *meetings;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
};

static guint notice_signal;

static void zw_people_view_place_init (ZwPlaceViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ZwPeopleView,
                               zw_people_view,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ZW_TYPE_PLACE_VIEW,
                                                      zw_people_view_place_init))

/* What the guideline says to mind in talks with the class of a stakeholder. */
static void
show_focus (ZwPeopleView *self, gint64 id)
{
  ZwRecords *records = zw_session_get_records (self->session);
  const ZwRecord *record = records != NULL ? zw_records_find (records, ZW_RECORD_STAKEHOLDER, id)
                                           : NULL;
  const ZwStakeholderClass *class = record != NULL ? zw_people_get_class (
                                        zw_session_get_reference (self->session), record)
                                                   : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (class == NULL)
    g_string_append (text, _ ("Drag a stakeholder to where it stands, or type its interest and "
                              "power into the table."));
  else
    {
      g_string_append (text, zw_text_pick (&class->name, self->catalog));
      g_string_append (text, zw_catalog_is_chinese (self->catalog) ? "：" : ": ");
      for (guint i = 0; i < class->n_focus; i++)
        {
          if (i > 0)
            g_string_append (text, zw_catalog_is_chinese (self->catalog) ? "；" : "; ");
          g_string_append (text, zw_text_pick (&class->focus[i], self->catalog));
        }
    }
  gtk_label_set_text (GTK_LABEL (self->focus), text->str);
}

static void
refresh (ZwPeopleView *self)
{
  gint64 id;

  g_assert (ZW_IS_PEOPLE_VIEW (self));
  zw_matrix_view_set_records (ZW_MATRIX_VIEW (self->matrix),
                              zw_session_get_records (self->session));
  id = zw_record_table_get_selected (ZW_RECORD_TABLE (self->stakeholders), NULL);
  show_focus (self, id);
}

/* The matrix and the table show the same one. */

static void
on_spot_selected (ZwMatrixView *matrix, gint64 id, ZwPeopleView *self)
{
  g_assert (ZW_IS_PEOPLE_VIEW (self));
  zw_record_table_select (ZW_RECORD_TABLE (self->stakeholders), id);
  show_focus (self, id);
}

static void
on_spot_moved (ZwMatrixView *matrix, gint64 id, double interest, double power, ZwPeopleView *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PEOPLE_VIEW (self));
  done = zw_store_begin (store, _ ("Move a stakeholder in the matrix"), &error);
  if (done)
    {
      done = zw_record_set_number (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_INTEREST,
                                   interest, &error)
             && zw_record_set_number (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_POWER, power,
                                      &error);
      if (done)
        done = zw_store_commit (store, &error);
      else
        zw_store_rollback (store);
    }
  if (!zw_session_check (self->session, done, error))
    refresh (self);
}

static void
on_row_selected (ZwRecordTable *table, gint64 id, int field, ZwPeopleView *self)
{
  g_assert (ZW_IS_PEOPLE_VIEW (self));
  zw_matrix_view_select (ZW_MATRIX_VIEW (self->matrix), id);
  show_focus (self, id);
}

static void
on_notice (ZwRecordTable *table, const char *text, ZwPeopleView *self)
{
  g_assert (ZW_IS_PEOPLE_VIEW (self));
  g_signal_emit (self, notice_signal, 0, text, _ ("Undo"), "win.undo");
}

static void
on_fill (ZwPeopleView *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  GError *error = NULL;

  g_assert (ZW_IS_PEOPLE_VIEW (self));
  if (zone != NULL)
    zw_session_check (self->session,
                      zw_people_fill (zw_session_get_store (self->session),
                                      zw_session_get_reference (self->session), zone->id,
                                      zone->type, self->catalog, &error),
                      error);
}

static void
say_stakeholder (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data)
{
  ZwPeopleView *self = ZW_PEOPLE_VIEW (user_data);
  ZwRecords *records = zw_session_get_records (self->session);
  const ZwStakeholderClass *class;

  switch (field)
    {
    case COLUMN_CLASS:
      class = zw_people_get_class (zw_session_get_reference (self->session), record);
      said->text = class != NULL ? g_strdup (zw_text_pick (&class->name, self->catalog)) : NULL;
      said->tooltip = class != NULL ? g_strdup (zw_text_pick (&class->definition, self->catalog))
                                    : NULL;
      break;
    case COLUMN_MEASURES:
      said->text = g_strdup_printf ("%u",
                                    zw_people_count_measures (records, zw_record_get_id (record)));
      break;
    case COLUMN_MEETINGS:
      said->text = g_strdup_printf ("%u",
                                    zw_people_count_meetings (records, zw_record_get_id (record)));
      break;
    default:
      break;
    }
}

static GtkWidget *
make_stakeholders (ZwPeopleView *self)
{
  static const ZwRecordColumn columns[] = {
    { ZW_STAKEHOLDER_NAME, .width_chars = 14, .expand = TRUE, .wrap = TRUE },
    { COLUMN_CLASS, N_ ("Class"), .width_chars = 11, .wrap = TRUE },
    { ZW_STAKEHOLDER_INTEREST, N_ ("Interest"), .width_chars = 6 },
    { ZW_STAKEHOLDER_POWER, N_ ("Power"), .width_chars = 6 },
    { ZW_STAKEHOLDER_TRIPS, .width_chars = 14, .wrap = TRUE },
    { ZW_STAKEHOLDER_IMPACT, .width_chars = 12, .expand = TRUE, .wrap = TRUE },
    { COLUMN_MEASURES, N_ ("Measures"), .width_chars = 6, .number = TRUE },
    { COLUMN_MEETINGS, N_ ("Meetings"), .width_chars = 6, .number = TRUE },
  };
  static const ZwRecordTableHooks hooks = { .say = say_stakeholder };
  GtkWidget *fill = gtk_button_new_with_label (_ ("Add the Guideline's"));

  self->stakeholders = zw_record_table_new (self->session, ZW_RECORD_STAKEHOLDER, columns,
                                            G_N_ELEMENTS (columns), &hooks, self);
  zw_record_table_set_empty (
      ZW_RECORD_TABLE (self->stakeholders),
      _ ("Nobody is named yet. Add those whom the guideline names for this type of zone, with "
         "the measures it suggests for them, or write your own."));
  gtk_widget_set_tooltip_text (
      fill, _ ("Stakeholders that the guideline names for this type of zone, with its measures"));
  g_signal_connect_swapped (fill, "clicked", G_CALLBACK (on_fill), self);
  zw_record_table_add_tool (ZW_RECORD_TABLE (self->stakeholders), fill);
  g_signal_connect (self->stakeholders, "selected", G_CALLBACK (on_row_selected), self);
  g_signal_connect (self->stakeholders, "notice", G_CALLBACK (on_notice), self);
  return self->stakeholders;
}

static GtkWidget *
make_upper (ZwPeopleView *self)
{
  GtkWidget *upper = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->matrix = zw_matrix_view_new (zw_session_get_reference (self->session), self->catalog);
  gtk_widget_set_vexpand (self->matrix, TRUE);
  gtk_widget_set_size_request (self->matrix, MATRIX_PX, -1);
  self->focus = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->focus), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->focus), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->focus), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (self->focus), 40);
  gtk_widget_add_css_class (self->focus, "dim-label");
  gtk_box_append (GTK_BOX (left), self->matrix);
  gtk_box_append (GTK_BOX (left), self->focus);
  gtk_widget_set_margin_start (left, 12);
  gtk_widget_set_margin_end (left, 12);
  gtk_widget_set_margin_top (left, 6);
  gtk_widget_set_margin_bottom (left, 6);
  gtk_box_append (GTK_BOX (upper), left);
  gtk_box_append (GTK_BOX (upper), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (upper), make_stakeholders (self));
  gtk_widget_set_hexpand (self->stakeholders, TRUE);
  g_signal_connect (self->matrix, "selected", G_CALLBACK (on_spot_selected), self);
  g_signal_connect (self->matrix, "moved", G_CALLBACK (on_spot_moved), self);
  return upper;
}

static GtkWidget *
make_lower (ZwPeopleView *self)
{
  static const ZwRecordColumn measures[] = {
    { ZW_MEASURE_NAME, .width_chars = 20, .expand = TRUE, .wrap = TRUE },
    { ZW_MEASURE_STAKEHOLDER, .width_chars = 12 },
    { ZW_MEASURE_TRIPS, .width_chars = 14, .wrap = TRUE },
    { ZW_MEASURE_STRATEGY, .width_chars = 16, .expand = TRUE, .wrap = TRUE },
    { ZW_MEASURE_PHASE, .width_chars = 8 },
    { ZW_MEASURE_ITEM, .width_chars = 12, .wrap = TRUE },
  };
  static const ZwRecordColumn meetings[] = {
    { ZW_MEETING_DATE, .width_chars = 10 },
    { ZW_MEETING_KIND, .width_chars = 8 },
    { ZW_MEETING_STAKEHOLDERS, .width_chars = 12, .wrap = TRUE },
    { ZW_MEETING_ATTENDANCE, .width_chars = 6 },
    { ZW_MEETING_OPINION, .width_chars = 14, .expand = TRUE, .wrap = TRUE },
    { ZW_MEETING_RESPONSE, .width_chars = 14, .expand = TRUE, .wrap = TRUE },
    { ZW_MEETING_CHANGE, .width_chars = 14, .expand = TRUE, .wrap = TRUE },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->lower = gtk_stack_new ();
  self->measures = zw_record_table_new (self->session, ZW_RECORD_MEASURE, measures,
                                        G_N_ELEMENTS (measures), NULL, self);
  zw_record_table_set_empty (ZW_RECORD_TABLE (self->measures),
                             _ ("No supporting measure is written down yet."));
  self->meetings = zw_record_table_new (self->session, ZW_RECORD_MEETING, meetings,
                                        G_N_ELEMENTS (meetings), NULL, self);
  zw_record_table_set_empty (
      ZW_RECORD_TABLE (self->meetings),
      _ ("No meeting is written down yet. Note who came, what they said, and what changed in the "
         "plan because of it."));
  gtk_stack_add_titled (GTK_STACK (self->lower), self->measures, "measures",
                        _ ("Supporting Measures"));
  gtk_stack_add_titled (GTK_STACK (self->lower), self->meetings, "meetings", _ ("Meetings"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->lower));
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), switcher);
  gtk_widget_add_css_class (head, "zw-panel-head");
  gtk_widget_set_vexpand (self->lower, TRUE);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->lower);
  gtk_widget_set_size_request (box, -1, LOWER_PX);
  g_signal_connect (self->measures, "notice", G_CALLBACK (on_notice), self);
  g_signal_connect (self->meetings, "notice", G_CALLBACK (on_notice), self);
  return box;
}

/* Being led to a place */

static gboolean
go_to (ZwPlaceView *view, const ZwPlanPlace *place)
{
  ZwPeopleView *self = ZW_PEOPLE_VIEW (view);
  GtkWidget *table = self->stakeholders;

  if (place->kind != ZW_PLAN_PLACE_RECORD)
    return TRUE;
  if (place->record == ZW_RECORD_MEASURE || place->record == ZW_RECORD_MEETING)
    {
      table = place->record == ZW_RECORD_MEASURE ? self->measures : self->meetings;
      gtk_stack_set_visible_child (GTK_STACK (self->lower), table);
    }
  return zw_record_table_show_cell (ZW_RECORD_TABLE (table), place->id, place->field);
}

static gboolean
undo_typing (ZwPlaceView *view)
{
  ZwPeopleView *self = ZW_PEOPLE_VIEW (view);

  return zw_record_table_undo_typing (ZW_RECORD_TABLE (self->stakeholders))
         || zw_record_table_undo_typing (ZW_RECORD_TABLE (self->measures))
         || zw_record_table_undo_typing (ZW_RECORD_TABLE (self->meetings));
}

static void
zw_people_view_place_init (ZwPlaceViewInterface *iface)
{
  iface->go_to = go_to;
  iface->undo_typing = undo_typing;
}

static void
zw_people_view_dispose (GObject *object)
{
  ZwPeopleView *self = ZW_PEOPLE_VIEW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_people_view_parent_class)->dispose (object);
}

static void
zw_people_view_class_init (ZwPeopleViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_people_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  notice_signal = g_signal_new ("notice", ZW_TYPE_PEOPLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void
zw_people_view_init (ZwPeopleView *self)
{
}

/**
 * zw_people_view_new:
 *
 * Returns: (transfer floating): the people of the selected zone
 */
GtkWidget *
zw_people_view_new (ZwSession *session)
{
  ZwPeopleView *self = g_object_new (ZW_TYPE_PEOPLE_VIEW, NULL);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_new (NULL);
  self->box = gtk_paned_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_paned_set_start_child (GTK_PANED (self->box), make_upper (self));
  gtk_paned_set_end_child (GTK_PANED (self->box), make_lower (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (self->box), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (self->box), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (self->box), TRUE);
  g_signal_connect_swapped (session, "findings-changed", G_CALLBACK (refresh), self);
  refresh (self);
  return GTK_WIDGET (self);
}
