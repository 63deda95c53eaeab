/* zw-survey.c: which layers tell of a survey year
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-survey.h"

#include "metrics/zw-baseline.h"

static gboolean
is_of_use (const ZwLayer *layer)
{
  return zw_baseline_needs_role (layer->role)
         && (zw_role_get_info (layer->role)->kinds & ZW_KIND_BIT (layer->kind)) != 0;
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * zw_survey_list_years:
 * @layers: (element-type ZwLayer): all layers of a project
 *
 * Returns: (transfer full) (element-type int): the years that layers in use tell
 *   of, common era, ascending
 */
GArray *
zw_survey_list_years (const GPtrArray *layers)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));
  guint n = 0;

  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);

      if (layer->used && layer->year > 0 && is_of_use (layer))
        g_array_append_val (years, layer->year);
    }
  g_array_sort (years, compare_years);
  for (guint i = 0; i < years->len; i++)
    if (i == 0 || g_array_index (years, int, i) != g_array_index (years, int, i - 1))
      g_array_index (years, int, n++) = g_array_index (years, int, i);
  g_array_set_size (years, n);
  return years;
}

/* What editions of one survey have in common: the name without figures, and
 * without what stands between figures. */
static char *
get_series (const ZwLayer *layer)
{
  g_autofree char *valid = g_utf8_make_valid (layer->name != NULL ? layer->name : "", -1);
  g_autofree char *normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal, -1);
  GString *series = g_string_new (NULL);

  if (layer->role == ZW_ROLE_POPULATION)
    return g_string_free (series, FALSE);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) && c != 0x5e74 /* 年 */)
        g_string_append_unichar (series, c);
    }
  return g_string_free (series, FALSE);
}

/* A layer as an edition of its survey. */
typedef struct
{
  const ZwLayer *layer;
  char *series;
} Edition;

static void
clear_edition (gpointer data)
{
  g_free (((Edition *) data)->series);
}

static gboolean
is_same_survey (const Edition *a, const Edition *b)
{
  return a->layer->role == b->layer->role && a->layer->kind == b->layer->kind
         && g_str_equal (a->series, b->series);
}

/* Whether another edition stands for the survey instead of this one. */
static gboolean
is_replaced (const GArray *editions, const Edition *edition, int year)
{
  const ZwLayer *layer = edition->layer;

  for (guint i = 0; i < editions->len; i++)
    {
      const Edition *other = &g_array_index (editions, Edition, i);
      gboolean residents = layer->role == ZW_ROLE_POPULATION;

      if (other == edition || other->layer->year > year || !is_same_survey (edition, other)
          || (other->layer->year == 0 && !residents))
        continue;
      if (other->layer->year > layer->year
          || (residents && other->layer->year == layer->year && other->layer->id > layer->id))
        return TRUE;
    }
  return FALSE;
}

static gboolean
stands_before (const ZwLayer *layer, const ZwLayer *other)
{
  return layer->year != other->year ? layer->year > other->year : layer->id > other->id;
}

/* Residents are told by one layer, or by areas and points of the same year. */
static void
choose_residents (ZwSurveyChoice *self)
{
  for (guint i = 0; i < self->layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (self->layers, i);

      if (layer->role == ZW_ROLE_POPULATION
          && (self->residents == NULL || stands_before (layer, self->residents)))
        self->residents = layer;
    }
  for (guint i = self->layers->len; i > 0; i--)
    {
      const ZwLayer *layer = g_ptr_array_index (self->layers, i - 1);

      if (layer->role == ZW_ROLE_POPULATION && layer->year != self->residents->year)
        g_ptr_array_remove_index (self->layers, i - 1);
    }
}

/**
 * zw_survey_choose:
 * @layers: (element-type ZwLayer): all layers of a project
 * @year: a year of the common era, or 0 for the latest of every survey
 *
 * Returns: (transfer full): the layers that tell of the year
 */
ZwSurveyChoice *
zw_survey_choose (const GPtrArray *layers, int year)
{
  ZwSurveyChoice *self = g_new0 (ZwSurveyChoice, 1);
  g_autoptr (GArray) editions = g_array_new (FALSE, FALSE, sizeof (Edition));
  int last = year > 0 ? year : G_MAXINT;
  guint present = 0;

  g_array_set_clear_func (editions, clear_edition);
  self->layers = g_ptr_array_new ();
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      Edition edition = { layer, NULL };

      if (!is_of_use (layer))
        continue;
      if (!layer->used)
        {
          self->switched_off |= 1u << layer->role;
          continue;
        }
      edition.series = get_series (layer);
      g_array_append_val (editions, edition);
    }
  for (guint i = 0; i < editions->len; i++)
    {
      const Edition *edition = &g_array_index (editions, Edition, i);

      if (edition->layer->year > last)
        self->later |= 1u << edition->layer->role;
      else if (edition->layer->year == 0 && edition->layer->role != ZW_ROLE_POPULATION)
        g_ptr_array_add (self->layers, (gpointer) edition->layer);
      else if (!is_replaced (editions, edition, last))
        g_ptr_array_add (self->layers, (gpointer) edition->layer);
    }
  choose_residents (self);
  for (guint i = 0; i < self->layers->len; i++)
    present |= 1u << ((const ZwLayer *) g_ptr_array_index (self->layers, i))->role;
  self->later &= ~present;
  return self;
}

void
zw_survey_choice_free (ZwSurveyChoice *self)
{
  g_ptr_array_unref (self->layers);
  g_free (self);
}

/**
 * zw_survey_list_latest:
 * @layers: (element-type ZwLayer): all layers of a project
 * @role: any, also one that no indicator rests on
 *
 * Returns: (transfer container) (element-type ZwLayer): those that are used, in the
 *   latest edition of each survey; borrowed
 */
GPtrArray *
zw_survey_list_latest (const GPtrArray *layers, ZwRole role)
{
  GPtrArray *latest = g_ptr_array_new ();
  g_autoptr (GArray) editions = g_array_new (FALSE, FALSE, sizeof (Edition));
  guint kinds = zw_role_get_info (role)->kinds;

  g_array_set_clear_func (editions, clear_edition);
  for (guint i = 0; i < layers->len; i++)
    {
      const ZwLayer *layer = g_ptr_array_index (layers, i);
      Edition edition = { layer, NULL };

      if (layer->role != role || !layer->used || (kinds & ZW_KIND_BIT (layer->kind)) == 0)
        continue;
      edition.series = get_series (layer);
      g_array_append_val (editions, edition);
    }
  for (guint i = 0; i < editions->len; i++)
    {
      const Edition *edition = &g_array_index (editions, Edition, i);

      if (edition->layer->year == 0 || !is_replaced (editions, edition, G_MAXINT))
        g_ptr_array_add (latest, (gpointer) edition->layer);
    }
  return latest;
}
