/* zw-layer.c: the layers of a project and where they came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "layers/zw-layer.h"

#include <glib/gi18n.h>

#include "layers/zw-symbol.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

static const char *const kind_ids[] = { "point", "line", "polygon" };

const char *
zw_layer_kind_id (ZwGeometryKind kind)
{
  return kind_ids[kind];
}

static ZwGeometryKind
kind_from_id (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_strcmp0 (kind_ids[i], id) == 0)
      return i;
  return ZW_GEOMETRY_POINT;
}

void
zw_source_clear (ZwSource *self)
{
  g_free (self->file);
  g_free (self->layer);
  g_free (self->format);
  g_free (self->date);
  g_free (self->imported_at);
  g_free (self->sha256);
  g_free (self->encoding);
  g_free (self->crs);
  g_free (self->operation);
  *self = (ZwSource){ 0 };
}

void
zw_layer_free (ZwLayer *self)
{
  g_free (self->table);
  g_free (self->name);
  zw_source_clear (&self->source);
  g_free (self);
}

void
zw_source_note_free (ZwSourceNote *self)
{
  g_free (self->feature);
  g_free (self->kind);
  g_free (self->what);
  g_free (self);
}

#define SELECT_LAYER                                                                               \
  "SELECT l.id, l.table_name, l.role, l.name, l.kind, l.year, l.position, l.visible, l.used, "     \
  "(SELECT feature_count FROM gpkg_ogr_contents o WHERE o.table_name = l.table_name), "            \
  "s.id, s.file, s.layer, s.format, s.date, s.imported_at, s.read_count, s.kept_count, "           \
  "s.repaired_count, s.skipped_count, s.sha256, s.encoding, s.encoding_guessed, s.crs, "           \
  "s.crs_guessed, s.operation FROM zw_layer l LEFT JOIN zw_source s ON s.id = l.source_id "

static ZwLayer *
read_layer (ZwStatement *query)
{
  ZwLayer *self = g_new0 (ZwLayer, 1);
  ZwRole role = ZW_ROLE_BACKGROUND;
  int c = 0;

  self->id = sqlite3_column_int64 (query, c++);
  self->table = zw_sql_dup_text (query, c++);
  if (zw_role_from_id ((const char *) sqlite3_column_text (query, c++), &role))
    self->role = role;
  else
    self->role = ZW_ROLE_BACKGROUND;
  self->name = zw_sql_dup_text (query, c++);
  self->kind = kind_from_id ((const char *) sqlite3_column_text (query, c++));
  self->year = sqlite3_column_int (query, c++);
  self->position = sqlite3_column_int (query, c++);
  self->visible = sqlite3_column_int (query, c++);
  self->used = sqlite3_column_int (query, c++);
  self->count = sqlite3_column_int64 (query, c++);
  self->source.id = sqlite3_column_int64 (query, c++);
  self->source.file = zw_sql_dup_text (query, c++);
  self->source.layer = zw_sql_dup_text (query, c++);
  self->source.format = zw_sql_dup_text (query, c++);
  self->source.date = zw_sql_dup_text (query, c++);
  self->source.imported_at = zw_sql_dup_text (query, c++);
  self->source.read_count = sqlite3_column_int64 (query, c++);
  self->source.kept_count = sqlite3_column_int64 (query, c++);
  self->source.repaired_count = sqlite3_column_int64 (query, c++);
  self->source.skipped_count = sqlite3_column_int64 (query, c++);
  self->source.sha256 = zw_sql_dup_text (query, c++);
  self->source.encoding = zw_sql_dup_text (query, c++);
  self->source.encoding_guessed = sqlite3_column_int (query, c++);
  self->source.crs = zw_sql_dup_text (query, c++);
  self->source.crs_guessed = sqlite3_column_int (query, c++);
  self->source.operation = zw_sql_dup_text (query, c++);
  return self;
}

/**
 * zw_layer_list:
 *
 * Returns: (transfer full) (element-type ZwLayer): the layers in the order drawn,
 *   the lowest first
 */
GPtrArray *
zw_layer_list (ZwStore *store, GError **error)
{
  g_autoptr (GPtrArray) layers = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_layer_free);
  g_autoptr (ZwStatement) query = zw_sql_prepare (zw_store_get_db (store), error,
                                                  SELECT_LAYER "ORDER BY l.position, l.id");
  gboolean row = FALSE;

  if (query == NULL)
    return NULL;
  for (;;)
    {
      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&layers);
      g_ptr_array_add (layers, read_layer (query));
    }
}

/* Another program may have taken it away. */
static void
set_gone (GError **error)
{
  g_set_error_literal (error, ZW_STORE_ERROR, ZW_STORE_ERROR_CONFLICT,
                       _ ("That layer is no longer in the project."));
}

/**
 * zw_layer_find:
 *
 * Returns: (transfer full): the layer, or %NULL with @error set
 */
ZwLayer *
zw_layer_find (ZwStore *store, gint64 id, GError **error)
{
  g_autoptr (ZwStatement)
      query = zw_sql_prepare (zw_store_get_db (store), error, SELECT_LAYER "WHERE l.id = ?1");
  gboolean row = FALSE;

  if (query == NULL || !zw_sql_bind (query, error, "i", id) || !zw_sql_step (query, &row, error))
    return NULL;
  if (row)
    return read_layer (query);
  set_gone (error);
  return NULL;
}

static int
get_drawing_position (ZwRole role, ZwGeometryKind kind)
{
  /* Areas below lines below points; what figures are made of above background. */
  int base = kind == ZW_GEOMETRY_POLYGON ? 100 : kind == ZW_GEOMETRY_LINE ? 200 : 300;

  return base + (role == ZW_ROLE_BACKGROUND ? 0 : (int) (ZW_N_ROLES - role));
}

/**
 * zw_layer_add:
 * @layer: what to register; its table is made and filled. Its ids and position
 *   are set.
 * @notes: (element-type ZwSourceNote) (nullable): what was repaired or left out
 *
 * Within a command.
 */
gboolean
zw_layer_add (ZwStore *store, ZwLayer *layer, GPtrArray *notes, GError **error)
{
  sqlite3 *db = zw_store_get_db (store);
  ZwSource *s = &layer->source;

  if (!zw_feature_table_register (store, layer->table, layer->name, layer->kind, error)
      || !zw_sql_run (
          db, error,
          "INSERT INTO zw_source (file, layer, format, date, imported_at, read_count, "
          "kept_count, repaired_count, skipped_count, sha256, encoding, encoding_guessed, "
          "crs, crs_guessed, operation) VALUES (?1, ?2, ?3, ?4, "
          "strftime('%Y-%m-%dT%H:%M:%SZ','now'), ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
          "?14)",
          "ttttiiiittitit", s->file, s->layer, s->format, s->date, s->read_count, s->kept_count,
          s->repaired_count, s->skipped_count, s->sha256, s->encoding, (gint64) s->encoding_guessed,
          s->crs, (gint64) s->crs_guessed, s->operation))
    return FALSE;
  s->id = sqlite3_last_insert_rowid (db);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const ZwSourceNote *note = g_ptr_array_index (notes, i);

      if (!zw_sql_run (db, error,
                       "INSERT INTO zw_source_note (source_id, feature, kind, what, x, y) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                       "itttdd", s->id, note->feature, note->kind, note->what, note->place.x,
                       note->place.y))
        return FALSE;
    }
  layer->position = get_drawing_position (layer->role, layer->kind);
  if (!zw_sql_run (db, error,
                   "INSERT INTO zw_layer (table_name, role, name, kind, source_id, year, position) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, nullif(?6, 0), ?7)",
                   "ttttiii", layer->table, zw_role_get_id (layer->role), layer->name,
                   kind_ids[layer->kind], s->id, (gint64) layer->year, (gint64) layer->position))
    return FALSE;
  layer->id = sqlite3_last_insert_rowid (db);
  return zw_symbol_write (store, layer->table, layer->role, layer->kind, error);
}

/* One statement on one layer as a command. */
static gboolean
change (ZwStore *store,
        const char *label,
        const char *sql,
        gint64 id,
        gint64 number,
        const char *text,
        GError **error)
{
  gboolean ok;

  if (!zw_store_begin (store, label, error))
    return FALSE;
  ok = zw_sql_run (zw_store_get_db (store), error, sql, "iit", id, number, text);
  if (ok && sqlite3_changes (zw_store_get_db (store)) == 0)
    {
      set_gone (error);
      ok = FALSE;
    }
  if (!ok)
    {
      zw_store_rollback (store);
      return FALSE;
    }
  return zw_store_commit (store, error);
}

/**
 * zw_layer_remove:
 *
 * A command: takes a layer out of the project.
 */
gboolean
zw_layer_remove (ZwStore *store, gint64 id, GError **error)
{
  g_autoptr (ZwLayer) layer = zw_layer_find (store, id, error);
  g_autofree char *label = NULL;
  sqlite3 *db = zw_store_get_db (store);

  if (layer == NULL)
    return FALSE;
  /* Translators: %s is a layer */
  label = g_strdup_printf (_ ("Remove “%s”"), layer->name);
  if (!zw_store_begin (store, label, error))
    return FALSE;
  if (!zw_feature_table_unregister (store, layer->table, error)
      || !zw_sql_run (db, error, "DELETE FROM zw_source_note WHERE source_id = ?1", "i",
                      layer->source.id)
      || !zw_sql_run (db, error, "DELETE FROM zw_source WHERE id = ?1", "i", layer->source.id)
      || !zw_sql_run (db, error, "DELETE FROM zw_timetable WHERE layer_id = ?1", "i", id)
      || !zw_sql_run (db, error, "DELETE FROM zw_layer WHERE id = ?1", "i", id))
    {
      zw_store_rollback (store);
      return FALSE;
    }
  return zw_store_commit (store, error);
}

gboolean
zw_layer_rename (ZwStore *store, gint64 id, const char *name, GError **error)
{
  return change (store, _ ("Rename a layer"),
                 "UPDATE zw_layer SET name = ?3 WHERE id = ?1 AND ?2 = 0", id, 0, name, error);
}

gboolean
zw_layer_set_visible (ZwStore *store, gint64 id, gboolean visible, GError **error)
{
  return change (store, visible ? _ ("Show a layer") : _ ("Hide a layer"),
                 "UPDATE zw_layer SET visible = ?2 WHERE id = ?1 AND ?3 IS NULL", id, visible, NULL,
                 error);
}

/**
 * zw_layer_set_used:
 *
 * A command: whether the layer counts in the figures.
 */
gboolean
zw_layer_set_used (ZwStore *store, gint64 id, gboolean used, GError **error)
{
  return change (
      store, used ? _ ("Count a layer in the figures") : _ ("Leave a layer out of the figures"),
      "UPDATE zw_layer SET used = ?2 WHERE id = ?1 AND ?3 IS NULL", id, used, NULL, error);
}

gboolean
zw_layer_set_year (ZwStore *store, gint64 id, int year, GError **error)
{
  return change (store, _ ("Change the year of a layer"),
                 "UPDATE zw_layer SET year = nullif(?2, 0) WHERE id = ?1 AND ?3 IS NULL", id, year,
                 NULL, error);
}

/**
 * zw_layer_list_notes:
 *
 * Returns: (transfer full) (element-type ZwSourceNote): what its import repaired
 *   or left out
 */
GPtrArray *
zw_layer_list_notes (ZwStore *store, gint64 layer_id, GError **error)
{
  g_autoptr (GPtrArray)
      notes = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_source_note_free);
  g_autoptr (ZwStatement) query = zw_sql_prepare (
      zw_store_get_db (store), error,
      "SELECT n.feature, n.kind, n.what, n.x, n.y FROM zw_source_note n "
      "JOIN zw_layer l ON l.source_id = n.source_id WHERE l.id = ?1 ORDER BY n.id");
  gboolean row = FALSE;

  if (query == NULL || !zw_sql_bind (query, error, "i", layer_id))
    return NULL;
  for (;;)
    {
      ZwSourceNote *note;

      if (!zw_sql_step (query, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&notes);
      note = g_new0 (ZwSourceNote, 1);
      note->feature = zw_sql_dup_text (query, 0);
      note->kind = zw_sql_dup_text (query, 1);
      note->what = zw_sql_dup_text (query, 2);
      note->place.x = zw_sql_get_number (query, 3);
      note->place.y = zw_sql_get_number (query, 4);
      g_ptr_array_add (notes, note);
    }
}
