/* zw-plan-document-place.c: chapter 1 of the plan's document: type, extent and boundary of the zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-plan-document-private.h"
#include "render/zw-map-sheet.h"

#define MAP_WIDTH_MM ZW_DOCUMENT_TEXT_WIDTH_MM
#define MAP_HEIGHT_MM 150.0

#define M2_PER_HA 1e4
#define M2_PER_KM2 1e6

/* What the map needs when it is drawn. */
typedef struct
{
  ZwMapScene *scene;
  ZwCatalog *catalog;
  gint64 zone;
} Map;

static void
map_free (gpointer data)
{
  Map *self = data;

  zw_map_scene_unref (self->scene);
  zw_catalog_unref (self->catalog);
  g_free (self);
}

static void
draw_map (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  const Map *self = data;
  ZwMapSheet sheet;

  zw_map_sheet_init (&sheet, self->zone);
  zw_map_sheet_draw (&sheet, cr, width_pt, height_pt, self->scene, self->catalog, NULL);
}

static void
add_map (ZwPlanWriter *self)
{
  const ZwPlanDocumentInput *input = self->input;
  const char *name = input->zone->name;
  /* Translators: %s is a zone */
  g_autofree char *caption = self->chinese ? g_strconcat (name, "範圍圖", NULL)
                                           : g_strdup_printf (
                                               zw_plan_writer_tr (self, N_ ("Map of %s")), name);
  g_autofree char *alternative = zw_sides_dup_text (input->sides, input->catalog);
  Map *map = g_new0 (Map, 1);

  map->scene = zw_map_scene_ref (input->scene);
  map->catalog = zw_catalog_ref (input->catalog);
  map->zone = input->zone->id;
  zw_document_add_picture (self->document, caption, alternative, MAP_WIDTH_MM, MAP_HEIGHT_MM,
                           draw_map, map, map_free);
}

static void
add_fact (ZwTable *table, const char *title, const char *text)
{
  const char *cells[] = { title, text };

  zw_table_add_row (table, ZW_ROW_BODY, cells);
}

/* The share of the boundary that anyone recognises, and along what it runs. */
static char *
dup_clearness (ZwPlanWriter *self)
{
  const ZwSides *sides = self->input->sides;
  static const ZwRole roles[] = { ZW_ROLE_ROADS, ZW_ROLE_RAILWAYS, ZW_ROLE_RIVERS, ZW_ROLE_ADMIN };
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *share = zw_plan_format_number (100.0 * zw_sides_get_along_share (sides), 1);

  if (sides->n_lines == 0)
    return g_strdup (ZW_PLAN_NOTHING);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      double metres = sides->along_role_m[roles[i]];
      g_autofree char *length = zw_plan_format_number (metres / 1000.0, 3);

      if (metres > 0.0)
        g_string_append_printf (parts, "%s%s %s %s",
                                parts->len > 0 ? (self->chinese ? "、" : ", ") : "",
                                zw_plan_writer_tr (self, zw_role_get_info (roles[i])->label),
                                length, zw_plan_writer_pick (self, "公里", "km"));
    }
  if (parts->len == 0)
    return g_strdup_printf ("%s %%", share);
  return g_strdup_printf (self->chinese ? "%s %%（%s）" : "%s %% (%s)", share, parts->str);
}

static void
add_facts (ZwPlanWriter *self)
{
  const ZwPlanDocumentInput *input = self->input;
  const ZwTableColumn columns[] = { { NULL, 1.0, ZW_COLUMN_HEADING },
                                    { NULL, 3.2, ZW_COLUMN_TEXT } };
  ZwTable *table = zw_document_add_table (
      self->document, zw_plan_writer_pick (self, "範圍概要", "The zone at a glance"), columns,
      G_N_ELEMENTS (columns));
  double area_m2 = zw_geometry_get_area (input->zone->geometry);
  const ZwGuidelineType *type = zw_guideline_get_type (input->guideline, input->zone->type);
  g_autofree char *km2 = zw_plan_format_number (area_m2 / M2_PER_KM2, 3);
  g_autofree char *hectares = zw_plan_format_number (area_m2 / M2_PER_HA, 2);
  g_autofree char *area = g_strdup_printf (
      self->chinese ? "%s 平方公里（%s 公頃）" : "%s km² (%s ha)", km2, hectares);
  g_autofree char *length = zw_plan_format_number (
      zw_geometry_get_length (input->zone->geometry) / 1000.0, 3);
  g_autofree char *perimeter = g_strdup_printf ("%s %s", length,
                                                zw_plan_writer_pick (self, "公里", "km"));
  g_autofree char *sides = zw_sides_dup_text (input->sides, input->catalog);
  g_autofree char *clearness = dup_clearness (self);

  add_fact (table, zw_plan_writer_pick (self, "名稱", "Name"), input->zone->name);
  add_fact (table, zw_plan_writer_pick (self, "類型", "Type"),
            zw_text_pick (&type->name, input->catalog));
  add_fact (table, zw_plan_writer_pick (self, "面積", "Area"), area);
  add_fact (table, zw_plan_writer_pick (self, "周長", "Perimeter"), perimeter);
  add_fact (table, zw_plan_writer_pick (self, "四至", "Four sides"), sides);
  add_fact (table, zw_plan_writer_pick (self, "沿明確界線之邊界", "Boundary along clear lines"),
            clearness);
}

static void
add_boundary_note (ZwPlanWriter *self)
{
  const ZwSides *sides = self->input->sides;
  g_autofree char *tolerance = zw_plan_format_plain (sides->options.tolerance_m);
  g_autofree char *least = zw_plan_format_plain (100.0 * sides->options.least_share);
  g_autofree char *text = NULL;

  if (sides->n_lines == 0)
    return;
  /* Translators: the first %s is a distance in metres, the second a share in per cent */
  text = g_strdup_printf (
      zw_plan_writer_tr (
          self, N_ ("Clear lines are roads, railways, rivers and administrative boundaries within "
                    "%s m of the zone's boundary that run the same way. Lines along less than "
                    "%s %% of a side are not named.")),
      tolerance, least);
  zw_document_add_note (self->document, text);
}

/* How the extent is told in a sentence, as an application wants it. */
static void
add_extent (ZwPlanWriter *self)
{
  const ZwPlanDocumentInput *input = self->input;
  double area_m2 = zw_geometry_get_area (input->zone->geometry);
  g_autofree char *sides = zw_sides_dup_text (input->sides, input->catalog);
  g_autofree char *km2 = zw_plan_format_number (area_m2 / M2_PER_KM2, 3);
  g_autofree char *hectares = zw_plan_format_number (area_m2 / M2_PER_HA, 2);

  zw_document_add_paragraph_printf (
      self->document,
      /* Translators: a zone, its area in km² and in hectares, and its four sides */
      zw_plan_writer_tr (self, N_ ("%s covers %s km² (%s hectares). %s")), input->zone->name, km2,
      hectares, sides);
}

void
zw_plan_writer_add_place (ZwPlanWriter *self)
{
  const ZwPlanDocumentInput *input = self->input;
  const ZwGuidelineType *type = zw_guideline_get_type (input->guideline, input->zone->type);
  const char *name = zw_text_pick (&type->name, input->catalog);
  const char *definition = zw_text_pick (&type->definition, input->catalog);

  zw_document_add_heading (
      self->document, 1,
      zw_plan_writer_pick (self, "低碳交通區類型與範圍", "Type and extent of the zone"));
  zw_document_add_heading (self->document, 2,
                           zw_plan_writer_pick (self, "低碳交通區類型", "Type of zone"));
  if (definition != NULL)
    /* Translators: a zone, its type, and the guideline's definition of the type */
    zw_document_add_paragraph_printf (self->document,
                                      zw_plan_writer_tr (self, N_ ("%s is of the type “%s”: %s")),
                                      input->zone->name, name, definition);
  zw_document_add_heading (self->document, 2, zw_plan_writer_pick (self, "範圍", "Extent"));
  add_extent (self);
  add_map (self);
  add_facts (self);
  add_boundary_note (self);
}
