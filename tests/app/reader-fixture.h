/* reader-fixture.h: sources read record by record
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import-fixture.h"
#include "import/zw-reader.h"

/* A reader of a text, at its first record. */
G_GNUC_UNUSED static ZwReader *
open_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = write_text (fixture, name, text);
  g_autoptr (GError) error = NULL;
  ZwReader *reader = zw_reader_open (path, NULL, &error);

  g_assert_no_error (error);
  return reader;
}

G_GNUC_UNUSED static const ZwReaderRow *
read_next (ZwReader *reader)
{
  g_autoptr (GError) error = NULL;
  const ZwReaderRow *record = NULL;

  g_assert_true (zw_reader_next (reader, &record, &error));
  g_assert_no_error (error);
  return record;
}

G_GNUC_UNUSED static const char *
get_value (const ZwReader *reader, const ZwReaderRow *record, const char *field)
{
  for (guint i = 0; i < reader->fields->len; i++)
    if (g_str_equal (g_ptr_array_index (reader->fields, i), field))
      return record->values[i];
  g_error ("no field %s", field);
}

G_GNUC_UNUSED static gboolean
has_field (const ZwReader *reader, const char *field)
{
  return g_ptr_array_find_with_equal_func (reader->fields, field, g_str_equal, NULL);
}

G_GNUC_UNUSED static void
assert_point (const ZwReaderRow *record, double x, double y)
{
  g_assert_nonnull (record->geometry);
  g_assert_cmpint (record->geometry->kind, ==, ZW_GEOMETRY_POINT);
  g_assert_cmpfloat (record->geometry->points[0].x, ==, x);
  g_assert_cmpfloat (record->geometry->points[0].y, ==, y);
}

G_GNUC_UNUSED static char *
find_data (const char *name)
{
  const char *root = g_getenv ("ZW_TEST_DATA");
  char *path = root != NULL ? g_build_filename (root, name, NULL) : NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the data of ZW_TEST_DATA are not here");
      g_clear_pointer (&path, g_free);
    }
  return path;
}
