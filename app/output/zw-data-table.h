/* zw-data-table.h: a table that leaves the program: fields, rows and perhaps shapes
 *
 * Made field by field, then row by row; a row's values are added from left to right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-geometry.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_DATA_TEXT,
  ZW_DATA_WHOLE, /* up to 2^53 */
  ZW_DATA_NUMBER,
} ZwDataType;

/**
 * ZwDataField:
 * @name: unique in the table
 */
typedef struct
{
  char *name;
  ZwDataType type;
} ZwDataField;

/**
 * ZwDataValue:
 * @text: (nullable): of a text; %NULL where there is none
 * @number: of the others; NaN where there is none
 */
typedef struct
{
  char *text;
  double number;
} ZwDataValue;

/**
 * ZwDataTable:
 * @id: name in files: small ASCII letters and underscores
 * @title: in words
 * @fields: (element-type ZwDataField)
 * @rows: (element-type GArray): of #ZwDataValue, one for each field
 * @shapes: (element-type ZwGeometry) (nullable): of each row; %NULL without
 */
typedef struct
{
  char *id;
  char *title;
  GArray *fields;
  GPtrArray *rows;
  GPtrArray *shapes;
} ZwDataTable;

ZwDataTable *zw_data_table_new (const char *id, const char *title, gboolean has_shapes);
void zw_data_table_free (ZwDataTable *self);

void zw_data_table_add_field (ZwDataTable *self, const char *name, ZwDataType type);
void zw_data_table_begin_row (ZwDataTable *self, ZwGeometry *shape);
void zw_data_table_add_text (ZwDataTable *self, const char *text);
void zw_data_table_add_number (ZwDataTable *self, double number);

const ZwDataField *zw_data_table_get_field (const ZwDataTable *self, guint field);
const ZwDataValue *zw_data_table_get_value (const ZwDataTable *self, guint row, guint field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDataTable, zw_data_table_free)

G_END_DECLS
