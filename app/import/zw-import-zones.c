/* zw-import-zones.c: areas of a source as zones, where drawn ones are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "geometry/zw-overlay.h"
#include "import/zw-import-error.h"
#include "import/zw-import-private.h"

#define MAX_REMARKS 20

typedef struct
{
  ZwStore *store;
  const ZwImportOptions *options;
  const ZwImportRun *run;
  ZwImportReport *report;
  ZwOverlay *overlay;
  ZwEnvelope extent;
  guint n_skipped;
  char *last_reason;
} Taker;

static const char *
get_mapped (const Taker *self, const ZwReaderRow *record, const char *field)
{
  const char *source = g_hash_table_lookup (self->run->mapping, field);
  GPtrArray *fields = self->run->reader->fields;

  for (guint i = 0; source != NULL && i < fields->len; i++)
    if (g_strcmp0 (g_ptr_array_index (fields, i), source) == 0)
      return record->values[i];
  return NULL;
}

/* The name given for all of them, counted from the second on; or the source's. */
static char *
make_name (const Taker *self, const ZwReaderRow *record)
{
  const char *own = get_mapped (self, record, "name");
  guint n = self->report->n_zones;

  if (self->options->name != NULL)
    return n == 0 ? g_strdup (self->options->name)
                  : g_strdup_printf ("%s %u", self->options->name, n + 1);
  return own != NULL ? g_strdup (own) : zw_zone_suggest_name (self->store);
}

static void
skip (const ZwReaderRow *record, const char *why, gpointer user_data)
{
  Taker *self = user_data;

  if (self->n_skipped++ < MAX_REMARKS)
    /* Translators: which feature, and a sentence with the reason */
    zw_import_remark (self->report, _ ("%s was left out: %s"), record->label, why);
  g_free (self->last_reason);
  self->last_reason = g_strdup (why);
}

/* As programs and offices write yes: 1, true, yes, 是 … */
static gboolean
says_yes (const char *text)
{
  static const char *const words[] = { "1", "t", "true", "y", "yes", "是", "有", "v", "✓" };
  g_autofree char *plain = text != NULL ? g_strstrip (g_utf8_strdown (text, -1)) : NULL;

  for (guint i = 0; plain != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (plain, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
take_flags (const Taker *self, const ZwReaderRow *record, gint64 id, GError **error)
{
  return (!(self->options->zone_island || says_yes (get_mapped (self, record, "island")))
          || zw_zone_set_island (self->store, id, TRUE, error))
         && (!(self->options->zone_remote || says_yes (get_mapped (self, record, "remote")))
             || zw_zone_set_remote (self->store, id, TRUE, error));
}

static gboolean
take (const ZwReaderRow *record, gpointer user_data, GError **error)
{
  Taker *self = user_data;
  g_autofree char *name = make_name (self, record);
  g_autoptr (ZwGeometry) repaired = NULL;
  g_autoptr (GError) problem = NULL;
  const ZwGeometry *geometry = record->geometry;
  ZwZoneType type = ZW_ZONE_URBAN;
  ZwEnvelope bounds;
  gint64 id;

  if (geometry->kind != ZW_GEOMETRY_POLYGON)
    {
      skip (record, _ ("It is no area."), self);
      return TRUE;
    }
  if (!zw_overlay_check (self->overlay, geometry, NULL, &problem))
    {
      repaired = zw_overlay_make_valid (self->overlay, geometry, NULL);
      if (repaired == NULL || zw_geometry_is_empty (repaired))
        {
          skip (record, problem->message, self);
          return TRUE;
        }
      geometry = repaired;
      /* Translators: a zone, and a sentence with what was wrong */
      zw_import_remark (self->report, _ ("“%s” was repaired: %s"), name, problem->message);
    }
  zw_zone_type_from_id (get_mapped (self, record, "type"), &type);
  if (self->options->has_zone_type)
    type = self->options->zone_type;
  id = zw_zone_insert (self->store, name, type, geometry, error);
  if (id == 0 || !take_flags (self, record, id, error))
    return FALSE;
  self->report->n_zones++;
  bounds = zw_geometry_get_envelope (geometry);
  zw_envelope_union (&self->extent, &bounds);
  return TRUE;
}

/* Within a command: every area of a source becomes a zone. */
gboolean
zw_import_zones (ZwStore *store,
                 const ZwImportOptions *options,
                 ZwImportRun *run,
                 ZwImportReport *report,
                 const ZwProgress *progress,
                 GError **error)
{
  Taker taker = { .store = store, .options = options, .run = run, .report = report };
  g_autofree char *shown = g_path_get_basename (options->path);
  gboolean ok;

  if ((options->zone_island || options->zone_remote
       || g_hash_table_contains (run->mapping, "island")
       || g_hash_table_contains (run->mapping, "remote"))
      && !zw_zone_add_flag_columns (store, error))
    return FALSE;
  taker.overlay = zw_overlay_new ();
  zw_envelope_init_empty (&taker.extent);
  run->take = take;
  run->skip = skip;
  run->user_data = &taker;
  ok = zw_import_read_all (run, progress, error);
  if (ok && taker.n_skipped > MAX_REMARKS)
    /* Translators: %u is a number of records */
    zw_import_remark (report, _ ("… and so were %u more."), taker.n_skipped - MAX_REMARKS);
  if (ok && report->n_zones == 0)
    {
      g_set_error (error, ZW_IMPORT_ERROR, ZW_IMPORT_ERROR_EMPTY,
                   /* Translators: a file name, and a sentence with a reason */
                   _ ("“%s” holds no area that could be a zone. %s"), shown,
                   taker.last_reason != NULL ? taker.last_reason : "");
      ok = FALSE;
    }
  if (ok)
    zw_import_remark_on_place (report, run->around, &taker.extent, shown);
  zw_overlay_free (taker.overlay);
  g_free (taker.last_reason);
  return ok;
}
