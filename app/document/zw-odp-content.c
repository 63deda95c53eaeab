/* zw-odp-content.c: the slides of an ODP
 *
 * All lies where the PDF has it: both are written from the same boxes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odp-private.h"

typedef struct
{
  ZwXml xml;
  const ZwDeckLayout *layout;
  guint slide;
} Content;

static gboolean
is_item (ZwDeckRole role)
{
  return zw_deck_look_get (role, 0).label != NULL;
}

static guint
get_level (ZwDeckRole role)
{
  return role == ZW_DECK_SUB_ITEM ? 2 : 1;
}

/* The signs before the items of lists, as far from the words as in the PDF. */
static void
write_list_style (Content *self, double size, ZwDeckRole first)
{
  g_autofree char *name = g_strdup_printf ("List_%d_%d", (int) first, (int) size);

  zw_xml_start (&self->xml, "text:list-style", "style:name", name, NULL);
  for (guint level = 1; level <= 2; level++)
    {
      ZwDeckRole role = level == 1 ? first : ZW_DECK_SUB_ITEM;
      ZwDeckLook look = zw_deck_look_get (role, size);
      g_autofree char *number = g_strdup_printf ("%u", level);
      g_autofree char *colour = zw_odp_dup_colour (zw_deck_look_get (first, size).colour);
      double label = 0.9 * size;

      zw_xml_start (&self->xml, "text:list-level-style-bullet", "text:level", number,
                    "text:bullet-char", look.label, NULL);
      zw_xml_start (&self->xml, "style:list-level-properties", NULL);
      zw_xml_attribute_pt (&self->xml, "text:space-before", look.style.left - label);
      zw_xml_attribute_pt (&self->xml, "text:min-label-width", label);
      zw_xml_end (&self->xml);
      zw_xml_empty (&self->xml, "style:text-properties", "fo:font-size", "100%", "fo:color", colour,
                    NULL);
      zw_xml_end (&self->xml);
    }
  zw_xml_end (&self->xml);
}

static void
write_page_styles (Content *self)
{
  zw_xml_start (&self->xml, "style:style", "style:name", "PageContent", "style:family",
                "drawing-page", NULL);
  zw_xml_empty (&self->xml, "style:drawing-page-properties", "presentation:background-visible",
                "true", "presentation:background-objects-visible", "true",
                "presentation:display-footer", "true", "presentation:display-page-number", "true",
                "presentation:display-date-time", "false", NULL);
  zw_xml_end (&self->xml);
}

/* A title or outline takes what it has in common from the master page. */
static void
write_presentation_style (Content *self, const char *parent, const ZwOdpLook *it)
{
  ZwDeckLook look = zw_deck_look_get (it->role, it->size);
  g_autofree char *name = g_strdup_printf ("%s_%d", parent, (int) it->size);

  zw_xml_start (&self->xml, "style:style", "style:name", name, "style:family", "presentation",
                "style:parent-style-name", parent, NULL);
  zw_xml_empty (&self->xml, "style:graphic-properties", "draw:auto-grow-height", "false",
                "draw:fit-to-size", "shrink-to-fit", NULL);
  zw_xml_start (&self->xml, "style:paragraph-properties", NULL);
  zw_xml_attribute_pt (&self->xml, "fo:margin-bottom", look.style.after);
  zw_xml_attribute_pt (&self->xml, "fo:line-height", look.style.pitch);
  zw_xml_end (&self->xml);
  zw_xml_start (&self->xml, "style:text-properties", NULL);
  zw_xml_attribute_pt (&self->xml, "fo:font-size", look.style.size);
  zw_xml_attribute_pt (&self->xml, "style:font-size-asian", look.style.size);
  zw_xml_attribute_pt (&self->xml, "style:font-size-complex", look.style.size);
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
}

/* The style of the master page's part that a look belongs to, or NULL. */
static const char *
get_parent (ZwDeckRole role)
{
  switch (role)
    {
    case ZW_DECK_COVER_TITLE:
      return "Cover-title";
    case ZW_DECK_CHAPTER_TITLE:
      return "Chapter-title";
    case ZW_DECK_CHAPTER_ITEM:
      return "Chapter-outline1";
    case ZW_DECK_TITLE:
      return "Content-title";
    case ZW_DECK_BODY:
      return "Content-outline1";
    case ZW_DECK_ITEM:
      return "Content-outline2";
    default:
      return NULL;
    }
}

static void
write_styles (Content *self, const GArray *looks)
{
  zw_xml_start (&self->xml, "office:automatic-styles", NULL);
  write_page_styles (self);
  for (guint i = 0; i < looks->len; i++)
    {
      const ZwOdpLook *look = &g_array_index (looks, ZwOdpLook, i);

      if (get_parent (look->role) != NULL)
        write_presentation_style (self, get_parent (look->role), look);
      if (look->role == ZW_DECK_ITEM || look->role == ZW_DECK_CHAPTER_ITEM)
        write_list_style (self, look->size, look->role);
      zw_odp_write_paragraph_style (&self->xml, look);
    }
  zw_odp_write_table_styles (&self->xml, self->layout);
  zw_xml_end (&self->xml);
}

static void
write_place (Content *self, const ZwDeckBox *box)
{
  zw_xml_attribute_pt (&self->xml, "svg:x", box->x);
  zw_xml_attribute_pt (&self->xml, "svg:y", box->y);
  zw_xml_attribute_pt (&self->xml, "svg:width", box->width);
  zw_xml_attribute_pt (&self->xml, "svg:height", box->height);
}

static void
write_item (Content *self, const ZwDeckParagraph *paragraph, ZwDeckRole first)
{
  g_autofree char *list = g_strdup_printf ("List_%d_%d", (int) first, (int) paragraph->size);
  g_autofree char *display = zw_odp_dup_look_name (paragraph->role, paragraph->size);
  g_autofree char *look = zw_odt_dup_style_name (display);
  g_autofree char *style = g_strconcat ("P_", look, NULL);
  guint level = get_level (paragraph->role);

  zw_xml_start (&self->xml, "text:list", "text:style-name", list, NULL);
  zw_xml_start (&self->xml, "text:list-item", NULL);
  for (guint i = 1; i < level; i++)
    {
      zw_xml_start (&self->xml, "text:list", NULL);
      zw_xml_start (&self->xml, "text:list-item", NULL);
    }
  zw_xml_start (&self->xml, "text:p", "text:style-name", style, NULL);
  zw_xml_text (&self->xml, paragraph->text);
  zw_xml_end (&self->xml);
  for (guint i = 0; i < 2 * level; i++)
    zw_xml_end (&self->xml);
}

static void
write_words (Content *self, const ZwDeckBox *box)
{
  const ZwDeckParagraph *first = g_ptr_array_index (box->paragraphs, 0);
  const char *parent = box->kind == ZW_DECK_BOX_TITLE || box->kind == ZW_DECK_BOX_TEXT
                           ? get_parent (first->role)
                           : NULL;
  const char *class = box->kind == ZW_DECK_BOX_TITLE ? "title" : "outline";
  g_autofree char *presentation = g_strdup_printf ("%s_%d", parent, (int) first->size);
  g_autofree char *display = zw_odp_dup_look_name (first->role, first->size);
  g_autofree char *graphic = zw_odt_dup_style_name (display);

  zw_xml_start (&self->xml, "draw:frame", "draw:layer", "layout", NULL);
  if (parent != NULL)
    {
      zw_xml_attribute (&self->xml, "presentation:style-name", presentation);
      zw_xml_attribute (&self->xml, "presentation:class", class);
      zw_xml_attribute (&self->xml, "presentation:user-transformed", "true");
    }
  else
    zw_xml_attribute (&self->xml, "draw:style-name", graphic);
  write_place (self, box);
  zw_xml_start (&self->xml, "draw:text-box", NULL);
  for (guint i = 0; i < box->paragraphs->len; i++)
    {
      const ZwDeckParagraph *paragraph = g_ptr_array_index (box->paragraphs, i);
      g_autofree char *name = zw_odp_dup_look_name (paragraph->role, paragraph->size);
      g_autofree char *look = zw_odt_dup_style_name (name);
      g_autofree char *style = g_strconcat ("P_", look, NULL);

      if (is_item (paragraph->role))
        {
          write_item (self, paragraph,
                      paragraph->role == ZW_DECK_SUB_ITEM ? ZW_DECK_ITEM : paragraph->role);
          continue;
        }
      zw_xml_start (&self->xml, "text:p", "text:style-name", style, NULL);
      zw_xml_text (&self->xml, paragraph->text);
      zw_xml_end (&self->xml);
    }
  zw_xml_end (&self->xml);
  zw_xml_end (&self->xml);
}

static void
write_picture (Content *self, const ZwDeckBox *box, guint index)
{
  g_autofree char *path = zw_odp_dup_picture_path (self->slide, index);

  zw_xml_start (&self->xml, "draw:frame", "draw:style-name", "standard", "draw:layer", "layout",
                NULL);
  write_place (self, box);
  zw_xml_empty (&self->xml, "draw:image", "xlink:href", path, "xlink:type", "simple", "xlink:show",
                "embed", "xlink:actuate", "onLoad", "draw:mime-type", "image/png", NULL);
  if (*box->part->text != '\0')
    zw_xml_element (&self->xml, "svg:title", box->part->text);
  zw_xml_element (&self->xml, "svg:desc", box->part->alternative);
  zw_xml_end (&self->xml);
}

static void
write_table (Content *self, const ZwDeckBox *box, guint index)
{
  zw_xml_start (&self->xml, "draw:frame", "draw:style-name", "standard", "draw:layer", "layout",
                NULL);
  write_place (self, box);
  zw_odp_write_table (&self->xml, box, self->slide, index);
  if (*box->part->text != '\0')
    zw_xml_element (&self->xml, "svg:title", box->part->text);
  zw_xml_end (&self->xml);
}

static void
write_slide (Content *self)
{
  const ZwSlide *slide = zw_deck_get_slide (self->layout->deck, self->slide);
  const GPtrArray *boxes = zw_deck_layout_get_boxes (self->layout, self->slide);
  gboolean content = slide->kind == ZW_SLIDE_CONTENT || slide->kind == ZW_SLIDE_OUTLINE;
  g_autofree char *name = g_strdup_printf ("%u %s", self->slide + 1, slide->title);

  g_strdelimit (name, "\n", ' ');
  zw_xml_start (&self->xml, "draw:page", "draw:name", name, "draw:master-page-name",
                zw_odp_get_master (slide->kind), NULL);
  if (content)
    {
      zw_xml_attribute (&self->xml, "draw:style-name", "PageContent");
      zw_xml_attribute (&self->xml, "presentation:use-footer-name", "Applicant");
    }
  for (guint i = 0; i < boxes->len; i++)
    {
      const ZwDeckBox *box = g_ptr_array_index (boxes, i);

      if (box->kind == ZW_DECK_BOX_PICTURE)
        write_picture (self, box, i);
      else if (box->kind == ZW_DECK_BOX_TABLE)
        write_table (self, box, i);
      else if (box->paragraphs->len > 0)
        write_words (self, box);
    }
  zw_xml_end (&self->xml);
}

/**
 * zw_odp_new_content:
 * @looks: (element-type ZwOdpLook): those that boxes have
 *
 * Returns: (transfer full): the part content.xml
 */
GBytes *
zw_odp_new_content (const ZwDeckLayout *layout, const GArray *looks)
{
  Content self = { .layout = layout };
  g_autofree char *footer = zw_deck_dup_footer (layout->deck);

  zw_xml_init (&self.xml, "office:document-content");
  write_styles (&self, looks);
  zw_xml_start (&self.xml, "office:body", NULL);
  zw_xml_start (&self.xml, "office:presentation", NULL);
  zw_xml_start (&self.xml, "presentation:footer-decl", "presentation:name", "Applicant", NULL);
  zw_xml_text (&self.xml, footer);
  zw_xml_end (&self.xml);
  for (self.slide = 0; self.slide < layout->slides->len; self.slide++)
    write_slide (&self);
  return zw_xml_finish (&self.xml);
}
