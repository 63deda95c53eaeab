/* zw-budget-head.c: who applies, and by what ratio
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-budget-head.h"

#include <glib/gi18n.h>

#include "plan/zw-applicant.h"
#include "zw-plan-choice.h"

#define SPACING_PX 18

struct _ZwBudgetHead
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *government;
  GtkWidget *grade;
  GtkWidget *ratio;
  GtkWidget *type;
  GtkWidget *island;
  GtkWidget *remote;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;

  gboolean own_name; /* the first choice is a name that is none of the 22 */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (ZwBudgetHead, zw_budget_head, GTK_TYPE_WIDGET)

/* The head follows the project. */

/* First stands what is none of them: nothing, or a name of the project's own. */
static void
show_government (ZwBudgetHead *self, const ZwApplicant *applicant)
{
  guint n, selected = 0;
  const ZwGovernment *all = zw_rules_get_governments (zw_session_get_rules (self->session), &n);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  self->own_name = applicant->name != NULL && *applicant->name != '\0'
                   && applicant->government == NULL;
  g_ptr_array_add (names, (gpointer) (self->own_name ? applicant->name : _ ("(not chosen)")));
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, (gpointer) zw_text_pick (&all[i].name, self->catalog));
      if (applicant->government == &all[i])
        selected = i + 1;
    }
  g_ptr_array_add (names, NULL);
  zw_plan_choice_set_choices (ZW_PLAN_CHOICE (self->government),
                              (const char *const *) names->pdata);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->government), selected);
}

static void
show_grade (ZwBudgetHead *self, const ZwApplicant *applicant)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (applicant->government != NULL)
    /* Translators: %d is the fiscal grade that is published for the government */
    g_ptr_array_add (names,
                     g_strdup_printf (_ ("As published (%d)"), applicant->government->grade));
  else
    g_ptr_array_add (names, g_strdup (_ ("Not known")));
  for (int i = 1; i <= ZW_N_GRADES; i++)
    g_ptr_array_add (names, g_strdup_printf (_ ("Own grade %d"), i));
  g_ptr_array_add (names, NULL);
  zw_plan_choice_set_choices (ZW_PLAN_CHOICE (self->grade), (const char *const *) names->pdata);
  zw_plan_choice_select (ZW_PLAN_CHOICE (self->grade),
                         applicant->own_grade ? (guint) applicant->grade : 0);
}

static void
show_ratio (ZwBudgetHead *self, const ZwApplicant *applicant, const ZwZone *zone)
{
  const ZwRules *rules = zw_session_get_rules (self->session);
  g_autofree char *text = NULL;

  if (applicant->grade > 0)
    {
      gboolean remote = zone->remote && zw_rules_may_be_remote (rules, applicant->grade);

      text = g_strdup_printf ("%d %%",
                              zw_rules_get_ratio_percent (rules, applicant->grade, remote));
    }
  gtk_label_set_text (GTK_LABEL (self->ratio), text != NULL ? text : "–");
  gtk_widget_set_tooltip_text (
      self->ratio, text != NULL
                       ? _ ("Highest share of the subsidy for the items bound by the ratio")
                       : _ ("Choose the government, or a fiscal grade, to know the ratio"));
}

static void
update (ZwBudgetHead *self)
{
  ZwStore *store = zw_session_get_store (self->session);
  const ZwZone *zone = zw_session_get_zone (self->session);
  g_auto (ZwApplicant) applicant = { NULL };

  g_assert (ZW_IS_BUDGET_HEAD (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), store != NULL && zone != NULL);
  if (store == NULL || zone == NULL)
    return;
  zw_applicant_load (&applicant, store, zw_session_get_rules (self->session));
  self->updating = TRUE;
  show_government (self, &applicant);
  show_grade (self, &applicant);
  show_ratio (self, &applicant, zone);
  gtk_label_set_text (GTK_LABEL (self->type), _ (zw_zone_type_get_label (zone->type)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->island), zone->island);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->remote), zone->remote);
  self->updating = FALSE;
}

/* What the user chooses. */

static void
set_setting (ZwBudgetHead *self, const char *label, const char *key, const char *value)
{
  ZwStore *store = zw_session_get_store (self->session);
  GError *error = NULL;
  gboolean done = zw_store_begin (store, label, &error);

  if (done)
    {
      done = zw_store_set_setting (store, key, value, &error);
      if (done)
        done = zw_store_commit (store, &error);
      else
        zw_store_rollback (store);
    }
  zw_session_check (self->session, done, error);
  update (self);
}

static void
on_government_chosen (ZwPlanChoice *choice, guint chosen, ZwBudgetHead *self)
{
  guint n;
  const ZwGovernment *all = zw_rules_get_governments (zw_session_get_rules (self->session), &n);

  g_assert (ZW_IS_BUDGET_HEAD (self));
  if (self->updating || chosen > n || (chosen == 0 && self->own_name))
    return;
  set_setting (self, _ ("Choose the government"), ZW_APPLICANT_GOVERNMENT,
               chosen > 0 ? all[chosen - 1].name.zh : NULL);
}

static void
on_grade_chosen (ZwPlanChoice *choice, guint chosen, ZwBudgetHead *self)
{
  g_autofree char *grade = chosen > 0 ? g_strdup_printf ("%u", chosen) : NULL;

  g_assert (ZW_IS_BUDGET_HEAD (self));
  if (!self->updating)
    set_setting (self, _ ("Set the fiscal grade"), ZW_APPLICANT_GRADE, grade);
}

static void
on_flag_toggled (GtkCheckButton *button, ZwBudgetHead *self)
{
  gboolean on = gtk_check_button_get_active (button);
  gint64 zone = zw_session_get_zone_id (self->session);
  ZwStore *store = zw_session_get_store (self->session);
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_BUDGET_HEAD (self));
  if (self->updating)
    return;
  done = GTK_WIDGET (button) == self->island ? zw_zone_set_island (store, zone, on, &error)
                                             : zw_zone_set_remote (store, zone, on, &error);
  zw_session_check (self->session, done, error);
}

/* The widget */

static GtkWidget *
make_named (const char *name, GtkWidget *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_widget_set_vexpand (value, TRUE);
  gtk_widget_add_css_class (value, "heading");
  gtk_widget_add_css_class (value, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), value);
  return box;
}

static GtkWidget *
make_flags (ZwBudgetHead *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->island = gtk_check_button_new_with_mnemonic (_ ("Outlying _island"));
  gtk_widget_set_tooltip_text (self->island, _ ("Items for outlying islands can be applied for"));
  self->remote = gtk_check_button_new_with_mnemonic (_ ("_Remote area"));
  gtk_widget_set_tooltip_text (
      self->remote, _ ("Fewer residents than a fifth of the national mean density, or an island "
                       "at least 7.5 km from the seat of the government: grades 4 and 5 have "
                       "a higher ratio there"));
  g_signal_connect (self->island, "toggled", G_CALLBACK (on_flag_toggled), self);
  g_signal_connect (self->remote, "toggled", G_CALLBACK (on_flag_toggled), self);
  gtk_box_append (GTK_BOX (box), self->island);
  gtk_box_append (GTK_BOX (box), self->remote);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
zw_budget_head_dispose (GObject *object)
{
  ZwBudgetHead *self = ZW_BUDGET_HEAD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_budget_head_parent_class)->dispose (object);
}

static void
zw_budget_head_class_init (ZwBudgetHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_budget_head_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_budget_head_init (ZwBudgetHead *self)
{
  static const char *const none[] = { NULL };

  self->catalog = zw_catalog_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING_PX);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->government = zw_plan_choice_new (_ ("Government"), none);
  self->grade = zw_plan_choice_new (_ ("Fiscal grade"), none);
  self->ratio = gtk_label_new (NULL);
  self->type = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (self->box), self->government);
  gtk_box_append (GTK_BOX (self->box), self->grade);
  gtk_box_append (GTK_BOX (self->box), make_named (_ ("Highest ratio"), self->ratio));
  gtk_box_append (GTK_BOX (self->box), make_named (_ ("Zone type"), self->type));
  gtk_box_append (GTK_BOX (self->box), make_flags (self));
  gtk_widget_add_css_class (self->box, "zw-panel-head");
  g_signal_connect (self->government, "chosen", G_CALLBACK (on_government_chosen), self);
  g_signal_connect (self->grade, "chosen", G_CALLBACK (on_grade_chosen), self);
}

GtkWidget *
zw_budget_head_new (ZwSession *session)
{
  ZwBudgetHead *self = g_object_new (ZW_TYPE_BUDGET_HEAD, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "plan-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "zones-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::zone", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * zw_budget_head_add:
 * @widget: to stand at the right
 */
void
zw_budget_head_add (ZwBudgetHead *self, GtkWidget *widget)
{
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_widget_set_halign (widget, GTK_ALIGN_END);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), widget);
}
