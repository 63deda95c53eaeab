/* odt-fixture.h: the parts of an ODT, read with libzip and libxml2
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <zip.h>

static G_GNUC_UNUSED GBytes *
read_part (GBytes *odt, const char *name)
{
  gsize size;
  const void *data = g_bytes_get_data (odt, &size);
  zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);
  zip_t *archive = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_stat_t stat;
  zip_file_t *file = NULL;
  char *part = NULL;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, name, 0, &stat), ==, 0);
  part = g_malloc (stat.size + 1);
  file = zip_fopen (archive, name, 0);
  g_assert_cmpint (zip_fread (file, part, stat.size), ==, stat.size);
  zip_fclose (file);
  zip_close (archive);
  return g_bytes_new_take (part, stat.size);
}

static G_GNUC_UNUSED xmlXPathContext *
parse_part (GBytes *odt, const char *name)
{
  static const char *const spaces[][2] = {
    { "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
    { "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
    { "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
    { "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
    { "draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
    { "fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" },
    { "svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
    { "xlink", "http://www.w3.org/1999/xlink" },
    { "manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" },
    { "dc", "http://purl.org/dc/elements/1.1/" },
  };
  g_autoptr (GBytes) part = read_part (odt, name);
  xmlDoc *xml = xmlReadMemory (g_bytes_get_data (part, NULL), g_bytes_get_size (part), name, NULL,
                               XML_PARSE_NONET);
  xmlXPathContext *context = NULL;

  g_assert_nonnull (xml);
  context = xmlXPathNewContext (xml);
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    xmlXPathRegisterNs (context, BAD_CAST spaces[i][0], BAD_CAST spaces[i][1]);
  return context;
}

static G_GNUC_UNUSED void
free_xml (xmlXPathContext *context)
{
  xmlDoc *xml = context->doc;

  xmlXPathFreeContext (context);
  xmlFreeDoc (xml);
}

static G_GNUC_UNUSED char *
evaluate (xmlXPathContext *context, const char *expression)
{
  xmlXPathObject *result = xmlXPathEvalExpression (BAD_CAST expression, context);
  xmlChar *text = NULL;
  char *copy = NULL;

  g_assert_nonnull (result);
  text = xmlXPathCastToString (result);
  copy = g_strdup ((char *) text);
  xmlFree (text);
  xmlXPathFreeObject (result);
  return copy;
}

static G_GNUC_UNUSED void
assert_xpath (xmlXPathContext *context, const char *expression, const char *wanted)
{
  g_autofree char *text = evaluate (context, expression);

  g_assert_cmpstr (text, ==, wanted);
}
