/* zw-store.c: the project file: one GeoPackage, one SQLite connection
 *
 * Rollback journal with full synchronisation, so that a project on a network
 * share or a stick survives what happens to such places, and no second file is
 * left beside it. QGIS switches a file to a write-ahead log while it has it open;
 * then both go on with that, and the next opening switches back.
 *
 * The file is treated as hostile: its inner tables cannot be written by hand, and
 * triggers or views other than those that a GeoPackage has are refused
 * (zw-store-guard.c). SQLite's own guard, trusted_schema=OFF, cannot be used: the
 * R*Tree module of version 3.40 does not say that it is harmless, so that every
 * GeoPackage's triggers would fail.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store/zw-store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <ogr_srs_api.h>
#include <cpl_conv.h>

#include "geometry/zw-crs.h"
#include "store/zw-sql.h"
#include "store/zw-store-private.h"
#include "zw-app-resources.h"

#define GPKG_APPLICATION_ID 0x47504b47 /* "GPKG" */
#define GPKG_VERSION 10300
#define SCHEMA_VERSION 3
#define SCHEMA_FOLDER "/org/zonewright/Zonewright/schema/"
#define BUSY_MS 4000
#define SWITCH_MS 200

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_QUARK (zw_store_error_quark, zw_store_error)
G_DEFINE_FINAL_TYPE (ZwStore, zw_store, G_TYPE_OBJECT)

static void
set_foreign (ZwStore *self, GError **error)
{
  g_autofree char *shown = g_path_get_basename (self->path);

  g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FOREIGN,
               /* Translators: %s is a file name */
               _ ("“%s” is not a Zonewright project. Import it into a project instead."), shown);
}

static gboolean
open_connection (ZwStore *self, int flags, GError **error)
{
  g_autofree char *shown = g_path_get_basename (self->path);
  int code = sqlite3_open_v2 (self->path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN,
                   /* Translators: the first %s is a file name, the second a reason */
                   _ ("“%s” could not be opened: %s."), shown,
                   self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code));
      return FALSE;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_ENABLE_FKEY, 0, NULL);
  zw_store_register_functions (self->db);
  /* Refused while another program has the file open with a write-ahead log. */
  sqlite3_busy_timeout (self->db, SWITCH_MS);
  code = sqlite3_exec (self->db, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
  sqlite3_busy_timeout (self->db, BUSY_MS);
  if ((code & 0xff) == SQLITE_NOTADB)
    {
      set_foreign (self, error);
      return FALSE;
    }
  return zw_sql_script (self->db, "PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON", error);
}

/* A projected system in metres that has a number of EPSG's. */
static ZwCrs *
find_crs (const char *text, GError **error)
{
  g_autoptr (ZwCrs) crs = zw_crs_new (text, NULL);

  if (crs != NULL && crs->epsg > 0 && !crs->is_geographic && crs->metres_per_unit == 1.0)
    return g_steal_pointer (&crs);
  g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID,
               /* Translators: %s is what the user gave, such as EPSG:4326 */
               _ ("“%s” cannot be a project's coordinate system: give a projected one in "
                  "metres, such as EPSG:3826."),
               text);
  return NULL;
}

static gboolean
add_srs (sqlite3 *db, int epsg, GError **error)
{
  OGRSpatialReferenceH srs = OSRNewSpatialReference (NULL);
  char *wkt = NULL;
  gboolean ok;

  OSRImportFromEPSG (srs, epsg);
  OSRExportToWkt (srs, &wkt);
  ok = zw_sql_run (db, error,
                   "INSERT INTO gpkg_spatial_ref_sys VALUES (?1, ?2, 'EPSG', ?2, ?3, NULL)", "tit",
                   OSRGetName (srs), (gint64) epsg, wkt);
  CPLFree (wkt);
  OSRDestroySpatialReference (srs);
  return ok;
}

/* One script for each version; none is edited once it is released. */
static const char *const scripts[SCHEMA_VERSION] = { "001-project.sql", "002-plan.sql",
                                                     "003-passages.sql" };

/* From the version after @from to ours. */
static gboolean
install_schema (sqlite3 *db, guint from, GError **error)
{
  for (guint i = from; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_strconcat (SCHEMA_FOLDER, scripts[i], NULL);
      g_autoptr (GBytes) script = g_resource_lookup_data (zw_app_get_resource (), path,
                                                          G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (script == NULL || !zw_sql_script (db, g_bytes_get_data (script, NULL), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill_new (ZwStore *self, const char *name, const char *government, GError **error)
{
  static const char wgs84[] = "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
                              "298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\","
                              "\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
                              "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
                              "AUTHORITY[\"EPSG\",\"4326\"]]";
  const struct
  {
    const char *key;
    const char *value;
  } settings[] = { { "schema", G_STRINGIFY (SCHEMA_VERSION) },
                   { "name", name },
                   { "government", government },
                   { "crs", self->crs } };
  g_autofree char *pragmas = g_strdup_printf (
      "PRAGMA application_id = %d; PRAGMA user_version = %d;", GPKG_APPLICATION_ID, GPKG_VERSION);

  if (!zw_sql_script (self->db, pragmas, error) || !zw_sql_script (self->db, "BEGIN", error)
      || !install_schema (self->db, 0, error)
      || !zw_sql_run (self->db, error,
                      "INSERT INTO gpkg_spatial_ref_sys VALUES "
                      "('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL), "
                      "('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL), "
                      "('WGS 84 geodetic', 4326, 'EPSG', 4326, ?1, NULL)",
                      "t", wgs84)
      || !add_srs (self->db, self->srs_id, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (!zw_sql_run (self->db, error, "INSERT INTO zw_setting (key, value) VALUES (?1, ?2)", "tt",
                     settings[i].key, settings[i].value))
      return FALSE;
  return zw_sql_script (self->db, "COMMIT", error);
}

/* Changes when another connection has changed the file, and only then. */
static gint64
read_data_version (ZwStore *self)
{
  return zw_sql_query_int (self->db, 0, "PRAGMA data_version", NULL);
}

/**
 * zw_store_create:
 * @path: a file that is not there yet
 * @name: (nullable): name of the project; the file's where %NULL
 * @government: (nullable): whose project, such as 臺北市
 * @crs: a projected coordinate system in metres, such as "EPSG:3826"
 *
 * Returns: (transfer full): the new, open project
 */
ZwStore *
zw_store_create (const char *path,
                 const char *name,
                 const char *government,
                 const char *crs,
                 GError **error)
{
  g_autoptr (ZwStore) self = g_object_new (ZW_TYPE_STORE, NULL);
  g_autoptr (ZwCrs) known = find_crs (crs, error);
  g_autofree char *base = g_path_get_basename (path);
  char *dot;

  if (known == NULL)
    return NULL;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN,
                   /* Translators: %s is a file name */
                   _ ("“%s” is there already. Choose another name, or open it."), base);
      return NULL;
    }
  self->path = g_strdup (path);
  self->crs = g_strdup_printf ("EPSG:%d", known->epsg);
  self->srs_id = known->epsg;
  if (!open_connection (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error))
    return NULL;
  dot = strrchr (base, '.');
  if (dot != NULL && dot != base)
    *dot = '\0';
  if (!fill_new (self, name != NULL ? name : base, government, error))
    {
      g_clear_pointer (&self->db, sqlite3_close_v2);
      g_unlink (path);
      return NULL;
    }
  self->data_version = read_data_version (self);
  zw_store_refresh_history (self);
  return g_steal_pointer (&self);
}

/* A table proper: a view by its name would run what a stranger wrote. */
static gboolean
has_settings (ZwStore *self, gboolean *has, GError **error)
{
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      self->db, error, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'zw_setting'");

  return query != NULL && zw_sql_step (query, has, error);
}

static gboolean
check_ours (ZwStore *self, GError **error)
{
  g_autofree char *shown = g_path_get_basename (self->path);
  g_autofree char *schema = NULL;
  gboolean has = FALSE, harmless = FALSE;

  if (!has_settings (self, &has, error))
    return FALSE;
  if (!has)
    {
      set_foreign (self, error);
      return FALSE;
    }
  if (!zw_store_is_harmless (self->db, &harmless, error))
    return FALSE;
  if (!harmless)
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FOREIGN,
                   /* Translators: %s is a file name */
                   _ ("“%s” carries commands that no project has (triggers or views), so it is not "
                      "opened. Import its layers into a project of your own."),
                   shown);
      return FALSE;
    }
  schema = zw_store_get_setting (self, "schema");
  if (schema != NULL && g_ascii_strtoll (schema, NULL, 10) > SCHEMA_VERSION)
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_FOREIGN,
                   /* Translators: %s is a file name */
                   _ ("“%s” was made by a newer Zonewright. Open it with that one."), shown);
      return FALSE;
    }
  if (schema == NULL || g_ascii_strtoll (schema, NULL, 10) < 1)
    {
      set_foreign (self, error);
      return FALSE;
    }
  return TRUE;
}

/* Brings a project of an older Zonewright up to date: its tables stay, others come. */
static gboolean
upgrade (ZwStore *self, GError **error)
{
  g_autofree char *schema = zw_store_get_setting (self, "schema");
  gint64 version = schema != NULL ? g_ascii_strtoll (schema, NULL, 10) : 0;

  if (version >= SCHEMA_VERSION)
    return TRUE;
  if (!zw_sql_script (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (install_schema (self->db, (guint) version, error)
      && zw_sql_run (self->db, error, "UPDATE zw_setting SET value = ?1 WHERE key = 'schema'", "t",
                     G_STRINGIFY (SCHEMA_VERSION))
      && zw_sql_script (self->db, "COMMIT", error))
    return TRUE;
  zw_sql_script (self->db, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
read_crs (ZwStore *self, GError **error)
{
  g_autofree char *crs = zw_store_get_setting (self, "crs");
  g_autoptr (ZwCrs) known = crs != NULL ? find_crs (crs, NULL) : NULL;
  g_autofree char *shown = g_path_get_basename (self->path);

  if (known == NULL)
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_DAMAGED,
                   /* Translators: the first %s is a file name, the second may be empty */
                   _ ("“%s” is damaged: its coordinate system “%s” is none of a project's. Use a "
                      "copy of it from before."),
                   shown, crs != NULL ? crs : "");
      return FALSE;
    }
  self->crs = g_strdup_printf ("EPSG:%d", known->epsg);
  self->srs_id = known->epsg;
  return TRUE;
}

/**
 * zw_store_open:
 * @path: a project file
 *
 * Returns: (transfer full): the open project
 */
ZwStore *
zw_store_open (const char *path, GError **error)
{
  g_autoptr (ZwStore) self = g_object_new (ZW_TYPE_STORE, NULL);
  g_autofree char *shown = g_path_get_basename (path);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, ZW_STORE_ERROR, ZW_STORE_ERROR_OPEN,
                   /* Translators: %s is a file name */
                   _ ("There is no project file “%s”. Check the name, or make one with “zonewright "
                      "new”."),
                   shown);
      return NULL;
    }
  self->path = g_strdup (path);
  if (!open_connection (self, SQLITE_OPEN_READWRITE, error) || !check_ours (self, error)
      || !upgrade (self, error) || !read_crs (self, error))
    return NULL;
  self->data_version = read_data_version (self);
  zw_store_refresh_history (self);
  return g_steal_pointer (&self);
}

/**
 * zw_store_open_reader:
 *
 * Another connection to the file, to read in another thread what is committed
 * while this thread goes on reading with the store's own.
 *
 * Returns: (transfer full) (nullable): to be closed with sqlite3_close_v2(); %NULL
 *   while a command runs, whose changes it would not see, and where the system
 *   refuses it
 */
sqlite3 *
zw_store_open_reader (ZwStore *self)
{
  sqlite3 *db = NULL;

  if (zw_store_is_in_command (self)
      || sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL)
             != SQLITE_OK)
    {
      sqlite3_close_v2 (db);
      return NULL;
    }
  sqlite3_extended_result_codes (db, 1);
  sqlite3_db_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_busy_timeout (db, BUSY_MS);
  sqlite3_exec (db, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  return db;
}

const char *
zw_store_get_path (ZwStore *self)
{
  return self->path;
}

sqlite3 *
zw_store_get_db (ZwStore *self)
{
  return self->db;
}

int
zw_store_get_srs_id (ZwStore *self)
{
  return self->srs_id;
}

const char *
zw_store_get_crs (ZwStore *self)
{
  return self->crs;
}

/**
 * zw_store_get_revision:
 *
 * Returns: a number that grows with every commit, undo and redo of this process
 */
guint
zw_store_get_revision (ZwStore *self)
{
  return self->revision;
}

void
zw_store_after_change (ZwStore *self)
{
  self->revision++;
  zw_store_refresh_history (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * zw_store_refresh:
 *
 * Another connection has changed the file: tells everybody.
 */
void
zw_store_refresh (ZwStore *self)
{
  self->data_version = read_data_version (self);
  zw_store_after_change (self);
}

/**
 * zw_store_poll:
 *
 * Looks whether another program, such as QGIS, has changed the file since it was
 * last looked at, and tells everybody if so. Costs a few microseconds; to be
 * asked when the window comes to the front.
 *
 * Returns: whether it has
 */
gboolean
zw_store_poll (ZwStore *self)
{
  if (zw_store_is_in_command (self) || read_data_version (self) == self->data_version)
    return FALSE;
  zw_store_refresh (self);
  return TRUE;
}

/**
 * zw_store_get_setting:
 *
 * Returns: (transfer full) (nullable): the project's setting
 */
char *
zw_store_get_setting (ZwStore *self, const char *key)
{
  return zw_sql_query_text (self->db, "SELECT value FROM zw_setting WHERE key = ?1", "t", key);
}

/**
 * zw_store_set_setting:
 *
 * Within a command; undone with it.
 */
gboolean
zw_store_set_setting (ZwStore *self, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (zw_store_is_in_command (self), FALSE);
  return zw_sql_run (self->db, error,
                     "INSERT INTO zw_setting (key, value) VALUES (?1, ?2) "
                     "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                     "tt", key, value);
}

/**
 * zw_store_get_state:
 *
 * Returns: (transfer full) (nullable): where the user was
 */
char *
zw_store_get_state (ZwStore *self, const char *key)
{
  return zw_sql_query_text (self->db, "SELECT value FROM zw_state WHERE key = ?1", "t", key);
}

/**
 * zw_store_set_state:
 * @value: (nullable): %NULL forgets it
 *
 * Remembers the view or an unfinished outline; at once on the disk, but no part
 * of the history.
 */
gboolean
zw_store_set_state (ZwStore *self, const char *key, const char *value, GError **error)
{
  if (value == NULL)
    return zw_sql_run (self->db, error, "DELETE FROM zw_state WHERE key = ?1", "t", key);
  return zw_sql_run (self->db, error,
                     "INSERT INTO zw_state (key, value) VALUES (?1, ?2) "
                     "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                     "tt", key, value);
}

static void
zw_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ZwStore *self = ZW_STORE (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_label != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo_label != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zw_store_finalize (GObject *object)
{
  ZwStore *self = ZW_STORE (object);

  if (zw_store_is_in_command (self))
    zw_store_rollback (self);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_free (self->path);
  g_free (self->crs);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_clear_pointer (&self->fresh_tables, g_hash_table_unref);
  g_string_free (self->created_tables, TRUE);
  G_OBJECT_CLASS (zw_store_parent_class)->finalize (object);
}

static void
zw_store_class_init (ZwStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zw_store_get_property;
  object_class->finalize = zw_store_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", ZW_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
zw_store_init (ZwStore *self)
{
  self->fresh_tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->created_tables = g_string_new (NULL);
}
