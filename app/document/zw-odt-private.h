/* zw-odt-private.h: the parts of an ODT
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-layout-private.h"
#include "document/zw-style.h"

#include <libxml/xmlwriter.h>

G_BEGIN_DECLS

/* XML, part by part. */
typedef struct
{
  xmlBuffer *buffer;
  xmlTextWriter *writer;
} ZwXml;

void zw_xml_init (ZwXml *self, const char *root);
GBytes *zw_xml_finish (ZwXml *self);
void zw_xml_start (ZwXml *self, const char *element, ...) G_GNUC_NULL_TERMINATED;
void zw_xml_attribute (ZwXml *self, const char *name, const char *value);
void zw_xml_attribute_pt (ZwXml *self, const char *name, double points);
void zw_xml_end (ZwXml *self);
void zw_xml_empty (ZwXml *self, const char *element, ...) G_GNUC_NULL_TERMINATED;
void zw_xml_text (ZwXml *self, const char *text);
void zw_xml_more_text (ZwXml *self, const char *text);
void zw_xml_element (ZwXml *self, const char *element, const char *text);

char *zw_odt_dup_style_name (const char *name);
char *zw_odt_dup_first_style (const ZwDocument *document, guint block);
const char *zw_odt_get_break (const ZwDocument *document, guint block, const char **master_page);
GBytes *zw_odt_new_styles (const ZwDocument *document);
GBytes *zw_odt_new_content (const ZwLayout *layout);

/**
 * ZwOdtWriter:
 * @list_depth: how many lists are open
 * @in_note: a footnote is being written, which can have none itself
 * @noted: the footnotes written already
 *
 * The part content.xml while it is being written.
 */
typedef struct
{
  ZwXml *xml;
  const ZwDocument *document;
  const ZwLayout *layout;
  guint list_depth;
  gboolean in_note;
  gboolean *noted;
} ZwOdtWriter;

void zw_odt_start_link (ZwXml *xml, const char *target);
void zw_odt_write_words (ZwOdtWriter *self, const char *text, gboolean first);
void zw_odt_write_paragraph (ZwOdtWriter *self, const char *style, const char *text);
void zw_odt_write_contents (ZwOdtWriter *self, guint index);
void zw_odt_write_cell_styles (ZwXml *xml);
void zw_odt_write_table_styles (ZwOdtWriter *self, guint block);
void zw_odt_write_table (ZwOdtWriter *self, guint block);

G_END_DECLS
