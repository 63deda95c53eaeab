/* zw-odt-styles.c: the named styles, pages and numbering of an ODT
 *
 * Whoever edits the file changes a style, not each paragraph. Names are those that
 * word processors know (Heading 1, Text body, Table Contents …), as far as they
 * have one for the purpose.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt-private.h"

#define LATIN "Times New Roman"
#define CHINESE "標楷體"

/* LibreOffice replaces a font it lacks before it looks at the next in a list, and
 * 標楷體 by one that is no 楷書. So the list begins with the free fonts, which
 * those who have 標楷體 do not have. Word goes by the font's name alone. */
#define CHINESE_LIST "TW-Kai, 'AR PL UKai TW', 標楷體, DFKai-SB, BiauKai"

/* Header and footer fill the margins: from the edge of the paper to the line, the
 * line, and from it to the text; together 25 mm. */
#define EDGE 36.0
#define LINE_HEIGHT 20.0
#define LINE_GAP (ZW_PAGE_MARGIN - EDGE - LINE_HEIGHT)

/**
 * zw_odt_dup_style_name:
 * @name: a style's name as people read it
 *
 * Returns: (transfer full): the name as XML may have it
 */
char *
zw_odt_dup_style_name (const char *name)
{
  g_autoptr (GString) encoded = g_string_new (name);

  g_string_replace (encoded, " ", "_20_", 0);
  return g_strdup (encoded->str);
}

static void
write_fonts (ZwXml *xml)
{
  zw_xml_start (xml, "office:font-face-decls", NULL);
  zw_xml_empty (xml, "style:font-face", "style:name", LATIN, "svg:font-family", "'" LATIN "'",
                "style:font-family-generic", "roman", "style:font-pitch", "variable", NULL);
  zw_xml_empty (xml, "style:font-face", "style:name", CHINESE, "svg:font-family", CHINESE,
                "style:font-family-generic", "script", "style:font-pitch", "variable", NULL);
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
write_default (ZwXml *xml)
{
  zw_xml_start (xml, "style:default-style", "style:family", "paragraph", NULL);
  zw_xml_empty (xml, "style:paragraph-properties", "fo:orphans", "2", "fo:widows", "2",
                "style:text-autospace", "ideograph-alpha", "style:punctuation-wrap", "simple",
                "style:line-break", "strict", "style:writing-mode", "lr-tb", NULL);
  zw_xml_start (xml, "style:text-properties", "style:font-name", LATIN, "style:font-name-asian",
                CHINESE, "style:font-name-complex", LATIN, "style:font-family-asian", CHINESE_LIST,
                "fo:language", "en", "fo:country", "US", "style:language-asian", "zh",
                "style:country-asian", "TW", NULL);
  write_size (xml, zw_style_get (ZW_STYLE_TEXT, FALSE).size);
  zw_xml_end (xml);
  zw_xml_end (xml);

  zw_xml_start (xml, "style:default-style", "style:family", "table", NULL);
  zw_xml_empty (xml, "style:table-properties", "table:border-model", "collapsing", NULL);
  zw_xml_end (xml);
  zw_xml_start (xml, "style:default-style", "style:family", "table-row", NULL);
  zw_xml_empty (xml, "style:table-row-properties", "fo:keep-together", "auto", NULL);
  zw_xml_end (xml);
  zw_xml_start (xml, "style:default-style", "style:family", "graphic", NULL);
  zw_xml_empty (xml, "style:graphic-properties", "draw:stroke", "none", "draw:fill", "none", NULL);
  zw_xml_end (xml);
}

static void
write_paragraph_properties (ZwXml *xml, const ZwStyle *style)
{
  static const char *const aligns[] = { "start", "center", "end", "justify" };

  zw_xml_start (xml, "style:paragraph-properties", "fo:text-align", aligns[style->align],
                "fo:keep-with-next", style->keep ? "always" : "auto", "style:justify-single-word",
                "false", NULL);
  zw_xml_attribute_pt (xml, "fo:margin-left", style->left);
  zw_xml_attribute_pt (xml, "fo:margin-right", 0);
  zw_xml_attribute_pt (xml, "fo:text-indent", style->first_indent);
  zw_xml_attribute_pt (xml, "fo:margin-top", style->before);
  zw_xml_attribute_pt (xml, "fo:margin-bottom", style->after);
  if (style->pitch > 0)
    zw_xml_attribute_pt (xml, "fo:line-height", style->pitch);
}

static void
write_text_properties (ZwXml *xml, const ZwStyle *style)
{
  const char *weight = style->bold ? "bold" : "normal";

  zw_xml_start (xml, "style:text-properties", "fo:font-weight", weight, "style:font-weight-asian",
                weight, "style:font-weight-complex", weight, NULL);
  write_size (xml, style->size);
  zw_xml_end (xml);
}

static void
start_style (ZwXml *xml, const char *display_name, const char *parent)
{
  g_autofree char *name = zw_odt_dup_style_name (display_name);

  zw_xml_start (xml, "style:style", "style:name", name, "style:display-name", display_name,
                "style:family", "paragraph", NULL);
  if (parent != NULL)
    zw_xml_attribute (xml, "style:parent-style-name", parent);
}

static void
write_style (ZwXml *xml, ZwStyleId id, gboolean chinese)
{
  ZwStyle style = zw_style_get (id, chinese);

  start_style (xml, style.name, "Standard");
  if (id == ZW_STYLE_COVER_FIRST)
    {
      /* The page has this white space at its top. */
      style.before = 0;
      zw_xml_attribute (xml, "style:master-page-name", "First_20_Page");
    }
  if (id == ZW_STYLE_GAP)
    style.left = 0;
  if (id == ZW_STYLE_FOOTNOTE)
    style.first_indent = -style.left;
  write_paragraph_properties (xml, &style);
  if (id == ZW_STYLE_GAP)
    {
      zw_xml_attribute (xml, "fo:border", "1.2pt solid #000000");
      zw_xml_attribute (xml, "style:join-border", "false");
      zw_xml_attribute_pt (xml, "fo:padding", ZW_GAP_PAD - ZW_GAP_RULE);
    }
  if (id == ZW_STYLE_HEADER)
    {
      zw_xml_attribute (xml, "fo:border-bottom", "0.5pt solid #404040");
      zw_xml_attribute_pt (xml, "fo:padding-bottom", 2);
    }
  zw_xml_end (xml);
  write_text_properties (xml, &style);
  zw_xml_end (xml);
}

static void
write_heading_style (ZwXml *xml, guint level, gboolean chinese)
{
  ZwStyle style = zw_style_get (zw_style_of_heading (level), chinese);
  g_autofree char *name = g_strdup_printf ("Heading %u", level);
  g_autofree char *outline = g_strdup_printf ("%u", level);

  start_style (xml, name, "Standard");
  zw_xml_attribute (xml, "style:next-style-name", "Text_20_body");
  zw_xml_attribute (xml, "style:default-outline-level", outline);
  write_paragraph_properties (xml, &style);
  zw_xml_end (xml);
  write_text_properties (xml, &style);
  zw_xml_end (xml);
}

/* A chapter whose name stands for its number. */
static void
write_annex_style (ZwXml *xml)
{
  start_style (xml, "Annex Heading", "Heading_20_1");
  zw_xml_attribute (xml, "style:next-style-name", "Text_20_body");
  zw_xml_attribute (xml, "style:default-outline-level", "1");
  zw_xml_attribute (xml, "style:list-style-name", "");
  zw_xml_end (xml);
}

/* Footers whose number stands at the outer edge. */
static void
write_footer_style (ZwXml *xml, const char *name, const char *align)
{
  start_style (xml, name, "Footer");
  zw_xml_empty (xml, "style:paragraph-properties", "fo:text-align", align, NULL);
  zw_xml_end (xml);
}

/* The number of a footnote, in the text and before the note. */
static void
write_note_styles (ZwXml *xml)
{
  zw_xml_empty (xml, "style:style", "style:name", "Footnote_20_Symbol", "style:display-name",
                "Footnote Symbol", "style:family", "text", NULL);
  zw_xml_start (xml, "style:style", "style:name", "Footnote_20_anchor", "style:display-name",
                "Footnote anchor", "style:family", "text", NULL);
  zw_xml_empty (xml, "style:text-properties", "style:text-position", "super 62%", NULL);
  zw_xml_end (xml);
}

static void
write_notes_configuration (ZwXml *xml)
{
  zw_xml_empty (xml, "text:notes-configuration", "text:note-class", "footnote",
                "text:citation-style-name", "Footnote_20_Symbol", "text:citation-body-style-name",
                "Footnote_20_anchor", "text:default-style-name", "Footnote", "style:num-format",
                "1", "text:start-value", "0", "text:footnotes-position", "page",
                "text:start-numbering-at", "document", NULL);
}

static void
write_contents_style (ZwXml *xml, guint level, gboolean chinese)
{
  ZwStyle style = zw_style_get (ZW_STYLE_CONTENTS, chinese);
  g_autofree char *name = g_strdup_printf ("Contents %u", level);

  style.left = (level - 1) * ZW_CONTENTS_STEP;
  start_style (xml, name, "Standard");
  write_paragraph_properties (xml, &style);
  zw_xml_start (xml, "style:tab-stops", NULL);
  zw_xml_start (xml, "style:tab-stop", "style:type", "right", "style:leader-style", "dotted",
                "style:leader-text", ".", NULL);
  zw_xml_attribute_pt (xml, "style:position", ZW_TEXT_WIDTH - style.left);
  zw_xml_end (xml);
  zw_xml_end (xml);
  zw_xml_end (xml);
  write_text_properties (xml, &style);
  zw_xml_end (xml);
}

/* Numbers of headings; the same as zw_numbering_format_label() writes. */
static void
write_outline (ZwXml *xml, ZwNumbering numbering)
{
  static const struct
  {
    const char *format, *before, *after;
  } chinese[] = {
    { "壹, 貳, 參, ...", "", "、" },
    { "一, 二, 三, ...", "", "、" },
    { "一, 二, 三, ...", "(", ")" },
    { "1", "", "、" },
    { "1", "(", ")" },
    { "a", "", "、" },
    { "a", "(", ")" },
  };

  zw_xml_start (xml, "text:outline-style", "style:name", "Outline", NULL);
  for (guint i = 0; i < ZW_DOCUMENT_MAX_HEADING; i++)
    {
      g_autofree char *level = g_strdup_printf ("%u", i + 1);
      gboolean decimal = numbering == ZW_NUMBERING_DECIMAL;

      zw_xml_start (xml, "text:outline-level-style", "text:level", level, NULL);
      if (numbering == ZW_NUMBERING_CHINESE)
        {
          zw_xml_attribute (xml, "style:num-format", chinese[i].format);
          zw_xml_attribute (xml, "style:num-prefix", chinese[i].before);
          zw_xml_attribute (xml, "style:num-suffix", chinese[i].after);
        }
      else
        zw_xml_attribute (xml, "style:num-format", decimal ? "1" : "");
      if (decimal)
        zw_xml_attribute (xml, "text:display-levels", level);
      zw_xml_start (xml, "style:list-level-properties", "text:list-level-position-and-space-mode",
                    "label-alignment", NULL);
      zw_xml_empty (xml, "style:list-level-label-alignment", "text:label-followed-by",
                    decimal ? "space" : "nothing", "fo:text-indent", "0pt", "fo:margin-left", "0pt",
                    NULL);
      zw_xml_end (xml);
      zw_xml_end (xml);
    }
  zw_xml_end (xml);
}

static void
write_list_level (ZwXml *xml, ZwListKind kind, guint level)
{
  g_autofree char *number = g_strdup_printf ("%u", level);

  if (kind == ZW_LIST_BULLET)
    zw_xml_start (xml, "text:list-level-style-bullet", "text:level", number, "text:bullet-char",
                  level == 2 ? "–" : "•", NULL);
  else
    zw_xml_start (xml, "text:list-level-style-number", "text:level", number, "style:num-format",
                  "1", "style:num-prefix", level == 2 ? "(" : "", "style:num-suffix",
                  level == 2 ? ")" : ".", NULL);
  zw_xml_start (xml, "style:list-level-properties", "text:list-level-position-and-space-mode",
                "label-alignment", NULL);
  zw_xml_start (xml, "style:list-level-label-alignment", "text:label-followed-by", "listtab", NULL);
  zw_xml_attribute_pt (xml, "text:list-tab-stop-position", level * ZW_LIST_STEP);
  zw_xml_attribute_pt (xml, "fo:text-indent", -ZW_LIST_STEP);
  zw_xml_attribute_pt (xml, "fo:margin-left", level * ZW_LIST_STEP);
  zw_xml_end (xml);
  zw_xml_end (xml);
  zw_xml_end (xml);
}

static void
write_lists (ZwXml *xml)
{
  for (ZwListKind kind = ZW_LIST_BULLET; kind <= ZW_LIST_NUMBERED; kind++)
    {
      zw_xml_start (xml, "text:list-style", "style:name",
                    kind == ZW_LIST_BULLET ? "Bullets" : "Numbers", NULL);
      for (guint level = 1; level <= ZW_DOCUMENT_MAX_LIST; level++)
        write_list_level (xml, kind, level);
      zw_xml_end (xml);
    }
}

static void
write_named_styles (ZwXml *xml, const ZwDocument *document)
{
  zw_xml_start (xml, "office:styles", NULL);
  write_default (xml);
  zw_xml_empty (xml, "style:style", "style:name", "Standard", "style:family", "paragraph",
                "style:class", "text", NULL);
  for (ZwStyleId id = 0; id < ZW_N_STYLES; id++)
    if (id < ZW_STYLE_HEADING_1 || id > ZW_STYLE_HEADING_4)
      write_style (xml, id, document->chinese);
  for (guint level = 1; level <= ZW_DOCUMENT_MAX_HEADING; level++)
    {
      write_heading_style (xml, level, document->chinese);
      write_contents_style (xml, level, document->chinese);
    }
  write_annex_style (xml);
  write_note_styles (xml);
  if (document->double_sided)
    {
      write_footer_style (xml, "Footer left", "start");
      write_footer_style (xml, "Footer right", "end");
    }
  zw_xml_empty (xml, "style:style", "style:name", "Internet_20_link", "style:display-name",
                "Internet link", "style:family", "text", NULL);
  zw_xml_start (xml, "style:style", "style:name", "Graphics", "style:family", "graphic", NULL);
  zw_xml_empty (xml, "style:graphic-properties", "text:anchor-type", "as-char",
                "style:vertical-pos", "middle", "style:vertical-rel", "line", "fo:margin", "0pt",
                "fo:padding", "0pt", "fo:border", "none", NULL);
  zw_xml_end (xml);
  write_outline (xml, document->numbering);
  write_lists (xml);
  write_notes_configuration (xml);
  zw_xml_end (xml);
}

static void
write_line_properties (ZwXml *xml, const char *element, const char *gap)
{
  zw_xml_start (xml, element, NULL);
  zw_xml_start (xml, "style:header-footer-properties", NULL);
  zw_xml_attribute_pt (xml, "fo:min-height", LINE_HEIGHT);
  zw_xml_attribute_pt (xml, gap, LINE_GAP);
  zw_xml_end (xml);
  zw_xml_end (xml);
}

static void
write_page_layout (ZwXml *xml, const char *name, gboolean lines, gboolean double_sided)
{
  double cover_top = ZW_PAGE_MARGIN + zw_style_get (ZW_STYLE_COVER_FIRST, FALSE).before;
  double shift = double_sided ? ZW_BINDING_SHIFT : 0;

  zw_xml_start (xml, "style:page-layout", "style:name", name, NULL);
  if (double_sided)
    zw_xml_attribute (xml, "style:page-usage", "mirrored");
  zw_xml_start (xml, "style:page-layout-properties", "style:print-orientation", "portrait",
                "style:num-format", "1", "style:writing-mode", "lr-tb", "fo:page-width", "210mm",
                "fo:page-height", "297mm", NULL);

  /* Of mirrored pages, left stands for the side of the binding. */
  zw_xml_attribute_pt (xml, "fo:margin-left", ZW_PAGE_MARGIN + shift);
  zw_xml_attribute_pt (xml, "fo:margin-right", ZW_PAGE_MARGIN - shift);
  zw_xml_attribute_pt (xml, "fo:margin-top", lines ? EDGE : cover_top);
  zw_xml_attribute_pt (xml, "fo:margin-bottom", lines ? EDGE : ZW_PAGE_MARGIN);
  if (lines)
    {
      zw_xml_start (xml, "style:footnote-sep", "style:adjustment", "left", "style:line-style",
                    "solid", "style:color", "#404040", NULL);
      zw_xml_attribute_pt (xml, "style:width", ZW_CELL_RULE);
      zw_xml_attribute_pt (xml, "style:distance-before-sep", ZW_FOOTNOTE_RULE_SPACE / 2);
      zw_xml_attribute_pt (xml, "style:distance-after-sep", ZW_FOOTNOTE_RULE_SPACE / 2);
      zw_xml_attribute (xml, "style:rel-width", "31%");
      zw_xml_end (xml);
    }
  zw_xml_end (xml);
  if (lines)
    {
      write_line_properties (xml, "style:header-style", "fo:margin-bottom");
      write_line_properties (xml, "style:footer-style", "fo:margin-top");
    }
  zw_xml_end (xml);
}

/* The number of the page and how many there are. */
static void
write_footer (ZwXml *xml, const char *element, const char *style)
{
  zw_xml_start (xml, element, NULL);
  zw_xml_start (xml, "text:p", "text:style-name", style, NULL);
  zw_xml_start (xml, "text:page-number", "text:select-page", "current", NULL);
  zw_xml_text (xml, "1");
  zw_xml_end (xml);
  zw_xml_more_text (xml, " / ");
  zw_xml_element (xml, "text:page-count", "1");
  zw_xml_end (xml);
  zw_xml_end (xml);
}

static void
write_master_pages (ZwXml *xml, const ZwDocument *document)
{
  const char *header = document->header != NULL ? document->header : document->title;

  zw_xml_start (xml, "office:master-styles", NULL);
  zw_xml_start (xml, "style:master-page", "style:name", "Standard", "style:page-layout-name",
                "Page", NULL);
  zw_xml_start (xml, "style:header", NULL);
  zw_xml_start (xml, "text:p", "text:style-name", *header != '\0' ? "Header" : "Standard", NULL);
  zw_xml_text (xml, header);
  zw_xml_end (xml);
  zw_xml_end (xml);
  write_footer (xml, "style:footer", document->double_sided ? "Footer_20_right" : "Footer");
  if (document->double_sided)
    write_footer (xml, "style:footer-left", "Footer_20_left");
  zw_xml_end (xml);
  zw_xml_empty (xml, "style:master-page", "style:name", "First_20_Page", "style:display-name",
                "First Page", "style:page-layout-name", "CoverPage", "style:next-style-name",
                "Standard", NULL);
  zw_xml_end (xml);
}

/**
 * zw_odt_new_styles:
 *
 * Returns: (transfer full): the part styles.xml
 */
GBytes *
zw_odt_new_styles (const ZwDocument *document)
{
  ZwXml xml;

  zw_xml_init (&xml, "office:document-styles");
  write_fonts (&xml);
  write_named_styles (&xml, document);
  zw_xml_start (&xml, "office:automatic-styles", NULL);
  write_page_layout (&xml, "Page", TRUE, document->double_sided);
  write_page_layout (&xml, "CoverPage", FALSE, document->double_sided);
  zw_xml_end (&xml);
  write_master_pages (&xml, document);
  return zw_xml_finish (&xml);
}
