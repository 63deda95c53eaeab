/* deck-fixture.h: slides with parts of all kinds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document-fixture.h"

#include "document/zw-deck-private.h"

/* Says that LibreOffice can read presentations. */
#define IMPRESS "/usr/lib/libreoffice/share/registry/impress.xcd"

#define SENTENCE "本計畫於舊城區試辦低碳交通區，鼓勵民眾步行、騎乘自行車及搭乘公共運輸。"

static const ZwTableColumn deck_columns[] = { { "站名", 2, ZW_COLUMN_TEXT },
                                              { "路線", 1, ZW_COLUMN_CENTRED },
                                              { "班次", 1, ZW_COLUMN_NUMBER } };

static void
fill_picture (cairo_t *cr, double width, double height, gpointer data)
{
  cairo_rectangle (cr, 2, 2, width - 4, height - 4);
  cairo_set_source_rgb (cr, 0, 0.45, 0.7);
  cairo_fill (cr);
}

static ZwTable *
add_rows (ZwSlide *slide, guint n_rows)
{
  ZwTable *table = zw_slide_add_table (slide, "", deck_columns, G_N_ELEMENTS (deck_columns));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u站", i + 1);

      zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ name, "紅線", "1,234" });
    }
  zw_table_add_row (table, ZW_ROW_TOTAL, (const char *[]){ "合計", "", "98,765,432" });
  return table;
}

static G_GNUC_UNUSED void
add_sentences (ZwSlide *slide, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u" SENTENCE, i + 1);
  zw_slide_add_text (slide, 1, text->str);
}

/* Cover, outline, a chapter, and a slide of each arrangement. */
static G_GNUC_UNUSED ZwDeck *
make_deck (const char *language)
{
  ZwDeck *deck = zw_deck_new (language);
  ZwSlide *slide;

  zw_deck_set_title (deck, "申請簡報 <1> & “2”");
  zw_deck_set_author (deck, "澄川市政府");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_COVER, "低碳交通區試辦補助計畫");
  zw_slide_set_subtitle (slide, "申請簡報");
  zw_slide_add_text (slide, 1, "申請機關：澄川市政府");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_OUTLINE, "簡報大綱");
  zw_slide_add_text (slide, 1, "01 計畫目標");
  zw_slide_add_text (slide, 1, "02 經費收支預算表");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_CHAPTER, "計畫目標");
  zw_slide_set_number (slide, "01");
  zw_slide_add_text (slide, 2, "計畫範圍");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, "計畫範圍");
  zw_slide_set_subtitle (slide, "界線");
  zw_slide_add_text (slide, 1, "罕用字 " RARE "，a  b < c & d。");
  zw_slide_add_text (slide, 2, "東至東門路");
  zw_slide_add_text (slide, 3, "不含路口");
  zw_slide_add_gap (slide, "【待補】請匯入「道路」圖層。");
  zw_slide_add_picture (slide, "範圍圖", "試辦範圍的地圖", fill_picture, NULL, NULL);
  zw_slide_set_source (slide, "資料來源：內政部");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_CHAPTER, "經費收支預算表");
  zw_slide_set_number (slide, "02");
  slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, "經費收支預算表");
  zw_slide_add_text (slide, 1, "各年度經費如下表。");
  add_rows (slide, 3);
  slide = zw_deck_add_slide (deck, ZW_SLIDE_CONTENT, "公共運輸站點數");
  add_sentences (slide, 2);
  for (guint i = 0; i < 3; i++)
    zw_slide_add_picture (slide, "站點分布圖", "站點的地圖", fill_picture, NULL, NULL);
  return deck;
}
