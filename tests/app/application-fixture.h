/* application-fixture.h: a small project whose figures follow by hand, and its application
 *
 *     299000   300000   300500   301000   302000
 *        │ 甲區 ┌────────┼────────┐ 乙區  │  2771000
 *        │      │        │        │       │
 *        │      └──zone──┼────────┘       │  2770000
 *
 * The zone is a square of 1 km, half of it in either district; the districts are
 * 1.5 km × 3 km each (2769000 to 2772000).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document-fixture.h"

#include "document/zw-application.h"
#include "document/zw-document-private.h"
#include "import/zw-import.h"
#include "layers/zw-project.h"
#include "plan/zw-record.h"

#define ZONE_NAME "市心低碳交通區"

typedef struct
{
  char *folder;
  char *path;
  ZwStore *store;
  gint64 zone;
} Fixture;

#define FEATURE(properties, kind, coordinates)                                                     \
  "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"" kind           \
  "\",\"coordinates\":" coordinates "}}"
#define COLLECTION(features)                                                                       \
  "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":"           \
  "\"urn:ogc:def:crs:EPSG::3826\"}},\"features\":[" features "]}"

#define WEST                                                                                       \
  "[[[299000,2769000],[300500,2769000],[300500,2772000],[299000,2772000],[299000,2769000]]]"
#define EAST                                                                                       \
  "[[[300500,2769000],[302000,2769000],[302000,2772000],[300500,2772000],[300500,2769000]]]"
#define FAR                                                                                        \
  "[[[302000,2769000],[303000,2769000],[303000,2772000],[302000,2772000],[302000,2769000]]]"

static const char districts_text[] = COLLECTION (
    FEATURE ("\"TOWNNAME\":\"甲區\",\"TOWNCODE\":\"01\"", "Polygon", WEST) "," FEATURE (
        "\"TOWNNAME\":\"乙區\",\"TOWNCODE\":\"02\"",
        "Polygon",
        EAST) "," FEATURE ("\"TOWNNAME\":\"丙區\",\"TOWNCODE\":\"03\"", "Polygon", FAR));

static const char people_2025[] = COLLECTION (
    FEATURE ("\"VILLNAME\":\"一里\",\"人口數\":4500",
             "Polygon",
             WEST) "," FEATURE ("\"VILLNAME\":\"二里\",\"人口數\":9000", "Polygon", EAST));

static const char people_2023[] = COLLECTION (
    FEATURE ("\"VILLNAME\":\"一里\",\"人口數\":4000",
             "Polygon",
             WEST) "," FEATURE ("\"VILLNAME\":\"二里\",\"人口數\":9000", "Polygon", EAST));

/* 60 ha and 30 ha of the zone's 100 ha. */
static const char landuse_text[] = COLLECTION (
    FEATURE ("\"使用分區\":\"住宅區\"",
             "Polygon",
             "[[[300000,2770000],[300600,2770000],[300600,2771000],[300000,2771000],[300000,"
             "2770000]]]") "," FEATURE ("\"使用分區\":\"商業區\"",
                                        "Polygon",
                                        "[[[300600,2770000],[300900,2770000],[300900,2771000],["
                                        "300600,2771000],[300600,2770000]]]"));

/* Two of the metro in the zone and one beyond it; three poles in the zone; one stop in
 * a district that the zone does not touch. */
static const char stops_text[] = "站名,運具,站牌代碼,TWD97X,TWD97Y\n"
                                 "市府站,metro,M1,300300,2770500\n"
                                 "市場站,metro,M2,300700,2770500\n"
                                 "東郊站,metro,M3,301500,2770500\n"
                                 "廟口,bus,B1,300100,2770200\n"
                                 "廟口,bus,B2,300120,2770200\n"
                                 "公園,bus,B3,300400,2770200\n"
                                 "郊外,bus,B4,302500,2770200\n";

/* 1 km of the metro's 2 km in the zone; the bus runs there and back on one street,
 * 500 m of 1 km in the zone, which counts once. */
static const char routes_text[] = COLLECTION (
    FEATURE ("\"路線名稱\":\"紅線\",\"mode\":\"metro\"",
             "LineString",
             "[[299500,2770500],[301500,2770500]]") "," FEATURE ("\"路線名稱\":\"1路\",\"mode\":"
                                                                 "\"bus\"",
                                                                 "MultiLineString",
                                                                 "[[[299500,2770200],[300500,"
                                                                 "2770200]],[[300500,2770200],["
                                                                 "299500,2770200]]]"));

static const char bikes_text[] = "站名,總停車格,TWD97X,TWD97Y\n"
                                 "市府租賃站,10,300310,2770500\n"
                                 "市場租賃站,20,300710,2770500\n"
                                 "西郊租賃站,30,299500,2770500\n";

static const char footways_text[] = COLLECTION (
    FEATURE ("\"路名\":\"中山路\"", "LineString", "[[300100,2770500],[300500,2770500]]"));

static const char cycleways_text[] = COLLECTION (
    FEATURE ("\"名稱\":\"河濱\"", "LineString", "[[300800,2770100],[301200,2770100]]"));

static const char chargers_text[] = "站名,充電樁數,充電槍數,快充槍數,慢充槍數,TWD97X,TWD97Y\n"
                                    "市府充電站,2,3,1,2,300300,2770400\n";

static const char parking_text[] = "停車場名稱,小型車位數,電動車專用,TWD97X,TWD97Y\n"
                                   "市府停車場,200,5,300300,2770400\n"
                                   "東郊停車場,100,10,301500,2770400\n";

static const char attractions_text[] = "名稱,類別,TWD97X,TWD97Y\n城隍廟,景點,300200,2770700\n"
                                       "老街,景點,300250,2770700\n東郊醫院,醫院,301500,2770700\n";

static const char roads_text[] = COLLECTION (
    FEATURE ("\"路名\":\"中山路\",\"道路等級\":\"主要道路\"",
             "LineString",
             "[[299000,2770500],[302000,2770500]]") "," FEATURE ("\"路名\":\"北安路\",\"道路等級\":"
                                                                 "\"快速道路\"",
                                                                 "LineString",
                                                                 "[[300000,2771000],[301000,"
                                                                 "2771000]]"));

G_GNUC_UNUSED static void
import_text (Fixture *f, const char *name, const char *text, ZwRole role, int year)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  ZwImportOptions options = { .path = path,
                              .has_role = TRUE,
                              .role = role,
                              .crs = "EPSG:3826",
                              .year = year,
                              .date = "2026-01-15" };
  g_autoptr (ZwImportReport) report = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  report = zw_import_run (f->store, &options, NULL, &error);
  g_assert_no_error (error);
}

/* A project with the zone alone. */
G_GNUC_UNUSED static void
fixture_init (Fixture *f, ZwZoneType type, const char *government)
{
  g_autoptr (GError) error = NULL;
  const ZwPoint corners[] = {
    { 300000, 2770000 }, { 301000, 2770000 }, { 301000, 2771000 }, { 300000, 2771000 }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));

  f->folder = make_folder ();
  f->path = g_build_filename (f->folder, "small.gpkg", NULL);
  f->store = zw_project_create (f->path, "試辦專案", government, "EPSG:3826", &error);
  g_assert_no_error (error);
  f->zone = zw_zone_add (f->store, ZONE_NAME, type, square, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
import_all (Fixture *f)
{
  import_text (f, "towns.geojson", districts_text, ZW_ROLE_ADMIN, 2025);
  import_text (f, "people.geojson", people_2025, ZW_ROLE_POPULATION, 2025);
  import_text (f, "people-2023.geojson", people_2023, ZW_ROLE_POPULATION, 2023);
  import_text (f, "landuse.geojson", landuse_text, ZW_ROLE_LANDUSE, 2025);
  import_text (f, "stops.csv", stops_text, ZW_ROLE_STOPS, 2025);
  import_text (f, "routes.geojson", routes_text, ZW_ROLE_ROUTES, 2025);
  import_text (f, "bikes.csv", bikes_text, ZW_ROLE_BIKE_STATIONS, 2023);
  import_text (f, "footways.geojson", footways_text, ZW_ROLE_FOOTWAYS, 2025);
  import_text (f, "cycleways.geojson", cycleways_text, ZW_ROLE_CYCLEWAYS, 2025);
  import_text (f, "chargers.csv", chargers_text, ZW_ROLE_CHARGERS, 2025);
  import_text (f, "parking.csv", parking_text, ZW_ROLE_PARKING, 2025);
  import_text (f, "attractions.csv", attractions_text, ZW_ROLE_ATTRACTIONS, 2025);
  import_text (f, "roads.geojson", roads_text, ZW_ROLE_ROADS, 2025);
}

G_GNUC_UNUSED static void
fixture_clear (Fixture *f)
{
  g_clear_object (&f->store);
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

G_GNUC_UNUSED static void
write_passage (Fixture *f, const char *place, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 id = zw_record_add (f->store, ZW_RECORD_PASSAGE, f->zone, &error);

  g_assert_no_error (error);
  zw_record_set (f->store, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PLACE, place, &error);
  g_assert_no_error (error);
  zw_record_set (f->store, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_WORDS, words, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static ZwDossier *
load_dossier (Fixture *f, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 5, 13, 12, 0, 0);
  ZwDossier *dossier = zw_dossier_load (f->store, f->zone, language, date, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

G_GNUC_UNUSED static ZwDocument *
write_application (ZwDossier *dossier)
{
  g_autoptr (GError) error = NULL;
  ZwDocument *document = zw_application_document_new (dossier, NULL, &error);

  g_assert_no_error (error);
  return document;
}

/* All words of a document: headings, paragraphs, notes, captions and cells, by lines. */
G_GNUC_UNUSED static char *
dup_words (const ZwDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const ZwBlock *block = zw_document_get_block (document, i);

      g_string_append_printf (text, "%s%s\n", block->label, block->text);
      for (guint r = 0; block->table != NULL && r < block->table->rows->len; r++)
        {
          const ZwRow *row = g_ptr_array_index (block->table->rows, r);

          for (guint c = 0; c < row->cells->len; c++)
            {
              const ZwCell *cell = &g_array_index (row->cells, ZwCell, c);

              if (cell->n_columns > 0)
                g_string_append_printf (text, "%s|", cell->text != NULL ? cell->text : "^");
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (text, FALSE);
}

G_GNUC_UNUSED static void
assert_says (const char *words, const char *expected)
{
  if (strstr (words, expected) == NULL)
    g_error ("\"%s\" is not in:\n%s", expected, words);
}
