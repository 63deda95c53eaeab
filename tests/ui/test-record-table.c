/* test-record-table.c: records typed, chosen, pasted and moved in their table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gdk/x11/gdkx.h>

#include "pages/zw-record-cell.h"
#include "pages/zw-record-table.h"
#include "project-fixture.h"
#include "widgets/zw-picker.h"

typedef struct
{
  Project project;
  GtkWidget *window;
  GtkWidget *table;
  char *typed; /* last text told while typing */
  guint n_typed;
  char *notice;
} Fixture;

static const ZwRecordColumn columns[] = {
  { ZW_MEETING_DATE, .width_chars = 12 },
  { ZW_MEETING_KIND, .width_chars = 14 },
  { ZW_MEETING_STAKEHOLDERS, .width_chars = 16 },
  { ZW_MEETING_ATTENDANCE, .width_chars = 8 },
  { ZW_MEETING_OPINION, .width_chars = 20, .expand = TRUE, .wrap = TRUE },
  { ZW_RECORD_COMPUTED (0), "Twice", .width_chars = 8, .number = TRUE, .typed = TRUE },
};

/* A computed column: twice the attendance; typing sets half of it. */
static void
say_twice (const ZwRecord *record, int field, ZwRecordSaid *said, gpointer user_data)
{
  if (field == ZW_RECORD_COMPUTED (0) && zw_record_has (record, ZW_MEETING_ATTENDANCE))
    said->text = g_strdup_printf ("%d",
                                  (int) zw_record_get_int (record, ZW_MEETING_ATTENDANCE, 0) * 2);
}

static gboolean
type_twice (const ZwRecord *record,
            int field,
            const char *typed,
            gpointer user_data,
            GError **error)
{
  Fixture *f = user_data;

  return zw_record_set_int (zw_session_get_store (f->project.session), ZW_RECORD_MEETING,
                            zw_record_get_id (record), ZW_MEETING_ATTENDANCE,
                            g_ascii_strtoll (typed, NULL, 10) / 2, error);
}

static const ZwRecordTableHooks hooks = { .say = say_twice, .type = type_twice };

static void
on_typed (GtkWidget *table, gint64 id, int field, const char *text, Fixture *f)
{
  g_free (f->typed);
  f->typed = g_strdup (text);
  f->n_typed++;
}

static void
on_notice (GtkWidget *table, const char *text, Fixture *f)
{
  g_free (f->notice);
  f->notice = g_strdup (text);
}

static void
add_zone (ZwSession *session)
{
  const double corners[] = { 0, 0, 1000, 0, 1000, 1000, 0, 1000, 0, 0 };
  ZwGeometryBuilder *builder = zw_geometry_builder_new (ZW_GEOMETRY_POLYGON);
  g_autoptr (ZwGeometry) square = NULL;
  g_autoptr (GError) error = NULL;

  zw_geometry_builder_begin_part (builder);
  zw_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i += 2)
    zw_geometry_builder_add (builder, 300000 + corners[i], 2770000 + corners[i + 1]);
  square = zw_geometry_builder_end (builder);
  zw_session_select_zone (session, zw_zone_add (zw_session_get_store (session), "市中心",
                                                ZW_ZONE_URBAN, square, &error));
  g_assert_no_error (error);
}

static gint64
add_stakeholder (Fixture *f, const char *name)
{
  ZwStore *store = zw_session_get_store (f->project.session);
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (store, ZW_RECORD_STAKEHOLDER,
                             zw_session_get_zone_id (f->project.session), &error);

  g_assert_no_error (error);
  zw_record_set (store, ZW_RECORD_STAKEHOLDER, id, ZW_STAKEHOLDER_NAME, name, &error);
  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  project_set_up (&f->project, data);
  add_zone (f->project.session);
  f->table = zw_record_table_new (f->project.session, ZW_RECORD_MEETING, columns,
                                  G_N_ELEMENTS (columns), &hooks, f);
  g_signal_connect (f->table, "typed", G_CALLBACK (on_typed), f);
  g_signal_connect (f->table, "notice", G_CALLBACK (on_notice), f);
  f->window = zw_ui_test_window (f->table, 1100, 500);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_cmpstr (f->project.failure, ==, NULL);
  gtk_window_destroy (GTK_WINDOW (f->window));
  zw_ui_test_spin (50);
  g_free (f->typed);
  g_free (f->notice);
  project_tear_down (&f->project, data);
}

static const ZwRecord *
get_record (Fixture *f, guint index)
{
  const GPtrArray *all = zw_records_get (zw_session_get_records (f->project.session),
                                         ZW_RECORD_MEETING);

  return index < all->len ? g_ptr_array_index (all, index) : NULL;
}

static guint
count (Fixture *f)
{
  return zw_records_get (zw_session_get_records (f->project.session), ZW_RECORD_MEETING)->len;
}

static ZwRecordTable *
table (Fixture *f)
{
  return ZW_RECORD_TABLE (f->table);
}

static void
key (Fixture *f, guint keyval, GdkModifierType modifiers)
{
  zw_ui_test_key (keyval, modifiers);
  zw_ui_test_wait_frames (f->table, 1);
}

static void
type (Fixture *f, const char *keys)
{
  for (const char *c = keys; *c != '\0'; c++)
    key (f, gdk_unicode_to_keyval ((guchar) *c), 0);
}

/* Which cell has the keyboard, as "row/column". */
static char *
dup_place (Fixture *f)
{
  int field;
  gint64 id = zw_record_table_get_selected (table (f), &field);
  guint row = 0, column = 0;

  while (row < count (f) && zw_record_get_id (get_record (f, row)) != id)
    row++;
  while (column < G_N_ELEMENTS (columns) && columns[column].field != field)
    column++;
  return g_strdup_printf ("%u/%u", row, column);
}

#define assert_place(f, place)                                                                     \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *at = dup_place (f);                                                           \
    g_assert_cmpstr (at, ==, place);                                                               \
    g_assert_true (ZW_IS_RECORD_CELL (gtk_root_get_focus (GTK_ROOT ((f)->window))));               \
  }                                                                                                \
  G_STMT_END

static void
add_rows (Fixture *f, guint n)
{
  for (guint i = 0; i < n; i++)
    zw_record_table_add_row (table (f));
  zw_ui_test_wait_frames (f->table, 2);
  g_assert_cmpuint (count (f), ==, n);
}

static void
test_type (Fixture *f, gconstpointer data)
{
  add_rows (f, 2);
  assert_place (f, "1/0");
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)),
                             ZW_MEETING_ATTENDANCE);
  type (f, "12");
  g_assert_cmpstr (f->typed, ==, "12");
  g_assert_cmpuint (f->n_typed, ==, 2);
  g_assert_false (zw_record_has (get_record (f, 0), ZW_MEETING_ATTENDANCE));
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (zw_record_get_int (get_record (f, 0), ZW_MEETING_ATTENDANCE, -1), ==, 12);
  g_assert_cmpstr (f->typed, ==, NULL);
  assert_place (f, "1/3");
  /* Tab commits and goes on; the computed column follows. */
  type (f, "7");
  key (f, GDK_KEY_Tab, 0);
  assert_place (f, "1/4");
  g_assert_cmpint (zw_record_get_int (get_record (f, 1), ZW_MEETING_ATTENDANCE, -1), ==, 7);
  g_assert_nonnull (zw_ui_test_find (f->table, ZW_TYPE_RECORD_CELL, NULL));
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "14"));
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_false (zw_record_has (get_record (f, 1), ZW_MEETING_ATTENDANCE));
  assert_place (f, "1/4");
}

static void
test_arrows (Fixture *f, gconstpointer data)
{
  add_rows (f, 3);
  key (f, GDK_KEY_Up, 0);
  assert_place (f, "1/0");
  key (f, GDK_KEY_Right, 0);
  key (f, GDK_KEY_Right, 0);
  assert_place (f, "1/2");
  key (f, GDK_KEY_Tab, GDK_SHIFT_MASK);
  assert_place (f, "1/1");
  key (f, GDK_KEY_End, 0);
  assert_place (f, "1/5");
  key (f, GDK_KEY_Tab, 0);
  assert_place (f, "2/0");
  key (f, GDK_KEY_Down, 0);
  assert_place (f, "2/0");
  key (f, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_place (f, "0/0");
  key (f, GDK_KEY_Left, 0);
  assert_place (f, "0/0");
  /* At its ends Tab leaves the table, and comes back to where it was. */
  key (f, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_place (f, "2/5");
  key (f, GDK_KEY_Tab, 0);
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (f->window))));
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 1)), ZW_MEETING_KIND);
  key (f, GDK_KEY_Tab, GDK_CONTROL_MASK);
  g_assert_true (GTK_IS_BUTTON (gtk_root_get_focus (GTK_ROOT (f->window))));
  gtk_widget_grab_focus (f->table);
  assert_place (f, "1/1");
}

/* Escape takes back what is typed; F2 goes on with what is there. */
static void
test_escape (Fixture *f, gconstpointer data)
{
  add_rows (f, 1);
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)),
                             ZW_MEETING_ATTENDANCE);
  type (f, "5");
  key (f, GDK_KEY_Return, 0);
  type (f, "99");
  key (f, GDK_KEY_Escape, 0);
  g_assert_cmpint (zw_record_get_int (get_record (f, 0), ZW_MEETING_ATTENDANCE, -1), ==, 5);
  assert_place (f, "0/3");
  key (f, GDK_KEY_F2, 0);
  type (f, "1");
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (zw_record_get_int (get_record (f, 0), ZW_MEETING_ATTENDANCE, -1), ==, 51);
  key (f, GDK_KEY_Delete, 0);
  g_assert_false (zw_record_has (get_record (f, 0), ZW_MEETING_ATTENDANCE));
}

/* What the project refuses stays in the cell, with the reason. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  add_rows (f, 1);
  type (f, "7x");
  key (f, GDK_KEY_Tab, 0);
  g_assert_false (zw_record_has (get_record (f, 0), ZW_MEETING_DATE));
  assert_place (f, "0/0");
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "7x"));
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL,
                                     "“7x” is no date. Write it like 115-05-20 or 2026-05-20."));
  g_assert_true (zw_record_table_undo_typing (table (f)));
  g_assert_null (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "7x"));
  g_assert_false (zw_record_table_undo_typing (table (f)));
  type (f, "115-05-20");
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (zw_record_get_text (get_record (f, 0), ZW_MEETING_DATE), ==, "2026-05-20");
}

static GtkWidget *
get_picker (Fixture *f)
{
  return zw_ui_test_find (f->table, ZW_TYPE_PICKER, NULL);
}

static void
test_choose (Fixture *f, gconstpointer data)
{
  const ZwChoice *kinds;
  guint n;

  kinds = zw_reference_get_choices (zw_session_get_reference (f->project.session), "meeting-kind",
                                    &n);
  g_assert_cmpuint (n, >, 1);
  add_rows (f, 1);
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)), ZW_MEETING_KIND);
  key (f, GDK_KEY_space, 0);
  g_assert_nonnull (get_picker (f));
  /* The first line is "none". */
  key (f, GDK_KEY_Down, 0);
  key (f, GDK_KEY_Down, 0);
  key (f, GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (get_picker (f) == NULL));
  g_assert_cmpstr (zw_record_get_text (get_record (f, 0), ZW_MEETING_KIND), ==, kinds[1].id);
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, kinds[1].name.en));
  assert_place (f, "0/1");
  /* Escape leaves it. */
  key (f, GDK_KEY_space, 0);
  key (f, GDK_KEY_Down, 0);
  key (f, GDK_KEY_Escape, 0);
  g_assert_true (ZW_WAIT_UNTIL (get_picker (f) == NULL));
  g_assert_cmpstr (zw_record_get_text (get_record (f, 0), ZW_MEETING_KIND), ==, kinds[1].id);
}

static void
test_choose_many (Fixture *f, gconstpointer data)
{
  gint64 first = add_stakeholder (f, "Residents"), second = add_stakeholder (f, "Shops");
  g_autofree char *both = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, first, second);

  add_rows (f, 1);
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)),
                             ZW_MEETING_STAKEHOLDERS);
  key (f, GDK_KEY_space, 0);
  key (f, GDK_KEY_space, 0);
  key (f, GDK_KEY_Down, 0);
  key (f, GDK_KEY_space, 0);
  key (f, GDK_KEY_Return, 0);
  g_assert_true (ZW_WAIT_UNTIL (get_picker (f) == NULL));
  g_assert_cmpstr (zw_record_get_text (get_record (f, 0), ZW_MEETING_STAKEHOLDERS), ==, both);
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "Residents, Shops"));
}

static void
test_lines (Fixture *f, gconstpointer data)
{
  add_rows (f, 1);
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)), ZW_MEETING_OPINION);
  type (f, "ab");
  key (f, GDK_KEY_Return, 0);
  type (f, "cd");
  g_assert_cmpstr (f->typed, ==, "ab\ncd");
  key (f, GDK_KEY_Return, GDK_CONTROL_MASK);
  g_assert_true (ZW_WAIT_UNTIL (zw_ui_test_find (f->table, GTK_TYPE_TEXT_VIEW, NULL) == NULL));
  g_assert_cmpstr (zw_record_get_text (get_record (f, 0), ZW_MEETING_OPINION), ==, "ab\ncd");
  assert_place (f, "0/4");
}

/* A computed column that is typed into. */
static void
test_computed (Fixture *f, gconstpointer data)
{
  add_rows (f, 1);
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)),
                             ZW_RECORD_COMPUTED (0));
  assert_place (f, "0/5");
  type (f, "30");
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (zw_record_get_int (get_record (f, 0), ZW_MEETING_ATTENDANCE, -1), ==, 15);
}

static char *
read_clipboard (Fixture *f)
{
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (f->table));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  return g_value_dup_string (&value);
}

/* As a spreadsheet writes it; rows that lack are added, all in one step of undo. */
static void
test_paste (Fixture *f, gconstpointer data)
{
  g_autofree char *copied = NULL;

  add_rows (f, 1);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (f->table),
                          "115/5/20\t\t\t12\t\"said \"\"no\"\"\nand left\"\r\n"
                          "2026-06-01\t\t\tmany\tyes\r\n");
  key (f, GDK_KEY_v, GDK_CONTROL_MASK);
  g_assert_true (ZW_WAIT_UNTIL (count (f) == 2));
  g_assert_cmpstr (zw_record_get_text (get_record (f, 0), ZW_MEETING_DATE), ==, "2026-05-20");
  g_assert_cmpint (zw_record_get_int (get_record (f, 0), ZW_MEETING_ATTENDANCE, -1), ==, 12);
  g_assert_cmpstr (zw_record_get_text (get_record (f, 0), ZW_MEETING_OPINION), ==,
                   "said \"no\"\nand left");
  g_assert_cmpstr (zw_record_get_text (get_record (f, 1), ZW_MEETING_DATE), ==, "2026-06-01");
  g_assert_false (zw_record_has (get_record (f, 1), ZW_MEETING_ATTENDANCE));
  g_assert_cmpstr (f->notice, ==, "1 cell could not be pasted: it does not fit its column");
  /* A block of two by two. */
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)),
                             ZW_MEETING_ATTENDANCE);
  key (f, GDK_KEY_Down, GDK_SHIFT_MASK);
  key (f, GDK_KEY_Right, GDK_SHIFT_MASK);
  key (f, GDK_KEY_c, GDK_CONTROL_MASK);
  copied = read_clipboard (f);
  g_assert_cmpstr (copied, ==, "12\t\"said \"\"no\"\"\nand left\"\n\tyes\n");
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpuint (count (f), ==, 1);
  g_assert_false (zw_record_has (get_record (f, 0), ZW_MEETING_DATE));
}

static void
test_rows (Fixture *f, gconstpointer data)
{
  gint64 first, second;

  add_rows (f, 2);
  first = zw_record_get_id (get_record (f, 0));
  second = zw_record_get_id (get_record (f, 1));
  zw_record_table_show_cell (table (f), first, ZW_MEETING_ATTENDANCE);
  key (f, GDK_KEY_Down, GDK_ALT_MASK);
  g_assert_cmpint (zw_record_get_id (get_record (f, 0)), ==, second);
  assert_place (f, "1/3");
  /* A new row comes below that of the cursor. */
  key (f, GDK_KEY_Up, 0);
  key (f, GDK_KEY_Insert, 0);
  g_assert_cmpuint (count (f), ==, 3);
  assert_place (f, "1/0");
  key (f, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (count (f), ==, 2);
  g_assert_cmpstr (f->notice, ==, "1 row deleted");
  assert_place (f, "1/0");
  key (f, GDK_KEY_Up, GDK_SHIFT_MASK);
  key (f, GDK_KEY_Delete, GDK_CONTROL_MASK);
  g_assert_cmpuint (count (f), ==, 0);
  g_assert_true (zw_session_undo (f->project.session));
  g_assert_cmpuint (count (f), ==, 2);
}

static GtkWidget *
find_cell (Fixture *f, GtkWidget *root, guint column)
{
  if (ZW_IS_RECORD_CELL (root) && zw_record_cell_get_column (ZW_RECORD_CELL (root)) == column)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (f, child, column);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Rows stay the same objects: what is typed elsewhere does not disturb. */
static void
test_keep (Fixture *f, gconstpointer data)
{
  GtkWidget *cell;

  add_rows (f, 1);
  cell = find_cell (f, f->table, 3);
  zw_ui_test_click (cell, 10, gtk_widget_get_height (cell) / 2.0, 1);
  assert_place (f, "0/3");
  type (f, "4");
  add_stakeholder (f, "Visitors");
  type (f, "2");
  g_assert_cmpstr (f->typed, ==, "42");
  key (f, GDK_KEY_Return, 0);
  g_assert_cmpint (zw_record_get_int (get_record (f, 0), ZW_MEETING_ATTENDANCE, -1), ==, 42);
  g_assert_true (find_cell (f, f->table, 3) == cell);
}

/* The window may go while a list is open. */
static void
test_close_open (Fixture *f, gconstpointer data)
{
  add_rows (f, 1);
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 0)), ZW_MEETING_KIND);
  key (f, GDK_KEY_space, 0);
  g_assert_nonnull (get_picker (f));
}

/* A finding marks its cell, and is told where the keyboard is. */
static void
test_mark (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = zw_findings_new ();
  ZwFinding *finding;

  add_rows (f, 2);
  finding = zw_findings_add (findings, "test-rule", ZW_SEVERITY_MUST, "表 1");
  finding->message = g_strdup ("Nobody came.");
  finding->remedy = g_strdup ("Invite people.");
  zw_finding_set_record (finding, ZW_VIEW_PEOPLE, ZW_RECORD_MEETING,
                         zw_record_get_id (get_record (f, 1)), ZW_MEETING_ATTENDANCE);
  zw_session_set_findings_of (f->project.session, "test", findings);
  zw_ui_test_wait_frames (f->table, 2);
  g_assert_null (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "Nobody came. Invite people."));
  g_assert_nonnull (zw_ui_test_find (f->table, ZW_TYPE_RECORD_CELL, "Nobody came. Invite people."));
  zw_record_table_show_cell (table (f), zw_record_get_id (get_record (f, 1)),
                             ZW_MEETING_ATTENDANCE);
  g_assert_nonnull (zw_ui_test_find (f->table, GTK_TYPE_LABEL, "Nobody came. Invite people."));
  zw_ui_test_shot (f->window, "record-table.png");
}

int
main (int argc, char **argv)
{
  zw_ui_test_init (&argc, &argv);
  g_test_add ("/record-table/type", Fixture, NULL, set_up, test_type, tear_down);
  g_test_add ("/record-table/arrows", Fixture, NULL, set_up, test_arrows, tear_down);
  g_test_add ("/record-table/escape", Fixture, NULL, set_up, test_escape, tear_down);
  g_test_add ("/record-table/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/record-table/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/record-table/choose-many", Fixture, NULL, set_up, test_choose_many, tear_down);
  g_test_add ("/record-table/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/record-table/computed", Fixture, NULL, set_up, test_computed, tear_down);
  g_test_add ("/record-table/paste", Fixture, NULL, set_up, test_paste, tear_down);
  g_test_add ("/record-table/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/record-table/keep", Fixture, NULL, set_up, test_keep, tear_down);
  g_test_add ("/record-table/close-open", Fixture, NULL, set_up, test_close_open, tear_down);
  g_test_add ("/record-table/mark", Fixture, NULL, set_up, test_mark, tear_down);
  return g_test_run ();
}
