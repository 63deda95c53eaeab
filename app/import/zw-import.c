/* zw-import.c: a source taken into a project as a layer
 *
 * One command, so that a failed or cancelled import leaves the project exactly
 * as it was. The source is read twice and never held whole: once to learn what
 * it is (zw-probe.c), once to carry its records over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-import.h"

#include <glib/gi18n.h>
#include <math.h>

#include "geometry/zw-crs.h"
#include "import/zw-field-guess.h"
#include "import/zw-import-error.h"
#include "import/zw-import-private.h"

#define PROGRESS_STEP 512
#define PROBE_SHARE 0.3 /* of the time an import takes */

/* A part of the whole, for work that reports its own 0 to 1. */
typedef struct
{
  const ZwProgress *whole;
  double from;
  double to;
} Share;

static void
on_share (double fraction, const char *what, gpointer user_data)
{
  const Share *share = user_data;

  if (share->whole != NULL && share->whole->func != NULL)
    share->whole->func (fraction < 0 ? fraction
                                     : share->from + fraction * (share->to - share->from),
                        what, share->whole->user_data);
}

void
zw_import_remark (ZwImportReport *report, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (report->remarks, g_strdup_vprintf (format, args));
  va_end (args);
}

void
zw_import_report_free (ZwImportReport *self)
{
  g_array_unref (self->layer_ids);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

static const char *
describe_kind (ZwGeometryKind kind)
{
  switch (kind)
    {
    case ZW_GEOMETRY_POINT:
      return _ ("points");
    case ZW_GEOMETRY_LINE:
      return _ ("lines");
    case ZW_GEOMETRY_POLYGON:
    default:
      return _ ("areas");
    }
}

/* Rows without a place can be kept by roles that do without shapes, and get those of
 * areas where there are such. */
static gboolean
choose_table_kind (ZwRole role,
                   const ZwProbe *probe,
                   const char *shown,
                   ZwGeometryKind *kind,
                   GError **error)
{
  const ZwRoleInfo *info = zw_role_get_info (role);

  /* Lines of transport are no areas, whatever their names are like. */
  if (!info->shape_optional
      && (!zw_import_takes_shapes (role) || g_str_equal (probe->format, "TDX JSON")))
    {
      if (probe->advice != NULL)
        g_set_error_literal (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING, probe->advice);
      else
        g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                     /* Translators: %s is a file name */
                     _ ("Nothing in “%s” has a place on the map."), shown);
      return FALSE;
    }
  for (guint i = 0; i < 3; i++)
    if ((info->kinds & ZW_KIND_BIT (i)) != 0)
      *kind = i;
  return TRUE;
}

/* The role, and of the kinds of shapes it takes the one that there are most of. */
static gboolean
choose_role (const ZwImportOptions *options,
             const ZwProbe *probe,
             ZwRole *role,
             ZwGeometryKind *kind,
             ZwImportReport *report,
             GError **error)
{
  g_autofree char *shown = g_path_get_basename (options->path);
  const ZwRoleInfo *info;
  gint64 most = 0;

  if (options->has_role)
    *role = options->role;
  else if (probe->roles->len > 0
           && g_array_index (probe->roles, ZwRoleGuess, 0).score >= ZW_ROLE_GUESS_MIN)
    {
      *role = g_array_index (probe->roles, ZwRoleGuess, 0).role;
      /* Translators: the first %s is a file name, the second what its layer is */
      zw_import_remark (report, _ ("“%s” was taken for %s, by its name and fields."), shown,
                        _ (zw_role_get_info (*role)->label));
    }
  else
    *role = ZW_ROLE_BACKGROUND;
  info = zw_role_get_info (*role);
  if (probe->is_table)
    return choose_table_kind (*role, probe, shown, kind, error);
  for (guint i = 0; i < G_N_ELEMENTS (probe->kind_counts); i++)
    if ((info->kinds & ZW_KIND_BIT (i)) != 0 && probe->kind_counts[i] > most)
      {
        *kind = i;
        most = probe->kind_counts[i];
      }
  if (most > 0)
    return TRUE;
  /* The places in a table of pairs are those where they begin. */
  if (info->shape_optional && probe->kind == ZW_GEOMETRY_POINT)
    return choose_table_kind (*role, probe, shown, kind, error);
  g_set_error (
      error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
      /* Translators: a file name, the kind of its shapes, and a role such as "Population" */
      _ ("“%s” holds %s, which cannot be “%s”. Choose another role or another file."), shown,
      describe_kind (probe->kind), _ (info->label));
  return FALSE;
}

/* The user's mapping over the guessed one. */
static GHashTable *
merge_mapping (const ZwImportOptions *options, const ZwProbe *probe, ZwRole role, GError **error)
{
  g_autoptr (GHashTable) mapping = zw_probe_guess_mapping (probe, role);
  GHashTableIter iter;
  gpointer field, source;

  if (options->mapping == NULL)
    return g_steal_pointer (&mapping);
  g_hash_table_iter_init (&iter, options->mapping);
  while (g_hash_table_iter_next (&iter, &field, &source))
    {
      if (zw_role_find_field (role, field) == NULL)
        {
          g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                       /* Translators: a role such as "Population", and a name that is no field */
                       _ ("“%s” has no field “%s” that “%s” could be."),
                       _ (zw_role_get_info (role)->label), (char *) field, (char *) source);
          return NULL;
        }
      g_hash_table_insert (mapping, g_strdup (field), g_strdup (source));
    }
  return g_steal_pointer (&mapping);
}

static gboolean
check_required (ZwRole role,
                GHashTable *mapping,
                const char *path,
                gboolean is_table,
                GError **error)
{
  g_autofree char *shown = g_path_get_basename (path);

  for (const ZwRoleField *field = zw_role_get_info (role)->fields; field->id != NULL; field++)
    {
      const char *source = g_hash_table_lookup (mapping, field->id);

      if (!field->required || (source != NULL && *source != '\0'))
        continue;
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                   /* Translators: a file name, a role such as "Population", a field such as
                    * "Residents", the field's id */
                   _ ("None of the fields of “%s” looks like “%s: %s”. Say which one it is "
                      "(--map %s=FIELD, or in the import dialog)."),
                   shown, _ (zw_role_get_info (role)->label), _ (field->label), field->id);
      if (role == ZW_ROLE_POPULATION && !is_table && error != NULL && *error != NULL)
        {
          char *message = g_strconcat (
              (*error)->message, " ",
              _ ("Where the residents are in a table of their own, import the shapes as "
                 "administrative areas first, and then the table as the population."),
              NULL);

          g_free ((*error)->message);
          (*error)->message = message;
        }
      return FALSE;
    }
  return TRUE;
}

static ZwTransform *
make_transform (ZwStore *store,
                const ZwImportOptions *options,
                const ZwProbe *probe,
                ZwSource *source,
                ZwImportReport *report,
                GError **error)
{
  const char *crs = options->crs != NULL ? options->crs : probe->crs;
  g_autofree char *shown = g_path_get_basename (options->path);
  g_autoptr (ZwCrs) known = NULL;
  ZwTransform *transform;

  if (crs == NULL)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_MISSING,
                   /* Translators: a file name, and a sentence that says why */
                   _ ("It is not known in which coordinate system “%s” is: %s Say which (--crs "
                      "EPSG:3826, or in the import dialog)."),
                   shown, probe->crs_guess != NULL ? probe->crs_guess->reason : "");
      return NULL;
    }
  known = zw_crs_new (crs, error);
  transform = known != NULL ? zw_transform_new (crs, zw_store_get_crs (store), error) : NULL;
  if (transform == NULL)
    {
      /* Translators: %s is a file name, a sentence follows */
      g_prefix_error (error, _ ("“%s”: "), shown);
      return NULL;
    }
  source->crs = zw_crs_dup_name (known);
  if (options->crs == NULL && probe->crs_guess != NULL && !probe->crs_guess->declared)
    {
      source->crs_guessed = TRUE;
      zw_import_remark (report, "%s: %s", shown, probe->crs_guess->reason);
    }
  return transform;
}

static gboolean
carry_over (ZwGeometry *geometry, gboolean swapped, ZwTransform *transform, GError **error)
{
  if (swapped)
    for (guint i = 0; i < geometry->n_points; i++)
      geometry->points[i] = (ZwPoint){ geometry->points[i].y, geometry->points[i].x };
  return zw_transform_points (transform, geometry->points, geometry->n_points, error);
}

/* The second reading: every record to whoever takes it, or a word why not. */
gboolean
zw_import_read_all (const ZwImportRun *run, const ZwProgress *progress, GError **error)
{
  const ZwReaderRow *record = NULL;
  gint64 n = 0;

  for (;;)
    {
      g_autoptr (GError) problem = NULL;

      if (!zw_reader_next (run->reader, &record, error))
        return FALSE;
      if (record == NULL)
        return TRUE;
      if (++n % PROGRESS_STEP == 0
          && !zw_progress_step (progress, (double) n / (double) MAX (run->probe->count, 1),
                                _ ("Importing"), error))
        return FALSE;
      if (run->shape_optional
          && (record->geometry == NULL || run->transform == NULL
              || zw_reader_row_is_nowhere (record)))
        {
          ZwReaderRow row = *record;

          row.geometry = NULL;
          if (!run->take (&row, run->user_data, error))
            return FALSE;
        }
      else if (record->geometry == NULL)
        run->skip (record, record->problem != NULL ? record->problem : _ ("It has no shape."),
                   run->user_data);
      else if (zw_reader_row_is_nowhere (record))
        run->skip (record,
                   _ ("It stands at 0, 0, which is no place but says that it is not known."),
                   run->user_data);
      else if (!carry_over (record->geometry, run->swapped, run->transform, &problem))
        run->skip (record, problem->message, run->user_data);
      else if (!run->take (record, run->user_data, error))
        return FALSE;
    }
}

static gboolean
take_into_layer (const ZwReaderRow *record, gpointer user_data, GError **error)
{
  return zw_layer_writer_add (user_data, record->label, record->geometry, record->values, error);
}

static void
skip_in_layer (const ZwReaderRow *record, const char *why, gpointer user_data)
{
  zw_layer_writer_skip (user_data, record->label, why, (ZwPoint){ NAN, NAN });
}

static gboolean
write_layer (ZwStore *store,
             const ZwImportOptions *options,
             ZwImportRun *run,
             ZwRole role,
             ZwGeometryKind kind,
             ZwSource *source,
             ZwImportReport *report,
             const ZwProgress *progress,
             GError **error)
{
  const ZwProbe *probe = run->probe;
  const char *name = options->name != NULL ? options->name : probe->layer;
  g_autofree char *shown = g_path_get_basename (options->path);
  g_autoptr (ZwLayerWriter) writer = zw_layer_writer_new (
      store, role, kind, name, run->reader->fields, run->reader->is_number, run->mapping, error);
  gint64 id;
  int year;

  if (writer == NULL)
    return FALSE;
  run->take = take_into_layer;
  run->skip = skip_in_layer;
  run->user_data = writer;
  if (!zw_import_read_all (run, progress, error))
    return FALSE;
  if (zw_layer_writer_get_n_kept (writer) == 0)
    {
      const char *why = zw_layer_writer_get_last_reason (writer);

      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                   /* Translators: a file name, and a sentence with a reason */
                   _ ("None of the records of “%s” could be put on the map. %s"), shown,
                   why != NULL ? why : "");
      return FALSE;
    }
  if (run->transform != NULL)
    source->operation = g_strdup (zw_transform_get_method (run->transform));
  zw_import_remark_on_layer (report, writer, name);
  year = zw_import_fill_text (source, options, run, report, name);
  zw_import_remark_on_place (report, run->around, zw_layer_writer_get_extent (writer), name);
  id = zw_layer_writer_finish (writer, source, year, error);
  if (id == 0)
    return FALSE;
  g_array_append_val (report->layer_ids, id);
  return TRUE;
}

/* Shapes were asked for that the source has itself, or that its role has none of. */
static gboolean
check_join (const ZwImportOptions *options,
            const ZwProbe *probe,
            ZwRole role,
            const char *shown,
            GError **error)
{
  if (options->join == NULL && options->key == NULL)
    return TRUE;
  if (!probe->is_table)
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: %s is a file name */
                 _ ("“%s” has shapes of its own. Only the rows of a table can be joined to the "
                    "areas of another layer."),
                 shown);
  else if (!zw_import_takes_shapes (role))
    g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_FORMAT,
                 /* Translators: a file name, and a role such as "Transfer times" */
                 _ ("“%s” was taken for “%s”, which are no areas. Say another role (--as)."), shown,
                 _ (zw_role_get_info (role)->label));
  else
    return TRUE;
  return FALSE;
}

/* What only the whole of the first reading told. */
static void
adopt_types (ZwReader *reader, const ZwProbe *probe)
{
  for (guint i = 0; i < MIN (reader->fields->len, probe->fields->len); i++)
    g_array_index (reader->is_number, gboolean,
                   i) = ((const ZwProbeField *) g_ptr_array_index (probe->fields, i))->is_number;
}

static gboolean
import_layer (ZwStore *store,
              const ZwImportOptions *options,
              const ZwProbe *probe,
              const ZwSurroundings *around,
              ZwImportReport *report,
              const ZwProgress *progress,
              GError **error)
{
  ZwReaderOptions reading = { .layer = options->layer, .encoding = probe->encoding };
  g_autofree char *shown = g_path_get_basename (options->path);
  g_autoptr (ZwReader) reader = NULL;
  g_autoptr (ZwTransform) transform = NULL;
  g_autoptr (GHashTable) mapping = NULL;
  g_auto (ZwSource) source = { 0 };
  ZwImportRun run = { .probe = probe, .around = around };
  ZwGeometryKind kind = probe->kind;
  ZwRole role;

  if (!choose_role (options, probe, &role, &kind, report, error))
    return FALSE;
  mapping = merge_mapping (options, probe, role, error);
  if (mapping == NULL || !check_required (role, mapping, options->path, probe->is_table, error))
    return FALSE;
  if (!probe->is_table && probe->kind_counts[kind] > 0)
    {
      transform = make_transform (store, options, probe, &source, report, error);
      if (transform == NULL)
        return FALSE;
    }
  reader = zw_reader_open (options->path, &reading, error);
  if (reader == NULL)
    return FALSE;
  if (options->layer == NULL && probe->layer_names->len > 1)
    /* Translators: a file name, a number, and the name of a layer */
    zw_import_remark (report, _ ("“%s” has %u layers; “%s” was imported."), shown,
                      probe->layer_names->len, probe->layer);
  adopt_types (reader, probe);
  run.reader = reader;
  run.transform = transform;
  run.mapping = mapping;
  run.shape_optional = zw_role_get_info (role)->shape_optional;
  run.swapped = options->crs == NULL && probe->crs_guess != NULL && probe->crs_guess->swapped;
  if (!check_join (options, probe, role, shown, error))
    return FALSE;
  if (probe->is_table && zw_import_takes_shapes (role) && !options->no_join)
    {
      gboolean done = FALSE;

      if (!zw_import_join (store, options, &run, role, &source, report, &done, progress, error))
        return FALSE;
      if (done)
        return TRUE;
      zw_reader_free (g_steal_pointer (&reader));
      run.reader = reader = zw_reader_open (options->path, &reading, error);
      if (reader == NULL)
        return FALSE;
      adopt_types (reader, probe);
    }
  if (role == ZW_ROLE_ZONES)
    return zw_import_zones (store, options, &run, report, progress, error);
  return write_layer (store, options, &run, role, kind, &source, report, progress, error);
}

/**
 * zw_import_run:
 * @options: what to import and what is known better than the file
 * @progress: (nullable): who watches
 *
 * A command: imports one layer of a source, or the stops and routes of a
 * timetable. When it fails or is cancelled the project is as it was.
 *
 * Returns: (transfer full): what came of it
 */
ZwImportReport *
zw_import_run (ZwStore *store,
               const ZwImportOptions *options,
               const ZwProgress *progress,
               GError **error)
{
  g_autoptr (ZwImportReport) report = g_new0 (ZwImportReport, 1);
  g_autoptr (ZwProbe) probe = NULL;
  g_autoptr (ZwSurroundings) around = NULL;
  g_autofree char *shown = g_path_get_basename (options->path);
  /* Translators: %s is a file name */
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), shown);
  Share first = { progress, 0.0, PROBE_SHARE }, second = { progress, PROBE_SHARE, 1.0 };
  GCancellable *cancellable = progress != NULL ? progress->cancellable : NULL;
  ZwProgress probing = { on_share, &first, cancellable };
  ZwProgress writing = { on_share, &second, cancellable };
  gboolean ok;

  report->layer_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  report->remarks = g_ptr_array_new_with_free_func (g_free);
  probe = zw_probe_read (options->path, options->layer, options->encoding, &probing, error);
  if (probe == NULL)
    return NULL;
  around = zw_surroundings_load (store, error);
  if (around == NULL)
    return NULL;
  zw_probe_place (probe, around);
  if (!zw_store_begin (store, label, error))
    return NULL;
  ok = probe->is_gtfs ? zw_import_gtfs (store, options, around, report, &writing, error)
                      : import_layer (store, options, probe, around, report, &writing, error);
  if (!ok || !zw_progress_step (progress, 1.0, NULL, error))
    {
      zw_store_rollback (store);
      return NULL;
    }
  return zw_store_commit (store, error) ? g_steal_pointer (&report) : NULL;
}
