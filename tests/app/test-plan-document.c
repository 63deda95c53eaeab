/* test-plan-document.c: the document of a zone, read back from its files
 *
 * The zone is a square of one kilometre; lengths, areas and sums follow by hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <math.h>
#include <zip.h>

#include "cli/zw-cli.h"
#include "document/zw-odt.h"
#include "document/zw-pdf.h"
#include "document/zw-plan-document-private.h"
#include "import/zw-import.h"
#include "layers/zw-project.h"
#include "plan/zw-plan-edit.h"

#define ZONE "試辦市中心"

typedef struct
{
  char *folder;
  char *path;
  ZwStore *store;
  gint64 zone;
} Fixture;

/* Four roads around the square and two stops, in the project's coordinates. */
static const char roads[] =
    "{\"type\": \"FeatureCollection\", \"crs\": {\"type\": \"name\", \"properties\": "
    "{\"name\": \"urn:ogc:def:crs:EPSG::3826\"}}, \"features\": ["
    "{\"type\": \"Feature\", \"properties\": {\"路名\": \"東門路一段\"}, \"geometry\": {\"type\": "
    "\"LineString\", \"coordinates\": [[301000, 2770000], [301000, 2770500]]}},"
    "{\"type\": \"Feature\", \"properties\": {\"路名\": \"東門路二段\"}, \"geometry\": {\"type\": "
    "\"LineString\", \"coordinates\": [[301000, 2770500], [301000, 2771000]]}},"
    "{\"type\": \"Feature\", \"properties\": {\"路名\": \"北安路\"}, \"geometry\": {\"type\": "
    "\"LineString\", \"coordinates\": [[300000, 2771000], [301000, 2771000]]}}]}";

static const char stops[] = "站名,運具,TWD97X,TWD97Y\n市府站,metro,300500,2770500\n"
                            "廟口,bus,300100,2770100\n郊外,bus,303000,2770100\n";

static void
import (Fixture *f, const char *name, const char *text, ZwRole role)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  ZwImportOptions options = { .path = path,
                              .has_role = TRUE,
                              .role = role,
                              .crs = "EPSG:3826",
                              .year = 2026,
                              .date = "2026-01-15" };
  g_autoptr (ZwImportReport) report = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  report = zw_import_run (f->store, &options, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const ZwPoint corners[] = {
    { 300000, 2770000 }, { 301000, 2770000 }, { 301000, 2771000 }, { 300000, 2771000 }
  };
  g_autoptr (ZwGeometry) square = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();

  f->folder = make_folder ();
  f->path = g_build_filename (f->folder, "small.gpkg", NULL);
  f->store = zw_project_create (f->path, "試辦專案", "測試市", NULL, &error);
  g_assert_no_error (error);
  import (f, "roads.geojson", roads, ZW_ROLE_ROADS);
  import (f, "stops.csv", stops, ZW_ROLE_STOPS);
  f->zone = zw_zone_add (f->store, ZONE, ZW_ZONE_URBAN, square, &error);
  g_assert_no_error (error);
  zw_plan_fill_from_guideline (f->store, guideline, f->zone, ZW_ZONE_URBAN, "zh_TW",
                               ZW_PLAN_FILL_IF_EMPTY, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_object (&f->store);
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static ZwDocument *
load (Fixture *f, const char *language)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 5, 13, 12, 0, 0);
  ZwDocument *document = zw_plan_document_load (f->store, f->zone, language, date, NULL, NULL,
                                                &error);

  g_assert_no_error (error);
  return document;
}

/* All text of a part of an ODT, which must be well-formed XML. */
static char *
read_odt (const char *path, const char *part)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t stat;
  zip_file_t *file;
  g_autofree char *xml = NULL;
  xmlDoc *parsed;
  xmlChar *found;
  char *text;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, part, 0, &stat), ==, 0);
  xml = g_malloc (stat.size + 1);
  file = zip_fopen (archive, part, 0);
  g_assert_cmpint (zip_fread (file, xml, stat.size), ==, stat.size);
  zip_fclose (file);
  zip_close (archive);
  parsed = xmlReadMemory (xml, (int) stat.size, part, NULL, XML_PARSE_NONET);
  g_assert_nonnull (parsed);
  found = xmlNodeGetContent (xmlDocGetRootElement (parsed));
  text = g_strdup ((char *) found);
  xmlFree (found);
  xmlFreeDoc (parsed);
  return text;
}

static char *
write_odt (Fixture *f, ZwDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "plan.odt", NULL);

  zw_odt_write (document, path, NULL, &error);
  g_assert_no_error (error);
  return read_odt (path, "content.xml");
}

/* Text of the PDF; NULL without poppler. */
static char *
write_pdf (Fixture *f, ZwDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "plan.pdf", NULL);

  zw_pdf_write (document, path, NULL, &error);
  g_assert_no_error (error);
  return read_pdf (path);
}

static void
test_chinese_odt (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDocument) document = load (f, "zh_TW");
  g_autofree char *text = write_odt (f, document);
  static const char *const parts[] = {
    "低碳交通區分期推動規劃", ZONE, "申請機關：測試市", "115 年 5 月 13 日 (2026)",
    "1.000 平方公里（100.00 公頃）", "4.000 公里", "東門路", "北安路",
    /* The guideline's words: phases, an indicator, a strategy */
    "短期：試辦先行", "中期：循序漸進", "長期：擴大推廣", "公共運輸服務涵蓋率",
    "試辦區域轉型為常態低碳交通區並逐步加嚴擴大", "114~119 年 (2025~2030)", "第三階段", "EPSG:3826",
    "roads.geojson", "115.01.15 (2026-01-15)"
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);
  g_assert_null (strstr (text, "東門路一段"));
}

static void
test_chinese_pdf (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDocument) document = load (f, "zh_TW");
  g_autofree char *text = write_pdf (f, document);
  static const char *const parts[] = { "低碳交通區分期推動規劃",
                                       ZONE,
                                       "短期：試辦先行",
                                       "中期：循序漸進",
                                       "長期：擴大推廣",
                                       "1.000平方公里（100.00公頃）",
                                       "東門路",
                                       "綠運輸環境現況指標" };

  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);
}

/* Two of three stops lie in the zone; what has no layer says so and shows no 0. */
static void
test_english (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDocument) document = load (f, "en");
  g_autofree char *text = write_odt (f, document);
  static const char *const parts[] = {
    "Phased plan of a low-carbon transport zone",
    "1.000 km² (100.00 ha)",
    "East to 東門路; south: no named road, railway, river or administrative boundary within "
    "30 m; west: no named road, railway, river or administrative boundary within 30 m; north "
    "to 北安路.",
    "50.0 % (Roads 2.000 km)",
    "Public transport stops",
    "No data: No layer of population has been imported.",
    "A4 Seamlessness of transfers",
    "No target values have been set for these goals yet."
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_contains (text, parts[i]);
}

/* 3,500,000 + 1,250,001 = 4,750,001; the other items are counted as open. */
static void
test_money (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ZwPlan) plan = zw_plan_load (f->store, f->zone, NULL);
  const ZwPlanPhase *phase = g_ptr_array_index (zw_plan_get_phases (plan), 0);
  const ZwPlanStage *stage = g_ptr_array_index (phase->stages, 0);
  const ZwPlanItem *first = g_ptr_array_index (stage->items, 0);
  const ZwPlanItem *second = g_ptr_array_index (stage->items, 1);
  const ZwPlanGoal *goal = g_ptr_array_index (stage->goals, 0);
  guint n_items = 0;
  g_autofree char *open = NULL;
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < phase->stages->len; i++)
    n_items += ((const ZwPlanStage *) g_ptr_array_index (phase->stages, i))->items->len;
  zw_plan_set_cost (f->store, first->id, 3500000, &error);
  g_assert_no_error (error);
  zw_plan_set_cost (f->store, second->id, 1250001, &error);
  g_assert_no_error (error);
  zw_plan_set_staff (f->store, first->id, 3, &error);
  g_assert_no_error (error);
  zw_plan_set_text (f->store, ZW_PLAN_ITEM, first->id, ZW_PLAN_WHO, "交通局", &error);
  g_assert_no_error (error);
  zw_plan_set_target (f->store, goal->id, 1234.5, &error);
  g_assert_no_error (error);
  zw_plan_set_text (f->store, ZW_PLAN_GOAL, goal->id, ZW_PLAN_UNIT, "人次", &error);
  g_assert_no_error (error);
  document = load (f, "en");
  text = write_odt (f, document);
  open = g_strdup_printf ("Total (%u without cost)", n_items - 2);
  assert_contains (text, "3,500,000");
  assert_contains (text, "1,250,001");
  assert_contains (text, "4,750,001");
  assert_contains (text, open);
  assert_contains (text, "交通局");
  assert_contains (text, "1,234.5 人次");
  g_assert_null (strstr (text, "No target values have been set"));
}

/* An empty plan and no layers: the document says what is missing. */
static void
test_empty_project (void)
{
  g_autoptr (GError) error = NULL;
  const ZwPoint corners[] = { { 300000, 2770000 }, { 301000, 2770000 }, { 300000, 2771000 } };
  g_autoptr (ZwGeometry) triangle = zw_geometry_new_polygon (corners, G_N_ELEMENTS (corners));
  Fixture f = { 0 };
  g_autoptr (ZwDocument) document = NULL;
  g_autofree char *text = NULL;

  f.folder = make_folder ();
  f.path = g_build_filename (f.folder, "empty.gpkg", NULL);
  f.store = zw_project_create (f.path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  f.zone = zw_zone_add (f.store, ZONE, ZW_ZONE_SCENIC, triangle, &error);
  g_assert_no_error (error);
  document = load (&f, "en");
  text = write_odt (&f, document);
  assert_contains (text, "0.500 km² (50.00 ha)");
  assert_contains (text, "the four sides cannot be named");
  assert_contains (text, "The zone has no phases yet.");
  assert_contains (text, "The plan has no work items yet.");
  assert_contains (text, "No data: No layer of public transport stops has been imported.");
  tear_down (&f, NULL);
}

static void
test_no_zone (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (zw_plan_document_load (f->store, 999, "en", NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { NULL, NULL, cancellable };

  g_cancellable_cancel (cancellable);
  g_assert_null (zw_plan_document_load (f->store, f->zone, "en", NULL, NULL, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* An older file is replaced as a whole, and stays where writing fails. */
static void
test_replaced (Fixture *f, gconstpointer data)
{
  g_autoptr (ZwDocument) document = load (f, "zh_TW");
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ZwProgress progress = { NULL, NULL, cancellable };
  g_autofree char *path = g_build_filename (f->folder, "plan.odt", NULL);
  g_autofree char *contents = NULL;
  g_autofree char *text = NULL;
  guint n_files;

  g_file_set_contents (path, "older", -1, NULL);
  n_files = count_files (f->folder);
  g_cancellable_cancel (cancellable);
  g_assert_false (zw_odt_write (document, path, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_file_get_contents (path, &contents, NULL, NULL);
  g_assert_cmpstr (contents, ==, "older");
  text = write_odt (f, document);
  assert_contains (text, ZONE);
  g_assert_cmpint (count_files (f->folder), ==, n_files);
}

static int
run_export (Fixture *f, const char *kind, const char *file, const char *zone)
{
  g_autofree char *path = g_build_filename (f->folder, file, NULL);
  char *words[] = { (char *) "export", f->path,           (char *) kind, path, (char *) "--zone",
                    (char *) zone,     (char *) "--lang", (char *) "en", NULL };

  return zw_cli_run (8, words);
}

static void
test_command (Fixture *f, gconstpointer data)
{
  g_autofree char *odt = g_build_filename (f->folder, "a.odt", NULL);
  g_autofree char *pdf = g_build_filename (f->folder, "B.PDF", NULL);
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (run_export (f, "plan", "a.odt", "1"), ==, ZW_CLI_DONE);
  g_assert_cmpint (run_export (f, "plan", "B.PDF", ZONE), ==, ZW_CLI_DONE);
  text = read_odt (odt, "content.xml");
  assert_contains (text, ZONE);
  g_file_get_contents (pdf, &head, NULL, NULL);
  g_assert_true (g_str_has_prefix (head, "%PDF-"));
  g_assert_cmpint (run_export (f, "posters", "a.odt", "1"), ==, ZW_CLI_USAGE);
  g_assert_cmpint (run_export (f, "plan", "a.docx", "1"), ==, ZW_CLI_USAGE);
  g_assert_cmpint (run_export (f, "plan", "a.odt", "無此區"), ==, ZW_CLI_FAILED);
  g_assert_cmpint (run_export (f, "plan", "no/such/folder/a.odt", "1"), ==, ZW_CLI_FAILED);
}

static void
test_format (void)
{
  static const struct
  {
    double value;
    const char *text;
  } plain[] = { { 0, "0" },
                { 16, "16" },
                { 2005, "2,005" },
                { 30112.2594, "30,112.26" },
                { 2.9156, "2.916" },
                { -1234567.5, "-1,234,567.5" },
                { 0.1 + 0.2, "0.3" },
                { NAN, ZW_PLAN_NOTHING },
                { INFINITY, ZW_PLAN_NOTHING } };
  static const struct
  {
    int start, end;
    gboolean chinese;
    const char *text;
  } years[] = { { 2025, 2030, TRUE, "114~119 年 (2025~2030)" },
                { 2025, 2030, FALSE, "2025–2030 (ROC 114–119)" },
                { 2026, 2026, TRUE, "115 年 (2026)" },
                { 0, 2030, TRUE, "119 年以前 (2030)" },
                { 2040, 0, FALSE, "from 2040 (ROC 129)" },
                { 0, 0, TRUE, ZW_PLAN_NOTHING } };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *text = zw_plan_format_plain (plain[i].value);

      g_assert_cmpstr (text, ==, plain[i].text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *text = zw_plan_format_years (years[i].start, years[i].end, years[i].chinese);

      g_assert_cmpstr (text, ==, years[i].text);
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  zw_catalog_set_up_program_language ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/plan-document/odt/chinese", test_chinese_odt);
  ADD ("/plan-document/pdf/chinese", test_chinese_pdf);
  ADD ("/plan-document/odt/english", test_english);
  ADD ("/plan-document/odt/money", test_money);
  g_test_add_func ("/plan-document/odt/empty-project", test_empty_project);
  ADD ("/plan-document/no-such-zone", test_no_zone);
  ADD ("/plan-document/cancelled", test_cancelled);
  ADD ("/plan-document/older-file-replaced", test_replaced);
  ADD ("/plan-document/command", test_command);
  g_test_add_func ("/plan-document/format", test_format);
  return g_test_run ();
}
