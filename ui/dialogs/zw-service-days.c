/* zw-service-days.c: the days of a timetable and their trips, one to be chosen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-service-days.h"

#include <glib/gi18n.h>

#include "widgets/zw-controls.h"
#include "widgets/zw-words.h"

#define HEIGHT_PX 360

struct _ZwServiceDays
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroll;
  GtkListView *list;

  /* Owned */
  GtkSingleSelection *selection;
  GArray *days; /* of ZwGtfsDay, in the order of the list */

  guint most_trips;
  gboolean updating;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (ZwServiceDays, zw_service_days, GTK_TYPE_WIDGET)

static const char *
get_weekday (int date)
{
  static const char *const weekdays[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                          N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                          N_ ("Sunday") };
  g_autoptr (GDateTime)
      when = g_date_time_new_utc (date / 10000, date / 100 % 100, date % 100, 0, 0, 0.0);

  return when != NULL ? _ (weekdays[g_date_time_get_day_of_week (when) - 1]) : "";
}

static GtkWidget *
add_label (GtkWidget *box, float xalign, int width_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A row: the date, the day of the week, a bar as long as there are trips, their number. */
static void
setup_day (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bar = gtk_level_bar_new ();

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "zw-bar");
  add_label (box, 0.0f, 10);
  add_label (box, 0.0f, 10);
  gtk_box_append (GTK_BOX (box), bar);
  add_label (box, 1.0f, 12);
  gtk_list_item_set_child (item, box);
}

static void
bind_day (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  ZwServiceDays *self = ZW_SERVICE_DAYS (user_data);
  GtkWidget *date = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *weekday = gtk_widget_get_next_sibling (date);
  GtkWidget *bar = gtk_widget_get_next_sibling (weekday);
  GtkWidget *trips = gtk_widget_get_next_sibling (bar);
  guint position = gtk_list_item_get_position (item);
  const ZwGtfsDay *day;
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (position >= self->days->len)
    return;
  day = &g_array_index (self->days, ZwGtfsDay, position);
  number = zw_words_dup_number (day->n_trips);
  text = g_strdup_printf (ngettext ("%s trip", "%s trips", day->n_trips), number);
  gtk_label_set_text (GTK_LABEL (date),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
  gtk_label_set_text (GTK_LABEL (weekday), get_weekday (day->date));
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (bar), MAX (self->most_trips, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), day->n_trips);
  gtk_label_set_text (GTK_LABEL (trips), text);
}

static void
on_selected (ZwServiceDays *self)
{
  if (!self->updating)
    g_signal_emit (self, changed_signal, 0);
}

/* A list scrolls to a row only when it knows its height. */
static gboolean
scroll_to_selected (gpointer user_data)
{
  ZwServiceDays *self = ZW_SERVICE_DAYS (user_data);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scroll));
  double row = gtk_adjustment_get_upper (adjustment) / MAX (self->days->len, 1);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_adjustment_set_value (adjustment, row * (selected + 0.5)
                                              - gtk_adjustment_get_page_size (adjustment) / 2.0);
  return G_SOURCE_REMOVE;
}

static void
on_mapped (ZwServiceDays *self)
{
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_selected, g_object_ref (self), g_object_unref);
}

/**
 * zw_service_days_set:
 * @days: (array length=n_days): copied
 * @date: the day chosen to begin with
 */
void
zw_service_days_set (ZwServiceDays *self, const ZwGtfsDay *days, guint n_days, int date)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  guint selected = 0;

  self->updating = TRUE;
  gtk_single_selection_set_model (self->selection, NULL);
  g_array_set_size (self->days, 0);
  self->most_trips = 0;
  for (guint i = 0; i < n_days; i++)
    {
      g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", days[i].date / 10000,
                                               days[i].date / 100 % 100, days[i].date % 100);

      g_array_append_val (self->days, days[i]);
      gtk_string_list_append (texts, text);
      self->most_trips = MAX (self->most_trips, days[i].n_trips);
      if (days[i].date == date)
        selected = i;
    }
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (texts));
  gtk_single_selection_set_selected (self->selection, selected);
  self->updating = FALSE;
}

/**
 * zw_service_days_get:
 *
 * Returns: the day chosen, as 20260506; 0 where there is none
 */
int
zw_service_days_get (ZwServiceDays *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected < self->days->len ? g_array_index (self->days, ZwGtfsDay, selected).date : 0;
}

guint
zw_service_days_get_n_trips (ZwServiceDays *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  return selected < self->days->len ? g_array_index (self->days, ZwGtfsDay, selected).n_trips : 0;
}

static void
zw_service_days_dispose (GObject *object)
{
  ZwServiceDays *self = ZW_SERVICE_DAYS (object);

  self->updating = TRUE;
  g_clear_pointer (&self->scroll, gtk_widget_unparent);
  G_OBJECT_CLASS (zw_service_days_parent_class)->dispose (object);
}

static void
zw_service_days_finalize (GObject *object)
{
  ZwServiceDays *self = ZW_SERVICE_DAYS (object);

  g_object_unref (self->selection);
  g_array_unref (self->days);
  G_OBJECT_CLASS (zw_service_days_parent_class)->finalize (object);
}

static void
zw_service_days_class_init (ZwServiceDaysClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_service_days_dispose;
  G_OBJECT_CLASS (klass)->finalize = zw_service_days_finalize;
  changed_signal = g_signal_new ("changed", ZW_TYPE_SERVICE_DAYS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_controls_focus_first;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_service_days_init (ZwServiceDays *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->days = g_array_new (FALSE, FALSE, sizeof (ZwGtfsDay));
  self->selection = gtk_single_selection_new (NULL);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_day), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_day), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Service day"), -1);
  self->scroll = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (self->scroll), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroll), HEIGHT_PX);
  gtk_widget_set_hexpand (self->scroll, TRUE);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (on_mapped), NULL);
}
