/* zw-store-functions.c: the SQL functions that a GeoPackage's triggers call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "geometry/zw-wkb.h"
#include "store/zw-store-private.h"

static gboolean
read_envelope (sqlite3_value *value, ZwEnvelope *envelope)
{
  const guint8 *data = sqlite3_value_blob (value);

  return data != NULL && zw_blob_get_envelope (data, sqlite3_value_bytes (value), envelope);
}

static void
st_is_empty (sqlite3_context *context, int n, sqlite3_value **values)
{
  ZwEnvelope envelope;

  if (sqlite3_value_type (values[0]) == SQLITE_NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_int (context, !read_envelope (values[0], &envelope));
}

/* The user data is the place of the bound within a ZwEnvelope. */
static void
st_bound (sqlite3_context *context, int n, sqlite3_value **values)
{
  ZwEnvelope envelope;
  gsize offset = GPOINTER_TO_SIZE (sqlite3_user_data (context));

  if (read_envelope (values[0], &envelope))
    sqlite3_result_double (context, G_STRUCT_MEMBER (double, &envelope, offset));
  else
    sqlite3_result_null (context);
}

/* Deterministic and innocuous, or SQLite refuses them within triggers of a file
 * that it is told not to trust. */
gboolean
zw_store_register_functions (sqlite3 *db)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const struct
  {
    const char *name;
    gsize offset;
  } bounds[] = { { "ST_MinX", G_STRUCT_OFFSET (ZwEnvelope, min_x) },
                 { "ST_MaxX", G_STRUCT_OFFSET (ZwEnvelope, max_x) },
                 { "ST_MinY", G_STRUCT_OFFSET (ZwEnvelope, min_y) },
                 { "ST_MaxY", G_STRUCT_OFFSET (ZwEnvelope, max_y) } };

  if (sqlite3_create_function_v2 (db, "ST_IsEmpty", 1, flags, NULL, st_is_empty, NULL, NULL, NULL)
      != SQLITE_OK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (sqlite3_create_function_v2 (db, bounds[i].name, 1, flags,
                                    GSIZE_TO_POINTER (bounds[i].offset), st_bound, NULL, NULL, NULL)
        != SQLITE_OK)
      return FALSE;
  return TRUE;
}
