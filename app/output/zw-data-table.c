/* zw-data-table.c: a table that leaves the program: fields, rows and perhaps shapes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "output/zw-data-table.h"

#include <math.h>

static void
clear_field (gpointer data)
{
  g_free (((ZwDataField *) data)->name);
}

static void
clear_value (gpointer data)
{
  g_free (((ZwDataValue *) data)->text);
}

/**
 * zw_data_table_new:
 * @has_shapes: each row has a shape
 */
ZwDataTable *
zw_data_table_new (const char *id, const char *title, gboolean has_shapes)
{
  ZwDataTable *self = g_new0 (ZwDataTable, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->fields = g_array_new (FALSE, FALSE, sizeof (ZwDataField));
  g_array_set_clear_func (self->fields, clear_field);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  if (has_shapes)
    self->shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_geometry_unref);
  return self;
}

void
zw_data_table_free (ZwDataTable *self)
{
  g_free (self->id);
  g_free (self->title);
  g_array_unref (self->fields);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_free (self);
}

static gboolean
has_name (const ZwDataTable *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (zw_data_table_get_field (self, i)->name, name))
      return TRUE;
  return FALSE;
}

/**
 * zw_data_table_add_field:
 * @name: gets a number at its end where the table has it already
 */
void
zw_data_table_add_field (ZwDataTable *self, const char *name, ZwDataType type)
{
  ZwDataField field = { g_strdup (name), type };

  g_return_if_fail (self->rows->len == 0);
  for (guint i = 2; has_name (self, field.name); i++)
    {
      g_free (field.name);
      field.name = g_strdup_printf ("%s_%u", name, i);
    }
  g_array_append_val (self->fields, field);
}

/**
 * zw_data_table_begin_row:
 * @shape: (nullable): its shape, where the table has shapes
 */
void
zw_data_table_begin_row (ZwDataTable *self, ZwGeometry *shape)
{
  GArray *row = g_array_new (FALSE, FALSE, sizeof (ZwDataValue));

  g_return_if_fail ((shape != NULL) == (self->shapes != NULL));
  g_array_set_clear_func (row, clear_value);
  g_ptr_array_add (self->rows, row);
  if (shape != NULL)
    g_ptr_array_add (self->shapes, zw_geometry_ref (shape));
}

static void
add_value (ZwDataTable *self, const ZwDataValue *value)
{
  GArray *row = g_ptr_array_index (self->rows, self->rows->len - 1);

  g_return_if_fail (row->len < self->fields->len);
  g_array_append_vals (row, value, 1);
}

/**
 * zw_data_table_add_text:
 * @text: (nullable): %NULL or "" where there is none
 */
void
zw_data_table_add_text (ZwDataTable *self, const char *text)
{
  const ZwDataValue value = { text != NULL && *text != '\0' ? g_strdup (text) : NULL, NAN };

  add_value (self, &value);
}

/**
 * zw_data_table_add_number:
 * @number: NaN where there is none
 */
void
zw_data_table_add_number (ZwDataTable *self, double number)
{
  const ZwDataValue value = { NULL, number };

  add_value (self, &value);
}

const ZwDataField *
zw_data_table_get_field (const ZwDataTable *self, guint field)
{
  return &g_array_index (self->fields, ZwDataField, field);
}

/**
 * zw_data_table_get_value:
 *
 * Returns: (nullable): %NULL where the row was left before this field
 */
const ZwDataValue *
zw_data_table_get_value (const ZwDataTable *self, guint row, guint field)
{
  const GArray *values = g_ptr_array_index (self->rows, row);

  return field < values->len ? &g_array_index (values, ZwDataValue, field) : NULL;
}
