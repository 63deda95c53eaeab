/* zw-plan-document-work.c: chapters 4 and 5 of the plan's document: work items, money, and how
 * figures came about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "base/zw-money.h"
#include "document/zw-plan-document-private.h"

typedef void (*ItemFunc) (ZwPlanWriter *self, ZwTable *table, const ZwPlanItem *item);

/* Under the name of the phase, or of phase and stage, come their items. */
static void
add_group (ZwPlanWriter *self,
           ZwTable *table,
           const ZwPlanPhase *phase,
           const ZwPlanStage *stage,
           const GPtrArray *items,
           ItemFunc add_item)
{
  g_autofree char *name = zw_plan_dup_phase_name (self, phase);
  g_autofree char *years = zw_plan_format_years (
      stage != NULL ? stage->start_year : phase->start_year,
      stage != NULL ? stage->end_year : phase->end_year, self->chinese);
  g_autofree char *title = stage != NULL
                               ? g_strdup_printf (self->chinese ? "%s %s，%s" : "%s, %s, %s",
                                                  phase->name, stage->name, years)
                               : g_strdup_printf (self->chinese ? "%s，%s" : "%s, %s", name, years);
  const char *cells[] = { title };

  if (items->len == 0)
    return;
  zw_table_add_row (table, ZW_ROW_GROUP, cells);
  for (guint i = 0; i < items->len; i++)
    add_item (self, table, g_ptr_array_index (items, i));
}

static void
add_phase_items (ZwPlanWriter *self, ZwTable *table, const ZwPlanPhase *phase, ItemFunc add_item)
{
  for (guint i = 0; i < phase->stages->len; i++)
    {
      const ZwPlanStage *stage = g_ptr_array_index (phase->stages, i);

      add_group (self, table, phase, stage, stage->items, add_item);
    }
  add_group (self, table, phase, NULL, phase->items, add_item);
}

/* A bullet before each line. */
static char *
dup_bullets (const char *lines)
{
  g_auto (GStrv) parts = lines != NULL ? g_strsplit (lines, "\n", -1) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

static void
add_content_row (ZwPlanWriter *self, ZwTable *table, const ZwPlanItem *item)
{
  g_autofree char *content = dup_bullets (item->content);
  const char *cells[] = { item->name, zw_plan_or_nothing (content) };

  zw_table_add_row (table, ZW_ROW_BODY, cells);
}

static void
add_contents (ZwPlanWriter *self)
{
  const GPtrArray *phases = zw_plan_get_phases (self->input->plan);
  const ZwTableColumn columns[] = {
    { zw_plan_writer_pick (self, "工作項目", "Work item"), 1.0, ZW_COLUMN_TEXT },
    { zw_plan_writer_pick (self, "具體內容", "Content"), 1.6, ZW_COLUMN_TEXT },
  };
  ZwTable *table = zw_document_add_table (
      self->document,
      zw_plan_writer_pick (self, "各階段重要工作項目及具體內容", "Work items and their content"),
      columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < phases->len; i++)
    add_phase_items (self, table, g_ptr_array_index (phases, i), add_content_row);
}

/* Columns of the table of resources. */
enum
{
  RESOURCE_ITEM,
  RESOURCE_WHO,
  RESOURCE_YEARS,
  RESOURCE_COST,
  RESOURCE_STAFF,
  RESOURCE_FUNDING,
  N_RESOURCES
};

static void
add_resource_row (ZwPlanWriter *self, ZwTable *table, const ZwPlanItem *item)
{
  g_autofree char *years = zw_plan_format_years_lines (item->start_year, item->end_year,
                                                       self->chinese);
  g_autofree char *cost = item->cost_ntd != ZW_PLAN_NO_COST ? zw_money_format (item->cost_ntd)
                                                            : g_strdup (ZW_PLAN_NOTHING);
  g_autofree char *staff = item->staff != ZW_PLAN_NO_STAFF ? g_strdup_printf ("%d", item->staff)
                                                           : g_strdup (ZW_PLAN_NOTHING);
  const char *cells[N_RESOURCES] = {
    [RESOURCE_ITEM] = item->name, [RESOURCE_WHO] = zw_plan_or_nothing (item->who),
    [RESOURCE_YEARS] = years,     [RESOURCE_COST] = cost,
    [RESOURCE_STAFF] = staff,     [RESOURCE_FUNDING] = zw_plan_or_nothing (item->funding)
  };

  zw_table_add_row (table, ZW_ROW_BODY, cells);
}

/* A sum is a part only where costs are missing: it never stands without saying so. */
static void
add_total_row (ZwPlanWriter *self, ZwTable *table, const char *title, ZwPlanTotal total)
{
  gboolean any = total.n_without_cost < total.n_items;
  g_autofree char *sum = any ? zw_money_format (total.cost_ntd) : g_strdup (ZW_PLAN_NOTHING);
  /* Translators: behind a sum: so many work items have no cost yet */
  g_autofree char *missing = g_strdup_printf (zw_plan_writer_tr (self, N_ ("%u without cost")),
                                              total.n_without_cost);
  g_autofree char *name = total.n_without_cost > 0 ? g_strdup_printf (
                              self->chinese ? "%s（%s）" : "%s (%s)", title, missing)
                                                   : g_strdup (title);
  const char *cells[N_RESOURCES] = {
    [RESOURCE_ITEM] = name, [RESOURCE_WHO] = "",   [RESOURCE_YEARS] = "",
    [RESOURCE_COST] = sum,  [RESOURCE_STAFF] = "", [RESOURCE_FUNDING] = ""
  };

  zw_table_add_row (table, ZW_ROW_TOTAL, cells);
}

static void
add_resources (ZwPlanWriter *self)
{
  const ZwPlan *plan = self->input->plan;
  const GPtrArray *phases = zw_plan_get_phases (plan);
  const ZwTableColumn columns[N_RESOURCES] = {
    [RESOURCE_ITEM] = { zw_plan_writer_pick (self, "工作項目", "Work item"), 43, ZW_COLUMN_TEXT },
    [RESOURCE_WHO] = { zw_plan_writer_pick (self, "主辦單位", "In charge"), 25, ZW_COLUMN_TEXT },
    [RESOURCE_YEARS] = { zw_plan_writer_pick (self, "期程", "Years"), 31, ZW_COLUMN_CENTRED },
    [RESOURCE_COST] = { zw_plan_writer_pick (self, "經費（元）", "Cost (NT$)"), 26,
                        ZW_COLUMN_NUMBER },
    [RESOURCE_STAFF] = { zw_plan_writer_pick (self, "人力", "Staff"), 13.5, ZW_COLUMN_NUMBER },
    [RESOURCE_FUNDING] = { zw_plan_writer_pick (self, "經費來源", "Funding"), 21.5,
                           ZW_COLUMN_TEXT },
  };
  ZwTable *table = zw_document_add_table (
      self->document,
      zw_plan_writer_pick (self, "工作項目之主辦單位、期程、經費與人力",
                           "Who, when, cost and staff of the work"),
      columns, N_RESOURCES);
  ZwPlanTotal total = zw_plan_get_total (plan, NULL, NULL, ZW_WORK_ANY);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      ZwPlanTotal of_phase = zw_plan_get_total (plan, phase, NULL, ZW_WORK_ANY);
      g_autofree char *title = g_strdup_printf (self->chinese ? "%s小計" : "Sum, %s", phase->name);

      if (of_phase.n_items == 0)
        continue;
      add_phase_items (self, table, phase, add_resource_row);
      if (of_phase.n_items < total.n_items)
        add_total_row (self, table, title, of_phase);
    }
  add_total_row (self, table, zw_plan_writer_pick (self, "總計", "Total"), total);
  if (total.n_without_cost > 0)
    {
      g_autofree char *note = g_strdup_printf (
          /* Translators: the first %u is the number of work items without a cost, the
           * second the number of all */
          zw_plan_writer_tr (self,
                             N_ ("%u of %u work items have no cost yet; the sums hold only the "
                                 "costs that are given.")),
          total.n_without_cost, total.n_items);

      zw_document_add_note (self->document, note);
    }
}

void
zw_plan_writer_add_work (ZwPlanWriter *self)
{
  ZwPlanTotal total = zw_plan_get_total (self->input->plan, NULL, NULL, ZW_WORK_ANY);

  zw_document_add_heading (
      self->document, 1,
      zw_plan_writer_pick (self, "推動低碳交通區之重要工作項目", "Work items of the zone"));
  if (total.n_items == 0)
    {
      zw_document_add_paragraph (self->document,
                                 zw_plan_writer_tr (self, N_ ("The plan has no work items yet.")));
      return;
    }
  zw_document_add_heading (self->document, 2,
                           zw_plan_writer_pick (self, "工作項目與內容", "Items and content"));
  add_contents (self);
  zw_document_add_heading (self->document, 2,
                           zw_plan_writer_pick (self, "期程、經費與人力", "Time, money and staff"));
  add_resources (self);
}

/* Columns of the table of layers. */
enum
{
  LAYER_NAME,
  LAYER_FILE,
  LAYER_DATE,
  LAYER_COUNT,
  LAYER_CRS,
  N_LAYER_COLUMNS
};

/* "EPSG:4326" of "WGS 84 (EPSG:4326)": the whole name takes too much room. */
static char *
dup_crs_code (const char *name)
{
  const char *code = name != NULL ? strstr (name, "(EPSG:") : NULL;

  return code != NULL ? g_strndup (code + 1, strcspn (code + 1, ")"))
                      : g_strdup (zw_plan_or_nothing (name));
}

static void
add_layers (ZwPlanWriter *self)
{
  const ZwTableColumn columns[N_LAYER_COLUMNS] = {
    [LAYER_NAME] = { zw_plan_writer_pick (self, "圖層", "Layer"), 29, ZW_COLUMN_TEXT },
    [LAYER_FILE] = { zw_plan_writer_pick (self, "來源檔案", "Source file"), 41, ZW_COLUMN_TEXT },
    [LAYER_DATE] = { zw_plan_writer_pick (self, "資料日期", "Date"), self->chinese ? 49 : 26,
                     ZW_COLUMN_CENTRED },
    [LAYER_COUNT] = { zw_plan_writer_pick (self, "筆數", "Records"), self->chinese ? 16 : 20,
                      ZW_COLUMN_NUMBER },
    [LAYER_CRS] = { zw_plan_writer_pick (self, "原始座標系統", "Original coordinates"), 25,
                    ZW_COLUMN_TEXT },
  };
  ZwTable *table;

  if (self->input->layers->len == 0)
    return;
  table = zw_document_add_table (
      self->document, zw_plan_writer_pick (self, "圖資來源", "Layers and where they came from"),
      columns, N_LAYER_COLUMNS);
  for (guint i = 0; i < self->input->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (self->input->layers, i);
      g_autofree char *day = zw_plan_format_day (layer->source.date, self->chinese);
      g_autofree char *count = zw_plan_format_number ((double) layer->count, 0);
      g_autofree char *crs = dup_crs_code (layer->source.crs);
      const char *cells[N_LAYER_COLUMNS] = { [LAYER_NAME] = layer->name,
                                             [LAYER_FILE] = zw_plan_or_nothing (layer->source.file),
                                             [LAYER_DATE] = day,
                                             [LAYER_COUNT] = count,
                                             [LAYER_CRS] = crs };

      zw_table_add_row (table, ZW_ROW_BODY, cells);
    }
}

void
zw_plan_writer_add_method (ZwPlanWriter *self)
{
  const char *notes[] = {
    N_ ("The indicators are defined by table 2.3-3 of the guideline of the Institute of "
        "Transportation, MOTC (低碳交通區推動機制之研究(2/2), 2025)."),
    N_ ("A stop serves whoever lives, or whatever lies, within 500 m of it in a straight line; the "
        "circle is a true circle. A stop beyond the zone's boundary counts where it is within "
        "reach."),
    N_ ("Residents of villages or statistical areas that lie partly in the zone are counted by the "
        "share of their area, so that residents need not be whole numbers."),
    N_ ("A figure without data is not 0: 0 is printed only where a layer was counted and nothing "
        "found."),
    N_ ("Costs are sums of whole New Taiwan dollars, without rounding. Years are those of the "
        "Republic of China, with the common era beside them."),
  };

  zw_document_add_heading (
      self->document, 1,
      zw_plan_writer_pick (self, "圖資來源與計算說明", "Sources and how figures were computed"));
  zw_document_add_list_item (self->document, ZW_LIST_NUMBERED, 1,
                             zw_plan_writer_tr (self, notes[0]));
  {
    g_autofree char *plane = g_strdup_printf (
        /* Translators: %s is a coordinate system, such as EPSG:3826 */
        zw_plan_writer_tr (self, N_ ("Areas and lengths are planar, in the coordinate system %s.")),
        self->input->crs);

    zw_document_add_list_item (self->document, ZW_LIST_NUMBERED, 1, plane);
  }
  for (guint i = 1; i < G_N_ELEMENTS (notes); i++)
    zw_document_add_list_item (self->document, ZW_LIST_NUMBERED, 1,
                               zw_plan_writer_tr (self, notes[i]));
  add_layers (self);
}
