/* zw-publish-page-choices.c: what is chosen on the publish page, and what is made of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-page-private.h"

#include "zw-data-view.h"
#include "zw-plan-choice.h"
#include "zw-sheets-options.h"

/* What was chosen last is kept in the project, beside the view of its map. */
#define KIND_KEY "publish-kind"
#define LANGUAGE_KEY "publish-language"
#define SHEETS_KEY "publish-sheets"
#define DATA_ID "data"

static const char *const languages[] = { "zh_TW", "en" };

static const char *
get_language (ZwPublishPage *self)
{
  guint chosen = zw_plan_choice_get_selected (ZW_PLAN_CHOICE (self->language));

  return languages[MIN (chosen, G_N_ELEMENTS (languages) - 1)];
}

gboolean
zw_publish_page_is_chinese (ZwPublishPage *self)
{
  return g_str_equal (get_language (self), languages[0]);
}

/* What the window's map shows at this moment. */
static void
read_map (ZwPublishPage *self)
{
  GtkWidget *map = GTK_WIDGET (self->map);
  ZwEnvelope shown;
  ZwPoint corners[4];

  if (map == NULL || !zw_sheets_options_uses_map (ZW_SHEETS_OPTIONS (self->sheets)))
    return;
  zw_envelope_init_empty (&shown);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    if (!zw_map_from_px (self->map, i % 2 == 0 ? 0 : gtk_widget_get_width (map),
                         i < 2 ? 0 : gtk_widget_get_height (map), &corners[i]))
      return;
    else
      zw_envelope_add (&shown, corners[i].x, corners[i].y);
  if (shown.max_x > shown.min_x && shown.max_y > shown.min_y)
    zw_sheets_options_set_map_extent (ZW_SHEETS_OPTIONS (self->sheets), &shown);
}

/**
 * zw_publish_page_new_job:
 * @path: (nullable): the file to write
 *
 * Returns: (transfer full) (nullable): what is chosen; %NULL without a zone
 */
ZwPublishJob *
zw_publish_page_new_job (ZwPublishPage *self, const char *path)
{
  ZwStore *store = zw_session_get_store (self->session);
  const ZwZone *zone = zw_session_get_zone (self->session);
  ZwPublishJob *job;

  if (store == NULL || zone == NULL || self->kind >= ZW_N_PUBLICATION_KINDS)
    return NULL;
  read_map (self);
  job = zw_publish_job_new ();
  job->project = g_strdup (zw_store_get_path (store));
  job->language = g_strdup (get_language (self));
  job->path = g_strdup (path);
  job->wish.kind = (ZwPublicationKind) self->kind;
  job->wish.zone_id = zone->id;
  job->wish.language = job->language;
  zw_sheets_options_get (ZW_SHEETS_OPTIONS (self->sheets), &job->wish.sheets);
  job->application = zw_publish_page_hold_application (self);
  return job;
}

/**
 * zw_publish_page_new_data_job:
 * @path: the file to write
 *
 * Returns: (transfer full) (nullable): tables as they are chosen
 */
ZwPublishJob *
zw_publish_page_new_data_job (ZwPublishPage *self, const char *path)
{
  ZwStore *store = zw_session_get_store (self->session);
  ZwPublishJob *job;
  gboolean all;

  if (store == NULL)
    return NULL;
  job = zw_publish_job_new ();
  job->project = g_strdup (zw_store_get_path (store));
  job->language = g_strdup (get_language (self));
  job->path = g_strdup (path);
  zw_data_view_get (ZW_DATA_VIEW (self->data), &all, &job->data.table, &job->data.cp950);
  job->data.zone_id = all ? 0 : zw_session_get_zone_id (self->session);
  job->data.language = job->language;
  job->application = zw_publish_page_hold_application (self);
  return job;
}

/* The map of the window. */

/**
 * zw_publish_page_set_map:
 * @map: whose extent a sheet can have
 */
void
zw_publish_page_set_map (ZwPublishPage *self, ZwMap *map)
{
  g_set_weak_pointer (&self->map, map);
}

/**
 * zw_publish_page_show_map:
 *
 * Makes a map sheet of what the window's map shows.
 */
void
zw_publish_page_show_map (ZwPublishPage *self)
{
  zw_publish_page_show_kind (self, ZW_PUBLICATION_SHEETS);
  zw_publish_page_show_side (self, "sheets");
  zw_sheets_options_use_map (ZW_SHEETS_OPTIONS (self->sheets));
}

/* What is chosen stays with the project. */

void
zw_publish_page_keep_choices (ZwPublishPage *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *sheets = zw_sheets_options_to_text (ZW_SHEETS_OPTIONS (self->sheets));

  if (store == NULL)
    return;
  /* A choice that cannot be kept, in a file that others write, is not worth a word. */
  zw_store_set_state (store, KIND_KEY,
                      self->kind < ZW_N_PUBLICATION_KINDS
                          ? zw_publication_kind_get_id ((ZwPublicationKind) self->kind)
                          : DATA_ID,
                      NULL);
  zw_store_set_state (store, LANGUAGE_KEY, get_language (self), NULL);
  zw_store_set_state (store, SHEETS_KEY, sheets, NULL);
}

static guint
find_kind (const char *id)
{
  ZwPublicationKind kind = ZW_PUBLICATION_APPLICATION;

  if (g_strcmp0 (id, DATA_ID) == 0)
    return ZW_PUBLISH_DATA;
  zw_publication_kind_from_id (id, &kind);
  return kind;
}

void
zw_publish_page_read_choices (ZwPublishPage *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autofree char *kind = store != NULL ? zw_store_get_state (store, KIND_KEY) : NULL;
  g_autofree char *language = store != NULL ? zw_store_get_state (store, LANGUAGE_KEY) : NULL;
  g_autofree char *sheets = store != NULL ? zw_store_get_state (store, SHEETS_KEY) : NULL;

  self->updating = TRUE;
  self->kind = find_kind (kind);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[self->kind]), TRUE);
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (language, languages[i]))
      zw_plan_choice_select (ZW_PLAN_CHOICE (self->language), i);
  zw_sheets_options_from_text (ZW_SHEETS_OPTIONS (self->sheets), sheets);
  self->updating = FALSE;
}
