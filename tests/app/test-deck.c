/* test-deck.c: where the parts of slides come, and the pages made of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deck-fixture.h"

/* Rounding of sums, in points. */
#define TOLERANCE 0.01

static void
assert_within_page (const ZwDeckBox *box)
{
  g_assert_cmpfloat (box->width, >, 0);
  g_assert_cmpfloat (box->height, >, 0);
  g_assert_cmpfloat (box->x, >=, 0);
  g_assert_cmpfloat (box->y, >=, 0);
  g_assert_cmpfloat (box->x + box->width, <=, ZW_DECK_WIDTH + TOLERANCE);
  g_assert_cmpfloat (box->y + box->height, <=, ZW_DECK_FOOTER_Y + TOLERANCE);
}

static gboolean
overlaps (const ZwDeckBox *a, const ZwDeckBox *b)
{
  return a->x + a->width > b->x + TOLERANCE && b->x + b->width > a->x + TOLERANCE
         && a->y + a->height > b->y + TOLERANCE && b->y + b->height > a->y + TOLERANCE;
}

/* Least size of letters by role, as the helper's brief and the header have it. */
static void
assert_legible (const ZwDeckBox *box)
{
  for (guint i = 0; i < box->paragraphs->len; i++)
    {
      const ZwDeckParagraph *paragraph = g_ptr_array_index (box->paragraphs, i);
      double least = box->kind == ZW_DECK_BOX_SOURCE    ? 10
                     : box->kind == ZW_DECK_BOX_CAPTION ? 12
                                                        : 18;

      g_assert_cmpfloat (paragraph->size, >=, least);
    }
  if (box->table != NULL)
    g_assert_cmpfloat (box->table->size, >=, 12);
}

static void
assert_slides_sound (ZwDeck *deck)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwDeckLayout) layout = zw_deck_layout_new (deck, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layout->slides->len, ==, zw_deck_get_n_slides (deck));
  for (guint slide = 0; slide < layout->slides->len; slide++)
    {
      const GPtrArray *boxes = zw_deck_layout_get_boxes (layout, slide);

      g_test_message ("slide %u: %s", slide + 1, zw_deck_get_slide (deck, slide)->title);
      g_assert_cmpuint (boxes->len, >, 0);
      for (guint i = 0; i < boxes->len; i++)
        {
          const ZwDeckBox *box = g_ptr_array_index (boxes, i);

          assert_within_page (box);
          assert_legible (box);
          for (guint j = 0; j < i; j++)
            g_assert_false (overlaps (box, g_ptr_array_index (boxes, j)));
        }
    }
}

static void
test_boxes (void)
{
  g_autoptr (ZwDeck) deck = make_deck ("zh_TW");

  assert_slides_sound (deck);
}

/* Every number of sentences, pictures, tables and gaps, in both arrangements. */
static void
test_combinations (void)
{
  static const guint sentences[] = { 0, 1, 60 }, rows[] = { 0, 4, 60 };
  g_autoptr (ZwDeck) deck = zw_deck_new ("zh_TW");

  for (guint s = 0; s < G_N_ELEMENTS (sentences); s++)
    for (guint pictures = 0; pictures <= 3; pictures++)
      for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
        for (guint flags = 0; flags < 4; flags++)
          {
            g_autofree char *title = g_strdup_printf ("%u 句 %u 圖 %u 列 %u", sentences[s],
                                                      pictures, rows[r], flags);
            ZwSlide *slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, title);

            zw_slide_set_stacked (slide, (flags & 1) != 0);
            if ((flags & 2) != 0)
              {
                zw_slide_set_subtitle (slide, "人口特性");
                zw_slide_set_source (slide, SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE);
                zw_slide_add_gap (slide, "【待補】" SENTENCE);
              }
            if (sentences[s] > 0)
              add_sentences (slide, sentences[s]);
            for (guint i = 0; i < pictures; i++)
              zw_slide_add_picture (slide, "分布圖", "地圖", fill_picture, NULL, NULL);
            if (rows[r] > 0)
              add_rows (slide, rows[r]);
          }
  assert_slides_sound (deck);
}

static void
test_long_titles (void)
{
  g_autoptr (ZwDeck) deck = zw_deck_new ("en");
  const char *title = "Overall blueprint of the low-carbon transport zone by phases, with the "
                      "strategies and goals of each, and what comes after them in the long term";
  ZwSlide *slide = zw_deck_add_slide (deck, ZW_SLIDE_COVER, title);

  zw_slide_set_subtitle (slide, title);
  for (guint i = 0; i < 4; i++)
    zw_slide_add_text (slide, 1, "A line of the cover");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_CHAPTER, title);
  zw_slide_set_number (slide, "04");
  for (guint i = 0; i < 5; i++)
    zw_slide_add_text (slide, 2, "Public transport stops (rail, bus and bike stations)");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, title);
  zw_slide_set_subtitle (slide, title);
  zw_slide_add_text (slide, 1, "Text");
  assert_slides_sound (deck);
}

static ZwDeckParagraph *
get_paragraph (const ZwDeckLayout *layout, guint slide, ZwDeckBoxKind kind, guint index)
{
  const GPtrArray *boxes = zw_deck_layout_get_boxes (layout, slide);

  for (guint i = 0; i < boxes->len; i++)
    {
      const ZwDeckBox *box = g_ptr_array_index (boxes, i);

      if (box->kind == kind)
        return g_ptr_array_index (box->paragraphs, index);
    }
  g_assert_not_reached ();
}

/* Sixty sentences have no room: the first stay whole, and the rest is referred to. */
static void
test_shortened_text (void)
{
  g_autoptr (ZwDeck) deck = zw_deck_new ("zh_TW");
  ZwSlide *slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, "計畫目標");
  g_autoptr (ZwDeckLayout) layout = NULL;
  const ZwDeckParagraph *paragraph;
  g_autofree char *kept = NULL;

  add_sentences (slide, 60);
  layout = zw_deck_layout_new (deck, NULL, NULL);
  paragraph = get_paragraph (layout, 0, ZW_DECK_BOX_TEXT, 0);
  g_assert_cmpfloat (paragraph->size, ==, 18);
  g_assert_true (g_str_has_prefix (paragraph->text, "1" SENTENCE "2" SENTENCE));
  g_assert_true (g_str_has_suffix (paragraph->text, "。（詳計畫書）"));
  kept = g_strndup (paragraph->text, strlen (paragraph->text) - strlen ("（詳計畫書）"));
  /* 18 pt on 864 pt are 48 characters a line, 16 lines have room: about 20 of the
   * sentences of 37 characters. */
  g_assert_cmpuint (count (kept, "。"), >=, 15);
  g_assert_cmpuint (count (kept, "。"), <=, 22);
}

static void
test_whole_text (void)
{
  g_autoptr (ZwDeck) deck = zw_deck_new ("zh_TW");
  ZwSlide *slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, "計畫目標");
  g_autoptr (ZwDeckLayout) layout = NULL;

  zw_slide_add_text (slide, 1, SENTENCE);
  layout = zw_deck_layout_new (deck, NULL, NULL);
  g_assert_cmpstr (get_paragraph (layout, 0, ZW_DECK_BOX_TEXT, 0)->text, ==, SENTENCE);
  g_assert_cmpfloat (get_paragraph (layout, 0, ZW_DECK_BOX_TEXT, 0)->size, >=, 20);
}

static void
test_shorten (void)
{
  static const struct
  {
    const char *text, *shorter;
    gboolean chinese;
  } cases[] = {
    { "甲。乙。丙。", "甲。乙。（詳計畫書）", TRUE },
    { "甲。乙。（詳計畫書）", "甲。（詳計畫書）", TRUE },
    { "甲乙；丙丁。", "甲乙。（詳計畫書）", TRUE },
    { "Rails; roads; ways. The rest is open.", "Rails; roads; ways. (see the application)", FALSE },
    { "面積 2.5 公頃。其餘未定。", "面積 2.5 公頃。（詳計畫書）", TRUE },
    { "It covers 2.5 ha. The rest is open.", "It covers 2.5 ha. (see the application)", FALSE },
    { "一二三四五六七八九十一二三四五六", "一二三四五六七八九十一二三四…（詳計畫書）", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (zw_deck_paragraph_free);

      g_ptr_array_add (paragraphs, zw_deck_paragraph_new (ZW_DECK_BODY, 0, cases[i].text));
      g_assert_true (zw_deck_shorten (paragraphs, cases[i].chinese));
      g_assert_cmpstr (((ZwDeckParagraph *) g_ptr_array_index (paragraphs, 0))->text, ==,
                       cases[i].shorter);
    }
}

/* The last sentences go first; only the last paragraph says where the rest stands. */
static void
test_shorten_several (void)
{
  static const char *const steps[][2] = {
    { "甲。乙。", "丙。丁。" },
    { "甲。乙。", "丙。（詳計畫書）" },
    { "甲。乙。（詳計畫書）", NULL },
    { "甲。（詳計畫書）", NULL },
  };
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (zw_deck_paragraph_free);

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (paragraphs, zw_deck_paragraph_new (ZW_DECK_BODY, 0, steps[0][i]));
  for (guint step = 1; step < G_N_ELEMENTS (steps); step++)
    {
      g_assert_true (zw_deck_shorten (paragraphs, TRUE));
      g_assert_cmpuint (paragraphs->len, ==, steps[step][1] != NULL ? 2 : 1);
      for (guint i = 0; i < paragraphs->len; i++)
        g_assert_cmpstr (((ZwDeckParagraph *) g_ptr_array_index (paragraphs, i))->text, ==,
                         steps[step][i]);
    }
  g_assert_false (zw_deck_shorten (paragraphs, TRUE));
}

/* What is shown and what the last row names are all 300 rows; the total stays. */
static void
test_cut_table (void)
{
  g_autoptr (ZwDeck) deck = zw_deck_new ("zh_TW");
  ZwSlide *slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, "公車站牌現況");
  g_autoptr (ZwDeckLayout) layout = NULL;
  const GPtrArray *boxes;
  const ZwDeckTable *table;
  g_autofree char *rest = NULL;

  add_rows (slide, 300);
  zw_slide_set_table_reference (slide, "計畫書表 2");
  layout = zw_deck_layout_new (deck, NULL, NULL);
  boxes = zw_deck_layout_get_boxes (layout, 0);
  table = ((const ZwDeckBox *) g_ptr_array_index (boxes, boxes->len - 1))->table;
  g_assert_nonnull (table);
  g_assert_cmpuint (table->n_shown, >=, 5);
  rest = g_strdup_printf ("… 其餘 %u 筆見計畫書表 2", 300 - table->n_shown);
  g_assert_cmpstr (zw_deck_table_get_cell (table, table->n_rows - 2, 0), ==, rest);
  g_assert_cmpuint (zw_deck_table_get_column_span (table, table->n_rows - 2, 0), ==, 3);
  g_assert_cmpstr (zw_deck_table_get_cell (table, 0, 0), ==, "站名");
  g_assert_cmpstr (zw_deck_table_get_cell (table, 1, 0), ==, "第1站");
  g_assert_cmpstr (zw_deck_table_get_cell (table, table->n_rows - 1, 2), ==, "98,765,432");
}

static void
test_pdf (void)
{
  g_autoptr (ZwDeck) deck = make_deck ("zh_TW");
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPages) pages = zw_deck_new_pages (deck, NULL, &error);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "slides.pdf", NULL);
  g_autofree char *text = NULL, *info = NULL, *fonts = NULL, *tags = NULL;
  static const char *const wanted[] = {
    "低碳交通區試辦補助計畫",
    "申請機關：澄川市政府",
    "01計畫目標",
    "02經費收支預算表",
    "罕用字" RARE,
    "東至東門路",
    "不含路口",
    "【待補】請匯入「道路」圖層。",
    "資料來源：內政部",
    "範圍圖",
    "98,765,432",
    "1,234",
  };

  g_assert_no_error (error);
  pdf = zw_pdf_new_from_pages (pages, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  text = read_pdf (path);
  info = run ((const char *[]){ "pdfinfo", path, NULL });
  fonts = run ((const char *[]){ "pdffonts", path, NULL });
  tags = run ((const char *[]){ "pdfinfo", "-struct", path, NULL });
  remove_folder (folder);
  if (text == NULL)
    {
      g_test_skip ("poppler is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_contains (text, wanted[i]);
  assert_contains (info, "Pages: 7");
  assert_contains (info, "Page size: 960 x 540 pts");
  assert_contains (info, "Tagged: yes");
  assert_contains (info, "Title: 申請簡報 <1> & “2”");
  assert_contains (info, "Author: 澄川市政府");
  /* pdffonts: name, type, encoding, emb, sub, uni, object */
  g_assert_cmpuint (count (fonts, "\n"), >, 2);
  g_assert_false (g_regex_match_simple (" no +(yes|no) +(yes|no) +[0-9]+ +0\n", fonts, 0, 0));
  /* One heading a slide, and a figure for each picture. */
  g_assert_cmpuint (count (tags, "H1"), ==, 7);
  g_assert_cmpuint (count (tags, "Figure"), ==, 4);
  g_assert_cmpuint (count (tags, "Table"), ==, 1);
  g_assert_cmpuint (count (tags, "LBody"), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/boxes/within-the-slide-and-apart", test_boxes);
  g_test_add_func ("/deck/boxes/all-combinations", test_combinations);
  g_test_add_func ("/deck/boxes/long-titles", test_long_titles);
  g_test_add_func ("/deck/text/first-sentences-stay", test_shortened_text);
  g_test_add_func ("/deck/text/whole-where-it-fits", test_whole_text);
  g_test_add_func ("/deck/text/shorten", test_shorten);
  g_test_add_func ("/deck/text/shorten-several", test_shorten_several);
  g_test_add_func ("/deck/table/cut-says-how-many", test_cut_table);
  g_test_add_func ("/deck/pdf/read-back", test_pdf);
  return g_test_run ();
}
