/* zw-plan-document.c: the plan of a zone as a document (低碳交通區分期推動規劃)
 *
 * Chapters bear the titles of the guideline's sample applications (appendix 5)
 * where they have one, since officials look for these. What the project does not
 * know is left open for them to fill in, and said to be open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-plan-document.h"

#include <glib/gi18n.h>

#include "document/zw-plan-document-private.h"
#include "metrics/zw-figure-settings.h"

#define TITLE_ZH "低碳交通區分期推動規劃"
#define TITLE_EN "Phased plan of a low-carbon transport zone"

/* Levels of headings in the table of contents. */
#define CONTENTS_LEVELS 2

static char *
dup_day (const ZwPlanWriter *self)
{
  GDateTime *date = self->input->date;
  int year, month, day;

  g_date_time_get_ymd (date, &year, &month, &day);
  if (self->chinese)
    return g_strdup_printf ("%d 年 %d 月 %d 日 (%d)", zw_year_to_roc (year), month, day, year);
  return g_strdup_printf ("%d-%02d-%02d (ROC %d)", year, month, day, zw_year_to_roc (year));
}

/* Left open where it is not known, to be filled in by hand. */
static void
add_cover (ZwPlanWriter *self)
{
  const ZwPlanDocumentInput *input = self->input;
  const char *colon = self->chinese ? "：" : ": ";
  g_autofree char *day = dup_day (self);
  g_autofree char *applicant = g_strconcat (
      zw_plan_writer_pick (self, "申請機關", "Applicant"), colon,
      input->government != NULL ? input->government : "", NULL);
  g_autofree char *contact = g_strconcat (zw_plan_writer_pick (self, "聯絡人", "Contact"), colon,
                                          NULL);
  g_autofree char *phone = g_strconcat (zw_plan_writer_pick (self, "電話", "Telephone"), colon,
                                        NULL);
  g_autofree char *fax = g_strconcat (zw_plan_writer_pick (self, "傳真", "Fax"), colon, NULL);
  g_autofree char *mail = g_strconcat (zw_plan_writer_pick (self, "e-MAIL", "E-mail"), colon, NULL);
  const char *title_lines[] = { zw_plan_writer_pick (self, TITLE_ZH, TITLE_EN), input->zone->name,
                                input->project, day, NULL };
  const char *applicant_lines[] = { applicant, contact, phone, fax, mail, NULL };

  zw_document_add_cover (self->document, title_lines, applicant_lines);
}

/**
 * zw_plan_document_new:
 *
 * Writes the document. Takes a moment; pictures are drawn later, by the writers.
 *
 * Returns: (transfer full): the document
 */
ZwDocument *
zw_plan_document_new (const ZwPlanDocumentInput *input)
{
  ZwPlanWriter self = { .input = input, .chinese = zw_catalog_is_chinese (input->catalog) };
  g_autofree char *title = NULL;

  self.document = zw_document_new (zw_catalog_get_language (input->catalog));
  title = g_strconcat (zw_plan_writer_pick (&self, TITLE_ZH, TITLE_EN), self.chinese ? "：" : ": ",
                       input->zone->name, NULL);
  zw_document_set_title (self.document, title);
  zw_document_set_subject (self.document, input->project);
  if (input->government != NULL)
    zw_document_set_author (self.document, input->government);
  zw_document_set_created (self.document, input->date);

  add_cover (&self);
  zw_document_add_contents (self.document, NULL, CONTENTS_LEVELS);
  zw_document_add_page_break (self.document);
  zw_plan_writer_add_place (&self);
  zw_plan_writer_add_survey (&self);
  zw_plan_writer_add_phases (&self);
  zw_plan_writer_add_work (&self);
  zw_plan_writer_add_method (&self);
  zw_document_begin_annex (self.document, self.chinese ? "附錄" : "Annex",
                           zw_plan_writer_pick (&self, "數據來源", "Where the figures come from"));
  zw_passport_add_annex (input->passport, self.document, input->catalog);
  return self.document;
}

/* The layers that may bound the zone, whether the map shows them or not. */
static GPtrArray *
load_bounding_layers (ZwStore *store,
                      const ZwMapScene *scene,
                      const GPtrArray *layers,
                      const ZwProgress *progress,
                      GError **error)
{
  g_autoptr (GPtrArray)
      features = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);

  for (guint i = 0; i < scene->layers->len; i++)
    {
      const ZwMapLayer *layer = g_ptr_array_index (scene->layers, i);

      if (zw_sides_uses_role (layer->role))
        g_ptr_array_add (features, zw_features_ref (layer->features));
    }
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      ZwFeatures *hidden;

      if (layer->visible || !zw_sides_uses_role (layer->role))
        continue;
      hidden = zw_features_load (store, layer, progress, error);
      if (hidden == NULL)
        return NULL;
      g_ptr_array_add (features, hidden);
    }
  return g_steal_pointer (&features);
}

static ZwEvaluation *
evaluate (ZwStore *store,
          const ZwZone *zone,
          const ZwCatalog *catalog,
          const ZwProgress *progress,
          GError **error)
{
  g_autoptr (ZwBaseline) baseline = NULL;
  ZwFigureSettings settings;

  zw_figure_settings_load (&settings, store);
  settings.baseline.catalog = catalog;
  baseline = zw_baseline_load (store, &settings.baseline, progress, error);
  return baseline != NULL ? zw_evaluate (baseline, zone->geometry, &settings.evaluate) : NULL;
}

/**
 * zw_plan_document_load:
 * @store: a project; on a worker thread one of its own
 * @zone_id: a zone of it
 * @language: (nullable): language of the document, "zh_TW" or "en"; that of the
 *   user where %NULL
 * @date: (nullable): day on the cover; today where %NULL
 * @passport: (nullable): where its figures are entered
 * @progress: (nullable): who watches
 *
 * Reads all that the document of a zone needs, and writes it.
 *
 * Returns: (transfer full): the document
 */
ZwDocument *
zw_plan_document_load (ZwStore *store,
                       gint64 zone_id,
                       const char *language,
                       GDateTime *date,
                       ZwPassport *passport,
                       const ZwProgress *progress,
                       GError **error)
{
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (language);
  g_autoptr (GDateTime) today = date != NULL ? g_date_time_ref (date)
                                             : g_date_time_new_now_local ();
  g_autoptr (ZwGuideline) guideline = zw_guideline_new ();
  g_autoptr (ZwPassport) figures = passport != NULL ? zw_passport_ref (passport)
                                                    : zw_passport_new ();
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);
  g_autoptr (GPtrArray) layers = zone != NULL ? zw_layer_list (store, error) : NULL;
  g_autoptr (ZwPlan) plan = layers != NULL ? zw_plan_load (store, zone_id, error) : NULL;
  g_autoptr (ZwMapScene) scene = plan != NULL ? zw_map_scene_load (store, progress, error) : NULL;
  g_autoptr (ZwEvaluation)
      evaluation = scene != NULL ? evaluate (store, zone, catalog, progress, error) : NULL;
  g_autoptr (GPtrArray)
      bounding = evaluation != NULL ? load_bounding_layers (store, scene, layers, progress, error)
                                    : NULL;
  g_autoptr (ZwSides) sides = bounding != NULL
                                  ? zw_sides_new (zone->geometry, bounding, NULL, progress, error)
                                  : NULL;
  g_autofree char *name = zw_store_get_setting (store, "name");
  g_autofree char *government = zw_store_get_setting (store, "government");
  ZwPlanDocumentInput input = { .project = name != NULL ? name : "",
                                .government = government,
                                .crs = zw_store_get_crs (store),
                                .zone = zone,
                                .scene = scene,
                                .sides = sides,
                                .evaluation = evaluation,
                                .layers = layers,
                                .plan = plan,
                                .guideline = guideline,
                                .catalog = catalog,
                                .date = today,
                                .passport = figures };

  return sides != NULL ? zw_plan_document_new (&input) : NULL;
}
