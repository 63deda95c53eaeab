/* zw-ui-test.h: windows driven by real pointer and keys, for tests under Xvfb
 *
 *   zw_ui_test_init (&argc, &argv);
 *   window = zw_ui_test_window (widget, 800, 600);      // shown, drawn, focused
 *   zw_ui_test_click (widget, 100, 80, 1);              // widget coordinates
 *   zw_ui_test_key (GDK_KEY_BackSpace, 0);
 *   g_assert_true (ZW_WAIT_UNTIL (n_corners == 2));
 *   zw_ui_test_shot (widget, "map.png");
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Longest wait for something to happen, in milliseconds; generous for slow machines. */
#define ZW_UI_TEST_TIMEOUT_MS 20000

/**
 * ZW_WAIT_UNTIL:
 *
 * Runs the main loop until @condition holds. %FALSE when it never does.
 */
#define ZW_WAIT_UNTIL(condition)                                                                   \
  ({                                                                                               \
    gint64 zw_end = g_get_monotonic_time () + ZW_UI_TEST_TIMEOUT_MS * G_GINT64_CONSTANT (1000);    \
    while (!(condition) && g_get_monotonic_time () < zw_end)                                       \
      zw_ui_test_step ();                                                                          \
    !!(condition);                                                                                 \
  })

typedef gboolean (*ZwUiPredicate) (gpointer user_data);

void zw_ui_test_init (int *argc, char ***argv);
GtkWidget *zw_ui_test_window (GtkWidget *child, int width, int height);
void zw_ui_test_settle (GtkWidget *window);

void zw_ui_test_step (void);
void zw_ui_test_spin (int ms);
gboolean zw_ui_test_wait_until (ZwUiPredicate predicate, gpointer user_data);
void zw_ui_test_wait_frames (GtkWidget *widget, guint n);

void zw_ui_test_move (GtkWidget *widget, double x, double y);
void zw_ui_test_press (guint button);
void zw_ui_test_release (guint button);
void zw_ui_test_click (GtkWidget *widget, double x, double y, guint button);
void zw_ui_test_double_click (GtkWidget *widget, double x, double y);
void zw_ui_test_drag (GtkWidget *widget,
                      double x,
                      double y,
                      double to_x,
                      double to_y,
                      guint button);
void zw_ui_test_scroll (GtkWidget *widget, double x, double y, int notches);
void zw_ui_test_key (guint keyval, GdkModifierType modifiers);
void zw_ui_test_hold (guint keyval, gboolean down);

GtkWidget *zw_ui_test_find (GtkWidget *root, GType type, const char *text);
GdkTexture *zw_ui_test_picture (GtkWidget *widget);
void zw_ui_test_shot (GtkWidget *widget, const char *name);
guint32 zw_ui_test_pixel (GdkTexture *texture, int x, int y);

void zw_ui_test_remove_tree (const char *path);

G_END_DECLS
