/* zw-ui-test.c: windows driven by real pointer and keys, for tests under Xvfb
 *
 * Events are made with the XTest extension: they take the way of real ones,
 * through the X server, GDK and the gestures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-ui-test.h"

#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>

#include "zw-ui-leaks.h"

/* Time between two events, so that each is seen on its own. */
#define EVENT_MS 15
#define DRAG_STEPS 8

/**
 * zw_ui_test_init:
 *
 * To be called first. The font and the absence of animations are the same on
 * every machine.
 */
void
zw_ui_test_init (int *argc, char ***argv)
{
  zw_ui_ignore_first_quarks ();
  gtk_test_init (argc, argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Noto Sans CJK TC 10",
                "gtk-enable-animations", FALSE, NULL);
}

static Display *
get_display (void)
{
  return gdk_x11_display_get_xdisplay (gdk_display_get_default ());
}

void
zw_ui_test_step (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (500);
}

void
zw_ui_test_spin (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_GINT64_CONSTANT (1000);

  while (g_get_monotonic_time () < end)
    zw_ui_test_step ();
}

gboolean
zw_ui_test_wait_until (ZwUiPredicate predicate, gpointer user_data)
{
  return ZW_WAIT_UNTIL (predicate (user_data));
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

/**
 * zw_ui_test_wait_frames:
 *
 * Runs the main loop until the widget's window was drawn @n times more.
 */
void
zw_ui_test_wait_frames (GtkWidget *widget, guint n)
{
  guint count = 0;
  guint id = gtk_widget_add_tick_callback (widget, count_frame, &count, NULL);

  g_assert_true (ZW_WAIT_UNTIL (count > n));
  gtk_widget_remove_tick_callback (widget, id);
}

/**
 * zw_ui_test_settle:
 *
 * Waits until a window is on the screen and gives it the keyboard, which no
 * window manager does under Xvfb.
 */
void
zw_ui_test_settle (GtkWidget *window)
{
  GdkSurface *surface;

  g_assert_true (ZW_WAIT_UNTIL (gtk_widget_get_mapped (window)));
  gtk_test_widget_wait_for_draw (window);
  surface = gtk_native_get_surface (GTK_NATIVE (window));
  XSetInputFocus (get_display (), gdk_x11_surface_get_xid (surface), RevertToParent, CurrentTime);
  XFlush (get_display ());
  g_assert_true (ZW_WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (window))));
}

/**
 * zw_ui_test_window:
 * @child: a widget
 *
 * Returns: (transfer none): a window with it, shown and focused; destroy it with
 *   gtk_window_destroy()
 */
GtkWidget *
zw_ui_test_window (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  zw_ui_test_settle (window);
  return window;
}

static void
flush (void)
{
  XFlush (get_display ());
  zw_ui_test_spin (EVENT_MS);
}

/**
 * zw_ui_test_move:
 * @x: in the widget's coordinates
 *
 * Puts the pointer over a place of a widget; pixels of the screen are whole ones.
 */
void
zw_ui_test_move (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  graphene_point_t point;
  double left, top;
  int root_x, root_y;
  Window child;

  g_assert_true (
      gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT (x, y), &point));
  gtk_native_get_surface_transform (native, &left, &top);
  XTranslateCoordinates (get_display (), gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                         DefaultRootWindow (get_display ()), (int) ((point.x + left) * scale + 0.5),
                         (int) ((point.y + top) * scale + 0.5), &root_x, &root_y, &child);
  XTestFakeMotionEvent (get_display (), -1, root_x, root_y, CurrentTime);
  flush ();
}

void
zw_ui_test_press (guint button)
{
  XTestFakeButtonEvent (get_display (), button, True, CurrentTime);
  flush ();
}

void
zw_ui_test_release (guint button)
{
  XTestFakeButtonEvent (get_display (), button, False, CurrentTime);
  flush ();
}

/* GTK takes two presses within this time for a double click. */
static void
outwait_double_click (void)
{
  int ms;

  g_object_get (gtk_settings_get_default (), "gtk-double-click-time", &ms, NULL);
  zw_ui_test_spin (ms + 20);
}

/**
 * zw_ui_test_click:
 *
 * One click; never the second of a double click.
 */
void
zw_ui_test_click (GtkWidget *widget, double x, double y, guint button)
{
  zw_ui_test_move (widget, x, y);
  zw_ui_test_press (button);
  /* As a finger does: GTK gives a click up when a slow frame falls in between. */
  zw_ui_test_spin (60);
  zw_ui_test_release (button);
  outwait_double_click ();
}

void
zw_ui_test_double_click (GtkWidget *widget, double x, double y)
{
  zw_ui_test_move (widget, x, y);
  for (int i = 0; i < 2; i++)
    {
      zw_ui_test_press (1);
      zw_ui_test_release (1);
    }
  outwait_double_click ();
}

void
zw_ui_test_drag (GtkWidget *widget, double x, double y, double to_x, double to_y, guint button)
{
  zw_ui_test_move (widget, x, y);
  zw_ui_test_press (button);
  for (int i = 1; i <= DRAG_STEPS; i++)
    zw_ui_test_move (widget, x + (to_x - x) * i / DRAG_STEPS, y + (to_y - y) * i / DRAG_STEPS);
  /* Standing still before letting go makes it no swipe. */
  zw_ui_test_spin (200);
  zw_ui_test_release (button);
  outwait_double_click ();
}

/**
 * zw_ui_test_scroll:
 * @notches: of the wheel, positive towards the user
 */
void
zw_ui_test_scroll (GtkWidget *widget, double x, double y, int notches)
{
  guint button = notches > 0 ? 5 : 4;

  zw_ui_test_move (widget, x, y);
  for (int i = 0; i < ABS (notches); i++)
    {
      zw_ui_test_press (button);
      zw_ui_test_release (button);
    }
}

void
zw_ui_test_hold (guint keyval, gboolean down)
{
  XTestFakeKeyEvent (get_display (), XKeysymToKeycode (get_display (), keyval), down, CurrentTime);
  flush ();
}

/**
 * zw_ui_test_key:
 * @keyval: a key that the keyboard has without Shift
 * @modifiers: Control, Shift and Alt to hold down meanwhile
 */
void
zw_ui_test_key (guint keyval, GdkModifierType modifiers)
{
  static const struct
  {
    GdkModifierType modifier;
    guint keyval;
  } held[] = { { GDK_CONTROL_MASK, XK_Control_L },
               { GDK_SHIFT_MASK, XK_Shift_L },
               { GDK_ALT_MASK, XK_Alt_L } };

  for (gsize i = 0; i < G_N_ELEMENTS (held); i++)
    if ((modifiers & held[i].modifier) != 0)
      zw_ui_test_hold (held[i].keyval, TRUE);
  zw_ui_test_hold (keyval, TRUE);
  zw_ui_test_hold (keyval, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (held); i++)
    if ((modifiers & held[i].modifier) != 0)
      zw_ui_test_hold (held[i].keyval, FALSE);
}

static gboolean
says (GtkWidget *widget, const char *text)
{
  if (text == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0)
    return TRUE;
  if (GTK_IS_EDITABLE (widget)
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0)
    return TRUE;
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0
         || g_strcmp0 (gtk_widget_get_name (widget), text) == 0;
}

/**
 * zw_ui_test_find:
 * @type: of the widget looked for
 * @text: (nullable): its text, label, tooltip or widget name
 *
 * Returns: (nullable) (transfer none): the first such widget below @root
 */
GtkWidget *
zw_ui_test_find (GtkWidget *root, GType type, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && says (root, text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = zw_ui_test_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * zw_ui_test_picture:
 *
 * Returns: (transfer full): what the widget looks like now, its background
 *   being that of its window
 */
GdkTexture *
zw_ui_test_picture (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;

  gtk_widget_queue_draw (widget);
  zw_ui_test_wait_frames (widget, 2);
  paintable = gtk_widget_paintable_new (widget);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gsk_render_node_unref (node);
  return texture;
}

/**
 * zw_ui_test_shot:
 * @name: file name of a PNG
 *
 * Keeps a picture of the widget in the folder that the environment names
 * `ZW_SHOTS`; does nothing where it names none.
 */
void
zw_ui_test_shot (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("ZW_SHOTS");
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  texture = zw_ui_test_picture (widget);
  path = g_build_filename (folder, name, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/**
 * zw_ui_test_pixel:
 *
 * Returns: 0xAARRGGBB, premultiplied
 */
guint32
zw_ui_test_pixel (GdkTexture *texture, int x, int y)
{
  int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guint32 *pixels = g_new (guint32, (gsize) width * height);

  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (x, <, width);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, height);
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  return pixels[y * width + x];
}

/**
 * zw_ui_test_remove_tree:
 * @path: a folder made by the test, or a file
 */
void
zw_ui_test_remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name = folder != NULL ? g_dir_read_name (folder) : NULL; name != NULL;
       name = g_dir_read_name (folder))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      zw_ui_test_remove_tree (inner);
    }
  g_remove (path);
}
