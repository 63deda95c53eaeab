/* zw-transform.c: coordinates carried from one coordinate system to another
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * PROJ does the work, told never to fall back on a "ballpark" operation, which
 * leaves the datum as it is and says nothing. From Taiwan's old datum TWD67 to
 * TWD97 that would be 850 m wrong, and PROJ 9.1 knows no other way, so that
 * step is ours:
 *
 *   TWD67 TM2 121 --four parameters--> TWD97 TM2 121 --PROJ--> anything
 *   TWD67 TM2 119 --three parameters-> TWD97 TM2 119 --PROJ--> anything
 *   TWD67 degrees --three parameters-> TWD97 degrees --PROJ--> anything
 *
 * and the same backwards. The order is always easting, northing or longitude,
 * latitude, whatever order the registry gives to a system's axes.
 */

#include "geometry/zw-transform.h"

#include "geometry/zw-crs.h"

#include <glib/gi18n.h>
#include <math.h>
#include <proj.h>
#include <string.h>

/* Points are carried in runs, so that a failure can still name the source. */
#define RUN 2048

/* X97 = X67 + 807.8 + A·X67 + B·Y67, Y97 = Y67 - 248.6 + A·Y67 + B·X67: the
   formula in common use for the main island (wiki.osgeo.org/wiki/Taiwan_datums),
   within 2 m of control points. */
#define FOUR_EAST 807.8
#define FOUR_NORTH (-248.6)
#define FOUR_A 0.00001549
#define FOUR_B 0.000006521

/* From the modified GRS 1967 ellipsoid (PROJ calls it aust_SA) to GRS 1980. */
#define SHIFT                                                                                      \
  " +step +proj=push +v_3 +step +proj=cart +ellps=aust_SA +step +proj=helmert +x=-752 +y=-358 "    \
  "+z=-179 +step +inv +proj=cart +ellps=GRS80 +step +proj=pop +v_3"
#define TM2_119 "+proj=tmerc +lat_0=0 +lon_0=119 +k=0.9999 +x_0=250000 +y_0=0"

typedef enum
{
  STEP_FOUR_PARAMETERS,
  STEP_PROJ,
} StepKind;

typedef struct
{
  StepKind kind;
  gboolean inverse;
  PJ *pj;
  const char *method;
} Step;

struct _ZwTransform
{
  PJ_CONTEXT *context;
  Step steps[3];
  guint n_steps;
  /* Owned */
  ZwCrs *from;
  ZwCrs *to;
  char *method;
};

/* The system of today that a system of 1967 is shifted to; 0 for any other. */
static int
get_successor (int epsg)
{
  switch (epsg)
    {
    case ZW_EPSG_TWD67:
      return ZW_EPSG_TWD97;
    case ZW_EPSG_TWD67_TM2_119:
      return ZW_EPSG_TWD97_TM2_119;
    case ZW_EPSG_TWD67_TM2_121:
      return ZW_EPSG_TWD97_TM2_121;
    default:
      return 0;
    }
}

static void
set_ballpark_error (const ZwCrs *from, const ZwCrs *to, GError **error)
{
  g_autofree char *from_name = zw_crs_dup_name (from);
  g_autofree char *to_name = zw_crs_dup_name (to);

  g_set_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS,
               _ ("No exact way is known from “%s” to “%s”, and a rough one could be off by a "
                  "kilometre. State the coordinate system that the data are really in."),
               from_name, to_name);
}

static void
add_shift (ZwTransform *self, int old, gboolean inverse)
{
  Step *step = &self->steps[self->n_steps++];

  step->inverse = inverse;
  if (old == ZW_EPSG_TWD67_TM2_121)
    {
      step->kind = STEP_FOUR_PARAMETERS;
      step->method = inverse ? _ ("TWD97 to TWD67 by four parameters, about 3 m")
                             : _ ("TWD67 to TWD97 by four parameters, about 3 m");
      return;
    }
  step->kind = STEP_PROJ;
  step->method = inverse ? _ ("TWD97 to TWD67 by a shift of three parameters, about 5 m")
                         : _ ("TWD67 to TWD97 by a shift of three parameters, about 5 m");
  step->pj = proj_create (
      self->context, old == ZW_EPSG_TWD67
                         ? "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad" SHIFT
                           " +step +proj=unitconvert +xy_in=rad +xy_out=deg"
                         : "+proj=pipeline +step +inv " TM2_119 " +ellps=aust_SA" SHIFT
                           " +step " TM2_119 " +ellps=GRS80");
}

static gboolean
add_operation (ZwTransform *self, const ZwCrs *from, const ZwCrs *to, GError **error)
{
  static const char *const options[] = { "ALLOW_BALLPARK=NO", NULL };
  PJ *source = proj_create (self->context, from->definition);
  PJ *target = proj_create (self->context, to->definition);
  PJ *plain = NULL, *ordered = NULL;

  if (source != NULL && target != NULL)
    plain = proj_create_crs_to_crs_from_pj (self->context, source, target, NULL, options);
  if (plain != NULL)
    ordered = proj_normalize_for_visualization (self->context, plain);
  proj_destroy (plain);
  proj_destroy (source);
  proj_destroy (target);
  if (ordered == NULL)
    {
      set_ballpark_error (from, to, error);
      return FALSE;
    }
  self->steps[self->n_steps++] = (Step){ .kind = STEP_PROJ, .pj = ordered };
  return TRUE;
}

static gboolean
add_steps (ZwTransform *self, GError **error)
{
  int from_new = get_successor (self->from->epsg);
  int to_new = get_successor (self->to->epsg);
  g_autoptr (ZwCrs) start = NULL;
  g_autoptr (ZwCrs) end = NULL;

  if (g_str_equal (self->from->definition, self->to->definition))
    return TRUE;
  /* Within the old datum there is nothing to shift. */
  if (from_new != 0 && to_new != 0)
    return add_operation (self, self->from, self->to, error);

  if (from_new != 0)
    {
      add_shift (self, self->from->epsg, FALSE);
      start = zw_crs_new_from_epsg (from_new, error);
      if (start == NULL)
        return FALSE;
    }
  if (to_new != 0)
    {
      end = zw_crs_new_from_epsg (to_new, error);
      if (end == NULL)
        return FALSE;
    }
  if (!g_str_equal ((start != NULL ? start : self->from)->definition,
                    (end != NULL ? end : self->to)->definition)
      && !add_operation (self, start != NULL ? start : self->from, end != NULL ? end : self->to,
                         error))
    return FALSE;
  if (to_new != 0)
    add_shift (self, self->to->epsg, TRUE);
  return TRUE;
}

/* PROJ knows which of several operations it will take only when it has a point. */
static char *
describe_operation (PJ *pj)
{
  PJ *used = proj_trans_get_last_used_operation (pj);
  PJ_PROJ_INFO info = proj_pj_info (used != NULL ? used : pj);
  g_autofree char *name = NULL;
  char *text = NULL;
  const char *const order = "axis order change (2D)";
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (info.description == NULL || strstr (info.description, "unavailable") != NULL)
    {
      proj_destroy (used);
      return NULL;
    }
  parts = g_strsplit (info.description, " + ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_str_equal (parts[i], order))
      g_ptr_array_add (kept, parts[i]);
  g_ptr_array_add (kept, NULL);
  name = g_strjoinv (" + ", (char **) kept->pdata);
  /* Translators: an operation on coordinates by its registered name, and how
     exact it is in metres. */
  text = info.accuracy > 0.0 ? g_strdup_printf (_ ("%s, about %g m"), name, info.accuracy)
                             : g_strdup (name);
  proj_destroy (used);
  return text;
}

static void
update_method (ZwTransform *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->n_steps; i++)
    {
      char *text = self->steps[i].method != NULL ? g_strdup (self->steps[i].method)
                                                 : describe_operation (self->steps[i].pj);
      if (text == NULL)
        return;
      if (text[0] != '\0')
        g_ptr_array_add (parts, text);
      else
        g_free (text);
    }
  g_ptr_array_add (parts, NULL);
  g_free (self->method);
  self->method = g_strjoinv ("; ", (char **) parts->pdata);
}

/**
 * zw_transform_new:
 * @from: a system as zw_crs_new() takes it
 * @to: another one
 *
 * TWD67 is carried to and from TWD97 by the formula in common use (TM2 zone 121)
 * or a shift of −752, −358, −179 m (zone 119 and degrees), both within about
 * 3 to 5 m. Where only an operation that ignores the datum exists, there is none.
 *
 * Returns: (transfer full): a transform for the use of one thread at a time, or
 *   %NULL with %ZW_GEOMETRY_ERROR_CRS
 */
ZwTransform *
zw_transform_new (const char *from, const char *to, GError **error)
{
  g_autoptr (ZwTransform) self = g_new0 (ZwTransform, 1);

  self->context = proj_context_create ();
  proj_log_level (self->context, PJ_LOG_NONE);
  proj_context_set_enable_network (self->context, 0);
  self->from = zw_crs_new (from, error);
  if (self->from == NULL)
    return NULL;
  self->to = zw_crs_new (to, error);
  if (self->to == NULL)
    return NULL;
  if (!add_steps (self, error))
    return NULL;
  if (self->n_steps == 0)
    self->method = g_strdup (_ ("unchanged"));
  else
    update_method (self);
  return g_steal_pointer (&self);
}

void
zw_transform_free (ZwTransform *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_steps; i++)
    proj_destroy (self->steps[i].pj);
  zw_crs_free (self->from);
  zw_crs_free (self->to);
  g_free (self->method);
  proj_context_destroy (self->context);
  g_free (self);
}

/* The published inverse repeats the same small terms and is 2 cm off; this one
   solves the two equations. */
static void
apply_four_parameters (const Step *step, ZwPoint *points, gsize n)
{
  double s = 1.0 + FOUR_A, b = FOUR_B, det = s * s - b * b;

  for (gsize i = 0; i < n; i++)
    {
      double x = points[i].x, y = points[i].y;

      if (step->inverse)
        {
          x -= FOUR_EAST;
          y -= FOUR_NORTH;
          points[i].x = (s * x - b * y) / det;
          points[i].y = (s * y - b * x) / det;
        }
      else
        {
          points[i].x = s * x + b * y + FOUR_EAST;
          points[i].y = s * y + b * x + FOUR_NORTH;
        }
    }
}

static gboolean
is_usable (const ZwPoint *point, gboolean degrees)
{
  if (!isfinite (point->x) || !isfinite (point->y))
    return FALSE;
  /* A whole turn too far is still a longitude, such as 181 for islands of Fiji. */
  return !degrees || (fabs (point->x) <= 360.0 && fabs (point->y) <= 90.0);
}

static gboolean
all_usable (const ZwPoint *points, gsize n, gboolean degrees, gsize *bad)
{
  for (gsize i = 0; i < n; i++)
    if (!is_usable (&points[i], degrees))
      {
        *bad = i;
        return FALSE;
      }
  return TRUE;
}

static gboolean
carry_run (ZwTransform *self, ZwPoint *points, gsize n, gsize *bad)
{
  if (!all_usable (points, n, self->from->is_geographic, bad))
    return FALSE;
  for (guint i = 0; i < self->n_steps; i++)
    {
      const Step *step = &self->steps[i];

      if (step->kind == STEP_FOUR_PARAMETERS)
        apply_four_parameters (step, points, n);
      else
        {
          proj_errno_reset (step->pj);
          proj_trans_generic (step->pj, step->inverse ? PJ_INV : PJ_FWD, &points->x, sizeof *points,
                              n, &points->y, sizeof *points, n, NULL, 0, 0, NULL, 0, 0);
        }
      if (!all_usable (points, n, FALSE, bad))
        return FALSE;
    }
  return TRUE;
}

/**
 * zw_transform_points:
 * @self: a transform
 * @points: (array length=n_points) (inout): coordinates, x being easting or
 *   longitude and y northing or latitude, both before and after
 * @n_points: how many
 *
 * A coordinate that is no number, no longitude and latitude, or that the target
 * cannot hold is an error that names it; @points are of no use then.
 *
 * Returns: %TRUE, or %FALSE with %ZW_GEOMETRY_ERROR_CRS
 */
gboolean
zw_transform_points (ZwTransform *self, ZwPoint *points, gsize n_points, GError **error)
{
  ZwPoint before[RUN];

  for (gsize start = 0; start < n_points; start += RUN)
    {
      gsize n = MIN (RUN, n_points - start), bad = 0;

      memcpy (before, points + start, n * sizeof *points);
      if (!carry_run (self, points + start, n, &bad))
        {
          g_autofree char *from = zw_crs_dup_name (self->from);
          g_autofree char *to = zw_crs_dup_name (self->to);

          g_set_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS,
                       _ ("The coordinates %.10g, %.10g cannot be carried from “%s” to “%s”. "
                          "Check which coordinate system the data are in."),
                       before[bad].x, before[bad].y, from, to);
          return FALSE;
        }
    }
  if (self->method == NULL && n_points > 0)
    update_method (self);
  return TRUE;
}

/**
 * zw_transform_location:
 * @self: a transform from degrees
 * @location: a place on the globe
 * @point: (out): where it is on the map
 *
 * Returns: %TRUE, or %FALSE with %ZW_GEOMETRY_ERROR_CRS
 */
gboolean
zw_transform_location (ZwTransform *self, ZwLocation location, ZwPoint *point, GError **error)
{
  g_return_val_if_fail (self->from->is_geographic, FALSE);
  *point = (ZwPoint){ location.lon, location.lat };
  return zw_transform_points (self, point, 1, error);
}

/**
 * zw_transform_to_location:
 * @self: a transform into degrees
 * @point: a place on the map
 * @location: (out): where it is on the globe
 *
 * Returns: %TRUE, or %FALSE with %ZW_GEOMETRY_ERROR_CRS
 */
gboolean
zw_transform_to_location (ZwTransform *self, ZwPoint point, ZwLocation *location, GError **error)
{
  g_return_val_if_fail (self->to->is_geographic, FALSE);
  if (!zw_transform_points (self, &point, 1, error))
    return FALSE;
  *location = (ZwLocation){ point.x, point.y };
  return TRUE;
}

/**
 * zw_transform_is_noop:
 *
 * Returns: %TRUE when source and target are the same system
 */
gboolean
zw_transform_is_noop (const ZwTransform *self)
{
  return self->n_steps == 0;
}

/**
 * zw_transform_get_method:
 *
 * What is done to the coordinates and how exact it is, for the provenance of a
 * layer. Where PROJ chooses by place, the answer is that for the last points
 * carried, and "" before the first.
 *
 * Returns: text for people
 */
const char *
zw_transform_get_method (const ZwTransform *self)
{
  return self->method != NULL ? self->method : "";
}
