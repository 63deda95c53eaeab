/* zw-verify.c: what has changed since a file was written
 *
 * The file says of what it was made: the same publication is written once more, and
 * the figures are compared by key, in full.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-verify.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "document/zw-publication.h"

/* Of the figure: less is the arithmetic of another machine. */
#define TOLERANCE 1e-9

G_DEFINE_QUARK (zw_verify_error_quark, zw_verify_error)

static void
row_free (gpointer data)
{
  ZwVerifyRow *self = data;

  g_clear_pointer (&self->old, zw_figure_entry_free);
  g_clear_pointer (&self->now, zw_figure_entry_free);
  g_ptr_array_unref (self->inputs);
  g_free (self);
}

void
zw_verification_free (ZwVerification *self)
{
  g_clear_pointer (&self->list, zw_figure_list_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* A table that was printed knows no more than its letters. */
static gboolean
is_same (const ZwFigureEntry *old, const ZwFigureEntry *now, gboolean printed_only)
{
  if (!g_str_equal (old->unit, now->unit))
    return FALSE;
  if (printed_only || !isfinite (old->value))
    return g_str_equal (old->text, now->text);
  return fabs (old->value - now->value) <= TOLERANCE * MAX (fabs (old->value), fabs (now->value));
}

static const ZwFigureLayer *
find_layer (const GPtrArray *layers, const ZwFigureLayer *layer)
{
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwFigureLayer *other = g_ptr_array_index (layers, i);

      if (other->role == layer->role && g_str_equal (other->name, layer->name))
        return other;
    }
  return NULL;
}

G_GNUC_PRINTF (2, 3)
static void
say (GPtrArray *sentences, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (sentences, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const char *
or_none (const char *text)
{
  return *text != '\0' ? text : _ ("none");
}

static void
compare_layer (GPtrArray *inputs, const ZwFigureLayer *old, const ZwFigureLayer *now)
{
  if (!g_str_equal (old->sha256, now->sha256))
    /* Translators: a layer, and its file before and now */
    say (inputs, _ ("“%s” was imported from another file: checksum %.12s… then, %.12s… now."),
         old->name, or_none (old->sha256), or_none (now->sha256));
  if (!g_str_equal (old->date, now->date))
    say (inputs, _ ("The source of “%s” was of %s and is of %s."), old->name, or_none (old->date),
         or_none (now->date));
  if (old->year != now->year)
    say (inputs, _ ("The survey year of “%s” was %d and is %d."), old->name, old->year, now->year);
  if (old->count != now->count)
    {
      g_autofree char *before = zw_passport_format_number ((double) old->count, 0);
      g_autofree char *after = zw_passport_format_number ((double) now->count, 0);

      /* Translators: a layer and two numbers */
      say (inputs, _ ("“%s” had %s features and has %s."), old->name, before, after);
    }
}

static void
compare_layers (GPtrArray *inputs, const GPtrArray *old, const GPtrArray *now)
{
  for (guint i = 0; i < old->len; i++)
    {
      const ZwFigureLayer *layer = g_ptr_array_index (old, i);
      const ZwFigureLayer *other = find_layer (now, layer);

      if (other != NULL)
        compare_layer (inputs, layer, other);
      else
        say (inputs, _ ("It rests on “%s” no longer."), layer->name);
    }
  for (guint i = 0; i < now->len; i++)
    {
      const ZwFigureLayer *layer = g_ptr_array_index (now, i);

      if (find_layer (old, layer) == NULL)
        say (inputs, _ ("It rests on “%s” now."), layer->name);
    }
}

static void
add_row (ZwVerification *self, const ZwFigureEntry *old, const ZwFigureEntry *now)
{
  ZwVerifyRow *row = g_new0 (ZwVerifyRow, 1);

  row->old = old != NULL ? zw_figure_entry_copy (old) : NULL;
  row->now = now != NULL ? zw_figure_entry_copy (now) : NULL;
  row->inputs = g_ptr_array_new_with_free_func (g_free);
  if (old == NULL)
    row->verdict = ZW_FIGURE_VERDICT_NEW;
  else if (now == NULL)
    row->verdict = ZW_FIGURE_VERDICT_GONE;
  else
    {
      row->verdict = is_same (old, now, self->list->printed_only) ? ZW_FIGURE_VERDICT_SAME
                                                                  : ZW_FIGURE_VERDICT_CHANGED;
      if (!self->list->printed_only)
        compare_layers (row->inputs, old->layers, now->layers);
    }
  self->counts[row->verdict]++;
  if (row->verdict == ZW_FIGURE_VERDICT_SAME && row->inputs->len > 0)
    self->n_shaken++;
  g_ptr_array_add (self->rows, row);
}

/**
 * zw_verification_new:
 * @list: (transfer full): what a file carries
 * @now: the figures that the same publication prints now
 *
 * Returns: (transfer full): the comparison
 */
ZwVerification *
zw_verification_new (ZwFigureList *list, const ZwPassport *now)
{
  ZwVerification *self = g_new0 (ZwVerification, 1);
  const GPtrArray *olds = zw_passport_get_entries (list->passport);
  const GPtrArray *news = zw_passport_get_entries (now);
  g_autoptr (GHashTable) met = g_hash_table_new (g_direct_hash, g_direct_equal);

  self->list = list;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < olds->len; i++)
    {
      const ZwFigureEntry *old = g_ptr_array_index (olds, i);
      const ZwFigureEntry *same = list->printed_only ? zw_passport_find (now, old->code)
                                                     : zw_passport_find_key (now, old->key);

      if (same != NULL)
        g_hash_table_add (met, (gpointer) same);
      add_row (self, old, same);
    }
  for (guint i = 0; i < news->len; i++)
    if (!g_hash_table_contains (met, g_ptr_array_index (news, i)))
      add_row (self, NULL, g_ptr_array_index (news, i));
  if (list->printed_only)
    say (self->notes, _ ("Another program has saved the file anew and dropped its list: the "
                         "figures are compared as the table of its annex prints them."));
  return self;
}

/**
 * zw_verification_is_same:
 *
 * Returns: whether the project says all that the file says, and no more
 */
gboolean
zw_verification_is_same (const ZwVerification *self)
{
  return self->counts[ZW_FIGURE_VERDICT_SAME] == self->rows->len;
}

/* The zone may have been renamed, or the project; not both. */
static const ZwZone *
find_zone (const ZwFigureList *list,
           const GPtrArray *zones,
           const char *project,
           GPtrArray *notes,
           GError **error)
{
  gboolean same_project = g_str_equal (list->project, project) || *list->project == '\0';
  const ZwZone *found = NULL;

  for (guint i = 0; i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      if (zone->id == list->zone_id && (same_project || g_strcmp0 (zone->name, list->zone) == 0))
        found = zone;
    }
  if (found == NULL && !same_project)
    g_set_error (error, ZW_VERIFY_ERROR, ZW_VERIFY_ERROR_PROJECT,
                 /* Translators: names of two projects */
                 _ ("The file was written from the project “%s”; this one is “%s”."), list->project,
                 project);
  else if (found == NULL)
    g_set_error (error, ZW_VERIFY_ERROR, ZW_VERIFY_ERROR_ZONE,
                 /* Translators: name of a zone */
                 _ ("The zone “%s” of the file is no longer in the project."),
                 *list->zone != '\0' ? list->zone : "?");
  else
    {
      if (!same_project)
        say (notes, _ ("The file was written from the project “%s”; this one is “%s”."),
             list->project, project);
      if (*list->zone != '\0' && g_strcmp0 (found->name, list->zone) != 0)
        say (notes, _ ("The zone was called “%s” and is “%s” now."), list->zone, found->name);
    }
  return found;
}

static GDateTime *
read_date (const char *text)
{
  int year, month, day;

  return sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3
             ? g_date_time_new_local (year, month, day, 0, 0, 0)
             : NULL;
}

/* What the publication prints now. */
static ZwPassport *
print_again (ZwStore *store,
             const ZwFigureList *list,
             gint64 zone_id,
             const ZwProgress *progress,
             GError **error)
{
  g_autoptr (GDateTime) date = read_date (list->date);
  g_autoptr (ZwPublication) publication = NULL;
  ZwPublicationWish wish = { .zone_id = zone_id,
                             .language = *list->language != '\0' ? list->language : NULL,
                             .date = date };
  ZwProgressPart reading, drawing;

  if (!zw_publication_kind_from_id (list->publication, &wish.kind))
    {
      g_set_error (error, ZW_VERIFY_ERROR, ZW_VERIFY_ERROR_KIND,
                   _ ("The file does not say which document it is, or says one that this "
                      "Zonewright does not write: “%s”."),
                   list->publication);
      return NULL;
    }
  if (list->wish != NULL)
    zw_sheets_wish_from_json (&wish.sheets, list->wish);
  publication = zw_publication_load (store, &wish,
                                     zw_progress_begin_part (&reading, progress, 0.0, 0.9), error);
  if (publication == NULL
      || (wish.kind == ZW_PUBLICATION_SHEETS
          && zw_publication_get_pages (publication,
                                       zw_progress_begin_part (&drawing, progress, 0.9, 1.0), error)
                 == NULL))
    return NULL;
  return zw_passport_ref (zw_publication_get_passport (publication));
}

/**
 * zw_verify_file:
 * @store: a project; on a worker thread one of its own
 * @path: a PDF, ODT or ODP
 * @progress: (nullable): who watches
 * @error: %ZW_VERIFY_ERROR, %ZW_FIGURE_LIST_ERROR, and what goes wrong with the project
 *
 * Returns: (transfer full) (nullable): what has changed since @path was written
 */
ZwVerification *
zw_verify_file (ZwStore *store, const char *path, const ZwProgress *progress, GError **error)
{
  g_autoptr (ZwFigureList) list = zw_figure_list_read (path, error);
  g_autoptr (GPtrArray) zones = list != NULL ? zw_zone_list (store, error) : NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *project = zw_store_get_setting (store, "name");
  g_autoptr (ZwPassport) now = NULL;
  ZwVerification *self;
  const ZwZone *zone;

  if (zones == NULL)
    return NULL;
  zone = find_zone (list, zones, project != NULL ? project : "", notes, error);
  if (zone == NULL)
    return NULL;
  now = print_again (store, list, zone->id, progress, error);
  if (now == NULL)
    return NULL;
  if (zw_passport_get_entries (list->passport)->len == 0 && zw_passport_get_entries (now)->len == 0)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, ZW_VERIFY_ERROR, ZW_VERIFY_ERROR_EMPTY,
                   _ ("“%s” holds no figures, so there is nothing to compare."), name);
      return NULL;
    }
  self = zw_verification_new (g_steal_pointer (&list), now);
  g_ptr_array_extend_and_steal (self->notes, g_steal_pointer (&notes));
  return self;
}
