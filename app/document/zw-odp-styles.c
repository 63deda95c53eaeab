/* zw-odp-styles.c: the named styles and master pages of an ODP
 *
 * Whoever edits the file changes a style, not each box. Impress knows two kinds of
 * named styles: those of graphics, and those of a master page's title and outline.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odp-private.h"

/* Names within the file; of the lists, what a computer has first. */
#define LATIN "Slides"
#define ASIAN "Slides Asian"
#define CHINESE_LIST "'Noto Sans CJK TC', 'Noto Sans TC', 'Microsoft JhengHei', 微軟正黑體"
#define ENGLISH_LIST "'Liberation Sans', Arial"

#define HEAD_RULE_Y 74.0
#define HEAD_RULE_WIDTH 1.5

static const char *const role_names[ZW_N_DECK_ROLES] = {
  [ZW_DECK_COVER_TITLE] = "Cover title",
  [ZW_DECK_COVER_SUBTITLE] = "Cover subtitle",
  [ZW_DECK_COVER_LINE] = "Cover line",
  [ZW_DECK_CHAPTER_NUMBER] = "Chapter number",
  [ZW_DECK_CHAPTER_TITLE] = "Chapter title",
  [ZW_DECK_CHAPTER_ITEM] = "Chapter item",
  [ZW_DECK_OUTLINE_NUMBER] = "Outline number",
  [ZW_DECK_OUTLINE_ITEM] = "Outline item",
  [ZW_DECK_NUMBER] = "Number",
  [ZW_DECK_TITLE] = "Title",
  [ZW_DECK_SUBTITLE] = "Subtitle",
  [ZW_DECK_BODY] = "Body",
  [ZW_DECK_ITEM] = "Item",
  [ZW_DECK_SUB_ITEM] = "Sub-item",
  [ZW_DECK_GAP] = "Gap",
  [ZW_DECK_CAPTION] = "Caption",
  [ZW_DECK_SOURCE] = "Source",
  [ZW_DECK_FOOTER] = "Footer",
  [ZW_DECK_PAGE] = "Page number",
  [ZW_DECK_CELL_HEADING] = "Cell heading",
  [ZW_DECK_CELL_TEXT] = "Cell",
  [ZW_DECK_CELL_NUMBER] = "Cell number",
  [ZW_DECK_CELL_CENTRED] = "Cell centred",
  [ZW_DECK_CELL_TOTAL_TEXT] = "Total",
  [ZW_DECK_CELL_TOTAL_NUMBER] = "Total number",
  [ZW_DECK_CELL_TOTAL_CENTRED] = "Total centred",
};

static const char *const masters[] = { "Cover", "Chapter", "Content" };

/**
 * zw_odp_dup_look_name:
 *
 * Returns: (transfer full): name of a style as people read it, such as "Body 24"
 */
char *
zw_odp_dup_look_name (ZwDeckRole role, double size)
{
  return g_strdup_printf ("%s %d", role_names[role], (int) size);
}

char *
zw_odp_dup_colour (guint32 colour)
{
  return g_strdup_printf ("#%06x", colour);
}

const char *
zw_odp_get_master (ZwSlideKind kind)
{
  if (kind == ZW_SLIDE_COVER)
    return "Cover";
  return kind == ZW_SLIDE_CHAPTER ? "Chapter" : "Content";
}

static void
write_font (ZwXml *xml, const char *name, const char *list)
{
  zw_xml_empty (xml, "style:font-face", "style:name", name, "svg:font-family", list,
                "style:font-family-generic", "swiss", "style:font-pitch", "variable", NULL);
}

/* As in the PDF: in a Chinese deck one face has all. */
static void
write_fonts (ZwXml *xml, gboolean chinese)
{
  zw_xml_start (xml, "office:font-face-decls", NULL);
  write_font (xml, LATIN, chinese ? CHINESE_LIST : ENGLISH_LIST);
  write_font (xml, ASIAN, CHINESE_LIST);
  zw_xml_end (xml);
}

static void
write_size (ZwXml *xml, double size)
{
  zw_xml_attribute_pt (xml, "fo:font-size", size);
  zw_xml_attribute_pt (xml, "style:font-size-asian", size);
  zw_xml_attribute_pt (xml, "style:font-size-complex", size);
}

static void
write_paragraph_properties (ZwXml *xml, const ZwStyle *style)
{
  static const char *const aligns[] = { "start", "center", "end", "justify" };

  zw_xml_start (xml, "style:paragraph-properties", "fo:text-align", aligns[style->align],
                "style:text-autospace", "none", NULL);
  zw_xml_attribute_pt (xml, "fo:margin-left", 0);
  zw_xml_attribute_pt (xml, "fo:text-indent", 0);
  zw_xml_attribute_pt (xml, "fo:margin-top", 0);
  zw_xml_attribute_pt (xml, "fo:margin-bottom", style->after);
  zw_xml_attribute_pt (xml, "fo:line-height", style->pitch);
  zw_xml_end (xml);
}

static void
write_text_properties (ZwXml *xml, const ZwDeckLook *look)
{
  const char *weight = look->style.bold ? "bold" : "normal";
  g_autofree char *colour = zw_odp_dup_colour (look->colour);

  zw_xml_start (xml, "style:text-properties", "style:font-name", LATIN, "style:font-name-asian",
                ASIAN, "style:font-name-complex", LATIN, "fo:font-weight", weight,
                "style:font-weight-asian", weight, "style:font-weight-complex", weight, "fo:color",
                colour, NULL);
  write_size (xml, look->style.size);
  zw_xml_end (xml);
}

/**
 * zw_odp_write_paragraph_style:
 *
 * A style of paragraphs within cells and lists, which Impress wants to be automatic.
 */
void
zw_odp_write_paragraph_style (ZwXml *xml, const ZwOdpLook *it)
{
  ZwDeckLook look = zw_deck_look_get (it->role, it->size);
  g_autofree char *display = zw_odp_dup_look_name (it->role, it->size);
  g_autofree char *encoded = zw_odt_dup_style_name (display);
  g_autofree char *name = g_strconcat ("P_", encoded, NULL);

  zw_xml_start (xml, "style:style", "style:name", name, "style:family", "paragraph", NULL);
  write_paragraph_properties (xml, &look.style);
  write_text_properties (xml, &look);
  zw_xml_end (xml);
}

/* Text that another font makes longer shrinks, instead of running out of its box. */
static void
write_box_properties (ZwXml *xml, ZwDeckRole role)
{
  g_autofree char *ground = zw_odp_dup_colour (ZW_DECK_GAP_GROUND);
  g_autofree char *ink = zw_odp_dup_colour (ZW_DECK_GAP_INK);
  gboolean gap = role == ZW_DECK_GAP;

  zw_xml_start (xml, "style:graphic-properties", "draw:fill", gap ? "solid" : "none", "draw:stroke",
                gap ? "dash" : "none", "draw:textarea-horizontal-align", "justify",
                "draw:textarea-vertical-align", "top", "draw:auto-grow-height", "false",
                "draw:auto-grow-width", "false", "draw:fit-to-size", "shrink-to-fit",
                "fo:wrap-option", "wrap", NULL);
  if (gap)
    {
      zw_xml_attribute (xml, "draw:fill-color", ground);
      zw_xml_attribute (xml, "draw:stroke-dash", "Gap");
      zw_xml_attribute (xml, "svg:stroke-color", ink);
      zw_xml_attribute (xml, "svg:stroke-width", "1.5pt");
    }
  zw_xml_attribute_pt (xml, "fo:padding-top", gap ? ZW_DECK_GAP_PAD : 0);
  zw_xml_attribute_pt (xml, "fo:padding-bottom", 0);
  zw_xml_attribute_pt (xml, "fo:padding-left", gap ? ZW_DECK_GAP_PAD : 0);
  zw_xml_attribute_pt (xml, "fo:padding-right", gap ? ZW_DECK_GAP_PAD : 0);
  zw_xml_end (xml);
}

static void
write_style (ZwXml *xml, const char *display_name, const char *family, const ZwOdpLook *it)
{
  ZwDeckLook look = zw_deck_look_get (it->role, it->size);
  g_autofree char *name = zw_odt_dup_style_name (display_name);

  zw_xml_start (xml, "style:style", "style:name", name, "style:display-name", display_name,
                "style:family", family, NULL);
  write_box_properties (xml, it->role);
  write_paragraph_properties (xml, &look.style);
  write_text_properties (xml, &look);
  zw_xml_end (xml);
}

/* Names by which Impress finds what a master page gives its slides. */
static void
write_master_styles (ZwXml *xml, const char *master, ZwDeckRole title, ZwDeckRole outline)
{
  static const ZwDeckRole levels[] = { 0, ZW_DECK_ITEM, ZW_DECK_SUB_ITEM };
  g_autofree char *name = g_strconcat (master, "-title", NULL);
  ZwOdpLook look = { title, 0 };

  write_style (xml, name, "presentation", &look);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autofree char *level = g_strdup_printf ("%s-outline%u", master, i + 1);

      look.role = i == 0 ? outline : levels[i];
      write_style (xml, level, "presentation", &look);
    }
}

static void
write_default (ZwXml *xml)
{
  zw_xml_start (xml, "style:default-style", "style:family", "graphic", NULL);
  zw_xml_empty (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "none", NULL);
  zw_xml_empty (xml, "style:paragraph-properties", "style:text-autospace", "none",
                "style:punctuation-wrap", "simple", "style:line-break", "strict",
                "style:writing-mode", "lr-tb", NULL);
  zw_xml_start (xml, "style:text-properties", "style:font-name", LATIN, "style:font-name-asian",
                ASIAN, "style:font-name-complex", LATIN, "fo:language", "en", "fo:country", "US",
                "style:language-asian", "zh", "style:country-asian", "TW", NULL);
  write_size (xml, 18);
  zw_xml_end (xml);
  zw_xml_end (xml);
}

static void
write_named_styles (ZwXml *xml, const GArray *looks)
{
  zw_xml_start (xml, "office:styles", NULL);
  zw_xml_empty (xml, "draw:stroke-dash", "draw:name", "Gap", "draw:style", "rect", "draw:dots1",
                "1", "draw:dots1-length", "6pt", "draw:distance", "4pt", NULL);
  write_default (xml);
  zw_xml_start (xml, "style:style", "style:name", "standard", "style:family", "graphic", NULL);
  zw_xml_end (xml);
  for (guint i = 0; i < looks->len; i++)
    {
      const ZwOdpLook *look = &g_array_index (looks, ZwOdpLook, i);
      g_autofree char *name = zw_odp_dup_look_name (look->role, look->size);

      write_style (xml, name, "graphic", look);
    }
  write_master_styles (xml, "Cover", ZW_DECK_COVER_TITLE, ZW_DECK_COVER_LINE);
  write_master_styles (xml, "Chapter", ZW_DECK_CHAPTER_TITLE, ZW_DECK_CHAPTER_ITEM);
  write_master_styles (xml, "Content", ZW_DECK_TITLE, ZW_DECK_BODY);
  zw_xml_end (xml);
}

static void
write_page_style (ZwXml *xml, const char *master, guint32 colour)
{
  g_autofree char *name = g_strconcat ("Ground", master, NULL);
  g_autofree char *fill = zw_odp_dup_colour (colour);

  zw_xml_start (xml, "style:style", "style:name", name, "style:family", "drawing-page", NULL);
  zw_xml_empty (xml, "style:drawing-page-properties", "draw:fill", "solid", "draw:fill-color", fill,
                "presentation:background-visible", "true",
                "presentation:background-objects-visible", "true", NULL);
  zw_xml_end (xml);
}

static void
write_automatic_styles (ZwXml *xml)
{
  g_autofree char *accent = zw_odp_dup_colour (ZW_DECK_ACCENT);

  zw_xml_start (xml, "office:automatic-styles", NULL);
  zw_xml_start (xml, "style:page-layout", "style:name", "Slide", NULL);
  zw_xml_start (xml, "style:page-layout-properties", "fo:margin", "0pt", "style:print-orientation",
                "landscape", NULL);
  zw_xml_attribute_pt (xml, "fo:page-width", ZW_DECK_WIDTH);
  zw_xml_attribute_pt (xml, "fo:page-height", ZW_DECK_HEIGHT);
  zw_xml_end (xml);
  zw_xml_end (xml);
  write_page_style (xml, "Cover", ZW_DECK_WHITE);
  write_page_style (xml, "Chapter", ZW_DECK_ACCENT);
  write_page_style (xml, "Content", ZW_DECK_WHITE);
  zw_xml_start (xml, "style:style", "style:name", "Accent", "style:family", "graphic", NULL);
  zw_xml_empty (xml, "style:graphic-properties", "draw:fill", "solid", "draw:fill-color", accent,
                "draw:stroke", "none", NULL);
  zw_xml_end (xml);
  /* What the slides inherit, in styles of the kind that Impress wants there. */
  zw_xml_start (xml, "style:style", "style:name", "MasterBox", "style:family", "presentation",
                NULL);
  zw_xml_empty (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "none",
                "draw:auto-grow-height", "false", "draw:textarea-vertical-align", "middle",
                "fo:padding", "0pt", NULL);
  zw_xml_end (xml);
  zw_odp_write_paragraph_style (xml, &(ZwOdpLook){ ZW_DECK_FOOTER, 12 });
  zw_odp_write_paragraph_style (xml, &(ZwOdpLook){ ZW_DECK_PAGE, 14 });
  zw_xml_end (xml);
}

static void
write_rect (ZwXml *xml, double x, double y, double width, double height)
{
  zw_xml_start (xml, "draw:rect", "draw:style-name", "Accent", "draw:layer", "backgroundobjects",
                NULL);
  zw_xml_attribute_pt (xml, "svg:x", x);
  zw_xml_attribute_pt (xml, "svg:y", y);
  zw_xml_attribute_pt (xml, "svg:width", width);
  zw_xml_attribute_pt (xml, "svg:height", height);
  zw_xml_end (xml);
}

/* A box of the master page up to where its words begin. */
static void
start_box (ZwXml *xml, const char *class, double x, double width)
{
  zw_xml_start (xml, "draw:frame", "presentation:style-name", "MasterBox", "draw:layer",
                "backgroundobjects", "presentation:class", class, NULL);
  zw_xml_attribute_pt (xml, "svg:x", x);
  zw_xml_attribute_pt (xml, "svg:y", ZW_DECK_FOOTER_Y);
  zw_xml_attribute_pt (xml, "svg:width", width);
  zw_xml_attribute_pt (xml, "svg:height", ZW_DECK_FOOTER_HEIGHT);
  zw_xml_start (xml, "draw:text-box", NULL);
}

static void
write_foot (ZwXml *xml)
{
  double width = ZW_DECK_WIDTH - 2 * ZW_DECK_MARGIN;

  start_box (xml, "footer", ZW_DECK_MARGIN, width - ZW_DECK_PAGE_WIDTH);
  zw_xml_start (xml, "text:p", "text:style-name", "P_Footer_20_12", NULL);
  zw_xml_empty (xml, "presentation:footer", NULL);
  zw_xml_end (xml);
  zw_xml_end (xml);
  zw_xml_end (xml);
  start_box (xml, "page-number", ZW_DECK_MARGIN + width - ZW_DECK_PAGE_WIDTH, ZW_DECK_PAGE_WIDTH);
  zw_xml_start (xml, "text:p", "text:style-name", "P_Page_20_number_20_14", NULL);
  zw_xml_element (xml, "text:page-number", "1");
  zw_xml_end (xml);
  zw_xml_end (xml);
  zw_xml_end (xml);
}

static void
write_master_pages (ZwXml *xml)
{
  zw_xml_start (xml, "office:master-styles", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (masters); i++)
    {
      g_autofree char *ground = g_strconcat ("Ground", masters[i], NULL);

      zw_xml_start (xml, "style:master-page", "style:name", masters[i], "style:page-layout-name",
                    "Slide", "draw:style-name", ground, NULL);
      if (g_str_equal (masters[i], "Cover"))
        write_rect (xml, 0, 0, ZW_DECK_BAND_WIDTH, ZW_DECK_HEIGHT);
      if (g_str_equal (masters[i], "Content"))
        {
          write_rect (xml, ZW_DECK_MARGIN, HEAD_RULE_Y, ZW_DECK_WIDTH - 2 * ZW_DECK_MARGIN,
                      HEAD_RULE_WIDTH);
          write_foot (xml);
        }
      zw_xml_end (xml);
    }
  zw_xml_end (xml);
}

/**
 * zw_odp_new_styles:
 * @looks: (element-type ZwOdpLook): those that boxes have
 *
 * Returns: (transfer full): the part styles.xml
 */
GBytes *
zw_odp_new_styles (const ZwDeckLayout *layout, const GArray *looks)
{
  ZwXml xml;

  zw_xml_init (&xml, "office:document-styles");
  write_fonts (&xml, layout->deck->chinese);
  write_named_styles (&xml, looks);
  write_automatic_styles (&xml);
  write_master_pages (&xml);
  return zw_xml_finish (&xml);
}
