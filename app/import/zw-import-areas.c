/* zw-import-areas.c: where a table may have its shapes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-import.h"
#include "import/zw-join.h"

/**
 * zw_import_takes_shapes:
 *
 * Returns: whether the rows of a table of this role are about areas
 */
gboolean
zw_import_takes_shapes (ZwRole role)
{
  switch (role)
    {
    case ZW_ROLE_POPULATION:
    case ZW_ROLE_VEHICLES:
    case ZW_ROLE_ADMIN:
    case ZW_ROLE_LANDUSE:
    case ZW_ROLE_BACKGROUND:
      return TRUE;
    default:
      return FALSE;
    }
}

void
zw_import_areas_free (ZwImportAreas *self)
{
  g_free (self->layer);
  g_free (self->field);
  g_free (self->key);
  g_free (self);
}

static ZwImportAreas *
describe_join (const ZwJoin *join)
{
  ZwImportAreas *self = g_new0 (ZwImportAreas, 1);

  self->layer_id = join->layer->id;
  self->layer = g_strdup (join->layer->name);
  self->field = g_strdup (join->field);
  self->key = g_strdup (join->key);
  self->n_rows = join->n_rows;
  self->n_rows_matched = join->n_rows_matched;
  self->n_areas = join->shapes->n_rows;
  self->n_areas_matched = join->n_shapes_matched;
  return self;
}

/**
 * zw_import_list_areas:
 * @probe: a table
 * @progress: (nullable): who watches
 *
 * Returns: (transfer full) (element-type ZwImportAreas): the layers of the project
 *   that the rows of the table find their areas in, best first
 */
GPtrArray *
zw_import_list_areas (ZwStore *store,
                      const ZwProbe *probe,
                      const ZwProgress *progress,
                      GError **error)
{
  ZwReaderOptions reading = { .layer = probe->layer_names->len > 1 ? probe->layer : NULL,
                              .encoding = probe->encoding };
  g_autoptr (ZwReader) reader = zw_reader_open (probe->path, &reading, error);
  g_autoptr (ZwJoinTable) table = reader != NULL ? zw_join_table_read (reader, progress, error)
                                                 : NULL;
  g_autoptr (GPtrArray) joins = table != NULL ? zw_join_list (store, table, NULL, progress, error)
                                              : NULL;
  g_autoptr (GPtrArray)
      areas = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_import_areas_free);

  for (guint i = 0; joins != NULL && i < joins->len; i++)
    g_ptr_array_add (areas, describe_join (g_ptr_array_index (joins, i)));
  return joins != NULL ? g_steal_pointer (&areas) : NULL;
}
