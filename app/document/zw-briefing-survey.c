/* zw-briefing-survey.c: slides of chapters 01 to 03: the place, people and traffic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-briefing-private.h"

#define PEOPLE_ZH "人口與土地使用特性"
#define PEOPLE_EN "Population and land use"

/* A slide with words and at most three maps. */
typedef struct
{
  const char *place;
  const char *zh, *en;
  const char *subtitle_zh, *subtitle_en; /* (nullable) */
  ZwTheme themes[3];
  guint n_themes;
  guint indicators; /* bits: whose development over the years is shown */
} Page;

/* Columns before those of the years. */
#define GREEN_LEFT_COLUMNS 2

/* What the chapter is about: the last years, where more than one was surveyed. */
static void
add_years (ZwBriefing *self, ZwSlide *slide, guint indicators)
{
  ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS] = { 0 };
  guint n_columns = zw_content_get_columns (self->dossier, ZW_CONTENT_GREEN, columns);

  if (indicators == 0 || n_columns < GREEN_LEFT_COLUMNS + 2
      || zw_content_fill_green (self->dossier, indicators, NULL) == 0)
    return;
  zw_content_fill_green (self->dossier, indicators,
                         zw_slide_add_table (slide, "", columns, n_columns));
  zw_slide_set_table_reference (slide,
                                zw_dossier_pick (self->dossier, "計畫書", "the application"));
}

static void
add_page (ZwBriefing *self, const Page *page)
{
  ZwSlide *slide = zw_briefing_add_slide (self, page->zh, page->en);

  if (page->subtitle_zh != NULL)
    zw_briefing_set_subtitle (self, slide, page->subtitle_zh, page->subtitle_en);
  zw_briefing_add_words (self, slide, page->place, page->n_themes > 0);
  add_years (self, slide, page->indicators);
  zw_briefing_add_themes (self, slide, page->place, page->themes, page->n_themes);
}

void
zw_briefing_add_goal (ZwBriefing *self)
{
  static const Page pages[] = {
    { "goal", "計畫目標", "Goal" },
    { "extent", "計畫範圍", "Extent", NULL, NULL, { ZW_THEME_EXTENT }, 1 },
    { "type", "低碳交通區類型", "Type of zone" },
  };
  ZwSlide *chapter = zw_briefing_add_chapter (self, "01", "計畫推動目標、範圍與低碳交通區類型",
                                              "Goal, extent and type of the zone");

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    zw_briefing_add_chapter_item (self, chapter, pages[i].zh, pages[i].en);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_page (self, &pages[i]);
}

void
zw_briefing_add_background (ZwBriefing *self)
{
  static const Page pages[] = {
    { "population", PEOPLE_ZH, PEOPLE_EN, "人口特性", "Population", { ZW_THEME_POPULATION }, 1 },
    { "landuse", PEOPLE_ZH, PEOPLE_EN, "土地使用特性", "Land use", { ZW_THEME_LANDUSE }, 1 },
    { "projects", PEOPLE_ZH, PEOPLE_EN, "重大建設或新興地區", "Major projects and new areas" },
    { "attractions",
      PEOPLE_ZH,
      PEOPLE_EN,
      "觀光景點分布",
      "Attractions",
      { ZW_THEME_ATTRACTIONS },
      1 },
    { "corridors",
      "境內交通旅次分佈狀況或主要運輸路廊概況",
      "Trips and main corridors",
      NULL,
      NULL,
      { ZW_THEME_ROADS, ZW_THEME_RAILWAYS },
      2 },
  };
  ZwSlide *chapter = zw_briefing_add_chapter (self, "02", "社經環境背景說明",
                                              "Social and economic background");

  zw_briefing_add_chapter_item (self, chapter, PEOPLE_ZH, PEOPLE_EN);
  zw_briefing_add_chapter_item (self, chapter, "境內交通旅次分布狀況或主要運輸路廊概況",
                                "Trips and main corridors");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (!g_str_equal (pages[i].place, "attractions") || self->dossier->zone->type != ZW_ZONE_PARK)
      add_page (self, &pages[i]);
}

void
zw_briefing_add_transport (ZwBriefing *self)
{
  static const Page pages[] = {
    { "stations",
      "公共運輸站點數",
      "Public transport stops",
      NULL,
      NULL,
      { ZW_THEME_STATIONS, ZW_THEME_BUS_STOPS, ZW_THEME_BIKE_STATIONS },
      3 },
    { "routes",
      "公共運輸路線里程數",
      "Length of public transport routes",
      NULL,
      NULL,
      { ZW_THEME_BUS_ROUTES },
      1,
      ZW_CONTENT_INDICATOR_BIT (ZW_INDICATOR_B2) },
    { "ways",
      "人行道及自行車道長度",
      "Length of footways and cycleways",
      NULL,
      NULL,
      { ZW_THEME_WAYS },
      1,
      ZW_CONTENT_INDICATOR_BIT (ZW_INDICATOR_B3) | ZW_CONTENT_INDICATOR_BIT (ZW_INDICATOR_B4) },
    { "chargers",
      "公共充電樁設置數量",
      "Public charging posts",
      NULL,
      NULL,
      { ZW_THEME_CHARGERS },
      1,
      ZW_CONTENT_INDICATOR_BIT (ZW_INDICATOR_B5) },
    { "ev-parking",
      "公共停車場電動車專用停車格比例",
      "Share of public parking spaces for electric cars only",
      NULL,
      NULL,
      { ZW_THEME_PARKING },
      1,
      ZW_CONTENT_INDICATOR_BIT (ZW_INDICATOR_B6) },
  };
  ZwSlide *chapter = zw_briefing_add_chapter (self, "03", "近3~5年綠運輸使用發展情形",
                                              "Green transport in the last 3 to 5 years");

  zw_briefing_add_chapter_item (
      self, chapter, "公共運輸站點數(軌道車站、公車站牌、公共自行車租賃站等)",
      "Public transport stops (rail stations, bus stops, bike stations and the like)");
  for (guint i = 1; i < G_N_ELEMENTS (pages); i++)
    zw_briefing_add_chapter_item (self, chapter, pages[i].zh, pages[i].en);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_page (self, &pages[i]);
}
