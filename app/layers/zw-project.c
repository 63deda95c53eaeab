/* zw-project.c: a new project with everything it starts with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-project.h"

#include <glib/gstdio.h>

#include "layers/zw-zone.h"
#include "store/zw-sql.h"

/**
 * zw_project_create:
 * @path: a file that is not there yet
 * @name: (nullable): name of the project; the file's where %NULL
 * @government: (nullable): whose project, such as 臺北市
 * @crs: (nullable): a projected coordinate system in metres;
 *   %ZW_PROJECT_DEFAULT_CRS where %NULL
 *
 * Returns: (transfer full): the new project, open, with its layer of zones
 */
ZwStore *
zw_project_create (const char *path,
                   const char *name,
                   const char *government,
                   const char *crs,
                   GError **error)
{
  g_autoptr (ZwStore) store = zw_store_create (path, name, government,
                                               crs != NULL ? crs : ZW_PROJECT_DEFAULT_CRS, error);

  if (store == NULL)
    return NULL;
  if (!zw_sql_script (zw_store_get_db (store), "BEGIN", error)
      || !zw_zone_create_table (store, error)
      || !zw_sql_script (zw_store_get_db (store), "COMMIT", error))
    {
      g_clear_object (&store);
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&store);
}
