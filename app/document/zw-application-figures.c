/* zw-application-figures.c: the figures of the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <pango/pangocairo.h>

#include "document/zw-application-private.h"
#include "document/zw-style.h"

#define HEIGHT_MM 100.0
#define EXTENT_HEIGHT_MM 125.0
#define EMPTY_HEIGHT_MM 24.0

/* More districts than these are not all named in a caption. */
#define MOST_NAMED 4

/* Captions word for word from the samples of the guideline (附錄 5), behind the name of
 * the place that stands for ○○○. */
static const char *const captions[ZW_N_THEMES] = {
  [ZW_THEME_EXTENT] = "範圍圖",
  [ZW_THEME_POPULATION] = "人口數或人口密度圖",
  [ZW_THEME_LANDUSE] = "土地使用圖或空間結構圖",
  [ZW_THEME_ATTRACTIONS] = "觀光景點分布或觀光地圖",
  [ZW_THEME_ROADS] = "現況高、快速公路路網示意圖",
  [ZW_THEME_RAILWAYS] = "現況軌道路網示意圖",
  [ZW_THEME_STATIONS] = "軌道車站分布圖",
  [ZW_THEME_BUS_STOPS] = "公車站牌分布圖",
  [ZW_THEME_BIKE_STATIONS] = "公共自行車租賃站分布圖",
  [ZW_THEME_BUS_ROUTES] = "公車路線分布圖",
  [ZW_THEME_WAYS] = "人行道或自行車道分布圖",
  [ZW_THEME_CHARGERS] = "公共充電樁分布圖",
  [ZW_THEME_PARKING] = "公共停車場分布圖",
};

static char *
dup_caption (const ZwDossier *dossier, ZwTheme theme)
{
  g_autofree char *districts = dossier->districts->len <= MOST_NAMED
                                   ? zw_dossier_dup_district_names (dossier)
                                   : NULL;

  if (!dossier->chinese)
    return zw_theme_dup_title (dossier, theme);
  return g_strconcat (theme == ZW_THEME_EXTENT || districts == NULL ? dossier->zone->name
                                                                    : districts,
                      captions[theme], NULL);
}

/* In the place of a map that lacks its layer, so that figures count on. */
static void
draw_empty (cairo_t *cr, double width_pt, double height_pt, gpointer data)
{
  static const double dashes[] = { 4.0, 3.0 };
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription)
      font = pango_font_description_from_string (ZW_FONT_LATIN ", " ZW_FONT_CHINESE " 12");
  int width, height;

  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_set_line_width (cr, 0.8);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_rectangle (cr, 0.5, 0.5, width_pt - 1.0, height_pt - 1.0);
  cairo_stroke (cr);
  cairo_set_source_rgb (cr, 0.25, 0.25, 0.25);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, data, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, (width_pt - width) / 2.0, (height_pt - height) / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/* What to load for a map, beside the role's own layer. */
static char *
dup_wanted (const ZwDossier *dossier, ZwTheme theme)
{
  ZwRole role = zw_theme_get_role (theme);
  const char *label = zw_dossier_tr (dossier, zw_role_get_info (role)->label);

  if (theme == ZW_THEME_ROADS)
    return g_strdup_printf (
        /* Translators: %s is a part that layers play */
        zw_dossier_tr (dossier, N_ ("Load a layer of the kind “%s” with road classes: this map "
                                    "then shows freeways, expressways and main roads.")),
        label);
  if (theme == ZW_THEME_STATIONS || theme == ZW_THEME_BUS_STOPS)
    return g_strdup_printf (
        zw_dossier_tr (dossier, N_ ("Load a layer of the kind “%s” with a mode of transport: this "
                                    "map then shows them.")),
        label);
  return g_strdup_printf (
      zw_dossier_tr (dossier, N_ ("Load a layer of the kind “%s”: this map then shows it.")),
      label);
}

/**
 * zw_application_add_theme:
 * @place: id of the list "passage" whose chapter it stands in
 *
 * Adds a map with the form's caption and its sources; its mark is "map-" and the id of
 * the theme. Where the project lacks the layer
 * a gap says what to load, and a small frame keeps the figure's number.
 */
void
zw_application_add_theme (ZwApplicationWriter *self, ZwTheme theme, const char *place)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *caption = dup_caption (dossier, theme);
  g_autofree char *alternative = NULL;
  g_autofree char *sources = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *mark = g_strconcat ("map-", zw_theme_get_id (theme), NULL);

  if (!zw_theme_has_data (dossier, theme))
    {
      wanted = dup_wanted (dossier, theme);
      zw_application_add_gap (self, place, zw_theme_get_role (theme), wanted);
      zw_document_add_picture (
          self->document, caption, wanted, ZW_DOCUMENT_TEXT_WIDTH_MM, EMPTY_HEIGHT_MM, draw_empty,
          g_strdup (zw_dossier_tr (dossier, N_ ("Map not available yet"))), g_free);
      zw_document_set_mark (self->document, mark);
      return;
    }
  alternative = zw_theme_dup_alternative (dossier, theme);
  sources = zw_theme_dup_sources (dossier, theme);
  zw_document_add_picture (self->document, caption, alternative, ZW_DOCUMENT_TEXT_WIDTH_MM,
                           theme == ZW_THEME_EXTENT ? EXTENT_HEIGHT_MM : HEIGHT_MM,
                           zw_theme_map_draw, zw_theme_map_new (dossier, theme), zw_theme_map_free);
  zw_document_set_mark (self->document, mark);
  if (*sources != '\0')
    zw_document_add_note (self->document, sources);
}
