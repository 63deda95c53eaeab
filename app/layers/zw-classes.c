/* zw-classes.c: a figure in a few classes, from pale to strong
 *
 * The colours differ in lightness above all, so that those who do not see hues
 * can tell them as well, and on paper without colour: orange, light to dark on a
 * light ground, dark to light on a dark one. The style is written into the
 * project as QML and SLD too, so that QGIS opens a layer coloured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-classes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "store/zw-sql.h"

#define OUTLINE "255,255,255,176"
#define OUTLINE_MM 0.15
#define POINT_MM 2.0

static const guint32 ramp_light[ZW_MAX_CLASSES] = { 0xffe3a6e6, 0xfdb65ce6, 0xee8130e6, 0xc44a16e6,
                                                    0x7f1d0ae6 };
static const guint32 ramp_dark[ZW_MAX_CLASSES] = { 0x4d2a17e6, 0x824019e6, 0xbb611ee6, 0xea9638e6,
                                                   0xffdd92e6 };

static int
compare_numbers (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* The nearest number that is easily read. */
static double
round_bound (double value)
{
  static const double nice[] = { 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0 };
  double power = pow (10.0, floor (log10 (value))), best = power;

  for (guint i = 0; i < G_N_ELEMENTS (nice); i++)
    if (fabs (nice[i] * power - value) < fabs (best - value))
      best = nice[i] * power;
  return best;
}

/**
 * zw_classes_init:
 * @self: (out caller-allocates): the classes
 * @values: (array length=n): figures, perhaps not finite
 * @least: 0 or more; what is not above belongs to no class
 *
 * About as many figures in each class, with bounds that are easily read.
 */
void
zw_classes_init (ZwClasses *self, const double *values, guint n, double least)
{
  g_autofree double *sorted = g_new (double, n + 1);
  guint m = 0;

  *self = (ZwClasses){ .bounds = { least } };
  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]) && values[i] > least)
      sorted[m++] = values[i];
  if (m == 0)
    return;
  qsort (sorted, m, sizeof *sorted, compare_numbers);
  for (guint k = 1; k < ZW_MAX_CLASSES; k++)
    {
      double bound = round_bound (sorted[(gsize) m * k / ZW_MAX_CLASSES]);

      if (bound > MAX (self->bounds[self->n], sorted[0] * 0.999999) && bound < sorted[m - 1])
        self->bounds[++self->n] = bound;
    }
  self->bounds[++self->n] = sorted[m - 1];
}

/**
 * zw_classes_find:
 *
 * Returns: number of the class of a figure from 1 on, 0 for none
 */
guint
zw_classes_find (const ZwClasses *self, double value)
{
  guint k = 1;

  if (self->n == 0 || !isfinite (value) || value <= self->bounds[0])
    return 0;
  while (k < self->n && value > self->bounds[k])
    k++;
  return k;
}

/**
 * zw_classes_get_colour:
 * @class_number: from 1 on
 *
 * Returns: 0xRRGGBBAA; the strongest class always has the strongest colour
 */
guint32
zw_classes_get_colour (const ZwClasses *self, guint class_number, gboolean dark)
{
  guint place = class_number + ZW_MAX_CLASSES - self->n - 1;

  g_return_val_if_fail (place < ZW_MAX_CLASSES, 0);
  return dark ? ramp_dark[place] : ramp_light[place];
}

/* Such as "12,345"; the program's locale groups no digits. */
static char *
dup_number (double value)
{
  g_autofree char *digits = g_strdup_printf (
      value < 10.0 && value != floor (value) ? "%.1f" : "%.0f", value);
  gsize length = strcspn (digits, ".");
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, digits[i]);
    }
  g_string_append (text, digits + length);
  return g_string_free (text, FALSE);
}

/**
 * zw_classes_dup_label:
 * @class_number: from 1 on
 *
 * Returns: (transfer full): what figures the class holds, such as "1,200 – 2,500"
 */
char *
zw_classes_dup_label (const ZwClasses *self, guint class_number)
{
  g_autofree char *from = dup_number (self->bounds[class_number - 1]);
  g_autofree char *to = dup_number (self->bounds[class_number]);

  if (class_number == 1)
    return g_strdup_printf ("≤ %s", to);
  if (class_number == self->n)
    return g_strdup_printf ("> %s", from);
  return g_strdup_printf ("%s – %s", from, to);
}

static char *
format_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_dtostr (text, sizeof text, value));
}

static void
add_qml_range (GString *xml, const ZwClasses *self, guint k)
{
  g_autofree char *low = format_number (self->bounds[k - 1]);
  g_autofree char *high = format_number (self->bounds[k]);
  g_autofree char *label = zw_classes_dup_label (self, k);
  g_autofree char *escaped = g_markup_escape_text (label, -1);

  g_string_append_printf (
      xml, "<range lower=\"%s\" upper=\"%s\" symbol=\"%u\" label=\"%s\" render=\"true\"/>", low,
      high, k - 1, escaped);
}

static void
add_qml_symbol (GString *xml, const ZwClasses *self, guint k, ZwGeometryKind kind)
{
  guint32 rgba = zw_classes_get_colour (self, k, FALSE);
  gboolean is_point = kind == ZW_GEOMETRY_POINT;
  char size[G_ASCII_DTOSTR_BUF_SIZE], width[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (
      xml,
      "<symbol type=\"%s\" name=\"%u\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">"
      "<layer class=\"%s\" pass=\"0\" enabled=\"1\" locked=\"0\">"
      "<prop k=\"color\" v=\"%u,%u,%u,%u\"/><prop k=\"%s\" v=\"%s\"/>"
      "<prop k=\"outline_color\" v=\"" OUTLINE "\"/><prop k=\"outline_style\" v=\"solid\"/>"
      "<prop k=\"outline_width\" v=\"%s\"/><prop k=\"outline_width_unit\" v=\"MM\"/>"
      "<prop k=\"size\" v=\"%s\"/><prop k=\"size_unit\" v=\"MM\"/></layer></symbol>",
      is_point ? "marker" : "fill", k - 1, is_point ? "SimpleMarker" : "SimpleFill", rgba >> 24,
      (rgba >> 16) & 255, (rgba >> 8) & 255, rgba & 255, is_point ? "name" : "style",
      is_point ? "circle" : "solid", g_ascii_formatd (width, sizeof width, "%.2f", OUTLINE_MM),
      g_ascii_formatd (size, sizeof size, "%.2f", POINT_MM));
}

static char *
make_qml (const ZwClasses *self, const char *field, ZwGeometryKind kind)
{
  GString *xml = g_string_new ("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
                               "<qgis version=\"3.22.0\" styleCategories=\"Symbology\">");

  g_string_append_printf (xml,
                          "<renderer-v2 type=\"graduatedSymbol\" attr=\"%s\" "
                          "graduatedMethod=\"GraduatedColor\" enableorderby=\"0\" "
                          "forceraster=\"0\" symbollevels=\"0\"><ranges>",
                          field);
  for (guint k = 1; k <= self->n; k++)
    add_qml_range (xml, self, k);
  g_string_append (xml, "</ranges><symbols>");
  for (guint k = 1; k <= self->n; k++)
    add_qml_symbol (xml, self, k, kind);
  g_string_append_printf (xml,
                          "</symbols><rotation/><sizescale/></renderer-v2>"
                          "<blendMode>0</blendMode><featureBlendMode>0</featureBlendMode>"
                          "<layerGeometryType>%d</layerGeometryType></qgis>",
                          (int) kind);
  return g_string_free (xml, FALSE);
}

static void
add_sld_rule (GString *xml, const ZwClasses *self, guint k, const char *field, ZwGeometryKind kind)
{
  g_autofree char *low = format_number (self->bounds[k - 1]);
  g_autofree char *high = format_number (self->bounds[k]);
  g_autofree char *label = zw_classes_dup_label (self, k);
  g_autofree char *escaped = g_markup_escape_text (label, -1);
  g_autofree char *fill = g_strdup_printf (
      "<Fill><CssParameter name=\"fill\">#%06x</CssParameter></Fill>",
      zw_classes_get_colour (self, k, FALSE) >> 8);

  g_string_append_printf (xml,
                          "<Rule><Name>%s</Name><ogc:Filter><ogc:And><ogc:PropertyIsGreaterThan>"
                          "<ogc:PropertyName>%s</ogc:PropertyName><ogc:Literal>%s</ogc:Literal>"
                          "</ogc:PropertyIsGreaterThan><ogc:PropertyIsLessThanOrEqualTo>"
                          "<ogc:PropertyName>%s</ogc:PropertyName><ogc:Literal>%s</ogc:Literal>"
                          "</ogc:PropertyIsLessThanOrEqualTo></ogc:And></ogc:Filter>",
                          escaped, field, low, field, high);
  if (kind == ZW_GEOMETRY_POINT)
    g_string_append_printf (xml,
                            "<PointSymbolizer><Graphic><Mark><WellKnownName>circle</WellKnownName>"
                            "%s</Mark><Size>8</Size></Graphic></PointSymbolizer>",
                            fill);
  else
    g_string_append_printf (xml, "<PolygonSymbolizer>%s</PolygonSymbolizer>", fill);
  g_string_append (xml, "</Rule>");
}

static char *
make_sld (const ZwClasses *self, const char *table, const char *field, ZwGeometryKind kind)
{
  GString *xml = g_string_new (NULL);

  g_string_append_printf (
      xml,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<StyledLayerDescriptor version=\"1.0.0\" "
      "xmlns=\"http://www.opengis.net/sld\" xmlns:ogc=\"http://www.opengis.net/ogc\">"
      "<NamedLayer><Name>%s</Name><UserStyle><FeatureTypeStyle>",
      table);
  for (guint k = 1; k <= self->n; k++)
    add_sld_rule (xml, self, k, field, kind);
  g_string_append (xml, "</FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>");
  return g_string_free (xml, FALSE);
}

/**
 * zw_classes_write_style:
 * @table: a table of the project that has a style
 * @field: its column with the figure: letters and underscores only
 * @kind: polygons or points
 *
 * Within a command: replaces the style kept beside the layer for QGIS by these
 * classes; does nothing without any.
 */
gboolean
zw_classes_write_style (const ZwClasses *self,
                        ZwStore *store,
                        const char *table,
                        const char *field,
                        ZwGeometryKind kind,
                        GError **error)
{
  g_autofree char *qml = NULL;
  g_autofree char *sld = NULL;

  if (self->n == 0)
    return TRUE;
  qml = make_qml (self, field, kind);
  sld = make_sld (self, table, field, kind);
  return zw_sql_run (zw_store_get_db (store), error,
                     "UPDATE layer_styles SET styleName = ?2, styleQML = ?3, styleSLD = ?4 "
                     "WHERE f_table_name = ?1",
                     "tttt", table, field, qml, sld);
}
