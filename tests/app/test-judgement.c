/* test-judgement.c: verdicts, scores and settings that a planner types
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-judgement.h"

#include "plan/zw-plan-edit.h"
#include "plan/zw-situation.h"
#include "store-fixture.h"

typedef struct
{
  char *folder;
  ZwStore *store;
  gint64 zone;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = make_folder ();
  f->store = make_project (f->folder, "project.gpkg");
  f->zone = add_zone (f->store, "市中心", "0 0, 1000 0, 1000 1000, 0 1000, 0 0");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  drop_folder (f->folder);
}

/* What is kept of a subject as "verdict|score|note", %NULL where nothing is. */
static char *
dup_kept (Fixture *f, const char *subject)
{
  g_autoptr (ZwRecords) records = zw_records_load (f->store, f->zone, NULL);
  const ZwRecord *judgement = zw_records_find_judgement (records, subject);
  const char *verdict, *note;

  if (judgement == NULL)
    return NULL;
  verdict = zw_record_get_text (judgement, ZW_JUDGEMENT_VERDICT);
  note = zw_record_get_text (judgement, ZW_JUDGEMENT_NOTE);
  return g_strdup_printf ("%s|%d|%s", verdict != NULL ? verdict : "",
                          (int) zw_record_get_int (judgement, ZW_JUDGEMENT_SCORE, -1),
                          note != NULL ? note : "");
}

static void
assert_kept (Fixture *f, const char *subject, const char *expected)
{
  g_autofree char *kept = dup_kept (f, subject);

  g_assert_cmpstr (kept, ==, expected);
}

static guint
count_steps (Fixture *f)
{
  guint n = 0;

  while (zw_store_get_undo_label (f->store) != NULL)
    {
      g_assert_true (zw_store_undo (f->store, NULL));
      n++;
    }
  while (zw_store_get_redo_label (f->store) != NULL)
    g_assert_true (zw_store_redo (f->store, NULL));
  return n;
}

/* One step each; what says nothing any more is gone, and comes back by undo. */
static void
test_verdict (Fixture *f, gconstpointer data)
{
  const char *subject = "question-1";
  guint before = count_steps (f);

  g_assert_true (zw_judgement_set_verdict (f->store, f->zone, subject, NULL, NULL));
  g_assert_cmpuint (count_steps (f), ==, before);
  g_assert_true (zw_judgement_set_verdict (f->store, f->zone, subject, "met", NULL));
  assert_kept (f, subject, "met|-1|");
  g_assert_cmpuint (count_steps (f), ==, before + 1);
  g_assert_true (zw_judgement_set_note (f->store, f->zone, subject, "於期限內", NULL));
  assert_kept (f, subject, "met|-1|於期限內");
  g_assert_true (zw_judgement_set_verdict (f->store, f->zone, subject, NULL, NULL));
  assert_kept (f, subject, "|-1|於期限內");
  g_assert_true (zw_judgement_set_note (f->store, f->zone, subject, "  ", NULL));
  assert_kept (f, subject, NULL);
  g_assert_cmpuint (count_steps (f), ==, before + 4);
  g_assert_true (zw_store_undo (f->store, NULL));
  assert_kept (f, subject, "|-1|於期限內");
}

static void
test_other_zone (Fixture *f, gconstpointer data)
{
  gint64 other = add_zone (f->store, "河岸", "2000 0, 3000 0, 3000 1000, 2000 1000, 2000 0");

  g_assert_true (zw_judgement_set_verdict (f->store, f->zone, "question-1", "met", NULL));
  f->zone = other;
  assert_kept (f, "question-1", NULL);
}

static void
test_score (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    gboolean taken;
    const char *kept;
  } cases[] = {
    { "0", TRUE, "|0|" },    { "25", TRUE, "|25|" },  { " １２ ", TRUE, "|12|" },
    { "26", FALSE, "|12|" }, { "-1", FALSE, "|12|" }, { "12.5", FALSE, "|12|" },
    { "多", FALSE, "|12|" }, { "", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean taken = zw_judgement_set_score (f->store, f->zone, "score-whole", cases[i].typed, 25,
                                               &error);

      g_test_message ("“%s”", cases[i].typed);
      g_assert_true (taken == cases[i].taken);
      g_assert_true ((error != NULL) == !taken);
      if (!taken)
        g_assert_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID);
      assert_kept (f, "score-whole", cases[i].kept);
    }
}

static void
test_settings (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *key;
    gboolean (*set) (ZwStore *store, const char *typed, GError **error);
    const char *typed;
    gboolean taken;
    const char *kept;
  } cases[] = {
    { ZW_SITUATION_STAFF, zw_judgement_set_staff, "12", TRUE, "12" },
    { ZW_SITUATION_STAFF, zw_judgement_set_staff, "1,200", TRUE, "1200" },
    { ZW_SITUATION_STAFF, zw_judgement_set_staff, "2.5", FALSE, "1200" },
    { ZW_SITUATION_STAFF, zw_judgement_set_staff, "-2", FALSE, "1200" },
    { ZW_SITUATION_STAFF, zw_judgement_set_staff, "some", FALSE, "1200" },
    { ZW_SITUATION_STAFF, zw_judgement_set_staff, "", TRUE, NULL },
    { ZW_SITUATION_OWN_REVENUE, zw_judgement_set_own_revenue, "62.5 %", TRUE, "62.5" },
    { ZW_SITUATION_OWN_REVENUE, zw_judgement_set_own_revenue, "48", TRUE, "48" },
    { ZW_SITUATION_OWN_REVENUE, zw_judgement_set_own_revenue, "100.1", FALSE, "48" },
    { ZW_SITUATION_OWN_REVENUE, zw_judgement_set_own_revenue, "%", FALSE, "48" },
    { ZW_SITUATION_OWN_REVENUE, zw_judgement_set_own_revenue, "5 % 3", FALSE, "48" },
    { ZW_SITUATION_OWN_REVENUE, zw_judgement_set_own_revenue, NULL, TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean taken = cases[i].set (f->store, cases[i].typed, &error);
      g_autofree char *kept = zw_store_get_setting (f->store, cases[i].key);

      g_test_message ("%s “%s”", cases[i].key, cases[i].typed);
      g_assert_true (taken == cases[i].taken);
      g_assert_true ((error != NULL) == !taken);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
  g_assert_true (zw_store_undo (f->store, NULL));
  {
    g_autofree char *kept = zw_store_get_setting (f->store, ZW_SITUATION_OWN_REVENUE);

    g_assert_cmpstr (kept, ==, "48");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/judgement/verdict", Fixture, NULL, set_up, test_verdict, tear_down);
  g_test_add ("/judgement/other-zone", Fixture, NULL, set_up, test_other_zone, tear_down);
  g_test_add ("/judgement/score", Fixture, NULL, set_up, test_score, tear_down);
  g_test_add ("/judgement/settings", Fixture, NULL, set_up, test_settings, tear_down);
  return g_test_run ();
}
