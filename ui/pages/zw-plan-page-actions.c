/* zw-plan-page-actions.c: what one does to a plan as a whole, and to its rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-page-private.h"

#include <glib/gi18n.h>

#include "zw-plan-choice.h"
#include "zw-plan-values.h"

/* As much of a name as a notice has room for. */
#define NAME_LENGTH 40

/* Where goals and work items are: in a stage, or in a phase beside its stages. */
typedef struct
{
  gint64 phase_id;
  gint64 stage_id;
  const GPtrArray *goals;
  const GPtrArray *items;
} Holder;

static GArray *
list_holders (const ZwPlan *plan)
{
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  const GPtrArray *phases = zw_plan_get_phases (plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      Holder own = { phase->id, 0, phase->goals, phase->items };

      for (guint j = 0; j < phase->stages->len; j++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, j);
          Holder holder = { phase->id, stage->id, stage->goals, stage->items };

          g_array_append_val (holders, holder);
        }
      g_array_append_val (holders, own);
    }
  return holders;
}

static const GPtrArray *
get_list (const Holder *holder, ZwPlanPart part)
{
  return part == ZW_PLAN_GOAL ? holder->goals : holder->items;
}

static gboolean
find_in_list (const GPtrArray *list, gconstpointer data, guint *position)
{
  return g_ptr_array_find ((GPtrArray *) list, data, position);
}

/* Returns: the number of the holder that has a goal or work item, -1 for none */
static int
find_holder (GArray *holders, ZwPlanPart part, gconstpointer data, guint *position)
{
  for (guint i = 0; i < holders->len; i++)
    if (find_in_list (get_list (&g_array_index (holders, Holder, i), part), data, position))
      return (int) i;
  return -1;
}

/* The phase of what is selected; the last one where nothing is. */
static const ZwPlanPhase *
find_target_phase (ZwPlanPage *self, ZwPlanPart part, gint64 id)
{
  const GPtrArray *phases = zw_plan_get_phases (self->plan);
  gconstpointer data = id != 0 ? zw_plan_find_part (self->plan, part, id) : NULL;
  g_autoptr (GArray) holders = list_holders (self->plan);
  const ZwPlanPhase *phase = NULL;
  int holder;

  if (data != NULL && part == ZW_PLAN_PHASE)
    return data;
  if (data != NULL && part == ZW_PLAN_STAGE)
    zw_plan_find_stage (self->plan, id, &phase);
  if (data != NULL && phase == NULL && (holder = find_holder (holders, part, data, NULL)) >= 0)
    phase = zw_plan_find_phase (self->plan, g_array_index (holders, Holder, holder).phase_id);
  if (phase == NULL && phases->len > 0)
    phase = g_ptr_array_index (phases, phases->len - 1);
  return phase;
}

static void
show_part (ZwPlanPage *self, ZwPlanPart part, gint64 id)
{
  zw_plan_table_select (ZW_PLAN_TABLE (self->table), part, id);
}

static gint64
add_phase (ZwPlanPage *self, GError **error)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  const ZwGuidelineType *type = zw_guideline_get_type (zw_session_get_guideline (self->session),
                                                       zone->type);
  guint n = zw_plan_get_phases (self->plan)->len;
  const char *name = n < ZW_N_PHASE_KINDS ? zw_text_pick (&type->phases[n].name, self->catalog)
                                          : _ ("New phase");

  return zw_plan_add_phase (zw_session_get_store (self->session), zone->id, MIN (n, ZW_PHASE_LONG),
                            name, error);
}

/* Right after @after, where that is of the same kind and in the same place. */
static gint64
add_content (ZwPlanPage *self,
             ZwPlanPart part,
             const Holder *holder,
             const ZwPlanItem *after,
             guint position,
             GError **error)
{
  ZwStore *store = zw_session_get_store (self->session);
  gint64 id;

  if (!zw_store_begin (store, part == ZW_PLAN_GOAL ? _ ("Add a goal") : _ ("Add a work item"),
                       error))
    return 0;
  if (part == ZW_PLAN_GOAL)
    id = zw_plan_add_goal (store, holder->phase_id, holder->stage_id, _ ("New goal"), error);
  else
    id = zw_plan_add_item (store, holder->phase_id, holder->stage_id,
                           after != NULL ? after->group : ZW_WORK_NONE, _ ("New work item"), error);
  if (id != 0 && zw_plan_move (store, part, id, position, error) && zw_store_commit (store, error))
    return id;
  if (zw_store_is_in_command (store))
    zw_store_rollback (store);
  return 0;
}

static gint64
add_to_selected (ZwPlanPage *self, ZwPlanPart part, GError **error)
{
  ZwPlanPart at_part;
  gint64 at = zw_plan_table_get_selected (ZW_PLAN_TABLE (self->table), &at_part);
  gconstpointer data = at != 0 ? zw_plan_find_part (self->plan, at_part, at) : NULL;
  const ZwPlanPhase *phase = find_target_phase (self, at_part, at);
  g_autoptr (GArray) holders = list_holders (self->plan);
  Holder holder = { .phase_id = phase->id };
  guint position = G_MAXUINT;
  int found = -1;

  if (part == ZW_PLAN_STAGE)
    return zw_plan_add_stage (zw_session_get_store (self->session), phase->id, _ ("New stage"),
                              error);
  if (data != NULL && at_part == ZW_PLAN_STAGE)
    holder.stage_id = at;
  else if (data != NULL && (at_part == ZW_PLAN_GOAL || at_part == ZW_PLAN_ITEM))
    found = find_holder (holders, at_part, data, &position);
  if (found >= 0)
    holder = g_array_index (holders, Holder, found);
  if (at_part != part || found < 0)
    return add_content (self, part, &holder, NULL, G_MAXUINT, error);
  return add_content (self, part, &holder, part == ZW_PLAN_ITEM ? data : NULL, position + 1, error);
}

static void
add (ZwPlanPage *self, ZwPlanPart part)
{
  GError *error = NULL;
  gint64 id;

  zw_plan_details_commit (ZW_PLAN_DETAILS (self->details));
  if (self->plan == NULL || zw_session_get_zone (self->session) == NULL)
    return;
  if (part == ZW_PLAN_PHASE)
    id = add_phase (self, &error);
  else if (zw_plan_is_empty (self->plan))
    return;
  else
    id = add_to_selected (self, part, &error);
  if (!zw_session_check (self->session, id != 0, error))
    return;
  show_part (self, part, id);
  zw_plan_details_edit_name (ZW_PLAN_DETAILS (self->details));
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const actions[ZW_N_PLAN_PARTS] = { "plan.add-phase", "plan.add-stage",
                                                        "plan.add-goal", "plan.add-item" };

  for (ZwPlanPart i = 0; i < ZW_N_PLAN_PARTS; i++)
    if (g_str_equal (action, actions[i]))
      add (ZW_PLAN_PAGE (widget), i);
}

static char *
dup_name (ZwPlanPage *self, ZwPlanPart part, gint64 id)
{
  g_autofree char *name = zw_plan_value_dup (
      self->plan, part, id, part == ZW_PLAN_GOAL ? ZW_PLAN_VALUE_GOAL : ZW_PLAN_VALUE_NAME,
      zw_session_get_guideline (self->session));
  g_autofree char *start = NULL;

  g_strdelimit (name, "\n", ' ');
  if (g_utf8_strlen (name, -1) <= NAME_LENGTH)
    return g_steal_pointer (&name);
  start = g_utf8_substring (name, 0, NAME_LENGTH);
  return g_strconcat (start, "…", NULL);
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (widget);
  ZwPlanPart part;
  gint64 id = zw_plan_table_get_selected (ZW_PLAN_TABLE (self->table), &part);
  g_autofree char *name = NULL, *text = NULL;
  GError *error = NULL;
  gboolean done;

  if (self->plan == NULL || id == 0)
    return;
  name = dup_name (self, part, id);
  if (part == ZW_PLAN_PHASE || part == ZW_PLAN_STAGE)
    /* Translators: %s is a phase or stage */
    text = g_strdup_printf (_ ("“%s” was deleted with all that is in it."), name);
  else
    /* Translators: %s is a goal or work item */
    text = g_strdup_printf (_ ("“%s” was deleted."), name);
  done = zw_plan_delete (zw_session_get_store (self->session), part, id, &error);
  if (zw_session_check (self->session, done, error))
    zw_plan_page_give_notice (self, text);
}

/* Past the end of its place a goal or work item goes on to the next one. */
static gboolean
move_content (ZwPlanPage *self, ZwPlanPart part, gint64 id, int step, GError **error)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (GArray) holders = list_holders (self->plan);
  guint position = 0;
  int at = find_holder (holders, part, zw_plan_find_part (self->plan, part, id), &position);
  const Holder *to;

  if (at < 0)
    return TRUE;
  to = &g_array_index (holders, Holder, at);
  if (step < 0 ? position > 0 : position + 1 < get_list (to, part)->len)
    return zw_plan_move (store, part, id, position + step, error);
  if (at + step < 0 || at + step >= (int) holders->len)
    return TRUE;
  to = &g_array_index (holders, Holder, at + step);
  return zw_plan_move_to (store, part, id, to->phase_id, to->stage_id,
                          step < 0 ? get_list (to, part)->len : 0, error);
}

static gboolean
move_among (ZwPlanPage *self,
            ZwPlanPart part,
            gint64 id,
            const GPtrArray *siblings,
            int step,
            GError **error)
{
  guint position;

  if (!find_in_list (siblings, zw_plan_find_part (self->plan, part, id), &position)
      || (step < 0 ? position == 0 : position + 1 >= siblings->len))
    return TRUE;
  return zw_plan_move (zw_session_get_store (self->session), part, id, position + step, error);
}

static void
on_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (widget);
  int step = g_str_equal (action, "plan.move-up") ? -1 : 1;
  ZwPlanPart part;
  gint64 id;
  GError *error = NULL;
  gboolean done;

  zw_plan_details_commit (ZW_PLAN_DETAILS (self->details));
  id = zw_plan_table_get_selected (ZW_PLAN_TABLE (self->table), &part);
  if (self->plan == NULL || id == 0)
    return;
  if (part == ZW_PLAN_PHASE)
    done = move_among (self, part, id, zw_plan_get_phases (self->plan), step, &error);
  else if (part == ZW_PLAN_STAGE)
    done = move_among (self, part, id, find_target_phase (self, part, id)->stages, step, &error);
  else
    done = move_content (self, part, id, step, &error);
  if (zw_session_check (self->session, done, error))
    show_part (self, part, id);
}

static void
on_fill (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (widget);
  const ZwZone *zone = zw_session_get_zone (self->session);
  GError *error = NULL;
  gboolean done;

  if (zone == NULL)
    return;
  done = zw_plan_fill_from_guideline (
      zw_session_get_store (self->session), zw_session_get_guideline (self->session), zone->id,
      zone->type, g_variant_get_string (parameter, NULL), ZW_PLAN_FILL_REPLACE, &error);
  if (zw_session_check (self->session, done, error))
    zw_plan_page_give_notice (
        self, _ ("The plan was filled from the guideline. Costs, staff and offices are yours to "
                 "give."));
}

static gboolean
start_empty (ZwPlanPage *self, const ZwZone *zone, const char *language, GError **error)
{
  ZwStore *store = zw_session_get_store (self->session);
  g_autoptr (ZwCatalog) catalog = zw_catalog_new (language);
  const ZwGuidelinePhase *phases =
      zw_guideline_get_type (zw_session_get_guideline (self->session), zone->type)->phases;
  gboolean done = TRUE;

  if (!zw_store_begin (store, _ ("Start an empty plan"), error))
    return FALSE;
  for (guint i = 0; i < ZW_N_PHASE_KINDS && done; i++)
    {
      gint64 id = zw_plan_add_phase (store, zone->id, i, zw_text_pick (&phases[i].name, catalog),
                                     error);

      done = id != 0
             && zw_plan_set_years (store, ZW_PLAN_PHASE, id, phases[i].start_year,
                                   phases[i].end_year, error);
    }
  if (done)
    return zw_store_commit (store, error);
  zw_store_rollback (store);
  return FALSE;
}

static void
on_start_empty (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (widget);
  const ZwZone *zone = zw_session_get_zone (self->session);
  GError *error = NULL;
  gboolean done;

  if (zone == NULL || self->plan == NULL || !zw_plan_is_empty (self->plan))
    return;
  done = start_empty (self, zone, g_variant_get_string (parameter, NULL), &error);
  zw_session_check (self->session, done, error);
}

static void
on_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ZwPlanPage *self = ZW_PLAN_PAGE (widget);
  const ZwZone *zone = zw_session_get_zone (self->session);
  g_autofree char *text = NULL;
  GError *error = NULL;
  gboolean done;

  if (zone == NULL)
    return;
  /* Translators: %s is a zone */
  text = g_strdup_printf (_ ("The plan of “%s” was removed."), zone->name);
  done = zw_plan_clear (zw_session_get_store (self->session), zone->id, &error);
  if (zw_session_check (self->session, done, error))
    zw_plan_page_give_notice (self, text);
}

/**
 * zw_plan_page_update_actions:
 *
 * What cannot be done now is insensitive.
 */
void
zw_plan_page_update_actions (ZwPlanPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean zone = self->plan != NULL;
  gboolean filled = zone && !zw_plan_is_empty (self->plan);
  ZwPlanPart part;
  gboolean selected = filled
                      && zw_plan_table_get_selected (ZW_PLAN_TABLE (self->table), &part) != 0;

  gtk_widget_action_set_enabled (widget, "plan.fill", zone);
  gtk_widget_action_set_enabled (widget, "plan.start-empty", zone && !filled);
  gtk_widget_action_set_enabled (widget, "plan.clear", filled);
  gtk_widget_action_set_enabled (widget, "plan.add-phase", zone);
  gtk_widget_action_set_enabled (widget, "plan.add-stage", filled);
  gtk_widget_action_set_enabled (widget, "plan.add-goal", filled);
  gtk_widget_action_set_enabled (widget, "plan.add-item", filled);
  gtk_widget_action_set_enabled (widget, "plan.delete", selected);
  gtk_widget_action_set_enabled (widget, "plan.move-up", selected);
  gtk_widget_action_set_enabled (widget, "plan.move-down", selected);
}

void
zw_plan_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "plan.add-phase", NULL, on_add);
  gtk_widget_class_install_action (klass, "plan.add-stage", NULL, on_add);
  gtk_widget_class_install_action (klass, "plan.add-goal", NULL, on_add);
  gtk_widget_class_install_action (klass, "plan.add-item", NULL, on_add);
  gtk_widget_class_install_action (klass, "plan.delete", NULL, on_delete);
  gtk_widget_class_install_action (klass, "plan.move-up", NULL, on_move);
  gtk_widget_class_install_action (klass, "plan.move-down", NULL, on_move);
  gtk_widget_class_install_action (klass, "plan.fill", "s", on_fill);
  gtk_widget_class_install_action (klass, "plan.start-empty", "s", on_start_empty);
  gtk_widget_class_install_action (klass, "plan.clear", NULL, on_clear);
}
