/* take-screenshot.c: a picture of the window, drawn by the program itself
 *
 *   take-screenshot PROJECT.gpkg OUT.png PAGE WIDTH HEIGHT [dark]
 *
 * PAGE is one of the window's, with a view behind a colon: survey:years,
 * plan:people, money:budget; a part of it behind another: plan:siting:3. Of the
 * page "publish" a kind of publication and what stands beside it:
 * publish:application:texts.
 *
 * Under xvfb-run, with LANGUAGE set; data/screenshot.png was made so. The same
 * pictures are what is looked at after a change to the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "base/zw-catalog.h"
#include "dialogs/zw-preferences-dialog.h"
#include "pages/zw-left-out-list.h"
#include "pages/zw-publish-page.h"
#include "pages/zw-survey-page.h"
#include "zw-application.h"
#include "zw-ui-test.h"
#include "zw-window.h"

#define REST_MS 2500

static void
show_zone (ZwWindow *window)
{
  const ZwZone *zone = zw_session_get_zone (zw_window_get_session (window));

  if (zone != NULL)
    {
      ZwEnvelope envelope = zw_geometry_get_envelope (zone->geometry);

      zw_map_zoom_to (zw_window_get_map (window), &envelope);
    }
}

/* Brings a widget to the upper edge of what it scrolls in. */
static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  double x, y;

  zw_ui_test_spin (REST_MS);
  gtk_widget_translate_coordinates (widget, scroller, 0, 0, &x, &y);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                            gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (
                                GTK_SCROLLED_WINDOW (scroller)))
                                + y - 150.0);
}

/* "zones:left-out", or with a number behind it the pocket of that rank. */
static void
show_left_out (ZwWindow *window, const char *which)
{
  ZwLeftOutView *view = zw_window_get_left_out (window);

  zw_left_out_view_set_shown (view, TRUE);
  g_assert_true (ZW_WAIT_UNTIL (zw_left_out_view_get_result (view) != NULL));
  scroll_to (zw_ui_test_find (GTK_WIDGET (window), ZW_TYPE_LEFT_OUT_LIST, NULL));
  if (g_ascii_isdigit (which[strlen (which) - 1]))
    zw_left_out_view_show_pocket (view, (guint) (which[strlen (which) - 1] - '1'));
}

/* The tables are there when the worker is done. */
static void
show_survey (ZwWindow *window, const char *view)
{
  GtkWidget *page = zw_ui_test_find (GTK_WIDGET (window), ZW_TYPE_SURVEY_PAGE, NULL);

  zw_survey_page_show (ZW_SURVEY_PAGE (page), view);
  g_assert_true (ZW_WAIT_UNTIL (zw_survey_page_is_current (ZW_SURVEY_PAGE (page))));
}

/* The pages are there when the worker is done. */
static void
show_publication (ZwWindow *window, const char *kind, const char *side)
{
  GtkWidget *widget = zw_ui_test_find (GTK_WIDGET (window), ZW_TYPE_PUBLISH_PAGE, NULL);
  ZwPublishPage *page = ZW_PUBLISH_PAGE (widget);
  ZwPublicationKind found;

  zw_publish_page_show_kind (page,
                             zw_publication_kind_from_id (kind, &found) ? found : ZW_PUBLISH_DATA);
  if (side != NULL)
    zw_publish_page_show_side (page, side);
  if (!g_str_equal (kind, "data"))
    ZW_WAIT_UNTIL (zw_publish_page_is_current (page));
}

/* Views have the names that the checks give them. */
static void
show_view (ZwWindow *window, const char *name, const char *part)
{
  gint64 id = part != NULL ? g_ascii_strtoll (part, NULL, 10) : 0;

  for (ZwView view = 0; view < ZW_N_VIEWS; view++)
    if (g_strcmp0 (zw_view_get_id (view), name) == 0)
      zw_window_go_to (window,
                       &(ZwPlanPlace){ .kind = ZW_PLAN_PLACE_VIEW, .view = view, .id = id });
}

int
main (int argc, char **argv)
{
  g_autoptr (GtkApplication) application = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GdkTexture) picture = NULL;
  g_auto (GStrv) page = NULL;
  ZwWindow *window;

  zw_catalog_set_up_program_language ();
  zw_ui_test_init (&argc, &argv);
  if (argc < 6)
    {
      g_printerr ("usage: take-screenshot PROJECT.gpkg OUT.png PAGE WIDTH HEIGHT [dark]\n");
      return 2;
    }
  g_object_set (gtk_settings_get_default (), "gtk-application-prefer-dark-theme",
                argc > 6 && strcmp (argv[6], "dark") == 0, NULL);
  application = zw_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);
  settings = g_settings_new (ZW_SETTINGS_ID);
  g_settings_set (settings, "window-size", "(ii)", (int) g_ascii_strtoll (argv[4], NULL, 10),
                  (int) g_ascii_strtoll (argv[5], NULL, 10));
  window = zw_window_new (application, settings);
  gtk_window_present (GTK_WINDOW (window));
  if (!zw_window_open (window, argv[1]))
    return 1;
  page = g_strsplit (argv[3], ":", 3);
  zw_window_show_page (window, page[0]);
  if (!ZW_WAIT_UNTIL (zw_session_get_scene (zw_window_get_session (window)) != NULL))
    return 1;
  zw_ui_test_spin (REST_MS);
  if (strcmp (page[0], "zones") == 0)
    show_zone (window);
  if (page[1] != NULL && g_str_has_prefix (page[1], "left-out"))
    show_left_out (window, page[1]);
  if (strcmp (page[0], "survey") == 0)
    show_survey (window, page[1] != NULL ? page[1] : "indicators");
  if (strcmp (page[0], "publish") == 0)
    show_publication (window, page[1] != NULL ? page[1] : "application",
                      page[1] != NULL ? page[2] : NULL);
  else if (page[1] != NULL)
    show_view (window, page[1], page[2]);
  zw_ui_test_spin (REST_MS);
  picture = zw_ui_test_picture (GTK_WIDGET (window));
  return gdk_texture_save_to_png (picture, argv[2]) ? 0 : 1;
}
