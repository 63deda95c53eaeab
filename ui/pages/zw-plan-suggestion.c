/* zw-plan-suggestion.c: what the guideline expects of a kind of work
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-suggestion.h"

#include <glib/gi18n.h>

#include "base/zw-money.h"
#include "plan/zw-plan-schedule.h"

struct _ZwPlanSuggestion
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *head;
  GtkWidget *words;
  GtkWidget *buttons;
  GtkWidget *least;
  GtkWidget *most;
  GtkWidget *projects;
  GtkWidget *project_words;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  ZwPlan *plan; /* NULL without one */

  gint64 item_id;
};

G_DEFINE_FINAL_TYPE (ZwPlanSuggestion, zw_plan_suggestion, GTK_TYPE_WIDGET)

static const char *
get_name (ZwPlanSuggestion *self, ZwWorkGroup group)
{
  const ZwGuideline *guideline = zw_session_get_guideline (self->session);

  return zw_text_pick (&zw_guideline_get_group (guideline, group)->name, self->catalog);
}

static void
add_line (GString *text, const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static char *
dup_duration (ZwPlanSuggestion *self, const ZwGuidelineGroup *group)
{
  g_autofree char *months = NULL;

  if (group->min_months == 0)
    return g_strdup (zw_text_pick (&group->months_note, self->catalog));
  months = g_strdup_printf (_ ("%d–%d months"), group->min_months, group->max_months);
  if (group->shared_with == ZW_WORK_NONE)
    return g_steal_pointer (&months);
  /* Translators: a number of months, and another kind of work */
  return g_strdup_printf (_ ("%s together with “%s”"), months, get_name (self, group->shared_with));
}

static char *
dup_cost (ZwPlanSuggestion *self, const ZwGuidelineGroup *group)
{
  gboolean chinese = zw_catalog_is_chinese (self->catalog);
  g_autofree char *least = NULL, *most = NULL;

  if (group->min_ntd == 0)
    return g_strdup (zw_text_pick (&group->cost_note, self->catalog));
  least = chinese ? zw_money_format (group->min_ntd) : zw_money_format_unit (group->min_ntd, FALSE);
  most = chinese ? zw_money_format_unit (group->max_ntd, TRUE) : zw_money_format (group->max_ntd);
  return g_strdup_printf ("%s–%s", least, most);
}

static void
show_words (ZwPlanSuggestion *self, const ZwGuidelineGroup *group)
{
  g_autofree char *duration = dup_duration (self, group), *cost = dup_cost (self, group);
  g_autofree char *staff = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  add_line (text, duration);
  if (g_strcmp0 (cost, duration) != 0)
    add_line (text, cost);
  if (group->min_staff > 0)
    {
      staff = g_strdup_printf (_ ("At least %d officials"), group->min_staff);
      add_line (text, staff);
    }
  if (group->necessary)
    add_line (text, _ ("Necessary: not to be left out when money or staff are short"));
  gtk_label_set_text (GTK_LABEL (self->words), text->str);
}

/* Such as "at least NT$17,800,000, of which NT$8,900,000 central, a year". */
static char *
dup_amounts (ZwPlanSuggestion *self, const ZwReferenceProject *project)
{
  const struct
  {
    gint64 ntd;
    const char *format;
  } amounts[] = {
    { project->total_ntd, project->at_least ? _ ("at least %s") : "%s" },
    /* Translators: an amount of money that the state pays */
    { project->central_ntd, _ ("%s central") },
    /* Translators: an amount of money that the local government pays */
    { project->local_ntd, _ ("%s local") },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  const char *per;
  GString *result;

  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    if (amounts[i].ntd >= 0)
      {
        g_autofree char *ntd = zw_money_format_unit (amounts[i].ntd,
                                                     zw_catalog_is_chinese (self->catalog));

        if (text->len > 0)
          g_string_append (text, zw_catalog_pick (self->catalog, "，", ", "));
        g_string_append (text, amounts[i].format);
        g_string_replace (text, "%s", ntd, 0);
      }
  if (g_strcmp0 (project->per, "year") == 0)
    /* Translators: amounts of money */
    per = _ ("%s a year");
  else if (g_strcmp0 (project->per, "charger") == 0)
    /* Translators: amounts of money */
    per = _ ("%s for each charger");
  else
    per = "%s";
  result = g_string_new (per);
  g_string_replace (result, "%s", text->str, 0);
  return g_string_free (result, FALSE);
}

static void
add_project (ZwPlanSuggestion *self, GString *text, const ZwReferenceProject *project)
{
  const char *note = zw_text_pick (&project->note, self->catalog);
  g_autofree char *amounts = dup_amounts (self, project);

  add_line (text, zw_text_pick (&project->name, self->catalog));
  if (*amounts != '\0')
    g_string_append_printf (text, "%s%s", zw_catalog_pick (self->catalog, "：", ": "), amounts);
  if (note != NULL && *note != '\0')
    g_string_append_printf (text, "%s%s%s", zw_catalog_pick (self->catalog, "（", " ("), note,
                            zw_catalog_pick (self->catalog, "）", ")"));
}

static void
show_projects (ZwPlanSuggestion *self, ZwWorkGroup group)
{
  guint n, n_shown = 0;
  const ZwReferenceProject *projects = zw_reference_get_projects (
      zw_session_get_reference (self->session), &n);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (guint i = 0; i < n; i++)
    if (projects[i].group == group)
      {
        add_project (self, text, &projects[i]);
        n_shown++;
      }
  gtk_label_set_text (GTK_LABEL (self->project_words), text->str);
  label = g_strdup_printf (_ ("What similar work has cost (%u)"), n_shown);
  gtk_expander_set_label (GTK_EXPANDER (self->projects), label);
  gtk_widget_set_visible (self->projects, n_shown > 0);
}

static void
show_buttons (ZwPlanSuggestion *self, const ZwGuidelineGroup *group)
{
  gboolean range = group->min_ntd > 0 && group->max_ntd > group->min_ntd;

  gtk_button_set_label (GTK_BUTTON (self->least),
                        range ? _ ("Take Lower Values") : _ ("Take Staff"));
  gtk_widget_set_visible (self->least, range || group->min_staff > 0);
  gtk_widget_set_visible (self->most, range);
}

/**
 * zw_plan_suggestion_show:
 * @plan: (nullable): the plan as it is now
 * @item_id: a work item of it
 */
void
zw_plan_suggestion_show (ZwPlanSuggestion *self, ZwPlan *plan, gint64 item_id)
{
  const ZwPlanItem *item = plan != NULL ? zw_plan_find_item (plan, item_id) : NULL;
  gboolean any = item != NULL && item->group < ZW_N_WORK_GROUPS;

  if (plan != NULL)
    zw_plan_ref (plan);
  g_clear_pointer (&self->plan, zw_plan_unref);
  self->plan = plan;
  self->item_id = item_id;
  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (any)
    {
      const ZwGuidelineGroup *group = zw_guideline_get_group (
          zw_session_get_guideline (self->session), item->group);

      show_words (self, group);
      show_buttons (self, group);
      show_projects (self, item->group);
    }
}

static void
take (ZwPlanSuggestion *self, gboolean most)
{
  const ZwPlanItem *item = self->plan != NULL ? zw_plan_find_item (self->plan, self->item_id)
                                              : NULL;
  GError *error = NULL;
  gboolean done;

  if (item == NULL || item->group >= ZW_N_WORK_GROUPS)
    return;
  done = zw_plan_take_suggested (
      zw_session_get_store (self->session), item,
      zw_guideline_get_group (zw_session_get_guideline (self->session), item->group), most, &error);
  zw_session_check (self->session, done, error);
}

static void
on_least (ZwPlanSuggestion *self)
{
  g_assert (ZW_IS_PLAN_SUGGESTION (self));
  take (self, FALSE);
}

static void
on_most (ZwPlanSuggestion *self)
{
  g_assert (ZW_IS_PLAN_SUGGESTION (self));
  take (self, TRUE);
}

static void
zw_plan_suggestion_dispose (GObject *object)
{
  ZwPlanSuggestion *self = ZW_PLAN_SUGGESTION (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  g_clear_pointer (&self->plan, zw_plan_unref);
  G_OBJECT_CLASS (zw_plan_suggestion_parent_class)->dispose (object);
}

static void
zw_plan_suggestion_class_init (ZwPlanSuggestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_plan_suggestion_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
make_words (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "zw-small");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
zw_plan_suggestion_init (ZwPlanSuggestion *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->head = gtk_label_new (_ ("The guideline expects (table 3.2-1)"));
  gtk_label_set_xalign (GTK_LABEL (self->head), 0);
  gtk_label_set_wrap (GTK_LABEL (self->head), TRUE);
  gtk_widget_add_css_class (self->head, "dim-label");
  self->words = make_words ();
  self->least = gtk_button_new ();
  self->most = gtk_button_new_with_label (_ ("Take Upper Values"));
  gtk_widget_set_tooltip_text (self->most, _ ("Cost and staff from the table; can be undone"));
  gtk_widget_set_tooltip_text (self->least, _ ("Cost and staff from the table; can be undone"));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons), self->least);
  gtk_box_append (GTK_BOX (self->buttons), self->most);
  self->project_words = make_words ();
  self->projects = gtk_expander_new (NULL);
  gtk_widget_add_css_class (self->projects, "zw-small");
  gtk_expander_set_child (GTK_EXPANDER (self->projects), self->project_words);
  g_signal_connect_swapped (self->least, "clicked", G_CALLBACK (on_least), self);
  g_signal_connect_swapped (self->most, "clicked", G_CALLBACK (on_most), self);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  gtk_widget_set_parent (self->projects, GTK_WIDGET (self));
}

GtkWidget *
zw_plan_suggestion_new (ZwSession *session, ZwCatalog *catalog)
{
  ZwPlanSuggestion *self = g_object_new (ZW_TYPE_PLAN_SUGGESTION, NULL);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_ref (catalog);
  return GTK_WIDGET (self);
}
