/* zw-symbol.c: how each role looks, on our map and in QGIS
 *
 * Colours: Okabe & Ito, "Color universal design" (2008). The styles are written
 * into the project as QML and SLD, so that QGIS opens the layers coloured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-symbol.h"

#include "store/zw-sql.h"

#define MM_PER_PX (25.4 / 96.0)

/* In the order of ZwRole. */
static const ZwSymbol styles[ZW_N_ROLES] = {
  { 0x0072b2ff, 0xffffffff, 1.0, 0, ZW_MARKER_CIRCLE, 7 },   /* stops: blue */
  { 0x00000000, 0x0072b2ff, 1.6, 0, ZW_MARKER_CIRCLE, 0 },   /* routes: blue */
  { 0x009e73ff, 0xffffffff, 1.0, 0, ZW_MARKER_DIAMOND, 8 },  /* bike stations: green */
  { 0x56b4e9ff, 0xffffffff, 1.0, 0, ZW_MARKER_DIAMOND, 7 },  /* shared vehicles: sky */
  { 0xe69f0066, 0xe69f00ff, 1.2, 0, ZW_MARKER_CIRCLE, 0 },   /* footways: orange */
  { 0x009e7366, 0x009e73ff, 1.6, 4, ZW_MARKER_CIRCLE, 0 },   /* cycleways: green, dashed */
  { 0xd55e00ff, 0xffffffff, 1.0, 0, ZW_MARKER_TRIANGLE, 9 }, /* chargers: vermilion */
  { 0x56b4e9ff, 0x1f4e79ff, 1.0, 0, ZW_MARKER_SQUARE, 8 },   /* parking: sky */
  { 0xf5e9c840, 0x9a8f7aff, 0.6, 0, ZW_MARKER_CIRCLE, 3 },   /* population: sand */
  { 0xcc79a7ff, 0xffffffff, 1.0, 0, ZW_MARKER_STAR, 10 },    /* attractions: purple */
  { 0x56b4e933, 0x56b4e9ff, 0.8, 0, ZW_MARKER_SQUARE, 6 },   /* vehicles: sky */
  { 0xf0e442ff, 0x404040ff, 1.2, 0, ZW_MARKER_PLUS, 8 },     /* transfers: yellow */
  { 0x00000000, 0xcc79a7ff, 1.4, 5, ZW_MARKER_CIRCLE, 0 },   /* OD pairs: purple, dashed */
  { 0x00000000, 0x8c8c8cff, 1.0, 0, ZW_MARKER_CIRCLE, 0 },   /* roads: grey */
  { 0x00000000, 0x404040ff, 1.8, 7, ZW_MARKER_CIRCLE, 0 },   /* railways: dark, dashed */
  { 0xa6d3f0a0, 0x6fa8d0ff, 1.0, 0, ZW_MARKER_CIRCLE, 0 },   /* rivers: pale blue */
  { 0x00000000, 0x6b5b95ff, 1.2, 9, ZW_MARKER_CIRCLE, 0 },   /* admin: violet, dashed */
  { 0xdde5c880, 0xaab48eff, 0.6, 0, ZW_MARKER_CIRCLE, 0 },   /* land use: pale green */
  { 0x999999ff, 0xd55e00ff, 1.4, 0, ZW_MARKER_PLUS, 6 },     /* traffic */
  { 0xcc79a740, 0xb0005cff, 3.0, 0, ZW_MARKER_CIRCLE, 0 },   /* zones: the strongest */
  { 0xbbbbbb60, 0x8a8a8aff, 0.8, 0, ZW_MARKER_CIRCLE, 4 },   /* background */
};

static const char *const qgis_markers[] = { "circle",  "square", "triangle",
                                            "diamond", "cross",  "star" };
static const char *const sld_markers[] = {
  "circle", "square", "triangle", "square", "cross", "star"
};

/**
 * zw_symbol_get:
 *
 * Returns: (transfer none): how the role looks
 */
const ZwSymbol *
zw_symbol_get (ZwRole role)
{
  g_return_val_if_fail (role < ZW_N_ROLES, NULL);
  return &styles[role];
}

static char *
qml_colour (guint32 rgba)
{
  return g_strdup_printf ("%u,%u,%u,%u", rgba >> 24, (rgba >> 16) & 255, (rgba >> 8) & 255,
                          rgba & 255);
}

static void
add_prop (GString *xml, const char *name, const char *value)
{
  g_string_append_printf (xml, "<prop k=\"%s\" v=\"%s\"/>", name, value);
}

static void
add_number (GString *xml, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  add_prop (xml, name, g_ascii_formatd (text, sizeof text, "%.3f", value));
}

static char *
make_qml (const ZwSymbol *style, ZwGeometryKind kind)
{
  static const char *const symbols[] = { "marker", "line", "fill" };
  static const char *const classes[] = { "SimpleMarker", "SimpleLine", "SimpleFill" };
  g_autofree char *fill = qml_colour (style->fill);
  g_autofree char *stroke = qml_colour (style->stroke);
  const char *pen = style->dash_px > 0 ? "dash" : "solid";
  GString *xml = g_string_new ("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                               "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">");

  g_string_append_printf (
      xml,
      "<renderer-v2 type=\"singleSymbol\" enableorderby=\"0\" forceraster=\"0\" "
      "symbollevels=\"0\"><symbols><symbol type=\"%s\" name=\"0\" alpha=\"1\" "
      "clip_to_extent=\"1\" force_rhr=\"0\"><layer class=\"%s\" pass=\"0\" "
      "enabled=\"1\" locked=\"0\">",
      symbols[kind], classes[kind]);
  switch (kind)
    {
    case ZW_GEOMETRY_POINT:
      add_prop (xml, "color", fill);
      add_prop (xml, "name", qgis_markers[style->marker]);
      add_prop (xml, "outline_color", stroke);
      add_number (xml, "outline_width", style->width_px * MM_PER_PX);
      add_prop (xml, "outline_width_unit", "MM");
      add_number (xml, "size", MAX (style->size_px, 3.0) * MM_PER_PX);
      add_prop (xml, "size_unit", "MM");
      break;
    case ZW_GEOMETRY_LINE:
      add_prop (xml, "line_color", stroke);
      add_prop (xml, "line_style", pen);
      add_number (xml, "line_width", style->width_px * MM_PER_PX);
      add_prop (xml, "line_width_unit", "MM");
      break;
    case ZW_GEOMETRY_POLYGON:
      add_prop (xml, "color", fill);
      add_prop (xml, "style", (style->fill & 255) != 0 ? "solid" : "no");
      add_prop (xml, "outline_color", stroke);
      add_prop (xml, "outline_style", pen);
      add_number (xml, "outline_width", style->width_px * MM_PER_PX);
      add_prop (xml, "outline_width_unit", "MM");
      break;
    }
  g_string_append_printf (xml,
                          "</layer></symbol></symbols><rotation/><sizescale/></renderer-v2>"
                          "<blendMode>0</blendMode><featureBlendMode>0</featureBlendMode>"
                          "<layerGeometryType>%d</layerGeometryType></qgis>",
                          (int) kind);
  return g_string_free (xml, FALSE);
}

static void
add_paint (GString *xml, const char *element, const char *name, guint32 rgba)
{
  char opacity[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (opacity, sizeof opacity, "%.3f", (rgba & 255) / 255.0);
  g_string_append_printf (xml,
                          "<%s><CssParameter name=\"%s\">#%06x</CssParameter>"
                          "<CssParameter name=\"%s-opacity\">%s</CssParameter>",
                          element, name, rgba >> 8, name, opacity);
}

static void
add_stroke (GString *xml, const ZwSymbol *style)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  add_paint (xml, "Stroke", "stroke", style->stroke);
  g_string_append_printf (xml, "<CssParameter name=\"stroke-width\">%s</CssParameter>",
                          g_ascii_formatd (text, sizeof text, "%.2f", style->width_px));
  if (style->dash_px > 0)
    g_string_append_printf (xml, "<CssParameter name=\"stroke-dasharray\">%s</CssParameter>",
                            g_ascii_formatd (text, sizeof text, "%.1f", style->dash_px));
  g_string_append (xml, "</Stroke>");
}

static void
add_fill (GString *xml, const ZwSymbol *style)
{
  if ((style->fill & 255) == 0)
    return;
  add_paint (xml, "Fill", "fill", style->fill);
  g_string_append (xml, "</Fill>");
}

static char *
make_sld (const ZwSymbol *style, ZwGeometryKind kind, const char *table)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  GString *xml = g_string_new (NULL);

  g_string_append_printf (
      xml,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<StyledLayerDescriptor version=\"1.0.0\" "
      "xmlns=\"http://www.opengis.net/sld\" xmlns:ogc=\"http://www.opengis.net/ogc\">"
      "<NamedLayer><Name>%s</Name><UserStyle><FeatureTypeStyle><Rule>",
      table);
  switch (kind)
    {
    case ZW_GEOMETRY_POINT:
      g_string_append_printf (xml,
                              "<PointSymbolizer><Graphic><Mark><WellKnownName>%s</WellKnownName>",
                              sld_markers[style->marker]);
      add_fill (xml, style);
      add_stroke (xml, style);
      g_string_append_printf (
          xml, "</Mark><Size>%s</Size>%s</Graphic></PointSymbolizer>",
          g_ascii_formatd (text, sizeof text, "%.1f", MAX (style->size_px, 3.0)),
          style->marker == ZW_MARKER_DIAMOND ? "<Rotation>45</Rotation>" : "");
      break;
    case ZW_GEOMETRY_LINE:
      g_string_append (xml, "<LineSymbolizer>");
      add_stroke (xml, style);
      g_string_append (xml, "</LineSymbolizer>");
      break;
    case ZW_GEOMETRY_POLYGON:
      g_string_append (xml, "<PolygonSymbolizer>");
      add_fill (xml, style);
      add_stroke (xml, style);
      g_string_append (xml, "</PolygonSymbolizer>");
      break;
    }
  g_string_append (xml,
                   "</Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>");
  return g_string_free (xml, FALSE);
}

/**
 * zw_symbol_write:
 * @table: a table of the project
 *
 * Within a command: keeps the role's style beside the layer for QGIS.
 */
gboolean
zw_symbol_write (ZwStore *store,
                 const char *table,
                 ZwRole role,
                 ZwGeometryKind kind,
                 GError **error)
{
  const ZwSymbol *style = zw_symbol_get (role);
  g_autofree char *qml = make_qml (style, kind);
  g_autofree char *sld = make_sld (style, kind, table);

  return zw_sql_run (zw_store_get_db (store), error,
                     "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                     "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, "
                     "owner) VALUES ('', '', ?1, 'geom', ?2, ?3, ?4, 1, ?2, '')",
                     "tttt", table, zw_role_get_id (role), qml, sld);
}
