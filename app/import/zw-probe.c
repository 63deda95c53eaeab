/* zw-probe.c: what can be known of a source before it is imported
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-date.h"
#include "geometry/zw-crs.h"
#include "import/zw-field-guess.h"
#include "import/zw-gtfs.h"
#include "import/zw-import-error.h"
#include "import/zw-import-private.h"
#include "import/zw-reader.h"

#define N_SAMPLES 100
#define N_PLACES 512
#define PROGRESS_STEP 2048

static void
probe_field_free (ZwProbeField *self)
{
  g_free (self->name);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  g_free (self);
}

void
zw_probe_free (ZwProbe *self)
{
  g_free (self->path);
  g_free (self->layer);
  g_clear_pointer (&self->layer_names, g_ptr_array_unref);
  g_free (self->format);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->encoding);
  g_clear_pointer (&self->encoding_guess, zw_encoding_guess_free);
  g_free (self->date);
  g_free (self->advice);
  g_free (self->declared_crs);
  g_free (self->crs);
  g_clear_pointer (&self->crs_guess, zw_crs_guess_free);
  g_clear_pointer (&self->roles, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_free (self);
}

/* A sample spread evenly over the file: when it is full, every other place goes
 * and from then on half as many come in. */
static void
keep_place (ZwProbe *self, ZwPoint place, guint64 *step)
{
  if ((guint64) (self->count - 1) % *step != 0)
    return;
  if (self->places->len == N_PLACES)
    {
      for (guint i = 0; i < N_PLACES / 2; i++)
        g_array_index (self->places, ZwPoint, i) = g_array_index (self->places, ZwPoint, 2 * i);
      g_array_set_size (self->places, N_PLACES / 2);
      *step *= 2;
    }
  g_array_append_val (self->places, place);
}

static void
study_record (ZwProbe *self, const ZwReaderRow *record, guint64 *step)
{
  self->count++;
  for (guint i = 0; i < self->fields->len; i++)
    {
      ZwProbeField *field = g_ptr_array_index (self->fields, i);

      if (field->samples->len < N_SAMPLES)
        g_ptr_array_add (field->samples, g_strdup (record->values[i]));
    }
  if (record->geometry == NULL || zw_reader_row_is_nowhere (record))
    {
      self->n_without_shape++;
      return;
    }
  self->kind_counts[record->geometry->kind]++;
  for (guint i = 0; i < record->geometry->n_points; i++)
    zw_envelope_add (&self->extent, record->geometry->points[i].x, record->geometry->points[i].y);
  keep_place (self, record->geometry->points[0], step);
}

/**
 * zw_probe_place:
 * @around: (nullable): what is known of the project the source is to go into
 *
 * Finds the coordinate system, better than zw_probe_new() could without @around:
 * what lies within a known outline only when shifted from TWD67 is in TWD67.
 */
void
zw_probe_place (ZwProbe *self, const ZwSurroundings *around)
{
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *parent = g_path_get_basename (folder);
  g_autoptr (GString) text = g_string_new (parent);
  ZwCrsEvidence evidence = { .extent = self->extent, .declared = self->declared_crs };

  g_clear_pointer (&self->crs_guess, zw_crs_guess_free);
  g_clear_pointer (&self->crs, g_free);
  if (self->places == NULL || zw_envelope_is_empty (&self->extent))
    return;
  g_string_append_printf (text, " %s %s", base, self->layer);
  for (guint i = 0; i < self->fields->len; i++)
    g_string_append_printf (text, " %s",
                            ((ZwProbeField *) g_ptr_array_index (self->fields, i))->name);
  evidence.text = text->str;
  evidence.points = (const ZwPoint *) (void *) self->places->data;
  evidence.n_points = self->places->len;
  if (around != NULL)
    zw_surroundings_give_evidence (around, &evidence);
  self->crs_guess = zw_crs_guess (&evidence);
  if (self->crs_guess->declared)
    self->crs = g_strdup (self->declared_crs);
  else if (self->crs_guess->epsg > 0)
    self->crs = g_strdup_printf ("EPSG:%d", self->crs_guess->epsg);
}

/* The same fields as zw-field-guess.h sees them; free with g_free(). */
static ZwSourceField *
list_fields (const ZwProbe *self)
{
  ZwSourceField *fields = g_new0 (ZwSourceField, self->fields->len + 1);

  for (guint i = 0; i < self->fields->len; i++)
    {
      const ZwProbeField *field = g_ptr_array_index (self->fields, i);

      fields[i].name = field->name;
      fields[i].type = field->is_number ? ZW_FIELD_NUMBER : ZW_FIELD_TEXT;
      fields[i].values = (const char *const *) field->samples->pdata;
      fields[i].n_values = field->samples->len;
    }
  return fields;
}

static int
compare_roles (gconstpointer a, gconstpointer b)
{
  const ZwRoleGuess *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return (int) one->role - (int) other->role;
}

/* A table may be what does without shapes, or figures to be joined to shapes. */
static GArray *
guess_table_roles (const char *name, const ZwSourceField *fields, guint n_fields)
{
  GArray *roles = g_array_new (FALSE, FALSE, sizeof (ZwRoleGuess));
  guint seen = 0;

  for (guint kind = 0; kind < 3; kind++)
    {
      g_autoptr (GArray) guesses = zw_field_guess_role (name, kind, fields, n_fields);

      for (guint i = 0; i < guesses->len; i++)
        {
          ZwRoleGuess guess = g_array_index (guesses, ZwRoleGuess, i);

          if ((seen & (1u << guess.role)) != 0
              || (guess.role != ZW_ROLE_POPULATION
                  && !zw_role_get_info (guess.role)->shape_optional))
            continue;
          seen |= 1u << guess.role;
          g_array_append_val (roles, guess);
        }
    }
  g_array_sort (roles, compare_roles);
  return roles;
}

/* Areas of people without their number are bounds: the number is in a table. */
static void
prefer_bounds (ZwProbe *self)
{
  ZwRoleGuess *first = self->roles->len > 0 ? &g_array_index (self->roles, ZwRoleGuess, 0) : NULL;
  g_autoptr (GHashTable) mapping = NULL;

  if (first == NULL || first->role != ZW_ROLE_POPULATION || self->kind != ZW_GEOMETRY_POLYGON)
    return;
  mapping = zw_probe_guess_mapping (self, ZW_ROLE_POPULATION);
  if (g_hash_table_contains (mapping, "population"))
    return;
  first->role = ZW_ROLE_ADMIN;
  for (guint i = 1; i < self->roles->len; i++)
    if (g_array_index (self->roles, ZwRoleGuess, i).role == ZW_ROLE_ADMIN)
      g_array_index (self->roles, ZwRoleGuess, i).role = ZW_ROLE_POPULATION;
}

static void
find_roles (ZwProbe *self)
{
  g_autofree ZwSourceField *fields = list_fields (self);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *name = g_strconcat (base, " ", self->layer, NULL);

  if (self->is_table)
    self->roles = guess_table_roles (name, fields, self->fields->len);
  else
    {
      self->roles = zw_field_guess_role (name, self->kind, fields, self->fields->len);
      prefer_bounds (self);
    }
}

/**
 * zw_probe_guess_mapping:
 * @role: the part the source is to play
 *
 * Returns: (transfer full) (element-type utf8 utf8): which of its fields stands
 *   for which field of the role
 */
GHashTable *
zw_probe_guess_mapping (const ZwProbe *self, ZwRole role)
{
  g_autofree ZwSourceField *fields = list_fields (self);

  return zw_field_guess_mapping (role, fields, self->fields->len);
}

/* What the source says of its date: in a field, in its title, by its name; failing
 * all of them, when it was changed. */
static void
note_date (ZwProbe *self, const ZwReader *reader)
{
  g_autofree ZwSourceField *fields = list_fields (self);
  g_autofree char *base = g_path_get_basename (self->path);
  ZwDate date;

  self->date = zw_field_guess_period (fields, self->fields->len, &self->year);
  if (self->date == NULL && reader->year == 0 && zw_date_find (base, &date))
    {
      self->year = date.year;
      self->date = zw_date_format (&date);
    }
  if (self->date != NULL)
    return;
  self->year = reader->year;
  self->date = g_strdup (reader->date);
}

/* All but the coordinate system, which costs as much as a file of middling size. */
ZwProbe *
zw_probe_read (const char *path,
               const char *layer,
               const char *encoding,
               const ZwProgress *progress,
               GError **error)
{
  g_autoptr (ZwProbe) self = g_new0 (ZwProbe, 1);
  g_autoptr (ZwReader) reader = NULL;
  guint64 step = 1;
  ZwReaderOptions options = { .layer = layer, .encoding = encoding };
  const ZwReaderRow *record = NULL;

  self->path = g_strdup (path);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) probe_field_free);
  zw_envelope_init_empty (&self->extent);
  if (zw_gtfs_is_feed (path))
    {
      self->is_gtfs = TRUE;
      self->format = g_strdup ("GTFS");
      self->layer = g_path_get_basename (path);
      return g_steal_pointer (&self);
    }
  self->places = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  reader = zw_reader_open (path, &options, error);
  if (reader == NULL)
    return NULL;

  self->layer = g_strdup (reader->layer);
  self->layer_names = g_steal_pointer (&reader->layer_names);
  self->format = g_strdup (reader->format);
  self->encoding = g_strdup (reader->encoding);
  self->encoding_guess = g_steal_pointer (&reader->encoding_guess);
  self->declared_crs = g_strdup (reader->crs);
  self->advice = g_strdup (reader->advice);
  for (guint i = 0; i < reader->fields->len; i++)
    {
      ZwProbeField *field = g_new0 (ZwProbeField, 1);

      field->name = g_strdup (g_ptr_array_index (reader->fields, i));
      field->is_number = g_array_index (reader->is_number, gboolean, i);
      field->samples = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->fields, field);
    }
  for (;;)
    {
      if (!zw_reader_next (reader, &record, error))
        return NULL;
      if (record == NULL)
        break;
      study_record (self, record, &step);
      if (self->count % PROGRESS_STEP == 0
          && !zw_progress_step (
              progress, reader->count > 0 ? (double) self->count / (double) reader->count : -1.0,
              _ ("Looking at the file"), error))
        return NULL;
    }
  for (guint i = 1; i < 3; i++)
    if (self->kind_counts[i] > self->kind_counts[self->kind])
      self->kind = i;
  if (self->count == 0)
    {
      g_autofree char *shown = g_path_get_basename (path);

      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                   /* Translators: %s is a file name */
                   _ ("“%s” is empty: there is nothing in it to import."), shown);
      return NULL;
    }
  /* Of several files read as one, a later one may have texts where the first had numbers. */
  for (guint i = 0; i < self->fields->len; i++)
    ((ZwProbeField *) g_ptr_array_index (self->fields, i))->is_number = g_array_index (
        reader->is_number, gboolean, i);
  self->is_table = self->count == self->n_without_shape;
  note_date (self, reader);
  find_roles (self);
  return g_steal_pointer (&self);
}

/**
 * zw_probe_new:
 * @path: a file
 * @layer: (nullable): which of its layers; the first where %NULL
 * @encoding: (nullable): encoding of its text where the user knows it
 *
 * Reads a source once from end to end, keeping only samples.
 *
 * Returns: (transfer full): what is known of it
 */
ZwProbe *
zw_probe_new (const char *path,
              const char *layer,
              const char *encoding,
              const ZwProgress *progress,
              GError **error)
{
  ZwProbe *self = zw_probe_read (path, layer, encoding, progress, error);

  if (self != NULL)
    zw_probe_place (self, NULL);
  return self;
}
