/* zw-odt-xml.c: writes the XML of an ODT
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-odt-private.h"

/* Namespaces of OpenDocument 1.3, part 3, section 3.2, and LibreOffice's for its
 * settings and for the formulas that count captions. */
static const char *const namespaces[] = {
  "xmlns:office",       "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "xmlns:style",        "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  "xmlns:text",         "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "xmlns:table",        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "xmlns:draw",         "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
  "xmlns:presentation", "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
  "xmlns:fo",           "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  "xmlns:svg",          "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
  "xmlns:meta",         "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  "xmlns:manifest",     "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
  "xmlns:xlink",        "http://www.w3.org/1999/xlink",
  "xmlns:dc",           "http://purl.org/dc/elements/1.1/",
  "xmlns:config",       "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
  "xmlns:ooo",          "http://openoffice.org/2004/office",
  "xmlns:ooow",         "http://openoffice.org/2004/writer",
};

/**
 * zw_xml_init:
 * @root: the root element, such as "office:document-content"
 *
 * Begins a part in memory, with the namespaces that the root element's kind uses.
 */
void
zw_xml_init (ZwXml *self, const char *root)
{
  gboolean manifest = g_str_has_prefix (root, "manifest:");

  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElement (self->writer, BAD_CAST root);
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i += 2)
    if (manifest == (g_strcmp0 (namespaces[i], "xmlns:manifest") == 0))
      zw_xml_attribute (self, namespaces[i], namespaces[i + 1]);
  zw_xml_attribute (self, manifest ? "manifest:version" : "office:version", "1.3");
}

/**
 * zw_xml_finish:
 *
 * Returns: (transfer full): the whole part; @self holds nothing any more
 */
GBytes *
zw_xml_finish (ZwXml *self)
{
  GBytes *bytes = NULL;

  xmlTextWriterEndDocument (self->writer);
  g_clear_pointer (&self->writer, xmlFreeTextWriter);
  bytes = g_bytes_new (xmlBufferContent (self->buffer), xmlBufferLength (self->buffer));
  g_clear_pointer (&self->buffer, xmlBufferFree);
  return bytes;
}

void
zw_xml_attribute (ZwXml *self, const char *name, const char *value)
{
  xmlTextWriterWriteAttribute (self->writer, BAD_CAST name, BAD_CAST value);
}

void
zw_xml_attribute_pt (ZwXml *self, const char *name, double points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *value = NULL;

  g_ascii_formatd (number, sizeof number, "%.2f", points);
  value = g_strconcat (number, "pt", NULL);
  zw_xml_attribute (self, name, value);
}

static void
write_attributes (ZwXml *self, va_list arguments)
{
  const char *name = NULL;

  while ((name = va_arg (arguments, const char *)) != NULL)
    zw_xml_attribute (self, name, va_arg (arguments, const char *));
}

/**
 * zw_xml_start:
 * @...: names and values of attributes in turn, then %NULL
 */
void
zw_xml_start (ZwXml *self, const char *element, ...)
{
  va_list arguments;

  xmlTextWriterStartElement (self->writer, BAD_CAST element);
  va_start (arguments, element);
  write_attributes (self, arguments);
  va_end (arguments);
}

void
zw_xml_end (ZwXml *self)
{
  xmlTextWriterEndElement (self->writer);
}

void
zw_xml_empty (ZwXml *self, const char *element, ...)
{
  va_list arguments;

  xmlTextWriterStartElement (self->writer, BAD_CAST element);
  va_start (arguments, element);
  write_attributes (self, arguments);
  va_end (arguments);
  xmlTextWriterEndElement (self->writer);
}

/* XML takes several spaces for one and none at the start of a paragraph, so
 * OpenDocument has elements for spaces and line feeds (part 3, section 6.1.2). */
static void
write_words (ZwXml *self, const char *text, gboolean after_space)
{
  g_autoptr (GString) run = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean space = *p == ' ';

      if (*p != '\n' && !(space && after_space))
        g_string_append_c (run, *p);
      else
        {
          xmlTextWriterWriteString (self->writer, BAD_CAST run->str);
          g_string_truncate (run, 0);
          zw_xml_empty (self, space ? "text:s" : "text:line-break", NULL);
        }
      after_space = space || *p == '\n';
    }
  xmlTextWriterWriteString (self->writer, BAD_CAST run->str);
}

/**
 * zw_xml_text:
 *
 * The first words of a paragraph.
 */
void
zw_xml_text (ZwXml *self, const char *text)
{
  write_words (self, text, TRUE);
}

/**
 * zw_xml_more_text:
 *
 * Words of a paragraph after others, none of which ends with a space.
 */
void
zw_xml_more_text (ZwXml *self, const char *text)
{
  write_words (self, text, FALSE);
}

void
zw_xml_element (ZwXml *self, const char *element, const char *text)
{
  xmlTextWriterWriteElement (self->writer, BAD_CAST element, BAD_CAST text);
}
