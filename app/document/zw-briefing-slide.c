/* zw-briefing-slide.c: what the slides of all chapters do alike
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-briefing-private.h"
#include "document/zw-placeholder.h"
#include "render/zw-map-sheet.h"

/* Maps are drawn for paper held in the hand; on a slide all of it is larger, as far as
 * the legend leaves room for the map. */
#define MAP_SCALE 1.6
#define WIDE_MAP_SCALE 1.35
#define HALF_MAP_SCALE 1.35
#define SMALL_MAP_LETTERS 11.0
#define SMALL_MAP_SYMBOLS 1.0

/* An extent so many times as wide as high has its legend below. */
#define WIDE 1.5

ZwSlide *
zw_briefing_add_chapter (ZwBriefing *self, const char *number, const char *zh, const char *en)
{
  ZwSlide *slide = zw_deck_add_slide (self->deck, ZW_SLIDE_CHAPTER,
                                      zw_dossier_pick (self->dossier, zh, en));

  zw_slide_set_number (slide, number);
  return slide;
}

void
zw_briefing_add_chapter_item (ZwBriefing *self, ZwSlide *slide, const char *zh, const char *en)
{
  zw_slide_add_text (slide, 2, zw_dossier_pick (self->dossier, zh, en));
}

ZwSlide *
zw_briefing_add_slide (ZwBriefing *self, const char *zh, const char *en)
{
  return zw_deck_add_slide (self->deck, ZW_SLIDE_CONTENT, zw_dossier_pick (self->dossier, zh, en));
}

void
zw_briefing_set_subtitle (ZwBriefing *self, ZwSlide *slide, const char *zh, const char *en)
{
  zw_slide_set_subtitle (slide, zw_dossier_pick (self->dossier, zh, en));
}

/**
 * zw_briefing_add_gap:
 * @place: id of the list "passage"
 * @role: layer to load, or %ZW_N_ROLES
 * @text: one sentence: what to load or write
 *
 * Marks on the slide what it lacks, and notes it in the list of the publication.
 */
void
zw_briefing_add_gap (ZwBriefing *self,
                     ZwSlide *slide,
                     const char *place,
                     ZwRole role,
                     const char *text)
{
  g_autofree char *marked = g_strconcat (zw_dossier_pick (self->dossier, "【待補】", "[Open] "),
                                         text, NULL);

  zw_slide_add_gap (slide, marked);
  zw_dossier_add_gap (self->dossier, place, role, "%s", text);
}

/**
 * zw_briefing_add_paragraphs:
 * @text: paragraphs, with an empty line between them or a line feed
 */
void
zw_briefing_add_paragraphs (ZwSlide *slide, guint level, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      zw_slide_add_text (slide, level, lines[i]);
}

/* What the form asks for at a place, its first paragraph. */
static char *
dup_wish (const ZwBriefing *self, const char *place)
{
  const ZwFormPlace *it = zw_application_form_find (self->form, place);
  const char *guidance = NULL, *name = place;
  g_auto (GStrv) lines = NULL;

  if (it != NULL)
    {
      guidance = zw_dossier_pick (self->dossier, it->guidance.zh, it->guidance.en);
      name = zw_dossier_pick (self->dossier, it->name.zh, it->name.en);
    }
  if (guidance == NULL || *guidance == '\0')
    return g_strdup_printf (zw_dossier_tr (self->dossier, N_ ("Write the text “%s”.")), name);
  lines = g_strsplit (guidance, "\n", 2);
  return g_strdup (lines[0]);
}

/**
 * zw_briefing_add_words:
 * @place: id of the list "passage"
 * @figures_first: what comes last is left out first where room is scarce
 *
 * Adds what a person wrote for a place and what the project says there.
 *
 * Returns: %FALSE when there is neither, and a gap was marked
 */
gboolean
zw_briefing_add_words (ZwBriefing *self, ZwSlide *slide, const char *place, gboolean figures_first)
{
  g_autofree char *written = zw_placeholder_dup_words (self->dossier, place, NULL);
  g_autofree char *sentence = zw_content_dup_sentence (self->dossier, place);
  gboolean has_written = written != NULL && *written != '\0';
  g_autofree char *wish = NULL;

  if (sentence != NULL && figures_first)
    zw_briefing_add_paragraphs (slide, 1, sentence);
  if (has_written)
    zw_briefing_add_paragraphs (slide, 1, written);
  if (sentence != NULL && !figures_first)
    zw_briefing_add_paragraphs (slide, 1, sentence);
  if (has_written || sentence != NULL)
    return TRUE;
  wish = dup_wish (self, place);
  zw_briefing_add_gap (self, slide, place, ZW_N_ROLES, wish);
  return FALSE;
}

/* A map with its legend, and one of many, which has no room for it. */
static void
draw_map (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  cairo_scale (cr, MAP_SCALE, MAP_SCALE);
  zw_theme_map_draw (cr, width_pt / MAP_SCALE, height_pt / MAP_SCALE, data);
}

static void
draw_wide_map (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  cairo_scale (cr, WIDE_MAP_SCALE, WIDE_MAP_SCALE);
  zw_theme_map_draw (cr, width_pt / WIDE_MAP_SCALE, height_pt / WIDE_MAP_SCALE, data);
}

static void
draw_half_map (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  cairo_scale (cr, HALF_MAP_SCALE, HALF_MAP_SCALE);
  zw_theme_map_draw (cr, width_pt / HALF_MAP_SCALE, height_pt / HALF_MAP_SCALE, data);
}

typedef struct
{
  ZwThemeMap *map;
  ZwCatalog *catalog;
  gint64 zone_id;
} SmallMap;

static void
small_map_free (gpointer data)
{
  SmallMap *self = data;

  zw_theme_map_free (self->map);
  zw_catalog_unref (self->catalog);
  g_free (self);
}

static void
draw_small_map (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  const SmallMap *self = data;
  ZwMapScene *scene = zw_theme_map_get_scene (self->map);
  ZwMapSheet sheet;

  if (scene == NULL)
    return;
  zw_map_sheet_init (&sheet, self->zone_id);
  sheet.extent = zw_theme_map_get_extent (self->map);
  sheet.margin = 0.0;
  sheet.size = SMALL_MAP_LETTERS;
  sheet.symbol_scale = SMALL_MAP_SYMBOLS;
  sheet.no_sources = TRUE;
  sheet.no_legend = TRUE;
  sheet.no_labels = TRUE;
  zw_map_sheet_draw (&sheet, cr, width_pt, height_pt, scene, self->catalog, NULL);
}

static gboolean
is_wide (const ZwThemeMap *map)
{
  ZwEnvelope extent = zw_theme_map_get_extent (map);

  return extent.max_x - extent.min_x > WIDE * (extent.max_y - extent.min_y);
}

static void
add_map (ZwBriefing *self, ZwSlide *slide, ZwTheme theme, ZwThemeMap *map, guint n_maps)
{
  g_autofree char *title = zw_theme_dup_title (self->dossier, theme);
  g_autofree char *alternative = zw_theme_dup_alternative (self->dossier, theme);
  SmallMap *small;

  if (n_maps <= 2)
    {
      ZwDrawFunc draw = n_maps == 2 ? draw_half_map : is_wide (map) ? draw_wide_map : draw_map;

      zw_slide_set_stacked (slide, n_maps == 2);
      zw_slide_add_picture (slide, title, alternative, draw, map, zw_theme_map_free);
      return;
    }
  small = g_new0 (SmallMap, 1);
  small->map = map;
  small->catalog = zw_catalog_ref (self->dossier->catalog);
  small->zone_id = self->dossier->zone->id;
  zw_slide_add_picture (slide, title, alternative, draw_small_map, small, small_map_free);
}

static void
add_theme_gap (ZwBriefing *self, ZwSlide *slide, const char *place, ZwTheme theme)
{
  ZwRole role = zw_theme_get_role (theme);
  g_autofree char *title = zw_theme_dup_title (self->dossier, theme);
  g_autofree char *text = NULL;

  if (role >= ZW_N_ROLES)
    return;
  text = g_strdup_printf (
      zw_dossier_tr (self->dossier, N_ ("Load the layer “%s” to draw the map “%s”.")),
      zw_dossier_tr (self->dossier, zw_role_get_info (role)->label), title);
  zw_briefing_add_gap (self, slide, place, role, text);
}

/* Layers of several maps are named once. */
static void
add_sources (GString *all, const char *sources)
{
  if (*sources == '\0' || strstr (all->str, sources) != NULL)
    return;
  if (all->len > 0)
    g_string_append_c (all, '\n');
  g_string_append (all, sources);
}

/**
 * zw_briefing_add_themes:
 * @themes: (array length=n_themes): maps, side by side
 *
 * Adds maps, or gaps where their layers are not there, and their sources.
 */
void
zw_briefing_add_themes (ZwBriefing *self,
                        ZwSlide *slide,
                        const char *place,
                        const ZwTheme *themes,
                        guint n_themes)
{
  g_autoptr (GString) sources = g_string_new (NULL);
  guint n_maps = 0;

  for (guint i = 0; i < n_themes; i++)
    n_maps += zw_theme_has_data (self->dossier, themes[i]);
  for (guint i = 0; i < n_themes; i++)
    {
      ZwThemeMap *map = zw_theme_has_data (self->dossier, themes[i])
                            ? zw_theme_map_new (self->dossier, themes[i])
                            : NULL;
      g_autofree char *source = NULL;

      if (map == NULL)
        {
          add_theme_gap (self, slide, place, themes[i]);
          continue;
        }
      source = zw_theme_dup_sources (self->dossier, themes[i]);
      add_map (self, slide, themes[i], map, n_maps);
      add_sources (sources, source);
    }
  zw_slide_set_source (slide, sources->str);
}

/**
 * zw_briefing_add_content:
 *
 * Adds a table.
 *
 * Returns: %FALSE when the project has nothing for it
 */
gboolean
zw_briefing_add_content (ZwBriefing *self, ZwSlide *slide, ZwContent content)
{
  ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS] = { 0 };
  guint n_columns = zw_content_get_columns (self->dossier, content, columns);
  g_autofree char *where = NULL;
  ZwTable *table;

  if (n_columns == 0 || zw_content_count_rows (self->dossier, content) == 0)
    return FALSE;
  table = zw_slide_add_table (slide, "", columns, n_columns);
  zw_content_fill (self->dossier, content, table, 0);
  if (content <= ZW_CONTENT_METHODS)
    where = self->dossier->chinese ? g_strdup_printf ("計畫書表 %d", content + 1)
                                   : g_strdup_printf ("table %d of the application", content + 1);
  zw_slide_set_table_reference (
      slide, where != NULL ? where : zw_dossier_pick (self->dossier, "計畫書", "the application"));
  return TRUE;
}
