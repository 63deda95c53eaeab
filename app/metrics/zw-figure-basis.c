/* zw-figure-basis.c: what figures of several years are worked out from, read once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "metrics/zw-figure-basis.h"

#include "layers/zw-timetable.h"
#include "metrics/zw-place-names.h"
#include "metrics/zw-survey.h"

/* What lies farther from a place than a stop serves, and than the walks between
 * stations reach, tells nothing of it. */
#define MARGIN_M 2000.0

/**
 * zw_figure_basis_new:
 * @features: (element-type ZwFeatures): all layers of a project
 * @timetables: (element-type ZwTimetableEntry): all of them
 * @crs: its coordinate system
 */
ZwFigureBasis *
zw_figure_basis_new (GPtrArray *features, GPtrArray *timetables, const char *crs)
{
  ZwFigureBasis *self = g_new0 (ZwFigureBasis, 1);

  self->features = g_ptr_array_ref (features);
  self->timetables = g_ptr_array_ref (timetables);
  self->crs = g_strdup (crs);
  return self;
}

void
zw_figure_basis_free (ZwFigureBasis *self)
{
  g_ptr_array_unref (self->features);
  g_ptr_array_unref (self->timetables);
  g_free (self->crs);
  g_free (self);
}

static GPtrArray *
list_layers (const ZwFigureBasis *self)
{
  GPtrArray *layers = g_ptr_array_new ();

  for (guint i = 0; i < self->features->len; i++)
    g_ptr_array_add (layers, ((ZwFeatures *) g_ptr_array_index (self->features, i))->layer);
  return layers;
}

/**
 * zw_figure_basis_count:
 *
 * Returns: features of the latest survey that figures look at
 */
guint64
zw_figure_basis_count (const ZwFigureBasis *self)
{
  g_autoptr (GPtrArray) layers = list_layers (self);
  g_autoptr (ZwSurveyChoice) choice = zw_survey_choose (layers, 0);
  guint64 n = 0;

  for (guint i = 0; i < self->features->len; i++)
    {
      const ZwFeatures *features = g_ptr_array_index (self->features, i);

      if (g_ptr_array_find (choice->layers, features->layer, NULL))
        n += features->n;
    }
  return n;
}

static gboolean
is_role_there (const ZwFigureBasis *self, ZwRole role)
{
  for (guint i = 0; i < self->features->len; i++)
    if (((ZwFeatures *) g_ptr_array_index (self->features, i))->layer->role == role)
      return TRUE;
  return FALSE;
}

/* Whether journeys are searched, which look at the whole network and at places by
 * their names. */
static gboolean
has_journeys (const ZwFigureBasis *self)
{
  return self->timetables->len > 0 || is_role_there (self, ZW_ROLE_OD_PAIRS)
         || is_role_there (self, ZW_ROLE_TRANSFERS);
}

/* Roles whose figures are told of what lies in a place. Registrations may be those of
 * the whole city. */
static gboolean
may_clip (const ZwFigureBasis *self, ZwRole role)
{
  switch (role)
    {
    case ZW_ROLE_STOPS:
    case ZW_ROLE_ROUTES:
    case ZW_ROLE_BIKE_STATIONS:
    case ZW_ROLE_FOOTWAYS:
    case ZW_ROLE_CYCLEWAYS:
    case ZW_ROLE_CHARGERS:
    case ZW_ROLE_PARKING:
    case ZW_ROLE_POPULATION:
    case ZW_ROLE_ATTRACTIONS:
    case ZW_ROLE_SHARED_VEHICLES:
      return !has_journeys (self)
             || !(role == ZW_ROLE_STOPS || role == ZW_ROLE_ROUTES
                  || zw_place_names_need_role (role));
    default:
      return FALSE;
    }
}

static ZwEnvelope
widen (const ZwEnvelope *extent, double by)
{
  return (ZwEnvelope){ extent->min_x - by, extent->min_y - by, extent->max_x + by,
                       extent->max_y + by };
}

/**
 * zw_figure_basis_clip:
 * @extent: where the places lie that are looked at
 * @settings: how far stops serve
 *
 * The figures of places within @extent are the same with what is kept; those of the
 * city are not, and what the methods count of whole layers they count of what is kept.
 * Areas that reach beyond @extent are kept whole, and so are the stops that serve them.
 *
 * Returns: (transfer full): what lies near
 */
ZwFigureBasis *
zw_figure_basis_clip (const ZwFigureBasis *self,
                      const ZwEnvelope *extent,
                      const ZwBaselineSettings *settings)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) zw_features_unref);
  double reach = settings->radius_m + settings->merge_m + MARGIN_M;
  ZwEnvelope near = widen (extent, reach), served = *extent, stops;

  for (guint i = 0; i < self->features->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (self->features, i);
      gboolean clips = features->layer->role != ZW_ROLE_STOPS
                       && may_clip (self, features->layer->role);
      ZwFeatures *own = clips ? zw_features_clip (features, &near) : zw_features_ref (features);

      if (clips && own->n > 0)
        zw_envelope_union (&served, &own->envelope);
      g_ptr_array_add (kept, own);
    }
  stops = widen (&served, reach);
  for (guint i = 0; i < kept->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (kept, i);

      if (features->layer->role != ZW_ROLE_STOPS || !may_clip (self, ZW_ROLE_STOPS))
        continue;
      g_ptr_array_index (kept, i) = zw_features_clip (features, &stops);
      zw_features_unref (features);
    }
  return zw_figure_basis_new (kept, self->timetables, self->crs);
}

/**
 * zw_figure_basis_list_areas:
 *
 * Returns: (transfer container) (element-type ZwFeatures): what districts and the city
 *   are made of
 */
GPtrArray *
zw_figure_basis_list_areas (const ZwFigureBasis *self)
{
  g_autoptr (GPtrArray) layers = list_layers (self);
  g_autoptr (ZwSurveyChoice) choice = zw_survey_choose (layers, 0);
  GPtrArray *areas = g_ptr_array_new ();

  for (guint i = 0; i < self->features->len; i++)
    {
      ZwFeatures *features = g_ptr_array_index (self->features, i);
      const ZwLayer *layer = features->layer;

      if (layer->kind == ZW_GEOMETRY_POLYGON
          && (layer->role == ZW_ROLE_ADMIN
              || (layer->role == ZW_ROLE_POPULATION
                  && g_ptr_array_find (choice->layers, layer, NULL))))
        g_ptr_array_add (areas, features);
    }
  return areas;
}

/**
 * zw_figure_basis_is_same_survey:
 * @year: of the common era; 0 for the latest of everything
 * @other: as @year
 *
 * Returns: whether the same layers tell of both years, so that all figures are alike
 */
gboolean
zw_figure_basis_is_same_survey (const ZwFigureBasis *self, int year, int other)
{
  g_autoptr (GPtrArray) layers = list_layers (self);
  g_autoptr (ZwSurveyChoice) one = zw_survey_choose (layers, year);
  g_autoptr (ZwSurveyChoice) two = zw_survey_choose (layers, other);

  if (one->layers->len != two->layers->len || one->switched_off != two->switched_off
      || one->later != two->later)
    return FALSE;
  for (guint i = 0; i < one->layers->len; i++)
    if (g_ptr_array_index (one->layers, i) != g_ptr_array_index (two->layers, i))
      return FALSE;
  return TRUE;
}

/**
 * zw_figure_basis_freeze:
 * @settings: with the year
 * @progress: (nullable): who watches
 *
 * Returns: (transfer full) (nullable): the baseline of the year
 */
ZwBaseline *
zw_figure_basis_freeze (const ZwFigureBasis *self,
                        const ZwBaselineSettings *settings,
                        const ZwProgress *progress,
                        GError **error)
{
  return zw_baseline_new_from (self->features, self->timetables, self->crs, settings, progress,
                               error);
}
