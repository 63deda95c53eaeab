/* test-people.c: stakeholders in the matrix and in their table
 *
 * Whom the guideline names for an urban zone: table 4-6 and 4-7 ([G:3002], [G:3037])
 * without those of scenic and park zones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>

#include "pages/zw-matrix-view.h"
#include "pages/zw-people-view.h"
#include "pages/zw-record-cell.h"
#include "pages/zw-record-table.h"
#include "pages/zw-views-page.h"
#include "project-fixture.h"
#include "render/zw-matrix-draw.h"
#include "widgets/zw-look.h"

#define N_URBAN 9
#define DRAG_STEPS 5

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *view;
  GtkWidget *matrix;
  GtkWidget *table;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  project_set_up (&f->project, data);
  project_add_zone (&f->project);
  f->page = zw_views_page_new (f->project.session);
  f->view = zw_people_view_new (f->project.session);
  zw_views_page_add (ZW_VIEWS_PAGE (f->page), ZW_VIEW_PEOPLE, "People", f->view);
  f->window = zw_ui_test_window (f->page, 1280, 800);
  f->matrix = zw_ui_test_find (f->view, ZW_TYPE_MATRIX_VIEW, NULL);
  f->table = zw_ui_test_find (f->view, ZW_TYPE_RECORD_TABLE, NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->project.failure, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (50);
  project_tear_down (&f->project, data);
}

static gint64
add (Fixture *f, const char *name, double interest, double power)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (store, ZW_RECORD_STAKEHOLDER,
                             zw_session_get_zone_id (f->project.session), &error);

  g_assert_no_error (error);
  zw_record_set (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_NAME, name, &error);
  zw_record_set_number (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_INTEREST, interest,
                        &error);
  zw_record_set_number (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_POWER, power, &error);
  g_assert_no_error (error);
  zw_ui_test_wait_frames (f->page, 2);
  return id;
}

static guint
count (Fixture *f, ZwRecordKind kind)
{
  return zw_records_get (zw_session_get_records (f->project.session), kind)->len;
}

static const ZwRecord *
get (Fixture *f, gint64 id)
{
  return zw_records_find (zw_session_get_records (f->project.session), ZW_RECORD_STAKEHOLDER, id);
}

#define ASSERT_AT(f, id, interest, power)                                                          \
  g_assert_cmpfloat_with_epsilon (zw_record_get_number (get (f, id), ZW_STAKEHOLDER_INTEREST),     \
                                  interest, 0.05);                                                 \
  g_assert_cmpfloat_with_epsilon (zw_record_get_number (get (f, id), ZW_STAKEHOLDER_POWER), power, \
                                  0.05)

static void
to_px (Fixture *f, double interest, double power, double *x, double *y)
{
  const ZwMatrixLook look = { zw_look_get_font (f->matrix), zw_look_get_font_size (f->matrix), 0 };

  zw_matrix_to_px (&look, gtk_widget_get_width (f->matrix), gtk_widget_get_height (f->matrix),
                   interest, power, x, y);
}

/* From a place to another, drawn at every step, the button still down. */
static void
start_drag (Fixture *f, double interest, double power, double to_interest, double to_power)
{
  double x, y, to_x, to_y;

  to_px (f, interest, power, &x, &y);
  to_px (f, to_interest, to_power, &to_x, &to_y);
  zw_ui_test_move (f->matrix, x, y);
  zw_ui_test_wait_frames (f->matrix, 2);
  zw_ui_test_press (1);
  zw_ui_test_wait_frames (f->matrix, 3);
  for (int i = 1; i <= DRAG_STEPS; i++)
    {
      zw_ui_test_move (f->matrix, x + (to_x - x) * i / DRAG_STEPS, y + (to_y - y) * i / DRAG_STEPS);
      zw_ui_test_wait_frames (f->matrix, 2);
    }
}

static void
end_drag (Fixture *f)
{
  zw_ui_test_release (1);
  zw_ui_test_wait_frames (f->page, 3);
  /* The next press is no double click. */
  zw_ui_test_spin (500);
}

static void
key (Fixture *f, guint keyval, GdkModifierType modifiers)
{
  zw_ui_test_key (keyval, modifiers);
  zw_ui_test_wait_frames (f->page, 2);
}

/* Interest and power change together: one step of undo. */
static void
test_drag (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "residents", 2, 2);
  gint64 other = add (f, "shops", 8, 2);

  start_drag (f, 2, 2, 7, 9);
  /* Nothing is in the project while it moves. */
  ASSERT_AT (f, id, 2, 2);
  end_drag (f);
  ASSERT_AT (f, id, 7, 9);
  ASSERT_AT (f, other, 8, 2);
  g_assert_cmpstr (zw_store_get_undo_label (zw_session_get_store (f->project.session)), ==,
                   "Move a stakeholder in the matrix");
  g_assert_true (zw_session_undo (f->project.session));
  ASSERT_AT (f, id, 2, 2);
  g_assert_true (zw_session_redo (f->project.session));
  ASSERT_AT (f, id, 7, 9);
}

/* Beyond the edge is at the edge; a press on nothing moves nothing. */
static void
test_drag_edge (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "residents", 5, 8);

  start_drag (f, 5, 8, 12, 8);
  end_drag (f);
  ASSERT_AT (f, id, 10, 8);
  start_drag (f, 2, 5, 4, 5);
  end_drag (f);
  ASSERT_AT (f, id, 10, 8);
}

static void
test_escape (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "residents", 2, 2);
  ZwStore *store = zw_session_get_store (f->project.session);
  guint revision = zw_store_get_revision (store);
  double x, y;

  start_drag (f, 2, 2, 7, 9);
  key (f, GDK_KEY_Escape, 0);
  to_px (f, 8, 8, &x, &y);
  zw_ui_test_move (f->matrix, x, y);
  zw_ui_test_wait_frames (f->matrix, 2);
  end_drag (f);
  ASSERT_AT (f, id, 2, 2);
  g_assert_cmpuint (zw_store_get_revision (store), ==, revision);
  /* It stands where it stood: it can be taken there. */
  start_drag (f, 2, 2, 4, 2);
  end_drag (f);
  ASSERT_AT (f, id, 4, 2);
}

/* Half a point, with Shift a tenth; each one step of undo, and none beyond the edge. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "residents", 2, 9.8);
  gint64 other = add (f, "shops", 6, 6);

  gtk_widget_grab_focus (f->matrix);
  zw_ui_test_wait_frames (f->page, 2);
  key (f, GDK_KEY_Right, 0);
  ASSERT_AT (f, id, 2.5, 9.8);
  key (f, GDK_KEY_Down, 0);
  ASSERT_AT (f, id, 2.5, 9.3);
  key (f, GDK_KEY_Left, GDK_SHIFT_MASK);
  ASSERT_AT (f, id, 2.4, 9.3);
  g_assert_true (zw_session_undo (f->project.session));
  ASSERT_AT (f, id, 2.5, 9.3);
  g_assert_true (zw_session_undo (f->project.session));
  ASSERT_AT (f, id, 2.5, 9.8);
  key (f, GDK_KEY_Up, 0);
  ASSERT_AT (f, id, 2.5, 10);
  /* The next one, and on from the last to what follows the matrix. */
  key (f, GDK_KEY_Tab, 0);
  g_assert_true (gtk_widget_has_focus (f->matrix));
  key (f, GDK_KEY_Right, 0);
  ASSERT_AT (f, other, 6.5, 6);
  key (f, GDK_KEY_Tab, 0);
  g_assert_false (gtk_widget_has_focus (f->matrix));
}

static gint64
get_selected (Fixture *f)
{
  return zw_record_table_get_selected (ZW_RECORD_TABLE (f->table), NULL);
}

/* What is chosen in one is chosen in the other; the keyboard stays where it was. */
static void
test_select (Fixture *f, gconstpointer data)
{
  gint64 first = add (f, "residents", 2, 2);
  gint64 second = add (f, "shops", 6, 6);
  double x, y;

  to_px (f, 6, 6, &x, &y);
  zw_ui_test_click (f->matrix, x, y, 1);
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_cmpint (get_selected (f), ==, second);
  g_assert_true (gtk_widget_has_focus (f->matrix));
  ASSERT_AT (f, second, 6, 6);
  g_assert_nonnull (zw_ui_test_find (
      f->view, GTK_TYPE_LABEL,
      "Manage closely: Put forward a vision, a full assessment, scientific data and transparent "
      "procedures; Form an alliance of local organisations, firms and media behind the policy"));
  g_assert_true (
      zw_record_table_show_cell (ZW_RECORD_TABLE (f->table), first, ZW_STAKEHOLDER_NAME));
  zw_ui_test_wait_frames (f->page, 2);
  gtk_widget_grab_focus (f->matrix);
  zw_ui_test_wait_frames (f->page, 2);
  key (f, GDK_KEY_Right, 0);
  ASSERT_AT (f, first, 2.5, 2);
  ASSERT_AT (f, second, 6, 6);
}

/* Those of the type of zone, once; their measures with them; one step of undo. */
static void
test_fill (Fixture *f, gconstpointer data)
{
  GtkWidget *button = zw_ui_test_find (f->view, GTK_TYPE_BUTTON, "Add the Guideline's");
  guint n_measures;

  project_click (button);
  g_assert_cmpuint (count (f, ZW_RECORD_STAKEHOLDER), ==, N_URBAN);
  g_assert_cmpuint (zw_record_table_get_n_rows (ZW_RECORD_TABLE (f->table)), ==, N_URBAN);
  n_measures = count (f, ZW_RECORD_MEASURE);
  g_assert_cmpuint (n_measures, >=, N_URBAN);
  project_click (button);
  g_assert_cmpuint (count (f, ZW_RECORD_STAKEHOLDER), ==, N_URBAN);
  g_assert_cmpuint (count (f, ZW_RECORD_MEASURE), ==, n_measures);
  while (count (f, ZW_RECORD_STAKEHOLDER) == N_URBAN)
    g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpuint (count (f, ZW_RECORD_STAKEHOLDER), ==, 0);
  g_assert_cmpuint (count (f, ZW_RECORD_MEASURE), ==, 0);
}

/* The class follows interest and power, and what is done is counted. */
static void
test_class (Fixture *f, gconstpointer data)
{
  gint64 id = add (f, "residents", 2, 2);
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 measure;

  g_assert_nonnull (zw_ui_test_find (f->table, ZW_TYPE_RECORD_CELL, NULL));
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "Keep watching"));
  zw_record_set_number (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_POWER, 5, &error);
  g_assert_no_error (error);
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "Keep satisfied"));
  g_assert_null (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "1"));
  measure = zw_record_add (store, ZW_RECORD_MEASURE, zw_session_get_zone_id (f->project.session),
                           &error);
  zw_record_set_int (store, ZW_RECORD_MEASURE, measure, ZW_MEASURE_STAKEHOLDER, id, &error);
  g_assert_no_error (error);
  zw_ui_test_wait_frames (f->page, 2);
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "1"));
}

/* A group without power has no class; its finding leads to that cell. */
static void
test_go (Fixture *f, gconstpointer data)
{
  gint64 id;
  const GPtrArray *findings;
  const ZwFinding *found = NULL;
  int field = -1;

  add (f, "shops", 6, 6);
  id = add (f, "residents", 2, 2);
  g_assert_true (zw_record_set (zw_session_get_store (f->project.session), ZW_RECORD_STAKEHOLDER,
                                id, ZW_STAKEHOLDER_POWER, NULL, NULL));
  findings = zw_session_get_findings (f->project.session);
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((ZwFinding *) g_ptr_array_index (findings, i))->rule, "people-class"))
      found = g_ptr_array_index (findings, i);
  g_assert_nonnull (found);
  g_assert_true (zw_views_page_go_to (ZW_VIEWS_PAGE (f->page), &found->place));
  zw_ui_test_wait_frames (f->page, 3);
  g_assert_cmpint (zw_record_table_get_selected (ZW_RECORD_TABLE (f->table), &field), ==, id);
  g_assert_cmpint (field, ==, ZW_STAKEHOLDER_POWER);
  g_assert_true (ZW_IS_RECORD_CELL (gtk_root_get_focus (GTK_ROOT (f->window))));
  /* Typed there it is gone, and the spot is back in the matrix. */
  key (f, GDK_KEY_7, 0);
  key (f, GDK_KEY_Return, 0);
  ASSERT_AT (f, id, 2, 7);
  findings = zw_session_get_findings (f->project.session);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpstr (((ZwFinding *) g_ptr_array_index (findings, i))->rule, !=, "people-class");
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  g_test_add ("/people/drag", Fixture, NULL, set_up, test_drag, tear_down);
  g_test_add ("/people/drag-edge", Fixture, NULL, set_up, test_drag_edge, tear_down);
  g_test_add ("/people/escape", Fixture, NULL, set_up, test_escape, tear_down);
  g_test_add ("/people/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/people/select", Fixture, NULL, set_up, test_select, tear_down);
  g_test_add ("/people/fill", Fixture, NULL, set_up, test_fill, tear_down);
  g_test_add ("/people/class", Fixture, NULL, set_up, test_class, tear_down);
  g_test_add ("/people/go", Fixture, NULL, set_up, test_go, tear_down);
  return g_test_run ();
}
