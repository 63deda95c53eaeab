/* zw-map-edit.c: zones drawn and changed with pointer and keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "map/zw-map-edit.h"

#include <glib/gi18n.h>
#include <math.h>

#include "map/zw-map-edit-private.h"

enum
{
  PROP_STATE = 1,
  PROP_N_CORNERS,
  N_PROPS
};

enum
{
  CHANGED,
  FINISHED,
  COMMITTED,
  REFUSED,
  CANCELLED,
  DRAFT_CHANGED,
  ZONE_CLICKED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ZwMapEdit, zw_map_edit, G_TYPE_OBJECT)

gboolean
zw_map_edit_is_drawing (ZwMapEdit *self)
{
  return self->state == ZW_MAP_EDIT_DRAWING || self->state == ZW_MAP_EDIT_HOLE;
}

static void
set_state (ZwMapEdit *self, ZwMapEditState state)
{
  if (state == self->state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  zw_map_edit_update_cursor (self);
}

void
zw_map_edit_tell_changed (ZwMapEdit *self,
                          const ZwGeometry *geometry,
                          gboolean valid,
                          const char *reason)
{
  g_signal_emit (self, signals[CHANGED], 0, geometry, valid, reason);
}

void
zw_map_edit_refuse (ZwMapEdit *self, const char *reason)
{
  g_signal_emit (self, signals[REFUSED], 0, reason);
}

/* Back to what was last taken. */
void
zw_map_edit_restore (ZwMapEdit *self)
{
  if (self->stored == NULL)
    return;
  g_clear_pointer (&self->outline, zw_outline_free);
  self->outline = zw_outline_copy (self->stored);
  if (self->selected >= (int) zw_outline_get_n_corners (self->outline))
    self->selected = -1;
  zw_map_edit_show (self, TRUE);
}

/* Takes the outline as it is now, or puts it back when it is wrong. */
gboolean
zw_map_edit_commit (ZwMapEdit *self, const char *label)
{
  g_autoptr (ZwGeometry) geometry = zw_outline_to_geometry (self->outline);
  g_autoptr (GError) error = NULL;

  if (!zw_overlay_check (self->overlay, geometry, NULL, &error))
    {
      zw_map_edit_restore (self);
      zw_map_edit_refuse (self, error->message);
      return FALSE;
    }
  g_clear_pointer (&self->stored, zw_outline_free);
  self->stored = zw_outline_copy (self->outline);
  zw_map_edit_show (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CORNERS]);
  g_signal_emit (self, signals[COMMITTED], 0, label, geometry);
  return TRUE;
}

void
zw_map_edit_tell_draft (ZwMapEdit *self)
{
  g_autofree char *draft = NULL;

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CORNERS]);
  if (self->state == ZW_MAP_EDIT_HOLE)
    return;
  draft = zw_map_edit_dup_draft (self);
  g_signal_emit (self, signals[DRAFT_CHANGED], 0, draft);
}

static void
drop_chain (ZwMapEdit *self)
{
  gboolean had_draft = self->state == ZW_MAP_EDIT_DRAWING && self->chain->len > 0;

  g_array_set_size (self->chain, 0);
  self->selected = -1;
  self->hover = -1;
  if (had_draft)
    zw_map_edit_tell_draft (self);
}

void
zw_map_edit_click_zone (ZwMapEdit *self, gint64 id)
{
  g_signal_emit (self, signals[ZONE_CLICKED], 0, id);
}

void
zw_map_edit_add_corner (ZwMapEdit *self, double x_px, double y_px)
{
  ZwPoint place;

  if (!zw_map_from_px (self->map, x_px, y_px, &place))
    return;
  g_array_append_val (self->chain, place);
  self->selected = -1;
  zw_map_edit_tell_draft (self);
  zw_map_edit_show (self, TRUE);
}

static void
zw_map_edit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ZwMapEdit *self = ZW_MAP_EDIT (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_N_CORNERS:
      g_value_set_uint (value, zw_map_edit_get_n_corners (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
zw_map_edit_dispose (GObject *object)
{
  ZwMapEdit *self = ZW_MAP_EDIT (object);

  g_clear_handle_id (&self->nudge_timeout, g_source_remove);
  if (self->map != NULL)
    {
      zw_map_sketch_clear (zw_map_zone_layer_get_sketch (zw_map_get_zone_layer (self->map)));
      for (guint i = 0; i < self->controllers->len; i++)
        {
          GtkEventController *controller = g_ptr_array_index (self->controllers, i);
          GtkWidget *widget = gtk_event_controller_get_widget (controller);

          if (widget != NULL)
            gtk_widget_remove_controller (widget, controller);
        }
      g_ptr_array_set_size (self->controllers, 0);
    }
  g_clear_weak_pointer (&self->map);
  G_OBJECT_CLASS (zw_map_edit_parent_class)->dispose (object);
}

static void
zw_map_edit_finalize (GObject *object)
{
  ZwMapEdit *self = ZW_MAP_EDIT (object);

  g_clear_pointer (&self->outline, zw_outline_free);
  g_clear_pointer (&self->stored, zw_outline_free);
  g_array_unref (self->chain);
  g_ptr_array_unref (self->controllers);
  zw_overlay_free (self->overlay);
  G_OBJECT_CLASS (zw_map_edit_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_params, GType first, GType second, GType third)
{
  return g_signal_new (name, ZW_TYPE_MAP_EDIT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       n_params, first, second, third);
}

static void
zw_map_edit_class_init (ZwMapEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = zw_map_edit_get_property;
  object_class->dispose = zw_map_edit_dispose;
  object_class->finalize = zw_map_edit_finalize;

  props[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, ZW_MAP_EDIT_HOLE, 0,
                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_CORNERS] = g_param_spec_uint ("n-corners", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = add_signal ("changed", 3, G_TYPE_POINTER, G_TYPE_BOOLEAN, G_TYPE_STRING);
  signals[FINISHED] = add_signal ("finished", 1, G_TYPE_POINTER, 0, 0);
  signals[COMMITTED] = add_signal ("committed", 2, G_TYPE_STRING, G_TYPE_POINTER, 0);
  signals[REFUSED] = add_signal ("refused", 1, G_TYPE_STRING, 0, 0);
  signals[CANCELLED] = add_signal ("cancelled", 0, 0, 0, 0);
  signals[DRAFT_CHANGED] = add_signal ("draft-changed", 1, G_TYPE_STRING, 0, 0);
  signals[ZONE_CLICKED] = add_signal ("zone-clicked", 1, G_TYPE_INT64, 0, 0);
}

static void
zw_map_edit_init (ZwMapEdit *self)
{
  self->selected = self->hover = self->hover_side = -1;
  self->overlay = zw_overlay_new ();
  self->chain = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  self->controllers = g_ptr_array_new ();
}

/**
 * zw_map_edit_new:
 * @map: where to draw; one controller for each map
 */
ZwMapEdit *
zw_map_edit_new (ZwMap *map)
{
  ZwMapEdit *self = g_object_new (ZW_TYPE_MAP_EDIT, NULL);

  g_set_weak_pointer (&self->map, map);
  zw_map_edit_add_input (self);
  return self;
}

ZwMapEditState
zw_map_edit_get_state (ZwMapEdit *self)
{
  return self->state;
}

guint
zw_map_edit_get_n_corners (ZwMapEdit *self)
{
  if (zw_map_edit_is_drawing (self))
    return self->chain->len;
  return self->outline != NULL ? zw_outline_get_n_corners (self->outline) : 0;
}

static void
drop_outline (ZwMapEdit *self)
{
  g_clear_handle_id (&self->nudge_timeout, g_source_remove);
  g_clear_pointer (&self->outline, zw_outline_free);
  g_clear_pointer (&self->stored, zw_outline_free);
  self->zone_id = 0;
  self->selected = self->hover = self->hover_side = -1;
  self->drag.kind = ZW_MAP_DRAG_NONE;
  zw_map_zone_layer_hide_zone (zw_map_get_zone_layer (self->map), 0);
}

/**
 * zw_map_edit_draw_zone:
 *
 * Begins a new outline. What was being drawn is given up.
 */
void
zw_map_edit_draw_zone (ZwMapEdit *self)
{
  g_return_if_fail (self->map != NULL);
  zw_map_edit_flush_nudge (self);
  drop_chain (self);
  drop_outline (self);
  set_state (self, ZW_MAP_EDIT_DRAWING);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  zw_map_edit_show (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CORNERS]);
}

/**
 * zw_map_edit_edit_zone:
 * @id: a zone of the map; 0 for none
 * @geometry: (nullable): its shape as it is stored; %NULL ends editing
 *
 * Shows the corners of a zone, to be changed. What was being drawn is given up.
 */
void
zw_map_edit_edit_zone (ZwMapEdit *self, gint64 id, ZwGeometry *geometry)
{
  g_return_if_fail (self->map != NULL);
  zw_map_edit_flush_nudge (self);
  drop_chain (self);
  drop_outline (self);
  if (geometry != NULL && geometry->kind == ZW_GEOMETRY_POLYGON)
    {
      self->zone_id = id;
      self->outline = zw_outline_new (geometry);
      self->stored = zw_outline_copy (self->outline);
      zw_map_zone_layer_hide_zone (zw_map_get_zone_layer (self->map), id);
    }
  set_state (self, self->outline != NULL ? ZW_MAP_EDIT_EDITING : ZW_MAP_EDIT_IDLE);
  zw_map_edit_show (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CORNERS]);
}

/**
 * zw_map_edit_update:
 * @geometry: how the zone being edited is stored now, after undo for one
 *
 * A corner that is chosen stays so. A drag in progress is given up.
 */
void
zw_map_edit_update (ZwMapEdit *self, ZwGeometry *geometry)
{
  if (self->outline == NULL || zw_outline_equals (self->stored, geometry))
    return;
  g_clear_handle_id (&self->nudge_timeout, g_source_remove);
  self->drag.kind = ZW_MAP_DRAG_NONE;
  g_clear_pointer (&self->outline, zw_outline_free);
  g_clear_pointer (&self->stored, zw_outline_free);
  self->outline = zw_outline_new (geometry);
  self->stored = zw_outline_copy (self->outline);
  self->hover = self->hover_side = -1;
  if (self->selected >= (int) zw_outline_get_n_corners (self->outline))
    self->selected = -1;
  zw_map_edit_show (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CORNERS]);
}

/**
 * zw_map_edit_draw_hole:
 *
 * Begins a hole in the zone being edited; nothing happens without one.
 */
void
zw_map_edit_draw_hole (ZwMapEdit *self)
{
  if (self->state != ZW_MAP_EDIT_EDITING)
    return;
  zw_map_edit_flush_nudge (self);
  drop_chain (self);
  set_state (self, ZW_MAP_EDIT_HOLE);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
  zw_map_edit_show (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CORNERS]);
}

/**
 * zw_map_edit_undo_corner:
 *
 * Takes back the last corner of the outline or hole being drawn.
 *
 * Returns: %FALSE where there is none, so that undo means something else
 */
gboolean
zw_map_edit_undo_corner (ZwMapEdit *self)
{
  if (!zw_map_edit_is_drawing (self) || self->chain->len == 0)
    return FALSE;
  g_array_set_size (self->chain, self->chain->len - 1);
  zw_map_edit_tell_draft (self);
  zw_map_edit_show (self, TRUE);
  return TRUE;
}

static gboolean
close_hole (ZwMapEdit *self)
{
  if (!zw_outline_add_hole (self->outline, (const ZwPoint *) (const void *) self->chain->data,
                            self->chain->len))
    {
      zw_map_edit_refuse (self, _ ("A hole has to lie within the zone."));
      return FALSE;
    }
  drop_chain (self);
  set_state (self, ZW_MAP_EDIT_EDITING);
  return zw_map_edit_commit (self, _ ("Cut out hole"));
}

/**
 * zw_map_edit_close:
 *
 * Closes the outline or hole being drawn.
 *
 * Returns: %FALSE when it cannot be taken; "refused" says why
 */
gboolean
zw_map_edit_close (ZwMapEdit *self)
{
  g_autoptr (ZwGeometry) geometry = NULL;
  g_autoptr (GError) error = NULL;
  ZwPoint place;

  if (!zw_map_edit_is_drawing (self))
    return FALSE;
  if (self->chain->len < 3)
    {
      zw_map_edit_refuse (self, _ ("A zone needs at least three corners."));
      return FALSE;
    }
  geometry = zw_map_edit_make_polygon (self->chain);
  if (!zw_overlay_check (self->overlay, geometry, &place, &error))
    {
      zw_map_edit_show (self, TRUE);
      zw_map_edit_mark_wrong (self, place);
      zw_map_edit_refuse (self, error->message);
      return FALSE;
    }
  if (self->state == ZW_MAP_EDIT_HOLE)
    return close_hole (self);
  drop_chain (self);
  set_state (self, ZW_MAP_EDIT_IDLE);
  zw_map_edit_show (self, FALSE);
  g_signal_emit (self, signals[FINISHED], 0, geometry);
  return TRUE;
}

/**
 * zw_map_edit_cancel:
 *
 * Gives up what is being drawn; where nothing is, ends editing.
 */
void
zw_map_edit_cancel (ZwMapEdit *self)
{
  if (self->state == ZW_MAP_EDIT_IDLE)
    return;
  zw_map_edit_flush_nudge (self);
  drop_chain (self);
  if (self->state == ZW_MAP_EDIT_HOLE)
    set_state (self, ZW_MAP_EDIT_EDITING);
  else
    {
      drop_outline (self);
      set_state (self, ZW_MAP_EDIT_IDLE);
    }
  zw_map_edit_show (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CORNERS]);
  g_signal_emit (self, signals[CANCELLED], 0);
}

/**
 * zw_map_edit_dup_draft:
 *
 * Returns: (transfer full) (nullable): the corners of the outline being drawn as
 *   text, in project coordinates
 */
char *
zw_map_edit_dup_draft (ZwMapEdit *self)
{
  if (self->state != ZW_MAP_EDIT_DRAWING || self->chain->len == 0)
    return NULL;
  return zw_chain_to_text ((const ZwPoint *) (const void *) self->chain->data, self->chain->len);
}

/**
 * zw_map_edit_restore_draft:
 * @draft: as "draft-changed" gave it
 *
 * Goes on with an outline that was being drawn when the program ended.
 *
 * Returns: %FALSE where the text is no draft; nothing changed then
 */
gboolean
zw_map_edit_restore_draft (ZwMapEdit *self, const char *draft)
{
  g_autoptr (GArray) chain = zw_chain_from_text (draft);

  if (chain == NULL)
    return FALSE;
  zw_map_edit_draw_zone (self);
  g_array_append_vals (self->chain, chain->data, chain->len);
  zw_map_edit_tell_draft (self);
  zw_map_edit_show (self, TRUE);
  return TRUE;
}
