/* zw-feature-table.c: tables of shapes as GeoPackage and its readers expect them
 *
 * A table has its spatial index with the triggers of the RTree extension (OGC
 * 12-128r17, annex F.3) and OGR's count of features, both kept right by
 * whichever program edits it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/zw-feature-table.h"

#include <string.h>

#include "store/zw-sql.h"

#define MAX_NAME 60 /* characters */

static gboolean
is_taken (ZwStore *store, const char *name)
{
  return zw_sql_query_int (zw_store_get_db (store), 0,
                           "SELECT count(*) FROM sqlite_master WHERE lower(name) = lower(?1) "
                           "OR lower(name) = 'rtree_' || lower(?1) || '_geom'",
                           "t", name)
         > 0;
}

/* Names that SQLite, GeoPackage and this program keep for themselves. */
static gboolean
is_reserved (const char *name)
{
  static const char *const prefixes[] = { "zw_", "gpkg_", "sqlite_", "rtree_" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_ascii_strncasecmp (name, prefixes[i], strlen (prefixes[i])) == 0)
      return TRUE;
  return FALSE;
}

/**
 * zw_feature_table_find_free_name:
 * @wanted: a title, in any script
 *
 * Returns: (transfer full): @wanted without what makes SQL and other programs
 *   stumble, and with a number where the name is taken
 */
char *
zw_feature_table_find_free_name (ZwStore *store, const char *wanted)
{
  g_autoptr (GString) base = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (wanted != NULL ? wanted : "", -1);
  char *name;

  for (const char *p = valid; *p != '\0' && g_utf8_strlen (base->str, -1) < MAX_NAME;
       p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (base, c);
      else if (base->len > 0 && base->str[base->len - 1] != '_')
        g_string_append_c (base, '_');
    }
  while (base->len > 0 && base->str[base->len - 1] == '_')
    g_string_truncate (base, base->len - 1);
  if (base->len == 0 || g_ascii_isdigit (base->str[0]) || is_reserved (base->str))
    g_string_prepend (base, "layer_");

  name = g_strdup (base->str);
  for (guint i = 2; is_taken (store, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", base->str, i);
    }
  return name;
}

static const char *
get_type_name (ZwGeometryKind kind)
{
  switch (kind)
    {
    case ZW_GEOMETRY_POINT:
      return "POINT";
    case ZW_GEOMETRY_LINE:
      return "MULTILINESTRING";
    case ZW_GEOMETRY_POLYGON:
      return "MULTIPOLYGON";
    default:
      g_return_val_if_reached ("GEOMETRY");
    }
}

/* In the format of sqlite3_mprintf(), %1 standing for the table's name. */
static const char index_script[] =
    "CREATE VIRTUAL TABLE \"rtree_%1_geom\" USING rtree(id, minx, maxx, miny, maxy);"
    "CREATE TRIGGER \"rtree_%1_geom_insert\" AFTER INSERT ON \"%1\" "
    "WHEN (new.\"geom\" NOT NULL AND NOT ST_IsEmpty(NEW.\"geom\")) BEGIN "
    "INSERT OR REPLACE INTO \"rtree_%1_geom\" VALUES (NEW.\"fid\", ST_MinX(NEW.\"geom\"), "
    "ST_MaxX(NEW.\"geom\"), ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); END;"
    "CREATE TRIGGER \"rtree_%1_geom_update1\" AFTER UPDATE OF \"geom\" ON \"%1\" "
    "WHEN OLD.\"fid\" = NEW.\"fid\" AND (NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\")) "
    "BEGIN "
    "INSERT OR REPLACE INTO \"rtree_%1_geom\" VALUES (NEW.\"fid\", ST_MinX(NEW.\"geom\"), "
    "ST_MaxX(NEW.\"geom\"), ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); END;"
    "CREATE TRIGGER \"rtree_%1_geom_update2\" AFTER UPDATE OF \"geom\" ON \"%1\" "
    "WHEN OLD.\"fid\" = NEW.\"fid\" AND (NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\")) BEGIN "
    "DELETE FROM \"rtree_%1_geom\" WHERE id = OLD.\"fid\"; END;"
    "CREATE TRIGGER \"rtree_%1_geom_update3\" AFTER UPDATE ON \"%1\" "
    "WHEN OLD.\"fid\" != NEW.\"fid\" AND (NEW.\"geom\" NOTNULL AND NOT ST_IsEmpty(NEW.\"geom\")) "
    "BEGIN DELETE FROM \"rtree_%1_geom\" WHERE id = OLD.\"fid\"; "
    "INSERT OR REPLACE INTO \"rtree_%1_geom\" VALUES (NEW.\"fid\", ST_MinX(NEW.\"geom\"), "
    "ST_MaxX(NEW.\"geom\"), ST_MinY(NEW.\"geom\"), ST_MaxY(NEW.\"geom\")); END;"
    "CREATE TRIGGER \"rtree_%1_geom_update4\" AFTER UPDATE ON \"%1\" "
    "WHEN OLD.\"fid\" != NEW.\"fid\" AND (NEW.\"geom\" ISNULL OR ST_IsEmpty(NEW.\"geom\")) BEGIN "
    "DELETE FROM \"rtree_%1_geom\" WHERE id IN (OLD.\"fid\", NEW.\"fid\"); END;"
    "CREATE TRIGGER \"rtree_%1_geom_delete\" AFTER DELETE ON \"%1\" WHEN old.\"geom\" NOT NULL "
    "BEGIN DELETE FROM \"rtree_%1_geom\" WHERE id = OLD.\"fid\"; END;"
    "CREATE TRIGGER \"trigger_insert_feature_count_%1\" AFTER INSERT ON \"%1\" "
    "BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 "
    "WHERE lower(table_name) = lower('%1'); END;"
    "CREATE TRIGGER \"trigger_delete_feature_count_%1\" AFTER DELETE ON \"%1\" "
    "BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count - 1 "
    "WHERE lower(table_name) = lower('%1'); END;";

/**
 * zw_feature_table_create:
 * @table: a name from zw_feature_table_find_free_name(): letters, digits and
 *   underscores only
 * @columns: (array length=n_columns): its columns beside "fid" and "geom"
 *
 * Makes the table with its index, not yet registered.
 */
gboolean
zw_feature_table_create (ZwStore *store,
                         const char *table,
                         ZwGeometryKind kind,
                         const ZwColumn *columns,
                         guint n_columns,
                         GError **error)
{
  sqlite3 *db = zw_store_get_db (store);
  g_autoptr (GString) script = g_string_new (NULL);

  g_string_append_printf (
      script,
      "CREATE TABLE \"%s\" (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
      "\"geom\" %s",
      table, get_type_name (kind));
  for (guint i = 0; i < n_columns; i++)
    {
      char *column = sqlite3_mprintf (", \"%w\" %s", columns[i].name,
                                      columns[i].is_number ? "REAL" : "TEXT");

      g_string_append (script, column);
      sqlite3_free (column);
    }
  g_string_append (script, ");");
  g_string_append (script, index_script);
  g_string_replace (script, "%1", table, 0);

  return zw_sql_script (db, script->str, error)
         && zw_sql_run (db, error,
                        "INSERT INTO gpkg_extensions VALUES (?1, 'geom', 'gpkg_rtree_index', "
                        "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
                        "t", table)
         && zw_sql_run (db, error, "INSERT INTO gpkg_ogr_contents VALUES (?1, 0)", "t", table);
}

/**
 * zw_feature_table_register:
 * @title: what people call the layer
 *
 * Lists the table among the file's contents.
 */
gboolean
zw_feature_table_register (ZwStore *store,
                           const char *table,
                           const char *title,
                           ZwGeometryKind kind,
                           GError **error)
{
  sqlite3 *db = zw_store_get_db (store);
  gint64 srs = zw_store_get_srs_id (store);
  gint64 taken = zw_sql_query_int (
      db, 0, "SELECT count(*) FROM gpkg_contents WHERE identifier = ?1", "t", title);

  return zw_sql_run (db, error,
                     "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
                     "VALUES (?1, 'features', ?2, ?3)",
                     "tti", table, taken > 0 ? table : title, srs)
         && zw_sql_run (db, error,
                        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
                        "tti", table, get_type_name (kind), srs);
}

/**
 * zw_feature_table_unregister:
 *
 * Takes the table from the file's contents; its rows stay.
 */
gboolean
zw_feature_table_unregister (ZwStore *store, const char *table, GError **error)
{
  sqlite3 *db = zw_store_get_db (store);

  return zw_sql_run (db, error, "DELETE FROM layer_styles WHERE f_table_name = ?1", "t", table)
         && zw_sql_run (db, error, "DELETE FROM gpkg_geometry_columns WHERE table_name = ?1", "t",
                        table)
         && zw_sql_run (db, error, "DELETE FROM gpkg_contents WHERE table_name = ?1", "t", table);
}

gboolean
zw_feature_table_has_column (ZwStore *store, const char *table, const char *column)
{
  return zw_sql_query_int (zw_store_get_db (store), 0,
                           "SELECT count(*) FROM pragma_table_info(?1) WHERE name = ?2", "tt",
                           table, column)
         > 0;
}
