/* zw-sheets-sources.c: whose data a map sheet shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-sheets-private.h"

#include <glib/gi18n.h>

#include "base/zw-year.h"
#include "render/zw-map-seen.h"
#include "render/zw-map-shade.h"

/* Files of one date. */
typedef struct
{
  char *date;
  GPtrArray *names;
} Group;

static void
group_free (gpointer data)
{
  Group *self = data;

  g_free (self->date);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* The day the data are of, or the year; "" where neither is known. */
static char *
dup_date (const ZwDossier *dossier, const ZwLayer *layer)
{
  if (layer->source.date != NULL && *layer->source.date != '\0')
    return g_strdup (layer->source.date);
  return layer->year > 0 ? zw_year_format (layer->year, dossier->chinese) : g_strdup ("");
}

static void
add_layer (GPtrArray *groups, const ZwDossier *dossier, const ZwLayer *layer)
{
  g_autofree char *date = dup_date (dossier, layer);
  g_autofree char *name = g_path_get_basename (layer->source.file != NULL ? layer->source.file
                                                                          : layer->name);
  Group *group = NULL;

  /* What was worked out from layers, and not read, is no source. */
  if (layer->id == 0 && layer->source.file == NULL)
    return;
  for (guint i = 0; i < groups->len && group == NULL; i++)
    if (g_str_equal (((Group *) g_ptr_array_index (groups, i))->date, date))
      group = g_ptr_array_index (groups, i);
  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->date = g_steal_pointer (&date);
      group->names = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (groups, group);
    }
  if (!g_ptr_array_find_with_equal_func (group->names, name, g_str_equal, NULL))
    g_ptr_array_add (group->names, g_steal_pointer (&name));
}

/* The latest first. */
static int
compare_dates (gconstpointer a, gconstpointer b)
{
  return -g_strcmp0 ((*(Group *const *) a)->date, (*(Group *const *) b)->date);
}

static void
add_seen (GPtrArray *groups,
          const ZwDossier *dossier,
          const ZwMapLayer *layer,
          const ZwMapView *view)
{
  if (zw_map_layer_is_seen (layer, view))
    add_layer (groups, dossier, layer->features->layer);
}

/**
 * zw_sheets_dup_sources:
 * @scenes: (array length=n): what the maps show
 * @views: (array length=n): which part of it; layers that lie outside are no source
 * @layers: (nullable) (element-type ZwLayer): others, that figures rest on
 *
 * Returns: (transfer full): the files, by the date of their data, and the licence of
 *   the project's data where it is known
 */
char *
zw_sheets_dup_sources (const ZwSheets *self,
                       ZwMapScene *const *scenes,
                       const ZwMapView *views,
                       guint n,
                       const GPtrArray *layers)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  GString *text = g_string_new (NULL);
  g_autofree char *all = NULL;

  for (guint s = 0; s < n; s++)
    {
      for (guint i = 0; i < scenes[s]->layers->len; i++)
        add_seen (groups, dossier, g_ptr_array_index (scenes[s]->layers, i), &views[s]);
      if (scenes[s]->shade != NULL && layers == NULL)
        add_seen (groups, dossier, scenes[s]->shade->layer, &views[s]);
    }
  for (guint i = 0; layers != NULL && i < layers->len; i++)
    add_layer (groups, dossier, g_ptr_array_index (layers, i));
  if (groups->len == 0)
    return g_string_free (text, FALSE);
  g_ptr_array_sort (groups, compare_dates);
  for (guint i = 0; i < groups->len; i++)
    {
      Group *group = g_ptr_array_index (groups, i);
      g_autofree char *names = NULL;

      g_ptr_array_add (group->names, NULL);
      names = g_strjoinv (dossier->chinese ? "、" : ", ", (char **) group->names->pdata);
      g_string_append_printf (text, "%s%s%s%s",
                              i == 0             ? ""
                              : dossier->chinese ? "；"
                                                 : "; ",
                              group->date, *group->date == '\0' ? "" : " ", names);
    }
  if (dossier->licence != NULL && *dossier->licence != '\0')
    {
      g_string_append (text, dossier->chinese ? "。" : ". ");
      /* Translators: under which the data of a map may be used */
      g_string_append_printf (text, zw_dossier_tr (dossier, N_ ("Licence: %s")), dossier->licence);
    }
  all = g_string_free (text, FALSE);
  return g_strdup_printf (zw_dossier_tr (dossier, N_ ("Sources: %s")), all);
}
