/* zw-zone.c: the zones drawn in a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-zone.h"

#include <glib/gi18n.h>

#include "geometry/zw-overlay.h"
#include "geometry/zw-wkb.h"
#include "layers/zw-symbol.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

#define TABLE "zones"

static const struct
{
  const char *id;
  const char *label;
} types[ZW_N_ZONE_TYPES] = {
  /* Translators: 都會型 */
  { "urban", N_ ("Urban") },
  /* Translators: 景區型 */
  { "scenic", N_ ("Scenic area") },
  /* Translators: 園區型 */
  { "park", N_ ("Industrial park") },
};

const char *
zw_zone_type_get_id (ZwZoneType type)
{
  return types[type].id;
}

gboolean
zw_zone_type_from_id (const char *id, ZwZoneType *type)
{
  static const char *const chinese[] = { "都會型", "景區型", "園區型" };

  for (guint i = 0; i < ZW_N_ZONE_TYPES; i++)
    if (g_strcmp0 (types[i].id, id) == 0 || g_strcmp0 (chinese[i], id) == 0)
      {
        *type = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * zw_zone_type_get_label:
 *
 * Returns: (transfer none): English name, marked for translation
 */
const char *
zw_zone_type_get_label (ZwZoneType type)
{
  return types[type].label;
}

void
zw_zone_free (ZwZone *self)
{
  g_free (self->name);
  g_clear_pointer (&self->geometry, zw_geometry_unref);
  g_free (self);
}

static ZwZone *
read_zone (ZwStatement *query)
{
  ZwZone *self = g_new0 (ZwZone, 1);
  ZwZoneType type = ZW_ZONE_URBAN;

  self->id = sqlite3_column_int64 (query, 0);
  self->name = zw_sql_dup_text (query, 1);
  if (self->name == NULL)
    self->name = g_strdup ("");
  zw_zone_type_from_id ((const char *) sqlite3_column_text (query, 2), &type);
  self->type = type;
  if (sqlite3_column_type (query, 3) == SQLITE_BLOB)
    self->geometry = zw_blob_decode (sqlite3_column_blob (query, 3),
                                     sqlite3_column_bytes (query, 3), NULL);
  self->island = sqlite3_column_int (query, 4) != 0;
  self->remote = sqlite3_column_int (query, 5) != 0;
  if (self->geometry == NULL || self->geometry->kind != ZW_GEOMETRY_POLYGON)
    {
      g_clear_pointer (&self->geometry, zw_geometry_unref);
      self->geometry = zw_geometry_builder_end (zw_geometry_builder_new (ZW_GEOMETRY_POLYGON));
    }
  return self;
}

/* Projects of before have no columns for the flags, and none of their zones has one. */
static gboolean
has_flag_columns (ZwStore *store)
{
  return zw_feature_table_has_column (store, TABLE, "island")
         && zw_feature_table_has_column (store, TABLE, "remote");
}

static ZwStatement *
query_zones (ZwStore *store, const char *rest, GError **error)
{
  return zw_sql_prepare (zw_store_get_db (store), error,
                         "SELECT fid, name, type, geom, %s FROM " TABLE " %s",
                         has_flag_columns (store) ? "island, remote" : "0, 0", rest);
}

/**
 * zw_zone_list:
 *
 * Returns: (transfer full) (element-type ZwZone): the zones in the order they came
 */
GPtrArray *
zw_zone_list (ZwStore *store, GError **error)
{
  g_autoptr (GPtrArray) zones = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_zone_free);
  g_autoptr (ZwStatement) query = query_zones (store, "ORDER BY fid", error);
  gboolean row = FALSE;

  if (query == NULL)
    return NULL;
  for (;;)
    {
      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&zones);
      g_ptr_array_add (zones, read_zone (query));
    }
}

/* Another program may have taken it away. */
static void
set_gone (GError **error)
{
  g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_CONFLICT,
                       _ ("That zone is no longer in the project."));
}

/**
 * zw_zone_find:
 *
 * Returns: (transfer full): the zone, or %NULL with @error set
 */
ZwZone *
zw_zone_find (ZwStore *store, gint64 id, GError **error)
{
  g_autoptr (ZwStatement) query = query_zones (store, "WHERE fid = ?1", error);
  gboolean row = FALSE;

  if (query == NULL || !zw_sql_bind (query, error, "i", id) || !zw_sql_step (query, &row, error))
    return NULL;
  if (row)
    return read_zone (query);
  set_gone (error);
  return NULL;
}

static gboolean
check (const ZwGeometry *geometry, GError **error)
{
  g_autoptr (ZwOverlay) overlay = zw_overlay_new ();

  return zw_overlay_check (overlay, geometry, NULL, error);
}

/* A name stands in one line wherever it is printed. */
static char *
fold_name (const char *name, GError **error)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        g_string_append_c (folded, ' ');
      else
        g_string_append_unichar (folded, c);
    }
  words = g_strsplit (g_strstrip (folded->str), " ", -1);
  g_string_assign (folded, "");
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (folded, "%s%s", folded->len > 0 ? " " : "", words[i]);
  if (folded->len > 0)
    return g_strdup (folded->str);
  g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_INVALID, _ ("A zone needs a name."));
  return NULL;
}

/**
 * zw_zone_insert:
 * @name: what to call it; spaces and line feeds in it become single spaces
 * @geometry: a valid polygon in the project's coordinate system
 *
 * Within a command.
 *
 * Returns: the zone's id, 0 with @error set
 */
gint64
zw_zone_insert (ZwStore *store,
                const char *name,
                ZwZoneType type,
                const ZwGeometry *geometry,
                GError **error)
{
  g_autofree char *folded = fold_name (name, error);
  g_autoptr (GBytes) blob = NULL;

  if (folded == NULL || !check (geometry, error))
    return 0;
  blob = zw_blob_encode (geometry, zw_store_get_srs_id (store));
  if (!zw_sql_run (zw_store_get_db (store), error,
                   "INSERT INTO " TABLE " (geom, name, type) VALUES (?1, ?2, ?3)", "btt", blob,
                   folded, types[type].id))
    return 0;
  return sqlite3_last_insert_rowid (zw_store_get_db (store));
}

/**
 * zw_zone_add:
 *
 * zw_zone_insert() as a command.
 *
 * Returns: the zone's id, 0 with @error set
 */
gint64
zw_zone_add (ZwStore *store,
             const char *name,
             ZwZoneType type,
             const ZwGeometry *geometry,
             GError **error)
{
  /* Translators: %s is a zone */
  g_autofree char *label = g_strdup_printf (_ ("Draw “%s”"), name);
  gint64 id;

  if (!zw_store_begin (store, label, error))
    return 0;
  id = zw_zone_insert (store, name, type, geometry, error);
  if (id == 0)
    {
      zw_store_rollback (store);
      return 0;
    }
  return zw_store_commit (store, error) ? id : 0;
}

/* A command, or part of the one that is under way. */
static gboolean
end_command (ZwStore *store, gboolean own, gboolean ok, GError **error)
{
  if (!own)
    return ok;
  if (ok)
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}

static gboolean
check_found (ZwStore *store, GError **error)
{
  if (sqlite3_changes (zw_store_get_db (store)) > 0)
    return TRUE;
  set_gone (error);
  return FALSE;
}

static gboolean
update (ZwStore *store,
        const char *label,
        const char *sql,
        gint64 id,
        GBytes *blob,
        const char *text,
        GError **error)
{
  gboolean own = !zw_store_is_in_command (store);
  gboolean ok;

  if (own && !zw_store_begin (store, label, error))
    return FALSE;
  ok = (blob != NULL ? zw_sql_run (zw_store_get_db (store), error, sql, "ib", id, blob)
                     : zw_sql_run (zw_store_get_db (store), error, sql, "it", id, text))
       && check_found (store, error);
  return end_command (store, own, ok, error);
}

/**
 * zw_zone_set_geometry:
 * @label: what the user did, such as "Move a corner"
 * @geometry: a valid polygon
 *
 * A command.
 */
gboolean
zw_zone_set_geometry (ZwStore *store,
                      gint64 id,
                      const char *label,
                      const ZwGeometry *geometry,
                      GError **error)
{
  g_autoptr (GBytes) blob = NULL;

  if (!check (geometry, error))
    return FALSE;
  blob = zw_blob_encode (geometry, zw_store_get_srs_id (store));
  return update (store, label, "UPDATE " TABLE " SET geom = ?2 WHERE fid = ?1", id, blob, NULL,
                 error);
}

gboolean
zw_zone_set_name (ZwStore *store, gint64 id, const char *name, GError **error)
{
  g_autofree char *folded = fold_name (name, error);

  return folded != NULL
         && update (store, _ ("Rename a zone"), "UPDATE " TABLE " SET name = ?2 WHERE fid = ?1", id,
                    NULL, folded, error);
}

gboolean
zw_zone_set_type (ZwStore *store, gint64 id, ZwZoneType type, GError **error)
{
  return update (store, _ ("Change the type of a zone"),
                 "UPDATE " TABLE " SET type = ?2 WHERE fid = ?1", id, NULL, types[type].id, error);
}

/**
 * zw_zone_add_flag_columns:
 *
 * Makes the columns of the flags where the project has none. Within a command it
 * must come before any zone is changed: the history tells rows of a table apart
 * by the columns it had at its first change.
 */
gboolean
zw_zone_add_flag_columns (ZwStore *store, GError **error)
{
  static const char *const columns[] = { "island", "remote" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *script = g_strdup_printf ("ALTER TABLE " TABLE " ADD COLUMN %s BOOLEAN",
                                                 columns[i]);

      if (!zw_feature_table_has_column (store, TABLE, columns[i])
          && !zw_sql_script (zw_store_get_db (store), script, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_flag (ZwStore *store,
          gint64 id,
          const char *label,
          const char *sql,
          gboolean value,
          GError **error)
{
  gboolean own = !zw_store_is_in_command (store);
  gboolean ok;

  if (own && !zw_store_begin (store, label, error))
    return FALSE;
  ok = zw_zone_add_flag_columns (store, error)
       && zw_sql_run (zw_store_get_db (store), error, sql, "ii", id, (gint64) (value != FALSE))
       && check_found (store, error);
  return end_command (store, own, ok, error);
}

/**
 * zw_zone_set_island:
 * @island: whether the zone is on an outlying island
 *
 * A command, or part of the one under way (see zw_zone_add_flag_columns()).
 */
gboolean
zw_zone_set_island (ZwStore *store, gint64 id, gboolean island, GError **error)
{
  return set_flag (store, id, _ ("Say whether a zone is on an island"),
                   "UPDATE " TABLE " SET island = ?2 WHERE fid = ?1", island, error);
}

/**
 * zw_zone_set_remote:
 * @remote: whether the zone is in a remote area
 *
 * A command, or part of the one under way (see zw_zone_add_flag_columns()).
 */
gboolean
zw_zone_set_remote (ZwStore *store, gint64 id, gboolean remote, GError **error)
{
  return set_flag (store, id, _ ("Say whether a zone is in a remote area"),
                   "UPDATE " TABLE " SET remote = ?2 WHERE fid = ?1", remote, error);
}

/* The rows of every table of ours that say whose they are, and those of other
 * zones that are for this one's boundary only. */
static gboolean
remove_rows (ZwStore *store, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_free);
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      zw_store_get_db (store), error,
      "SELECT s.name, c.name FROM sqlite_schema s, pragma_table_info (s.name) c "
      "WHERE s.type = 'table' AND s.name GLOB 'zw_*' "
      "AND c.name IN ('zone_id', 'boundary_zone_id')");
  gboolean row = TRUE;

  while (query != NULL && row)
    {
      if (!zw_sql_step (query, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (statements, sqlite3_mprintf ("DELETE FROM \"%w\" WHERE \"%w\" = ?1",
                                                      sqlite3_column_text (query, 0),
                                                      sqlite3_column_text (query, 1)));
    }
  for (guint i = 0; query != NULL && i < statements->len; i++)
    if (!zw_sql_run (zw_store_get_db (store), error, g_ptr_array_index (statements, i), "i", id))
      return FALSE;
  return query != NULL;
}

/**
 * zw_zone_remove:
 *
 * A command: removes a zone with its plan and all that was recorded for it.
 */
gboolean
zw_zone_remove (ZwStore *store, gint64 id, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM zw_work_item WHERE phase_id IN (SELECT id FROM zw_phase WHERE zone_id = ?1)",
    "DELETE FROM zw_goal WHERE phase_id IN (SELECT id FROM zw_phase WHERE zone_id = ?1)",
    "DELETE FROM zw_stage WHERE phase_id IN (SELECT id FROM zw_phase WHERE zone_id = ?1)",
    "DELETE FROM " TABLE " WHERE fid = ?1",
  };
  g_autoptr (ZwZone) zone = zw_zone_find (store, id, error);
  g_autofree char *label = NULL;
  gboolean ok = TRUE;

  if (zone == NULL)
    return FALSE;
  /* Translators: %s is a zone */
  label = g_strdup_printf (_ ("Delete “%s”"), zone->name);
  if (!zw_store_begin (store, label, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (statements) && ok; i++)
    ok = zw_sql_run (zw_store_get_db (store), error, statements[i], "i", id);
  return end_command (store, TRUE, ok && remove_rows (store, id, error), error);
}

/**
 * zw_zone_suggest_name:
 *
 * Returns: (transfer full): a name that no zone of the project has
 */
char *
zw_zone_suggest_name (ZwStore *store)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ZwStatement) query = zw_sql_prepare (zw_store_get_db (store), NULL,
                                                  "SELECT name FROM " TABLE " WHERE name NOT NULL");
  gboolean row = FALSE;

  while (query != NULL && zw_sql_step (query, &row, NULL) && row)
    g_hash_table_add (names, g_strdup ((const char *) sqlite3_column_text (query, 0)));
  for (int i = 1;; i++)
    {
      /* Translators: %d counts zones */
      g_autofree char *name = g_strdup_printf (_ ("Zone %d"), i);

      if (!g_hash_table_contains (names, name))
        return g_steal_pointer (&name);
    }
}

/* For a new project. */
gboolean
zw_zone_create_table (ZwStore *store, GError **error)
{
  static const ZwColumn columns[] = { { "name", FALSE }, { "type", FALSE }, { "note", FALSE } };

  return zw_feature_table_create (store, TABLE, ZW_GEOMETRY_POLYGON, columns,
                                  G_N_ELEMENTS (columns), error)
         && zw_zone_add_flag_columns (store, error)
         && zw_feature_table_register (store, TABLE, "低碳交通區 zones", ZW_GEOMETRY_POLYGON, error)
         && zw_symbol_write (store, TABLE, ZW_ROLE_ZONES, ZW_GEOMETRY_POLYGON, error);
}
