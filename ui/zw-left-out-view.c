/* zw-left-out-view.c: residents without coverage, found and shown on the map
 *
 * Asked again, it waits a moment, so that a few changes in a row are one; then a
 * worker takes the frozen baseline, the layer of residents and the zone. What
 * has changed nothing of these, such as words of the plan, starts no work.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-left-out-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "metrics/zw-left-out-output.h"
#include "widgets/zw-words.h"
#include "zw-session-private.h"

/* Rest before the work begins. */
#define DELAY_MS 250

/* Shown around a place. */
#define MARGIN_M 400.0

/* What a result depends on. */
typedef struct
{
  ZwBaseline *baseline;
  ZwGeometry *zone;   /* NULL: everywhere */
  ZwMapLayer *people; /* NULL where there is none */
  gboolean stops_in_zone;
} Question;

/* A question and, behind it, what the worker found. */
typedef struct
{
  Question question;
  char *crs;
  ZwLeftOut *result;
  ZwMapShade *shade;
} Work;

struct _ZwLeftOutView
{
  GObject parent_instance;

  gboolean shown;
  guint n_holds;
  guint timeout;

  /* Owned */
  ZwSession *session;
  ZwMap *map;
  GCancellable *cancellable; /* of the work that runs */
  Question asked;            /* last, answered or not; no baseline: none */
  ZwLeftOut *result;
  ZwMapShade *shade;
};

enum
{
  PROP_SHOWN = 1,
  PROP_BUSY,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint changed_signal, place_shown_signal;

G_DEFINE_FINAL_TYPE (ZwLeftOutView, zw_left_out_view, G_TYPE_OBJECT)

static void
question_clear (Question *self)
{
  g_clear_pointer (&self->baseline, zw_baseline_unref);
  g_clear_pointer (&self->zone, zw_geometry_unref);
  g_clear_pointer (&self->people, zw_map_layer_unref);
}

static void
question_copy (const Question *self, Question *copy)
{
  *copy = *self;
  zw_baseline_ref (copy->baseline);
  if (copy->zone != NULL)
    zw_geometry_ref (copy->zone);
  if (copy->people != NULL)
    zw_map_layer_ref (copy->people);
}

static gboolean
is_same_shape (const ZwGeometry *a, const ZwGeometry *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;
  return a->n_points == b->n_points && a->n_rings == b->n_rings && a->n_parts == b->n_parts
         && memcmp (a->points, b->points, a->n_points * sizeof *a->points) == 0
         && memcmp (a->ring_starts, b->ring_starts, a->n_rings * sizeof *a->ring_starts) == 0;
}

static gboolean
question_equal (const Question *a, const Question *b)
{
  return a->baseline == b->baseline && a->people == b->people
         && a->stops_in_zone == b->stops_in_zone && is_same_shape (a->zone, b->zone);
}

static void
work_free (Work *self)
{
  question_clear (&self->question);
  g_free (self->crs);
  g_clear_pointer (&self->result, zw_left_out_unref);
  g_clear_pointer (&self->shade, zw_map_shade_unref);
  g_free (self);
}

/* The colours of a result, and its pockets. */
static ZwMapShade *
make_shade (const Work *work, GError **error)
{
  g_autoptr (ZwTransform) to_globe = zw_transform_new (work->crs, ZW_MAP_GLOBE, error);
  const ZwLeftOut *result = work->result;
  g_autofree double *values = NULL;
  ZwMapShade *shade;

  if (to_globe == NULL)
    return NULL;
  values = g_new0 (double, result->people->n + 1);
  for (guint i = 0; i < result->n_areas; i++)
    values[result->areas[i].feature] = result->areas[i].left_out;
  shade = zw_map_shade_new (work->question.people, values, ZW_LEFT_OUT_COLOURED,
                            result->left_out > ZW_LEFT_OUT_COLOURED
                                ? _ ("Residents without coverage")
                                : _ ("Residents without coverage: none"));
  if (work->question.zone != NULL)
    zw_map_shade_set_clip (shade, zw_map_shape_new (work->question.zone, to_globe));
  zw_map_shade_set_spots_title (shade, _ ("Largest pockets, with their residents"));
  for (guint i = 0; i < result->n_pockets; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *residents = zw_words_dup_number (
          (gint64) (result->pockets[i].residents + 0.5));

      zw_map_shade_add_spot (shade, result->pockets[i].place, number, residents, to_globe);
    }
  return shade;
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GPtrArray) features = g_ptr_array_new ();
  const ZwProgress progress = { NULL, NULL, cancellable };
  ZwLeftOutOptions options;
  GError *error = NULL;

  zw_left_out_options_init (&options);
  options.stops_in_zone = work->question.stops_in_zone;
  if (work->question.people != NULL)
    g_ptr_array_add (features, work->question.people->features);
  work->result = zw_left_out_new (work->question.baseline, features, work->question.zone, &options,
                                  &progress, &error);
  if (work->result != NULL && work->result->state == ZW_INDICATOR_OK)
    work->shade = make_shade (work, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
show (ZwLeftOutView *self)
{
  zw_map_set_shade (self->map, self->shown ? self->shade : NULL);
}

static void
forget (ZwLeftOutView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
  question_clear (&self->asked);
  g_clear_pointer (&self->result, zw_left_out_unref);
  g_clear_pointer (&self->shade, zw_map_shade_unref);
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  ZwLeftOutView *self = ZW_LEFT_OUT_VIEW (object);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  /* Asked again since, or let go. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->session == NULL)
    return;
  g_clear_object (&self->cancellable);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    zw_session_report (self->session, error);
  g_clear_pointer (&self->result, zw_left_out_unref);
  g_clear_pointer (&self->shade, zw_map_shade_unref);
  self->result = g_steal_pointer (&work->result);
  self->shade = g_steal_pointer (&work->shade);
  show (self);
  g_signal_emit (self, changed_signal, 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static ZwMapLayer *
find_people (ZwLeftOutView *self)
{
  GPtrArray *layers = self->session->map_layers;

  for (guint i = 0; layers != NULL && i < layers->len; i++)
    {
      ZwMapLayer *layer = g_ptr_array_index (layers, i);

      if (zw_left_out_uses_layer (self->session->baseline, layer->features->layer))
        return layer;
    }
  return NULL;
}

/* What is to be found now; no baseline where nothing is. */
static Question
get_question (ZwLeftOutView *self)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  Question question = { .baseline = self->session->baseline };

  if (question.baseline == NULL || zw_session_get_store (self->session) == NULL)
    return (Question){ 0 };
  question.zone = zone != NULL ? zone->geometry : NULL;
  question.people = find_people (self);
  question.stops_in_zone = self->session->figure_settings.evaluate.stops_in_zone;
  return question;
}

static gboolean
start (gpointer user_data)
{
  ZwLeftOutView *self = ZW_LEFT_OUT_VIEW (user_data);
  Question question = get_question (self);
  g_autoptr (GTask) task = NULL;
  Work *work;

  self->timeout = 0;
  if (question.baseline == NULL || question_equal (&question, &self->asked))
    return G_SOURCE_REMOVE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  question_clear (&self->asked);
  question_copy (&question, &self->asked);
  work = g_new0 (Work, 1);
  question_copy (&question, &work->question);
  work->crs = g_strdup (zw_store_get_crs (zw_session_get_store (self->session)));
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_found, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, run);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
  return G_SOURCE_REMOVE;
}

static void
queue (ZwLeftOutView *self)
{
  g_assert (ZW_IS_LEFT_OUT_VIEW (self));
  if (self->session == NULL || (!self->shown && self->n_holds == 0))
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (DELAY_MS, start, self);
}

static void
on_opened (ZwLeftOutView *self)
{
  g_assert (ZW_IS_LEFT_OUT_VIEW (self));
  forget (self);
  show (self);
  g_signal_emit (self, changed_signal, 0);
  queue (self);
}

/**
 * zw_left_out_view_set_shown:
 *
 * Shows the areas and the pockets on the map, or takes them from it.
 */
void
zw_left_out_view_set_shown (ZwLeftOutView *self, gboolean shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  show (self);
  queue (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWN]);
}

gboolean
zw_left_out_view_get_shown (ZwLeftOutView *self)
{
  return self->shown;
}

/**
 * zw_left_out_view_hold:
 *
 * Keeps the result up to date also while it is not on the map, until as many
 * calls of zw_left_out_view_release().
 */
void
zw_left_out_view_hold (ZwLeftOutView *self)
{
  self->n_holds++;
  queue (self);
}

void
zw_left_out_view_release (ZwLeftOutView *self)
{
  g_return_if_fail (self->n_holds > 0);
  self->n_holds--;
}

/**
 * zw_left_out_view_is_busy:
 *
 * Returns: whether a newer result is on its way
 */
gboolean
zw_left_out_view_is_busy (ZwLeftOutView *self)
{
  return self->cancellable != NULL;
}

/**
 * zw_left_out_view_get_result:
 *
 * Returns: (transfer none) (nullable): the last result, perhaps one that says
 *   why there is no data; %NULL until there is one
 */
ZwLeftOut *
zw_left_out_view_get_result (ZwLeftOutView *self)
{
  return self->result;
}

/* On the map, with something around it. */
static void
show_extent (ZwLeftOutView *self, ZwEnvelope extent)
{
  zw_left_out_view_set_shown (self, TRUE);
  extent.min_x -= MARGIN_M;
  extent.min_y -= MARGIN_M;
  extent.max_x += MARGIN_M;
  extent.max_y += MARGIN_M;
  zw_map_zoom_to (self->map, &extent);
  g_signal_emit (self, place_shown_signal, 0);
}

/**
 * zw_left_out_view_show_pocket:
 * @index: of a pocket of the result
 *
 * Puts a pocket on the map and into its middle, as near as it is all seen.
 */
void
zw_left_out_view_show_pocket (ZwLeftOutView *self, guint index)
{
  if (self->result != NULL && index < self->result->n_pockets)
    show_extent (self, self->result->pockets[index].extent);
}

/**
 * zw_left_out_view_show_area:
 * @index: of an area of the result
 *
 * Puts an area on the map and into its middle.
 */
void
zw_left_out_view_show_area (ZwLeftOutView *self, guint index)
{
  g_autoptr (ZwGeometry) shape = NULL;

  if (self->result == NULL || index >= self->result->n_areas)
    return;
  shape = zw_features_dup_geometry (self->result->people, self->result->areas[index].feature);
  show_extent (self, zw_geometry_get_envelope (shape));
}

/**
 * zw_left_out_view_keep:
 *
 * Keeps the areas of the result as a layer of the project; one step of undo.
 *
 * Returns: %FALSE where there is no result of what is selected now, or after
 *   telling the user why it failed
 */
gboolean
zw_left_out_view_keep (ZwLeftOutView *self)
{
  Question question = get_question (self);
  GError *error = NULL;
  gint64 id;

  if (self->result == NULL || self->result->state != ZW_INDICATOR_OK || self->cancellable != NULL
      || !question_equal (&question, &self->asked))
    return FALSE;
  id = zw_left_out_add_layer (self->result, zw_session_get_store (self->session),
                              question.zone != NULL ? zw_session_get_zone (self->session) : NULL,
                              &error);
  return zw_session_check (self->session, id != 0, error);
}

static void
zw_left_out_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ZwLeftOutView *self = ZW_LEFT_OUT_VIEW (object);

  switch (id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, self->shown);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, zw_left_out_view_is_busy (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zw_left_out_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    zw_left_out_view_set_shown (ZW_LEFT_OUT_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
zw_left_out_view_dispose (GObject *object)
{
  ZwLeftOutView *self = ZW_LEFT_OUT_VIEW (object);

  forget (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_object (&self->map);
  G_OBJECT_CLASS (zw_left_out_view_parent_class)->dispose (object);
}

static void
zw_left_out_view_class_init (ZwLeftOutViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zw_left_out_view_get_property;
  object_class->set_property = zw_left_out_view_set_property;
  object_class->dispose = zw_left_out_view_dispose;
  props[PROP_SHOWN] = g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                | G_PARAM_STATIC_STRINGS);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  changed_signal = g_signal_new ("changed", ZW_TYPE_LEFT_OUT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  place_shown_signal = g_signal_new ("place-shown", ZW_TYPE_LEFT_OUT_VIEW, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
zw_left_out_view_init (ZwLeftOutView *self)
{
}

/**
 * zw_left_out_view_new:
 *
 * Returns: (transfer full): a view that shows nothing yet
 */
ZwLeftOutView *
zw_left_out_view_new (ZwSession *session, ZwMap *map)
{
  ZwLeftOutView *self = g_object_new (ZW_TYPE_LEFT_OUT_VIEW, NULL);

  self->session = g_object_ref (session);
  self->map = g_object_ref (map);
  g_signal_connect_swapped (session, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect_swapped (session, "layers-changed", G_CALLBACK (queue), self);
  g_signal_connect_swapped (session, "zones-changed", G_CALLBACK (queue), self);
  g_signal_connect_swapped (session, "notify::zone", G_CALLBACK (queue), self);
  return self;
}
