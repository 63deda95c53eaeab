/* test-briefing.c: the slides of a zone: order, words, gaps and figures
 *
 * The order is that of the study's three samples (annex 5, slides), written down by
 * hand from its lines 5235 to 5500.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deck-fixture.h"
#include "study-fixture.h"

#include <glib/gstdio.h>

#include "document/zw-briefing.h"
#include "document/zw-publication.h"
#include "layers/zw-project.h"
#include "plan/zw-sample.h"

/* The samples among the lines of the study. */
#define FIRST_LINE 5235
#define LAST_LINE 5500

typedef struct
{
  ZwSlideKind kind;
  const char *number; /* of a chapter */
  const char *title;
  const char *subtitle;
} Expected;

#define PEOPLE "人口與土地使用特性"
#define BLUEPRINT "低碳交通區整體發展分期規劃藍圖、策略與目標"
#define WORK "推動低碳交通區之重要工作項目"
#define ITEMS "申請低碳交通區補助項目"
#define BUDGET "經費收支預算表"
#define EFFECTS "成效評估指標"

/* Of urban and scenic zones; parks have no 觀光景點分布. */
static const Expected order[] = {
  { ZW_SLIDE_COVER, "", "低碳交通區試辦補助計畫", "申請簡報" },
  { ZW_SLIDE_OUTLINE, "", "簡報大綱", "" },
  { ZW_SLIDE_CHAPTER, "01", "計畫推動目標、範圍與低碳交通區類型", "" },
  { ZW_SLIDE_CONTENT, "", "計畫目標", "" },
  { ZW_SLIDE_CONTENT, "", "計畫範圍", "" },
  { ZW_SLIDE_CONTENT, "", "低碳交通區類型", "" },
  { ZW_SLIDE_CHAPTER, "02", "社經環境背景說明", "" },
  { ZW_SLIDE_CONTENT, "", PEOPLE, "人口特性" },
  { ZW_SLIDE_CONTENT, "", PEOPLE, "土地使用特性" },
  { ZW_SLIDE_CONTENT, "", PEOPLE, "重大建設或新興地區" },
  { ZW_SLIDE_CONTENT, "", PEOPLE, "觀光景點分布" },
  { ZW_SLIDE_CONTENT, "", "境內交通旅次分佈狀況或主要運輸路廊概況", "" },
  { ZW_SLIDE_CHAPTER, "03", "近3~5年綠運輸使用發展情形", "" },
  { ZW_SLIDE_CONTENT, "", "公共運輸站點數", "" },
  { ZW_SLIDE_CONTENT, "", "公共運輸路線里程數", "" },
  { ZW_SLIDE_CONTENT, "", "人行道及自行車道長度", "" },
  { ZW_SLIDE_CONTENT, "", "公共充電樁設置數量", "" },
  { ZW_SLIDE_CONTENT, "", "公共停車場電動車專用停車格比例", "" },
  { ZW_SLIDE_CHAPTER, "04", BLUEPRINT, "" },
  { ZW_SLIDE_CONTENT, "", BLUEPRINT, "" },
  { ZW_SLIDE_CHAPTER, "05", WORK, "" },
  { ZW_SLIDE_CONTENT, "", WORK, "" },
  { ZW_SLIDE_CHAPTER, "06", ITEMS, "" },
  { ZW_SLIDE_CONTENT, "", ITEMS, "" },
  { ZW_SLIDE_CONTENT, "", ITEMS, "" },
  { ZW_SLIDE_CHAPTER, "07", BUDGET, "" },
  { ZW_SLIDE_CONTENT, "", BUDGET, "" },
  { ZW_SLIDE_CHAPTER, "08", EFFECTS, "" },
  { ZW_SLIDE_CONTENT, "", EFFECTS, "" },
};

typedef struct
{
  char *folder;
  ZwStore *store;
  gint64 zone;
  ZwDossier *dossier;
  ZwDeck *deck;
} Fixture;

static ZwDeck *
load (Fixture *f, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 5, 13, 12, 0, 0);
  ZwDeck *deck;

  g_clear_pointer (&f->deck, zw_deck_unref);
  g_clear_pointer (&f->dossier, zw_dossier_unref);
  f->dossier = zw_dossier_load (f->store, f->zone, language, date, NULL, &error);
  g_assert_no_error (error);
  deck = zw_briefing_new (f->dossier, NULL, &error);
  g_assert_no_error (error);
  f->deck = zw_deck_ref (deck);
  return deck;
}

/* A project with nothing but a zone of the type in @data. */
static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  const ZwPoint corners[] = {
    { 300000, 2770000 }, { 301000, 2770000 }, { 301000, 2771000 }, { 300000, 2771000 }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));

  f->folder = make_folder ();
  path = g_build_filename (f->folder, "empty.gpkg", NULL);
  f->store = zw_project_create (path, "試辦專案", NULL, NULL, &error);
  g_assert_no_error (error);
  f->zone = zw_zone_add (f->store, "試辦市中心", (ZwZoneType) GPOINTER_TO_UINT (data), square,
                         &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->deck, zw_deck_unref);
  g_clear_pointer (&f->dossier, zw_dossier_unref);
  g_clear_object (&f->store);
  remove_folder (f->folder);
  g_free (f->folder);
}

static void
test_order (Fixture *f, gconstpointer data)
{
  gboolean park = GPOINTER_TO_UINT (data) == ZW_ZONE_PARK;
  g_autoptr (ZwDeck) deck = load (f, "zh_TW");
  guint index = 0;

  g_assert_cmpuint (zw_deck_get_n_slides (deck), ==, park ? 28 : 29);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const ZwSlide *slide;

      if (park && g_str_equal (order[i].subtitle, "觀光景點分布"))
        continue;
      slide = zw_deck_get_slide (deck, index++);
      g_assert_cmpint (slide->kind, ==, order[i].kind);
      g_assert_cmpstr (slide->number, ==, order[i].number);
      g_assert_cmpstr (slide->title, ==, order[i].title);
      g_assert_cmpstr (slide->subtitle, ==, order[i].subtitle);
    }
}

static void
test_cover_and_outline (Fixture *f, gconstpointer data)
{
  static const char *const types[] = { "都會型低碳交通區", "景區型低碳交通區", "園區型低碳交通區" };
  static const char *const chapters[] = {
    "01 計畫推動目標、範圍與低碳交通區類型",
    "02 社經環境背景說明",
    "03 近3-5年綠運輸使用發展情形",
    "04 低碳交通區整體發展分期規劃藍圖、策略與目標",
    "05 推動低碳交通區之重要工作項目",
    "06 申請低碳交通區補助項目",
    "07 經費收支預算表",
    "08 成效評估指標",
  };
  g_autoptr (ZwDeck) deck = load (f, "zh_TW");
  const ZwSlide *cover = zw_deck_get_slide (deck, 0), *outline = zw_deck_get_slide (deck, 1);

  g_assert_cmpuint (cover->parts->len, ==, 4);
  g_assert_cmpstr (zw_slide_get_part (cover, 0)->text, ==, types[GPOINTER_TO_UINT (data)]);
  g_assert_cmpstr (zw_slide_get_part (cover, 1)->text, ==, "試辦市中心");
  /* 2026 is year 115 of the Republic. */
  g_assert_cmpstr (zw_slide_get_part (cover, 2)->text, ==, "115年05月13日");
  g_assert_cmpstr (zw_slide_get_part (cover, 3)->text, ==, "申請機關：〇〇〇");
  g_assert_cmpuint (outline->parts->len, ==, G_N_ELEMENTS (chapters));
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    g_assert_cmpstr (zw_slide_get_part (outline, i)->text, ==, chapters[i]);
}

static gboolean
has_part (const ZwSlide *slide, ZwSlidePartKind kind)
{
  for (guint i = 0; i < slide->parts->len; i++)
    if (zw_slide_get_part (slide, i)->kind == kind)
      return TRUE;
  return FALSE;
}

static gboolean
has_gap (const ZwDossier *dossier, const char *place, ZwRole role)
{
  for (guint i = 0; i < dossier->gaps->len; i++)
    {
      const ZwGap *gap = g_ptr_array_index (dossier->gaps, i);

      if (g_str_equal (gap->place, place) && gap->role == role)
        return TRUE;
    }
  return FALSE;
}

/* No slide of an empty project is empty, and what is missing is in the list. */
static void
test_empty_project (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDeck) deck = load (f, "zh_TW");
  guint n_gaps = 0;

  for (guint i = 0; i < zw_deck_get_n_slides (deck); i++)
    {
      const ZwSlide *slide = zw_deck_get_slide (deck, i);

      if (slide->kind == ZW_SLIDE_CONTENT)
        g_assert_cmpuint (slide->parts->len, >, 0);
      n_gaps += has_part (slide, ZW_SLIDE_PART_GAP);
    }
  /* All content slides but those of extent and type, which need the zone alone. */
  g_assert_cmpuint (n_gaps, ==, GPOINTER_TO_UINT (data) == ZW_ZONE_PARK ? 16 : 17);
  g_assert_true (has_gap (f->dossier, "goal", ZW_N_ROLES));
  g_assert_true (has_gap (f->dossier, "population", ZW_ROLE_POPULATION));
  g_assert_true (has_gap (f->dossier, "stations", ZW_ROLE_STOPS));
  g_assert_true (has_gap (f->dossier, "stations", ZW_ROLE_BIKE_STATIONS));
  g_assert_true (has_gap (f->dossier, "chargers", ZW_ROLE_CHARGERS));
  g_assert_true (has_gap (f->dossier, "budget", ZW_N_ROLES));
  g_assert_true (has_gap (f->dossier, "effects", ZW_N_ROLES));
}

static void
assert_boxes (ZwDeck *deck)
{
  g_autoptr (ZwDeckLayout) layout = zw_deck_layout_new (deck, NULL, NULL);

  for (guint slide = 0; slide < layout->slides->len; slide++)
    {
      const GPtrArray *boxes = zw_deck_layout_get_boxes (layout, slide);

      for (guint i = 0; i < boxes->len; i++)
        {
          const ZwDeckBox *box = g_ptr_array_index (boxes, i);

          g_assert_cmpfloat (box->x, >=, 0);
          g_assert_cmpfloat (box->x + box->width, <=, ZW_DECK_WIDTH + 0.01);
          g_assert_cmpfloat (box->y + box->height, <=, ZW_DECK_FOOTER_Y + 0.01);
          for (guint j = 0; j < i; j++)
            {
              const ZwDeckBox *other = g_ptr_array_index (boxes, j);
              gboolean apart = box->x + box->width <= other->x + 0.01
                               || other->x + other->width <= box->x + 0.01
                               || box->y + box->height <= other->y + 0.01
                               || other->y + other->height <= box->y + 0.01;

              if (!apart)
                g_test_message ("slide %u: box %u on box %u", slide + 1, i, j);
              g_assert_true (apart);
            }
        }
    }
}

static void
test_boxes (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDeck) chinese = load (f, "zh_TW");
  g_autoptr (ZwDeck) english = NULL;

  assert_boxes (chinese);
  english = load (f, "en");
  assert_boxes (english);
}

static void
write_words (Fixture *f, const char *place, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, ZW_RECORD_PASSAGE, f->zone, &error);

  g_assert_no_error (error);
  zw_record_set (f->store, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PLACE, place, &error);
  g_assert_no_error (error);
  zw_record_set (f->store, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_WORDS, words, &error);
  g_assert_no_error (error);
}

static void
test_written_words (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDeck) deck = NULL;
  const ZwSlide *goal;

  write_words (f, "goal", SENTENCE "\n第二段。");
  deck = load (f, "zh_TW");
  goal = zw_deck_get_slide (deck, 3);
  g_assert_cmpstr (zw_slide_get_part (goal, 0)->text, ==, SENTENCE);
  g_assert_cmpstr (zw_slide_get_part (goal, 1)->text, ==, "第二段。");
  g_assert_false (has_part (goal, ZW_SLIDE_PART_GAP));
  g_assert_false (has_gap (f->dossier, "goal", ZW_N_ROLES));
}

/* The zone is a square of 1,000 m: 100 ha. What nobody knows stays, and is a gap. */
static void
test_placeholders (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDeck) deck = NULL;

  write_words (f, "goal", "{zone}之面積為 {area_ha} 公頃。");
  write_words (f, "work", "推動 {nothing} 項工作。");
  deck = load (f, "zh_TW");
  g_assert_cmpstr (zw_slide_get_part (zw_deck_get_slide (deck, 3), 0)->text, ==,
                   "試辦市中心之面積為 100.00 公頃。");
  g_assert_nonnull (zw_passport_find_key (f->dossier->passport, "zone-1/area-ha"));
  g_assert_false (has_gap (f->dossier, "goal", ZW_N_ROLES));
  g_assert_cmpstr (zw_slide_get_part (zw_deck_get_slide (deck, 21), 0)->text, ==,
                   "推動 {nothing} 項工作。");
  g_assert_true (has_gap (f->dossier, "work", ZW_N_ROLES));
}

/* Titles, subtitles and what chapters contain, word for word in the samples; where
 * the text of one was read wrongly, in another. */
static void
test_words_of_the_study (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) study = read_study ();
  g_autoptr (ZwDeck) deck = load (f, "zh_TW");
  g_autoptr (GString) samples = g_string_new (NULL);
  g_autofree char *all = NULL;

  if (study == NULL)
    {
      g_test_skip ("the study is not there");
      return;
    }
  for (guint i = FIRST_LINE; i <= LAST_LINE; i++)
    g_string_append (samples, study[i - 1]);
  all = without_space (samples->str);
  for (guint i = 0; i < zw_deck_get_n_slides (deck); i++)
    {
      const ZwSlide *slide = zw_deck_get_slide (deck, i);
      g_autofree char *title = without_space (slide->title);
      g_autofree char *subtitle = without_space (slide->subtitle);

      g_test_message ("%s / %s", slide->title, slide->subtitle);
      g_assert_nonnull (strstr (all, title));
      g_assert_nonnull (strstr (all, subtitle));
      for (guint j = 0; slide->kind == ZW_SLIDE_CHAPTER && j < slide->parts->len; j++)
        {
          g_autofree char *item = without_space (zw_slide_get_part (slide, j)->text);

          g_assert_nonnull (strstr (all, item));
        }
    }
}

/* The sample city */

static void
set_up_sample (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) zones = NULL;

  f->folder = make_folder ();
  path = g_build_filename (f->folder, "sample.gpkg", NULL);
  zw_sample_build (path, NULL, NULL, &error);
  g_assert_no_error (error);
  f->store = zw_store_open (path, &error);
  g_assert_no_error (error);
  zones = zw_zone_list (f->store, &error);
  f->zone = ((const ZwZone *) g_ptr_array_index (zones, 0))->id;
}

static char *
read_publication (Fixture *f, ZwPublicationKind kind, ZwPublication **made)
{
  ZwPublicationWish wish = { .kind = kind, .zone_id = f->zone, .language = "zh_TW" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "out.pdf", NULL);
  char *text;

  *made = zw_publication_load (f->store, &wish, NULL, &error);
  g_assert_no_error (error);
  zw_publication_write (*made, path, NULL, &error);
  g_assert_no_error (error);
  text = read_pdf (path);
  return text;
}

/* What both print is the same, and what the slides print is in the file. */
static void
test_figures (Fixture *f, gconstpointer data)
{
  /* Sums of data/sample-city/plan.json: subsidy 3,500 + 2,310 + 1,540 + 3,080 + 1,540 +
   * 1,848 + 3,000, own share 500 + 690 + 460 + 920 + 460 + 552 + 500, in thousands. */
  static const char *const sums[] = { "16,818,000", "4,082,000", "20,900,000" };
  g_autoptr (ZwPublication) slides = NULL;
  g_autoptr (ZwPublication) application = NULL;
  g_autofree char *briefing = read_publication (f, ZW_PUBLICATION_BRIEFING, &slides);
  g_autofree char *report = read_publication (f, ZW_PUBLICATION_APPLICATION, &application);
  const GPtrArray *entries = zw_passport_get_entries (zw_publication_get_passport (slides));
  ZwPassport *other = zw_publication_get_passport (application);
  guint n_common = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const ZwFigureEntry *entry = g_ptr_array_index (entries, i);
      const ZwFigureEntry *same = zw_passport_find_key (other, entry->key);

      g_test_message ("%s = %s", entry->key, entry->text);
      if (same == NULL)
        continue;
      n_common++;
      g_assert_cmpstr (entry->text, ==, same->text);
      g_assert_cmpstr (entry->unit, ==, same->unit);
      g_assert_cmpfloat (entry->value, ==, same->value);
    }
  g_assert_cmpuint (n_common, >=, 30);
  g_assert_cmpuint (n_common, ==, entries->len);
  if (briefing == NULL)
    {
      g_test_skip ("poppler is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      assert_contains (briefing, sums[i]);
      assert_contains (report, sums[i]);
    }
}

/* What LibreOffice makes of the ODP: as many pages, with the same titles and sums. */
static void
test_odp_of_sample (Fixture *f, gconstpointer data)
{
  ZwPublicationWish wish = { .kind = ZW_PUBLICATION_BRIEFING,
                             .zone_id = f->zone,
                             .language = "zh_TW" };
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *odp = g_build_filename (f->folder, "slides.odp", NULL);
  g_autofree char *pdf = g_build_filename (f->folder, "slides.pdf", NULL);
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", f->folder);
  g_autofree char *converted = NULL, *text = NULL;
  g_auto (GStrv) pages = NULL;
  g_autoptr (ZwPublication) slides = NULL;

  if (program == NULL || !g_file_test (IMPRESS, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("LibreOffice Impress is not installed");
      return;
    }
  slides = zw_publication_load (f->store, &wish, NULL, &error);
  g_assert_no_error (error);
  zw_publication_write (slides, odp, NULL, &error);
  g_assert_no_error (error);
  converted = run ((const char *[]){ "soffice", profile, "--headless", "--convert-to", "pdf",
                                     "--outdir", f->folder, odp, NULL });
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  text = read_pdf (pdf);
  if (text == NULL)
    {
      g_test_skip ("poppler is not installed");
      return;
    }
  pages = g_strsplit (text, "\f", -1);
  /* Behind the last page stands a form feed, too. */
  g_assert_cmpuint (g_strv_length (pages), ==, G_N_ELEMENTS (order) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      assert_contains (pages[i], order[i].title);
      assert_contains (pages[i], order[i].subtitle);
    }
  assert_contains (pages[26], "16,818,000");
  assert_contains (pages[26], "4,082,000");
  assert_contains (pages[26], "20,900,000");
}

static void
test_sample_boxes (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDeck) deck = load (f, "zh_TW");
  guint n_maps = 0;

  assert_boxes (deck);
  for (guint i = 0; i < zw_deck_get_n_slides (deck); i++)
    {
      const ZwSlide *slide = zw_deck_get_slide (deck, i);

      for (guint j = 0; j < slide->parts->len; j++)
        {
          const ZwSlidePart *part = zw_slide_get_part (slide, j);

          if (part->kind != ZW_SLIDE_PART_PICTURE)
            continue;
          g_assert_cmpstr (part->alternative, !=, "");
          n_maps++;
        }
    }
  /* Thirteen maps and the timeline: the sample city has all layers. */
  g_assert_cmpuint (n_maps, ==, 14);
}

static gboolean
has_cell (const ZwTable *table, const char *text)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const ZwRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        if (g_strcmp0 (g_array_index (row->cells, ZwCell, j).text, text) == 0)
          return TRUE;
    }
  return FALSE;
}

/* Words of data/sample-city/plan.json that have no room in a cell end with a clause;
 * written down by hand, 29 Chinese characters having room. */
static void
test_sample_clauses (Fixture *f, gconstpointer data)
{
  static const char *const cells[] = {
    "於 114 年委託專業團隊辦理，工作內容如下…",
    "a、建立舊城居民與商家對低碳交通區之共同認知…",
    "a、完成家戶問卷 1,200 份、商店問卷 300 份…",
    "a、培養短程通勤使用自行車之習慣。b、提升騎乘者之安全意識…",
    "於 114 年辦理自行車通勤推廣…",
  };
  g_autoptr (ZwDeck) deck = load (f, "zh_TW");
  const ZwSlidePart *part = zw_slide_get_part (zw_deck_get_slide (deck, 24), 0);

  g_assert_cmpint (part->kind, ==, ZW_SLIDE_PART_TABLE);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_test_message ("%s", cells[i]);
      g_assert_true (has_cell (part->table, cells[i]));
    }
}

#define ADD(path, type, test)                                                                      \
  g_test_add (path, Fixture, GUINT_TO_POINTER (type), set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/briefing/order/urban", ZW_ZONE_URBAN, test_order);
  ADD ("/briefing/order/scenic", ZW_ZONE_SCENIC, test_order);
  ADD ("/briefing/order/park", ZW_ZONE_PARK, test_order);
  ADD ("/briefing/cover-and-outline/urban", ZW_ZONE_URBAN, test_cover_and_outline);
  ADD ("/briefing/cover-and-outline/scenic", ZW_ZONE_SCENIC, test_cover_and_outline);
  ADD ("/briefing/cover-and-outline/park", ZW_ZONE_PARK, test_cover_and_outline);
  ADD ("/briefing/empty-project/urban", ZW_ZONE_URBAN, test_empty_project);
  ADD ("/briefing/empty-project/park", ZW_ZONE_PARK, test_empty_project);
  ADD ("/briefing/empty-project/boxes", ZW_ZONE_SCENIC, test_boxes);
  ADD ("/briefing/written-words", ZW_ZONE_URBAN, test_written_words);
  ADD ("/briefing/placeholders", ZW_ZONE_URBAN, test_placeholders);
  ADD ("/briefing/words-of-the-study", ZW_ZONE_SCENIC, test_words_of_the_study);
  g_test_add ("/briefing/sample/figures-of-the-application", Fixture, NULL, set_up_sample,
              test_figures, tear_down);
  g_test_add ("/briefing/sample/odp-in-libreoffice", Fixture, NULL, set_up_sample,
              test_odp_of_sample, tear_down);
  g_test_add ("/briefing/sample/boxes", Fixture, NULL, set_up_sample, test_sample_boxes, tear_down);
  g_test_add ("/briefing/sample/clauses", Fixture, NULL, set_up_sample, test_sample_clauses,
              tear_down);
  return g_test_run ();
}
