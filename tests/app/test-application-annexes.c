/* test-application-annexes.c: annexes of the application, what it lacks, and how it is
 * written again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "application-plan-fixture.h"
#include "plan/zw-sample.h"

/* Text of the annex that begins with @label, without space and without references. */
static char *
dup_annex (const ZwDocument *document, const char *label)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean in = FALSE;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);

      if (block->annex)
        in = g_str_equal (block->label, label);
      if (!in)
        continue;
      g_string_append_printf (text, "%s%s\n", block->annex ? block->label : "", block->text);
      if (block->table != NULL && block->table->header != NULL)
        append_rows (text, block->table->header);
      if (block->table != NULL)
        append_rows (text, block->table);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What the annexes say stands in the directions, but for what is filled in. */
static void
test_annex_words (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *label;
    guint first, last;
    const char *own[10];
  } annexes[] = {
    { "附件一",
      3437,
      3461,
      { "本機關申請 114 年度試辦區低碳交通區試辦補助計畫案，保證無重複申請及接受其他補助。",
        "申請補助機關名稱：臺中市", "電話：(04) 2228-9111" } },
    { "附件四",
      3560,
      3578,
      { "申請機關：臺中市", "申請計畫名稱：試辦區低碳交通區試辦補助計畫",
        "申請場域類型：☐都會型；☐景區型；☑園區型。" } },
  };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) study = read_study ();
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;

  use_type (f, ZW_ZONE_PARK);
  add_budget (f, park_budget, G_N_ELEMENTS (park_budget));
  zw_store_begin (f->store, "government", NULL);
  zw_store_set_setting (f->store, "government", "臺中市", &error);
  g_assert_no_error (error);
  zw_store_commit (f->store, NULL);
  zw_passage_set (f->store, f->zone, "telephone", NULL, "(04) 2228-9111", &error);
  g_assert_no_error (error);
  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  for (guint i = 0; i < G_N_ELEMENTS (annexes); i++)
    {
      g_autofree char *text = dup_annex (document, annexes[i].label);
      g_auto (GStrv) lines = g_strsplit_set (text, "\n|", -1);
      g_autoptr (GString) where = g_string_new (NULL);
      guint n_checked = 0;

      g_assert_true (g_str_has_prefix (text, annexes[i].label));
      for (const char *const *own = annexes[i].own; *own != NULL; own++)
        {
          g_autofree char *line = g_strconcat ("\n", *own, "\n", NULL);

          if (strstr (text, line) == NULL)
            g_error ("“%s” is not in:\n%s", *own, text);
        }
      for (guint k = annexes[i].first; study != NULL && k <= annexes[i].last; k++)
        {
          g_autofree char *packed = without_space (study[k - 1]);

          g_string_append (where, packed);
        }
      for (guint k = 0; study != NULL && lines[k] != NULL; k++)
        {
          g_autofree char *packed = without_space (lines[k]);

          if (*packed == '\0' || *packed == '^' || g_strv_contains (annexes[i].own, lines[k])
              || strstr (lines[k], "☑") != NULL || strstr (lines[k], "☐") != NULL
              || g_str_has_suffix (lines[k], "自行確認。")
              || g_str_has_suffix (lines[k], "資料判定。")
              || !is_chinese (g_utf8_get_char (lines[k])))
            continue;
          if (strstr (where->str, packed) == NULL)
            g_error ("“%s” is not where it is said to be", lines[k]);
          n_checked++;
        }
      if (study != NULL)
        g_assert_cmpuint (n_checked, >=, 8);
    }
  if (study == NULL)
    g_test_skip ("the study's text is not there");
}

/* Annex 4: the planner's word, what the plan shows, and what nobody can tell. The boxes
 * are the ministry's ("審查結果") and stay open. */
static void
test_answers (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *text = NULL;
  gint64 id = add_record (f, ZW_RECORD_JUDGEMENT), other = add_record (f, ZW_RECORD_JUDGEMENT);

  set_text (f, ZW_RECORD_JUDGEMENT, id, ZW_JUDGEMENT_SUBJECT, "question-1");
  set_text (f, ZW_RECORD_JUDGEMENT, id, ZW_JUDGEMENT_VERDICT, "met");
  set_text (f, ZW_RECORD_JUDGEMENT, id, ZW_JUDGEMENT_NOTE, "五月一日送件");
  set_text (f, ZW_RECORD_JUDGEMENT, other, ZW_JUDGEMENT_SUBJECT, "question-4");
  set_text (f, ZW_RECORD_JUDGEMENT, other, ZW_JUDGEMENT_VERDICT, "not-met");
  dossier = open_dossier (f, "zh_TW");
  document = write_chapters (dossier);
  text = dup_annex (document, "附件四");
  g_assert_nonnull (strstr (text, "形式初審項目|相關事項|審查結果\n^|^|說明\n"));
  g_assert_nonnull (strstr (text, "1. 地方政府應於本部公告受理期程內送件。|符合作業要點第 2 點|"
                                  "☐ 是　☐ 否\n自評：是。五月一日送件\n"));
  g_assert_nonnull (strstr (text, "4. 地方政府應檢具未重複申請及接受補助切結書|"
                                  "符合作業要點第 4 點第 2 項|☐ 是　☐ 否\n自評：否。"));
  /* The project names no government, so question 2 is open; there is no plan (6). */
  g_assert_nonnull (
      strstr (text, "2. 補助對象為地方政府|符合作業要點第 4 點第 1 項|☐ 是　☐ 否\n自評："));
  g_assert_null (
      strstr (text, "補助對象為地方政府|符合作業要點第 4 點第 1 項|☐ 是　☐ 否\n自評：是"));
  g_assert_null (
      strstr (text, "補助對象為地方政府|符合作業要點第 4 點第 1 項|☐ 是　☐ 否\n自評：否"));
  g_assert_nonnull (strstr (text, "符合作業要點第 5 點第 1 項第 1 款|☐ 是　☐ 否\n自評：否。"));
  g_assert_nonnull (strstr (text, "申請場域類型：☑都會型；☐景區型；☐園區型。"));
}

/* An empty project says of every place what it wants; what is written fills it. */
static void
test_gaps (Fixture *f, gconstpointer data)
{
  static const char *const wanted[] = { "blueprint", "trial",  "work",
                                        "item-plan", "budget", "effects" };
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (ZwDossier) dossier = open_dossier (f, "zh_TW");
    g_autoptr (ZwDocument) document = write_chapters (dossier);

    for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
      g_assert_cmpuint (count_gaps (dossier, wanted[i]), >=, 1);
    g_assert_null (find_table (document, "budget"));
    g_assert_null (find_table (document, "stages"));
    g_assert_nonnull (find_table (document, "items"));
    assert_says (document, "附錄尚待補充事項\n");
  }
  add_budget_row (f, &(SampleRow){ 2026, "urban-cycling", 350000, 650000 });
  {
    g_autoptr (ZwDossier) dossier = open_dossier (f, "zh_TW");
    g_autoptr (ZwDocument) document = write_chapters (dossier);

    g_assert_cmpuint (count_gaps (dossier, "item-plan"), ==, 1);
    g_assert_cmpuint (count_gaps (dossier, "item-quality"), ==, 1);
    g_assert_cmpuint (count_gaps (dossier, "item-quantity"), ==, 1);
    assert_says (document, "1、補助申請項目規劃內容\n");
    assert_says (document, "2、預期目標與效益\n(1)質化指標\n");
  }
  zw_passage_set (f->store, f->zone, "item-plan", "urban-cycling", "三條路線", &error);
  zw_passage_set (f->store, f->zone, "item-quality", "urban-cycling", "習慣", &error);
  zw_passage_set (f->store, f->zone, "item-quantity", "urban-cycling", "千人", &error);
  g_assert_no_error (error);
  {
    g_autoptr (ZwDossier) dossier = open_dossier (f, "zh_TW");
    g_autoptr (ZwDocument) document = write_chapters (dossier);

    g_assert_cmpuint (count_gaps (dossier, "item-plan"), ==, 0);
    g_assert_cmpuint (count_gaps (dossier, "item-quality"), ==, 0);
    g_assert_cmpuint (count_gaps (dossier, "item-quantity"), ==, 0);
    assert_says (document, "1、補助申請項目規劃內容\n三條路線\n");
    assert_says (document, "(1)質化指標\n習慣\n(2)量化指標\n千人\n");
  }
}

/* Texts stay word for word while what is bound to the project follows it. */
static void
test_again (Fixture *f, gconstpointer data)
{
  static const char words[] = "第一行，總經費 1,000,000元\n第二行 <b>&amp; 100 %";
  g_autoptr (GError) error = NULL;
  gint64 row = add_budget_row (f, &(SampleRow){ 2026, "urban-cycling", 350000, 650000 });

  zw_passage_set (f->store, f->zone, "budget", NULL, words, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (ZwDossier) dossier = open_dossier (f, "zh_TW");
      g_autoptr (ZwDocument) document = write_chapters (dossier);

      assert_says (document, words);
      assert_rows (
          document, "budget",
          i == 0 ? "115|綠運輸活動|都會區自行車通勤活動|350,000 元\n(35 %)|650,000 元\n(65 %)|"
                   "1,000,000 元\n(100 %)\n總計|<|<|350,000 元|650,000 元|1,000,000 元\n"
                 : "115|綠運輸活動|都會區自行車通勤活動|350,000 元\n(33.3 %)|700,000 元\n"
                   "(66.7 %)|1,050,000 元\n(100 %)\n總計|<|<|350,000 元|700,000 元|"
                   "1,050,000 元\n");
      set_int (f, ZW_RECORD_BUDGET, row, ZW_BUDGET_LOCAL, 700000);
    }
}

/* In English: no Chinese but the directions' clauses and the guideline's own words. */
static void
test_english (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDossier) dossier = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  zw_zone_set_name (f->store, f->zone, "Centre", &error);
  g_assert_no_error (error);
  fill (f, ZW_ZONE_URBAN, "en");
  add_budget (f, urban_budget, G_N_ELEMENTS (urban_budget));
  dossier = open_dossier (f, "en");
  document = write_chapters (dossier);
  text = dup_text (document);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (is_chinese (g_utf8_get_char (p)))
      g_error ("Chinese in English: %.60s", p);
  assert_head (document, "budget",
               "Year|Item|Sub-item|Central\nsubsidy (NT$)|Own share\n(NT$)|Total\n(NT$)\n");
  assert_head (document, "items", "Item|Sub-item|Applied for\n(tick)\n");
  assert_says (document, "Annex 1Declaration of no double subsidy\n");
  assert_says (document, "Annex 4Formal check of the application\n");
  assert_says (document, "The budget is NT$ 32,500,000 in all: NT$ 15,250,000 (46.9 %) of central "
                         "subsidy and NT$ 17,250,000 of the government’s own. ");
}

/* The sample city's urban zone has a text for every place of the plan, so that nothing of
 * it lacks; the scenic zone is left for the user to write. */
static void
test_sample_city (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "sample.gpkg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) zones = NULL;
  g_autofree char *folder = zw_sample_find_dir ();

  if (folder == NULL)
    {
      g_test_skip ("the sample city is not there");
      return;
    }
  zw_sample_build (path, folder, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&f->store);
  f->store = zw_store_open (path, &error);
  g_assert_no_error (error);
  zones = zw_zone_list (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (zones->len, ==, 2);
  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);
      g_autoptr (ZwDossier) dossier = NULL;
      g_autoptr (ZwDocument) document = NULL;

      f->zone = zone->id;
      dossier = open_dossier (f, "zh_TW");
      document = write_chapters (dossier);
      if (zone->type == ZW_ZONE_URBAN)
        {
          for (guint k = 0; k < dossier->gaps->len; k++)
            g_error ("the sample lacks: %s",
                     ((const ZwGap *) g_ptr_array_index (dossier->gaps, k))->text);
          assert_says (document, "以「舊城慢慢走」為主題");
          /* 3.5 + 2.31 + 1.54 + 3.08 + 1.54 + 1.848 + 3 = 16.818 and
           * 0.5 + 0.69 + 0.46 + 0.92 + 0.46 + 0.552 + 0.5 = 4.082 million */
          assert_says (document,
                       "總預算金額為 20,900,000 元，其中中央補貼需求經費 16,818,000 元（占 "
                       "80.5 %），地方自籌經費 4,082,000 元。");
        }
      else
        g_assert_cmpuint (count_gaps (dossier, "item-plan"), ==, 3);
    }
  g_clear_object (&f->store);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/application-annexes/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("words", test_annex_words);
  ADD ("answers", test_answers);
  ADD ("gaps", test_gaps);
  ADD ("again", test_again);
  ADD ("english", test_english);
  ADD ("sample-city", test_sample_city);
  return g_test_run ();
}
