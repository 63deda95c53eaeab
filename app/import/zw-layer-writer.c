/* zw-layer-writer.c: records into a new layer: carried over, repaired, counted
 *
 * The table holds the fields that the role knows under our names, filled from
 * the source's fields by the mapping, and behind them the source's own fields
 * as they were, so that nothing of the delivery is lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-layer-writer.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-number.h"
#include "geometry/zw-overlay.h"
#include "geometry/zw-wkb.h"
#include "import/zw-import-error.h"
#include "import/zw-mode.h"
#include "store/zw-feature-table.h"
#include "store/zw-sql.h"

/* Notes of a kind that are kept one by one; beyond, only their number. */
#define MAX_NOTES 1000

typedef struct
{
  char *name;
  int source; /* index of the source's field, -1 where none */
  gboolean is_number;
  gboolean is_mode;
  gboolean is_measure; /* a count or a length: never below zero */
  ZwUnit unit;
} Column;

struct _ZwLayerWriter
{
  ZwStore *store; /* not owned: the caller's command runs on it */

  /* Owned */
  ZwLayer *layer;
  GPtrArray *columns;
  ZwStatement *insert;
  ZwOverlay *overlay;
  GPtrArray *notes;
  char *default_mode;

  char *last_reason;

  ZwEnvelope extent;
  gint64 n_kept;
  gint64 n_repaired;
  gint64 n_skipped;
  gint64 n_noted;
};

static void
column_free (Column *self)
{
  g_free (self->name);
  g_free (self);
}

static gboolean
has_column (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_ascii_strcasecmp (((Column *) g_ptr_array_index (columns, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

static void
add_column (GPtrArray *columns, const char *name, int source, gboolean is_number, gboolean is_mode)
{
  Column *column = g_new0 (Column, 1);

  column->name = g_strdup (*name != '\0' ? name : "field");
  for (guint i = 2;
       has_column (columns, column->name) || g_ascii_strcasecmp (column->name, "fid") == 0
       || g_ascii_strcasecmp (column->name, "geom") == 0;
       i++)
    {
      g_free (column->name);
      column->name = g_strdup_printf ("%s_%u", name, i);
    }
  column->source = source;
  column->is_number = is_number;
  column->is_mode = is_mode;
  g_ptr_array_add (columns, column);
}

/* By its name, which ends with its unit; places are the only ones below zero. */
static void
set_measure (Column *column)
{
  static const struct
  {
    const char *suffix;
    ZwUnit unit;
  } units[] = {
    { "_m", ZW_UNIT_METRE },    { "_km", ZW_UNIT_KILOMETRE },  { "_kmh", ZW_UNIT_KMH },
    { "_min", ZW_UNIT_MINUTE }, { "minutes", ZW_UNIT_MINUTE },
  };

  column->is_measure = column->is_number && !g_str_has_suffix (column->name, "_x")
                       && !g_str_has_suffix (column->name, "_y");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_has_suffix (column->name, units[i].suffix))
      column->unit = units[i].unit;
}

/* Offices write -1, -99 or -9999 for a count that they do not have. */
static double
read_number (const Column *column, const char *text)
{
  double number = column->is_measure ? zw_number_parse_in (text, column->unit)
                                     : zw_number_parse (text);

  return column->is_measure && number < 0.0 ? NAN : number;
}

static int
find_field (GPtrArray *fields, const char *name)
{
  for (guint i = 0; name != NULL && i < fields->len; i++)
    if (g_strcmp0 (g_ptr_array_index (fields, i), name) == 0)
      return (int) i;
  return -1;
}

static gboolean
choose_columns (ZwLayerWriter *self,
                GPtrArray *fields,
                GArray *is_number,
                GHashTable *mapping,
                GError **error)
{
  const ZwRoleInfo *info = zw_role_get_info (self->layer->role);

  for (const ZwRoleField *field = info->fields; field->id != NULL; field++)
    {
      const char *wanted = mapping != NULL ? g_hash_table_lookup (mapping, field->id) : NULL;
      int source = find_field (fields, wanted);
      gboolean is_mode = g_strcmp0 (field->id, "mode") == 0;

      if (wanted != NULL && *wanted != '\0' && source < 0)
        {
          g_set_error (
              error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
              /* Translators: %s is a field of a file */
              _ ("The file has no field “%s”. Check the spelling, or leave the field to be "
                 "found."),
              wanted);
          return FALSE;
        }
      if (source >= 0 || is_mode)
        {
          add_column (self->columns, field->id, source, field->type == ZW_FIELD_NUMBER, is_mode);
          set_measure (g_ptr_array_index (self->columns, self->columns->len - 1));
        }
    }
  for (guint i = 0; i < fields->len; i++)
    {
      const char *name = g_ptr_array_index (fields, i);
      gboolean number = is_number != NULL && g_array_index (is_number, gboolean, i);
      gboolean same = FALSE;

      for (guint c = 0; c < self->columns->len && !same; c++)
        {
          const Column *column = g_ptr_array_index (self->columns, c);

          same = column->source == (int) i && !column->is_mode
                 && g_strcmp0 (column->name, name) == 0;
        }
      if (!same)
        add_column (self->columns, name, (int) i, number, FALSE);
    }
  return TRUE;
}

static gboolean
make_table (ZwLayerWriter *self, GError **error)
{
  g_autofree ZwColumn *columns = g_new0 (ZwColumn, self->columns->len + 1);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new ("?1");

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = g_ptr_array_index (self->columns, i);
      char *quoted = sqlite3_mprintf (", \"%w\"", column->name);

      columns[i].name = column->name;
      columns[i].is_number = column->is_number;
      g_string_append (sql, quoted);
      g_string_append_printf (places, ", ?%u", i + 2);
      sqlite3_free (quoted);
    }
  if (!zw_feature_table_create (self->store, self->layer->table, self->layer->kind, columns,
                                self->columns->len, error))
    return FALSE;
  zw_store_note_created_table (self->store, self->layer->table);
  g_string_prepend (sql, "geom");
  {
    char *head = sqlite3_mprintf ("INSERT INTO \"%w\" (", self->layer->table);

    g_string_prepend (sql, head);
    sqlite3_free (head);
  }
  g_string_append_printf (sql, ") VALUES (%s)", places->str);
  self->insert = zw_sql_prepare (zw_store_get_db (self->store), error, "%s", sql->str);
  return self->insert != NULL;
}

/**
 * zw_layer_writer_new:
 * @store: a project within a command
 * @name: what people call the layer
 * @source_fields: (element-type utf8): names of the source's fields
 * @is_number: (nullable): which of them are numbers
 * @mapping: (element-type utf8 utf8) (nullable): role field to source field
 *
 * Returns: (transfer full): a writer of a new layer
 */
ZwLayerWriter *
zw_layer_writer_new (ZwStore *store,
                     ZwRole role,
                     ZwGeometryKind kind,
                     const char *name,
                     GPtrArray *source_fields,
                     GArray *is_number,
                     GHashTable *mapping,
                     GError **error)
{
  g_autoptr (ZwLayerWriter) self = g_new0 (ZwLayerWriter, 1);

  self->store = store;
  self->layer = g_new0 (ZwLayer, 1);
  self->layer->role = role;
  self->layer->kind = kind;
  self->layer->name = g_strdup (name);
  self->layer->table = zw_feature_table_find_free_name (store, name);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_source_note_free);
  self->overlay = zw_overlay_new ();
  zw_envelope_init_empty (&self->extent);
  self->default_mode = g_strdup (zw_mode_guess (name));
  if (!choose_columns (self, source_fields, is_number, mapping, error) || !make_table (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
add_note (ZwLayerWriter *self, const char *label, const char *kind, const char *what, ZwPoint place)
{
  gint64 n = g_strcmp0 (kind, "repaired") == 0  ? self->n_repaired
             : g_strcmp0 (kind, "skipped") == 0 ? self->n_skipped
                                                : self->n_noted;
  ZwSourceNote *note;

  if (n > MAX_NOTES)
    return;
  note = g_new0 (ZwSourceNote, 1);
  note->feature = g_strdup (label);
  note->kind = g_strdup (kind);
  note->what = g_strdup (what);
  note->place = place;
  g_ptr_array_add (self->notes, note);
}

/**
 * zw_layer_writer_skip:
 * @why: what is wrong with the record
 * @place: where, NaN where it has no place
 *
 * Counts and lists a record that is left out.
 */
void
zw_layer_writer_skip (ZwLayerWriter *self, const char *label, const char *why, ZwPoint place)
{
  self->n_skipped++;
  g_free (self->last_reason);
  self->last_reason = g_strdup (why);
  add_note (self, label, "skipped", why, place);
}

/**
 * zw_layer_writer_note:
 * @what: what is worth knowing of a shape or record
 * @place: where, NaN where it has no place
 *
 * Lists it.
 */
void
zw_layer_writer_note (ZwLayerWriter *self, const char *label, const char *what, ZwPoint place)
{
  self->n_noted++;
  add_note (self, label, "note", what, place);
}

/**
 * zw_layer_writer_set_n_kept:
 * @n: records of the source that the shapes written stand for, where one shape is
 *   not one record
 */
void
zw_layer_writer_set_n_kept (ZwLayerWriter *self, gint64 n)
{
  self->n_kept = n;
}

/* Repairs a polygon where it needs it; %NULL where nothing is left of it. */
static ZwGeometry *
repair (ZwLayerWriter *self, const char *label, ZwGeometry *geometry)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (ZwGeometry) repaired = NULL;
  ZwPoint where;

  if (geometry->kind != ZW_GEOMETRY_POLYGON
      || zw_overlay_check (self->overlay, geometry, &where, &reason))
    return zw_geometry_ref (geometry);
  repaired = zw_overlay_make_valid (self->overlay, geometry, NULL);
  if (repaired == NULL || repaired->kind != ZW_GEOMETRY_POLYGON || zw_geometry_is_empty (repaired))
    {
      zw_layer_writer_skip (self, label, reason->message, where);
      return NULL;
    }
  self->n_repaired++;
  add_note (self, label, "repaired", reason->message, where);
  return g_steal_pointer (&repaired);
}

static gboolean
insert_row (ZwLayerWriter *self,
            const ZwGeometry *geometry,
            const char *const *values,
            GError **error)
{
  g_autoptr (GBytes)
      blob = geometry != NULL ? zw_blob_encode (geometry, zw_store_get_srs_id (self->store)) : NULL;

  if (!zw_sql_bind (self->insert, error, "b", blob))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = g_ptr_array_index (self->columns, i);
      const char *text = column->source >= 0 ? values[column->source] : NULL;

      if (column->is_mode)
        {
          const char *mode = zw_mode_normalise (text);

          text = mode != NULL ? mode : text != NULL ? text : self->default_mode;
        }
      if (column->is_number)
        {
          double number = read_number (column, text);

          if (isnan (number))
            sqlite3_bind_null (self->insert, (int) i + 2);
          else
            sqlite3_bind_double (self->insert, (int) i + 2, number);
        }
      else
        sqlite3_bind_text (self->insert, (int) i + 2, text, -1, SQLITE_TRANSIENT);
    }
  return zw_sql_step (self->insert, NULL, error);
}

/* Several points of one record become rows of their own. */
static gboolean
insert_points (ZwLayerWriter *self,
               const ZwGeometry *geometry,
               const char *const *values,
               GError **error)
{
  for (guint i = 0; i < geometry->n_points; i++)
    {
      g_autoptr (ZwGeometry)
          point = zw_geometry_new_point (geometry->points[i].x, geometry->points[i].y);

      if (!insert_row (self, point, values, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_layer_writer_add:
 * @label: which record it is, for the list of repairs
 * @geometry: (nullable): in the project's coordinate system; %NULL only for a role
 *   that does without shapes
 * @values: (array): a text or %NULL for each source field
 *
 * Repairs where needed and writes. A record of another kind than the layer's is
 * left out and listed.
 *
 * Returns: %FALSE only when the project could not be written
 */
gboolean
zw_layer_writer_add (ZwLayerWriter *self,
                     const char *label,
                     ZwGeometry *geometry,
                     const char *const *values,
                     GError **error)
{
  g_autoptr (ZwGeometry) good = NULL;
  ZwEnvelope bounds;

  if (geometry == NULL)
    {
      g_return_val_if_fail (zw_role_get_info (self->layer->role)->shape_optional, FALSE);
      self->n_kept++;
      return insert_row (self, NULL, values, error);
    }
  if (geometry->kind != self->layer->kind)
    {
      zw_layer_writer_skip (self, label, _ ("It is of another kind than the layer's other shapes."),
                            geometry->points[0]);
      return TRUE;
    }
  if (geometry->kind == ZW_GEOMETRY_LINE && zw_geometry_get_length (geometry) == 0.0)
    {
      zw_layer_writer_skip (self, label, _ ("It is a line without length."), geometry->points[0]);
      return TRUE;
    }
  good = repair (self, label, geometry);
  if (good == NULL)
    return TRUE;
  self->n_kept++;
  bounds = zw_geometry_get_envelope (good);
  zw_envelope_union (&self->extent, &bounds);
  if (good->kind == ZW_GEOMETRY_POINT && good->n_points > 1)
    return insert_points (self, good, values, error);
  return insert_row (self, good, values, error);
}

/**
 * zw_layer_writer_finish:
 * @source: where it came from; what it owns is taken, its counts of kept,
 *   repaired and skipped records are set
 * @year: of the survey, 0 where not said
 *
 * Returns: id of the new layer, 0 with @error set
 */
gint64
zw_layer_writer_finish (ZwLayerWriter *self, ZwSource *source, int year, GError **error)
{
  self->layer->source = *source;
  *source = (ZwSource){ 0 };
  self->layer->source.kept_count = self->n_kept;
  self->layer->source.repaired_count = self->n_repaired;
  self->layer->source.skipped_count = self->n_skipped;
  self->layer->year = year;
  return zw_layer_add (self->store, self->layer, self->notes, error) ? self->layer->id : 0;
}

gint64
zw_layer_writer_get_n_repaired (const ZwLayerWriter *self)
{
  return self->n_repaired;
}

gint64
zw_layer_writer_get_n_skipped (const ZwLayerWriter *self)
{
  return self->n_skipped;
}

gint64
zw_layer_writer_get_n_kept (const ZwLayerWriter *self)
{
  return self->n_kept;
}

/**
 * zw_layer_writer_get_last_reason:
 *
 * Returns: (nullable): why the last record that was left out was
 */
const char *
zw_layer_writer_get_last_reason (const ZwLayerWriter *self)
{
  return self->last_reason;
}

/**
 * zw_layer_writer_get_extent:
 *
 * Returns: (transfer none): where the shapes written so far lie
 */
const ZwEnvelope *
zw_layer_writer_get_extent (const ZwLayerWriter *self)
{
  return &self->extent;
}

void
zw_layer_writer_free (ZwLayerWriter *self)
{
  g_clear_pointer (&self->insert, zw_sql_finalize);
  g_clear_pointer (&self->layer, zw_layer_free);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->overlay, zw_overlay_free);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->default_mode);
  g_free (self->last_reason);
  g_free (self);
}
