/* zw-plan-details.c: what is selected in a plan, to be edited
 *
 * A value is written when its field is left. What the project cannot take stays
 * in its field with the reason, also while something else is selected meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-details.h"

#include <glib/gi18n.h>
#include <string.h>

#include "zw-plan-boundary.h"
#include "zw-plan-cell-text.h"
#include "zw-plan-details-private.h"
#include "zw-plan-suggestion.h"
#include "zw-plan-waits.h"

typedef struct
{
  char *text;
  char *reason;
} Draft;

G_DEFINE_FINAL_TYPE (ZwPlanDetails, zw_plan_details, GTK_TYPE_WIDGET)

static void
draft_free (gpointer data)
{
  Draft *self = data;

  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

static gint64
make_key (ZwPlanDetails *self, ZwPlanValue value)
{
  return (self->id * ZW_N_PLAN_PARTS + self->part) * ZW_N_PLAN_VALUES + value;
}

static ZwPlanField *
get_field (ZwPlanDetails *self, ZwPlanValue value)
{
  return ZW_PLAN_FIELD (self->fields[value]);
}

static const ZwGuideline *
get_guideline (ZwPlanDetails *self)
{
  return zw_session_get_guideline (self->session);
}

static char *
dup_value (ZwPlanDetails *self, ZwPlanValue value)
{
  return zw_plan_value_dup (self->plan, self->part, self->id, value, get_guideline (self));
}

/* The form follows the project. */

/* The same year in the calendar that was not typed. */
static void
show_year (ZwPlanDetails *self, ZwPlanValue value)
{
  g_autofree char *text = zw_plan_field_dup_text (get_field (self, value));
  g_autofree char *hint = NULL;
  int year;

  if (zw_plan_value_parse_year (text, &year, NULL) && year != ZW_PLAN_NO_YEAR)
    {
      hint = g_strdup_printf ("%d", year);
      if (strstr (text, hint) != NULL)
        {
          g_free (hint);
          /* Translators: a year of the Republic of China */
          hint = g_strdup_printf (_ ("ROC %d"), zw_year_to_roc (year));
        }
    }
  zw_plan_field_set_hint (get_field (self, value), hint);
}

static void
fill_field (ZwPlanDetails *self, ZwPlanValue value, gboolean anew)
{
  ZwPlanField *field = get_field (self, value);
  g_autofree char *text = dup_value (self, value);
  gint64 key = make_key (self, value);
  Draft *draft = g_hash_table_lookup (self->drafts, &key);

  if (anew)
    zw_plan_field_reset (field, text);
  else
    zw_plan_field_load (field, text);
  if (anew && draft != NULL)
    {
      zw_plan_field_type (field, draft->text);
      zw_plan_field_set_reason (field, draft->reason);
    }
  if (value == ZW_PLAN_VALUE_START || value == ZW_PLAN_VALUE_END)
    show_year (self, value);
}

static void
show_head (ZwPlanDetails *self)
{
  g_autofree char *path = zw_plan_dup_path (self->plan, self->part, self->id);

  gtk_label_set_text (GTK_LABEL (self->title), zw_plan_part_get_label (self->part));
  gtk_label_set_text (GTK_LABEL (self->path), path);
  gtk_widget_set_visible (self->path, *path != '\0');
}

/* Each part has fields of its own. */
void
zw_plan_details_show_fields (ZwPlanDetails *self)
{
  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES; i++)
    {
      gboolean shown = zw_plan_value_is_of (i, self->part)
                       && (i != ZW_PLAN_VALUE_INDICATOR || self->own_indicator);

      gtk_widget_set_visible (self->fields[i], shown);
      /* Two of one row: the row goes with its first. */
      if (gtk_widget_get_parent (self->fields[i]) != self->form
          && gtk_widget_get_prev_sibling (self->fields[i]) == NULL)
        gtk_widget_set_visible (gtk_widget_get_parent (self->fields[i]), shown);
    }
}

/* What a work item waits for and the guideline expects of it; a phase's boundary. */
static void
show_others (ZwPlanDetails *self)
{
  gboolean item = self->part == ZW_PLAN_ITEM, phase = self->part == ZW_PLAN_PHASE;

  gtk_widget_set_visible (self->waits, item);
  gtk_widget_set_visible (self->boundary, phase);
  zw_plan_suggestion_show (ZW_PLAN_SUGGESTION (self->suggestion), item ? self->plan : NULL,
                           self->id);
  zw_plan_waits_show (ZW_PLAN_WAITS (self->waits), item ? self->plan : NULL, self->id);
  zw_plan_boundary_show (ZW_PLAN_BOUNDARY (self->boundary), phase ? self->plan : NULL, self->id);
}

static void
fill (ZwPlanDetails *self, gboolean anew)
{
  gconstpointer data = self->plan != NULL ? zw_plan_find_part (self->plan, self->part, self->id)
                                          : NULL;

  gtk_widget_set_visible (self->form, data != NULL);
  gtk_widget_set_visible (self->empty, data == NULL);
  if (data == NULL)
    return;
  show_head (self);
  zw_plan_details_fill_choices (self, data);
  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES; i++)
    fill_field (self, i, anew);
  zw_plan_details_show_fields (self);
  show_others (self);
}

/* What the user types. */

static void
forget_draft (ZwPlanDetails *self, ZwPlanValue value)
{
  gint64 key = make_key (self, value);

  g_hash_table_remove (self->drafts, &key);
}

static void
keep_drafts (ZwPlanDetails *self)
{
  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES && self->id != 0; i++)
    if (zw_plan_value_is_of (i, self->part) && zw_plan_field_is_dirty (get_field (self, i)))
      {
        gint64 key = make_key (self, i);
        Draft *draft = g_new0 (Draft, 1);

        draft->text = zw_plan_field_dup_text (get_field (self, i));
        draft->reason = g_strdup (zw_plan_field_get_reason (get_field (self, i)));
        g_hash_table_insert (self->drafts, g_memdup2 (&key, sizeof key), draft);
      }
    else
      forget_draft (self, i);
}

/* The years go together: the other one counts as typed, if it can be read. */
static gboolean
put_years (ZwPlanDetails *self, ZwPlanValue value, GError **error)
{
  ZwPlanValue other = value == ZW_PLAN_VALUE_START ? ZW_PLAN_VALUE_END : ZW_PLAN_VALUE_START;
  g_autofree char *text = zw_plan_field_dup_text (get_field (self, value));
  g_autofree char *other_text = zw_plan_field_dup_text (get_field (self, other));
  gboolean readable, start = value == ZW_PLAN_VALUE_START;
  int year;

  readable = zw_plan_value_parse_year (other_text, &year, NULL);
  if (!readable)
    {
      g_free (other_text);
      other_text = dup_value (self, other);
    }
  if (!zw_plan_value_put_years (zw_session_get_store (self->session), self->part, self->id,
                                start ? text : other_text, start ? other_text : text, error))
    return FALSE;
  if (readable)
    {
      forget_draft (self, other);
      fill_field (self, other, TRUE);
    }
  return TRUE;
}

static gboolean
put (ZwPlanDetails *self, ZwPlanValue value, GError **error)
{
  g_autofree char *text = NULL;

  if (value == ZW_PLAN_VALUE_START || value == ZW_PLAN_VALUE_END)
    return put_years (self, value, error);
  text = zw_plan_field_dup_text (get_field (self, value));
  return zw_plan_value_put (zw_session_get_store (self->session), self->part, self->id, value, text,
                            error);
}

static void
commit (ZwPlanDetails *self, ZwPlanValue value)
{
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (self->committing || self->id == 0 || zw_session_get_store (self->session) == NULL
      || !zw_plan_value_is_of (value, self->part)
      || !zw_plan_field_is_dirty (get_field (self, value)))
    return;
  self->committing = TRUE;
  done = put (self, value, &error);
  self->committing = FALSE;
  if (done)
    {
      forget_draft (self, value);
      fill_field (self, value, TRUE);
    }
  else
    zw_plan_field_set_reason (get_field (self, value), error->message);
}

static void
on_commit (ZwPlanField *field, ZwPlanDetails *self)
{
  g_assert (ZW_IS_PLAN_DETAILS (self));
  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES; i++)
    if (self->fields[i] == GTK_WIDGET (field))
      commit (self, i);
}

static void
on_typed (ZwPlanField *field, ZwPlanDetails *self)
{
  g_assert (ZW_IS_PLAN_DETAILS (self));
  for (ZwPlanValue i = ZW_PLAN_VALUE_START; i <= ZW_PLAN_VALUE_END; i++)
    if (self->fields[i] == GTK_WIDGET (field))
      show_year (self, i);
}

/**
 * zw_plan_details_show:
 * @plan: (nullable): the plan as it is now
 * @id: of the part to show, 0 for none
 *
 * The same part again follows the plan, without touching what is being typed. For
 * another one call zw_plan_details_commit() first.
 */
void
zw_plan_details_show (ZwPlanDetails *self, ZwPlan *plan, ZwPlanPart part, gint64 id)
{
  /* The project tells of what is just being written here. */
  gboolean same = self->committing || (part == self->part && id == self->id);

  if (plan != NULL)
    zw_plan_ref (plan);
  if (!same)
    keep_drafts (self);
  g_clear_pointer (&self->plan, zw_plan_unref);
  self->plan = plan;
  if (!same)
    {
      self->part = part;
      self->id = id;
      self->own_indicator = FALSE;
    }
  fill (self, !same);
}

/**
 * zw_plan_details_commit:
 *
 * Writes what was typed, as far as the project can take it.
 */
void
zw_plan_details_commit (ZwPlanDetails *self)
{
  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES; i++)
    if (zw_plan_field_get_reason (get_field (self, i)) == NULL)
      commit (self, i);
}

/**
 * zw_plan_details_forget:
 *
 * Shows nothing, and forgets what was typed: the project is another one.
 */
void
zw_plan_details_forget (ZwPlanDetails *self)
{
  self->id = 0;
  g_clear_pointer (&self->plan, zw_plan_unref);
  g_hash_table_remove_all (self->drafts);
  fill (self, TRUE);
}

/**
 * zw_plan_details_edit_name:
 *
 * Puts the cursor into the name, which the next key replaces.
 */
void
zw_plan_details_edit_name (ZwPlanDetails *self)
{
  ZwPlanValue value = self->part == ZW_PLAN_GOAL ? ZW_PLAN_VALUE_GOAL : ZW_PLAN_VALUE_NAME;
  GtkWidget *editor = zw_plan_field_get_editor (get_field (self, value));

  if (self->id == 0)
    return;
  gtk_widget_grab_focus (editor);
  if (GTK_IS_EDITABLE (editor))
    gtk_editable_select_region (GTK_EDITABLE (editor), 0, -1);
  else
    gtk_widget_activate_action (editor, "selection.select-all", NULL);
}

/**
 * zw_plan_details_undo_typing:
 *
 * Gives the field with the cursor back what the project has, where something else
 * was typed.
 *
 * Returns: whether it was
 */
gboolean
zw_plan_details_undo_typing (ZwPlanDetails *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, self->fields[i])
        && zw_plan_field_is_dirty (get_field (self, i)))
      {
        forget_draft (self, i);
        fill_field (self, i, TRUE);
        return TRUE;
      }
  return FALSE;
}

/* Leaving the page is leaving the field. */
static void
zw_plan_details_unmap (GtkWidget *widget)
{
  zw_plan_details_commit (ZW_PLAN_DETAILS (widget));
  GTK_WIDGET_CLASS (zw_plan_details_parent_class)->unmap (widget);
}

static void
zw_plan_details_dispose (GObject *object)
{
  ZwPlanDetails *self = ZW_PLAN_DETAILS (object);

  self->id = 0;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->plan, zw_plan_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  G_OBJECT_CLASS (zw_plan_details_parent_class)->dispose (object);
}

static void
zw_plan_details_class_init (ZwPlanDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_plan_details_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = zw_plan_details_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_plan_details_init (ZwPlanDetails *self)
{
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, draft_free);
}

GtkWidget *
zw_plan_details_new (ZwSession *session, ZwCatalog *catalog)
{
  ZwPlanDetails *self = g_object_new (ZW_TYPE_PLAN_DETAILS, NULL);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_ref (catalog);
  zw_plan_details_build (self);
  for (ZwPlanValue i = 0; i < ZW_N_PLAN_VALUES; i++)
    {
      g_signal_connect (self->fields[i], "commit", G_CALLBACK (on_commit), self);
      g_signal_connect (self->fields[i], "typed", G_CALLBACK (on_typed), self);
    }
  zw_plan_details_connect_choices (self);
  fill (self, TRUE);
  return GTK_WIDGET (self);
}
