/* zw-content-survey.c: the survey's tables of the application and the slides
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content-survey.h"

#include "document/zw-content-survey-private.h"

/* A column: its title in the words of the form, and its width. */
typedef struct
{
  const char *zh;
  const char *en;
  double width;
  ZwColumnKind kind;
  gboolean of_districts; /* left out where the project knows no districts */
} Column;

/**
 * Table:
 * @caption_zh: word for word as the form has it, after the name of the place
 * @of_zone: it is about the zone and its districts, not about the districts alone
 */
typedef struct
{
  const char *caption_zh;
  const char *caption_en;
  gboolean of_zone;
  Column columns[5];
} Table;

static const Table tables[ZW_N_CONTENTS] = {
  [ZW_CONTENT_STATIONS] = { "軌道車站現況",
                            "Rail stations today: %s",
                            FALSE,
                            { { "軌道系統", "System", 30, ZW_COLUMN_TEXT },
                              { "軌道路線", "Line", 34, ZW_COLUMN_TEXT },
                              { "車站名稱", "Stations", 78, ZW_COLUMN_TEXT },
                              { "車站數", "Number", 18, ZW_COLUMN_NUMBER } } },
  [ZW_CONTENT_BUS_STOPS] = { "公車站牌現況",
                             "Bus stops today: %s",
                             FALSE,
                             { { "公車路線", "Route", 42, ZW_COLUMN_TEXT },
                               { "公車站牌名稱", "Stops", 98, ZW_COLUMN_TEXT },
                               { "站牌數", "Number", 20, ZW_COLUMN_NUMBER } } },
  [ZW_CONTENT_BIKE_STATIONS] = { "公共自行車租賃站現況",
                                 "Public bike stations today: %s",
                                 FALSE,
                                 { { "站點名稱", "Station", 120, ZW_COLUMN_TEXT },
                                   { "數量", "Number", 40, ZW_COLUMN_NUMBER } } },
  [ZW_CONTENT_POPULATION] = { "人口數及人口密度",
                              "Residents and density: %s",
                              TRUE,
                              { { "地區", "Place", 46, ZW_COLUMN_TEXT },
                                { "年度", "Year", 26, ZW_COLUMN_CENTRED },
                                { "人口數(人)", "Residents", 28, ZW_COLUMN_NUMBER },
                                { "人口密度(人/平方公里)", "Residents per km²", 34,
                                  ZW_COLUMN_NUMBER },
                                { "較前次增減(%)", "Growth (%)", 26, ZW_COLUMN_NUMBER } } },
  [ZW_CONTENT_LANDUSE] = { "土地使用面積",
                           "Land use by area: %s",
                           TRUE,
                           { { "土地使用", "Land use", 48, ZW_COLUMN_TEXT },
                             { "試辦區域(公頃)", "Zone (ha)", 30, ZW_COLUMN_NUMBER },
                             { "比例(%)", "Share (%)", 24, ZW_COLUMN_NUMBER },
                             { "鄉鎮市區(公頃)", "Districts (ha)", 34, ZW_COLUMN_NUMBER, TRUE },
                             { "比例(%)", "Share (%)", 24, ZW_COLUMN_NUMBER, TRUE } } },
  [ZW_CONTENT_ATTRACTIONS] = { "觀光景點及重要據點數",
                               "Attractions by kind: %s",
                               TRUE,
                               { { "類別", "Kind", 28, ZW_COLUMN_TEXT },
                                 { "試辦區域(處)", "Zone", 24, ZW_COLUMN_NUMBER },
                                 { "鄉鎮市區(處)", "Districts", 24, ZW_COLUMN_NUMBER, TRUE },
                                 { "試辦區域內之據點", "Those in the zone", 84,
                                   ZW_COLUMN_TEXT } } },
  [ZW_CONTENT_ROUTES] = { "公共運輸路線里程數",
                          "Length of public transport routes: %s",
                          TRUE,
                          { { "運具", "Mode", 26, ZW_COLUMN_TEXT },
                            { "路線名稱", "Route", 74, ZW_COLUMN_TEXT },
                            { "試辦區域(公里)", "Zone (km)", 30, ZW_COLUMN_NUMBER },
                            { "鄉鎮市區(公里)", "Districts (km)", 30, ZW_COLUMN_NUMBER, TRUE } } },
  [ZW_CONTENT_GREEN] = { "綠運輸使用發展情形",
                         "Green transport by year: %s",
                         TRUE,
                         { { "項目", "Item", 64, ZW_COLUMN_TEXT },
                           { "單位", "Unit", 20, ZW_COLUMN_CENTRED } } },
};

/* The years are the dossier's own: a title must live as long as it. */
static const char *
intern_year (const ZwDossier *dossier, int year)
{
  g_autofree char *text = year != 0 ? zw_survey_dup_year (dossier, year)
                                    : g_strdup (zw_dossier_pick (dossier, "現況", "Today"));

  return g_intern_string (text);
}

guint
zw_content_survey_get_columns (const ZwDossier *dossier,
                               ZwContent content,
                               ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS])
{
  const Table *table = &tables[content];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (table->columns) && table->columns[i].zh != NULL; i++)
    if (!table->columns[i].of_districts || dossier->district_area != NULL)
      columns[n++] = (ZwTableColumn){ zw_dossier_pick (dossier, table->columns[i].zh,
                                                       table->columns[i].en),
                                      table->columns[i].width, table->columns[i].kind };
  if (content == ZW_CONTENT_GREEN)
    {
      int years[ZW_DOSSIER_YEARS];
      guint n_years = zw_survey_list_green_years (dossier, years);

      for (guint y = 0; y < n_years; y++)
        columns[n++] = (ZwTableColumn){ intern_year (dossier, years[y]), 76.0 / MAX (n_years, 2),
                                        ZW_COLUMN_NUMBER };
    }
  return n;
}

char *
zw_content_survey_dup_caption (const ZwDossier *dossier, ZwContent content)
{
  g_autoptr (ZwSurveyPlace) place = tables[content].of_zone ? zw_survey_place_new_zone (dossier)
                                                            : zw_survey_place_new_around (dossier);
  GString *text;

  if (dossier->chinese)
    return g_strconcat (place->name, tables[content].caption_zh, NULL);
  text = g_string_new (tables[content].caption_en);
  g_string_replace (text, "%s", place->name, 1);
  return g_string_free (text, FALSE);
}

static void
write_rows (ZwSurveyWriter *self, ZwContent content)
{
  switch (content)
    {
    case ZW_CONTENT_STATIONS:
      zw_survey_write_stops (self, TRUE);
      break;
    case ZW_CONTENT_BUS_STOPS:
      zw_survey_write_stops (self, FALSE);
      break;
    case ZW_CONTENT_BIKE_STATIONS:
      zw_survey_write_bikes (self);
      break;
    case ZW_CONTENT_POPULATION:
      zw_survey_write_population (self);
      break;
    case ZW_CONTENT_LANDUSE:
      zw_survey_write_landuse (self);
      break;
    case ZW_CONTENT_GREEN:
      zw_survey_write_green (self);
      break;
    case ZW_CONTENT_ATTRACTIONS:
      zw_survey_write_attractions (self);
      break;
    case ZW_CONTENT_ROUTES:
      zw_survey_write_routes (self);
      break;
    default:
      break;
    }
}

guint
zw_content_survey_count_rows (const ZwDossier *dossier, ZwContent content)
{
  ZwSurveyWriter writer = { .dossier = dossier };
  guint n;

  write_rows (&writer, content);
  n = writer.rows != NULL ? writer.rows->len : 0;
  g_clear_pointer (&writer.rows, g_ptr_array_unref);
  return n;
}

static void
copy_row (const ZwSurveyRow *row, ZwTable *table)
{
  zw_table_begin_row (table, row->kind);
  for (guint i = 0; i < row->cells->len; i++)
    zw_table_add_cell (table, g_ptr_array_index (row->cells, i));
}

void
zw_content_survey_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most)
{
  ZwSurveyWriter writer = { .dossier = dossier, .passport = dossier->passport };
  guint n, shown;

  write_rows (&writer, content);
  n = writer.rows != NULL ? writer.rows->len : 0;
  shown = most > 0 && n > most ? most - 1 : n;
  for (guint i = 0; i < shown; i++)
    copy_row (g_ptr_array_index (writer.rows, i), table);
  if (shown < n)
    {
      g_autofree char *rest = g_strdup_printf (dossier->chinese ? "另有 %u 列，詳申請計畫書"
                                                                : "%u more rows in the application",
                                               n - shown);

      zw_table_begin_row (table, ZW_ROW_GROUP);
      zw_table_add_cell (table, rest);
    }
  g_clear_pointer (&writer.rows, g_ptr_array_unref);
}

guint
zw_content_survey_fill_green (ZwDossier *dossier, guint indicators, ZwTable *table)
{
  ZwSurveyWriter writer = { .dossier = dossier,
                            .passport = table != NULL ? dossier->passport : NULL,
                            .only = indicators };
  guint n;

  write_rows (&writer, ZW_CONTENT_GREEN);
  n = writer.rows != NULL ? writer.rows->len : 0;
  for (guint i = 0; i < n && table != NULL; i++)
    copy_row (g_ptr_array_index (writer.rows, i), table);
  g_clear_pointer (&writer.rows, g_ptr_array_unref);
  return n;
}
