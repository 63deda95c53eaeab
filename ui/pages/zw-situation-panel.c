/* zw-situation-panel.c: money and staff of the government, and the guideline's advice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-situation-panel.h"

#include <glib/gi18n.h>
#include <math.h>

#include "plan/zw-judgement.h"
#include "widgets/zw-controls.h"
#include "zw-plan-field.h"
#include "zw-review-parts.h"

#define N_SIDES 2

struct _ZwSituationPanel
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *box;
  GtkWidget *revenue_said; /* from the list */
  GtkWidget *revenue;      /* or typed */
  GtkWidget *staff;
  GtkWidget *staff_said;
  GtkWidget *cells[N_SIDES][N_SIDES]; /* by money and staff: too little, enough */
  GtkWidget *missing;
  GtkWidget *advice; /* NULL where there is none */

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
};

G_DEFINE_FINAL_TYPE (ZwSituationPanel, zw_situation_panel, GTK_TYPE_WIDGET)

/* What the project says of itself; it wins over the list. */
static char *
dup_setting (ZwSituationPanel *self, const char *key)
{
  ZwStore *store = zw_session_get_store (self->session);

  return store != NULL ? zw_store_get_setting (store, key) : NULL;
}

static void
load_fields (ZwSituationPanel *self, gboolean reset)
{
  g_autofree char *revenue = dup_setting (self, ZW_SITUATION_OWN_REVENUE);
  g_autofree char *staff = dup_setting (self, ZW_SITUATION_STAFF);
  void (*load) (ZwPlanField *, const char *) = reset ? zw_plan_field_reset : zw_plan_field_load;

  load (ZW_PLAN_FIELD (self->revenue), revenue);
  load (ZW_PLAN_FIELD (self->staff), staff);
}

static void
show_revenue (ZwSituationPanel *self, const ZwSituationFound *found)
{
  const ZwApplicant *applicant = zw_session_get_applicant (self->session);
  const ZwGovernment *government = applicant->government;
  g_autofree char *own = dup_setting (self, ZW_SITUATION_OWN_REVENUE);
  gboolean typed = own != NULL && *own != '\0';
  g_autofree char *text = NULL;

  if (government != NULL)
    /* Translators: a government and a percentage */
    text = g_strdup_printf (_ ("%s earns %.1f %% of its expenditure itself (list of the "
                               "guideline)."),
                            zw_text_pick (&government->name, self->catalog),
                            government->own_revenue_percent);
  gtk_label_set_text (GTK_LABEL (self->revenue_said), text != NULL ? text : "");
  gtk_widget_set_visible (self->revenue_said, text != NULL);
  gtk_widget_set_visible (self->revenue, government == NULL || typed);
}

static void
show_staff (ZwSituationPanel *self, const ZwSituationFound *found)
{
  g_autofree char *needed = NULL, *text = NULL;

  if (found == NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->staff_said), "");
      return;
    }
  needed = g_strdup_printf (
      /* Translators: a number of officials, the least that the necessary work takes */
      ngettext ("The necessary work takes %d official at least.",
                "The necessary work takes %d officials at least.", (gulong) found->staff_needed),
      found->staff_needed);
  if (found->staff_optional > 0)
    text = g_strdup_printf (
        /* Translators: the sentence above, then a number of officials */
        ngettext ("%s The other work of the plan takes %d more.",
                  "%s The other work of the plan takes %d more.", (gulong) found->staff_optional),
        needed, found->staff_optional);
  gtk_label_set_text (GTK_LABEL (self->staff_said), text != NULL ? text : needed);
}

static void
add_advice (GtkWidget *advice, const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ZW_REVIEW_SPACING_PX);
  GtkWidget *dot = gtk_label_new ("•"), *label = zw_review_label_new (NULL);

  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), dot);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (advice), line);
}

/* Always a new box: GTK 4.8 keeps in mind how an empty one, measured before it was
 * placed, asked for its height. */
static void
show_advice (ZwSituationPanel *self, const ZwSituation *situation)
{
  if (self->advice != NULL)
    gtk_box_remove (GTK_BOX (self->box), self->advice);
  self->advice = NULL;
  if (situation == NULL)
    return;
  self->advice = gtk_box_new (GTK_ORIENTATION_VERTICAL, ZW_REVIEW_SPACING_PX / 2);
  for (guint i = 0; i < situation->n_advice; i++)
    add_advice (self->advice, zw_text_pick (&situation->advice[i], self->catalog));
  gtk_widget_set_tooltip_text (self->advice, situation->where);
  gtk_box_append (GTK_BOX (self->box), self->advice);
}

static void
show_cells (ZwSituationPanel *self, const ZwSituation *situation)
{
  for (guint money = 0; money < N_SIDES; money++)
    for (guint staff = 0; staff < N_SIDES; staff++)
      {
        GtkWidget *cell = self->cells[money][staff];
        const ZwSituation *is = zw_reference_get_situation (
            zw_session_get_reference (self->session), money, staff);
        gboolean here = situation != NULL && situation == is;

        gtk_widget_set_visible (gtk_widget_get_first_child (cell), here);
        gtk_accessible_update_state (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_STATE_SELECTED, here,
                                     -1);
        if (here)
          gtk_widget_add_css_class (cell, "zw-situation-here");
        else
          gtk_widget_remove_css_class (cell, "zw-situation-here");
      }
}

static void
commit (ZwSituationPanel *self,
        GtkWidget *field,
        gboolean (*set) (ZwStore *store, const char *typed, GError **error))
{
  g_autofree char *text = zw_plan_field_dup_text (ZW_PLAN_FIELD (field));
  g_autoptr (GError) error = NULL;

  g_assert (ZW_IS_SITUATION_PANEL (self));
  if (zw_session_get_store (self->session) == NULL)
    return;
  if (set (zw_session_get_store (self->session), text, &error))
    {
      /* As the project keeps it, without the sign or what groups digits. */
      const char *key = field == self->staff ? ZW_SITUATION_STAFF : ZW_SITUATION_OWN_REVENUE;
      g_autofree char *kept = dup_setting (self, key);

      zw_plan_field_reset (ZW_PLAN_FIELD (field), kept);
    }
  else
    zw_plan_field_set_reason (ZW_PLAN_FIELD (field), error->message);
}

static void
on_revenue (ZwSituationPanel *self)
{
  commit (self, self->revenue, zw_judgement_set_own_revenue);
}

static void
on_staff (ZwSituationPanel *self)
{
  commit (self, self->staff, zw_judgement_set_staff);
}

static gboolean
zw_situation_panel_grab_focus (GtkWidget *widget)
{
  ZwSituationPanel *self = ZW_SITUATION_PANEL (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->revenue) ? self->revenue
                                                                       : self->staff);
}

static void
zw_situation_panel_dispose (GObject *object)
{
  ZwSituationPanel *self = ZW_SITUATION_PANEL (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_situation_panel_parent_class)->dispose (object);
}

static void
zw_situation_panel_class_init (ZwSituationPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_situation_panel_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = zw_situation_panel_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_situation_panel_init (ZwSituationPanel *self)
{
}

static GtkWidget *
make_field (ZwSituationPanel *self, const char *name, const char *hint, GCallback callback)
{
  GtkWidget *field = zw_plan_field_new (name, FALSE);

  zw_plan_field_set_number (ZW_PLAN_FIELD (field));
  zw_plan_field_set_hint (ZW_PLAN_FIELD (field), hint);
  gtk_widget_set_valign (field, GTK_ALIGN_START);
  gtk_widget_set_hexpand (field, TRUE);
  g_signal_connect_swapped (field, "commit", callback, self);
  return field;
}

/* The name of a situation; a tick where the government stands. */
static GtkWidget *
make_cell (ZwSituationPanel *self, gboolean money, gboolean staff)
{
  const ZwSituation *situation = zw_reference_get_situation (
      zw_session_get_reference (self->session), money, staff);
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ZW_REVIEW_SPACING_PX);
  GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = zw_review_label_new (NULL);

  gtk_label_set_text (GTK_LABEL (label),
                      situation != NULL ? zw_text_pick (&situation->name, self->catalog) : "");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (cell), tick);
  gtk_box_append (GTK_BOX (cell), label);
  gtk_widget_add_css_class (cell, "zw-situation");
  gtk_widget_set_hexpand (cell, TRUE);
  return cell;
}

/* Money down, staff across, enough first: as figure 4.2.2 has them. */
static GtkWidget *
make_cells (ZwSituationPanel *self)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, ZW_REVIEW_SPACING_PX);

  for (int money = N_SIDES - 1; money >= 0; money--)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ZW_REVIEW_SPACING_PX);

      gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
      for (int staff = N_SIDES - 1; staff >= 0; staff--)
        {
          self->cells[money][staff] = make_cell (self, money, staff);
          gtk_box_append (GTK_BOX (row), self->cells[money][staff]);
        }
      gtk_box_append (GTK_BOX (rows), row);
    }
  return rows;
}

GtkWidget *
zw_situation_panel_new (ZwSession *session)
{
  ZwSituationPanel *self = g_object_new (ZW_TYPE_SITUATION_PANEL, NULL);
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2 * ZW_REVIEW_SPACING_PX);

  self->session = g_object_ref (session);
  self->catalog = zw_catalog_new (NULL);
  self->revenue_said = zw_review_label_new (NULL);
  self->revenue = make_field (self, _ ("Own revenue, of expenditure"), "%",
                              G_CALLBACK (on_revenue));
  self->staff = make_field (self, _ ("Officials available"), NULL, G_CALLBACK (on_staff));
  self->staff_said = zw_review_label_new ("dim-label");
  self->missing = zw_hint_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, ZW_REVIEW_SPACING_PX);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "zw-card");
  gtk_box_append (GTK_BOX (fields), self->revenue);
  gtk_box_append (GTK_BOX (fields), self->staff);
  gtk_box_append (GTK_BOX (self->box), self->revenue_said);
  gtk_box_append (GTK_BOX (self->box), fields);
  gtk_box_append (GTK_BOX (self->box), self->staff_said);
  gtk_box_append (GTK_BOX (self->box), self->missing);
  gtk_box_append (GTK_BOX (self->box), make_cells (self));
  return GTK_WIDGET (self);
}

/**
 * zw_situation_panel_show:
 * @found: (nullable): %NULL without a zone
 */
void
zw_situation_panel_show (ZwSituationPanel *self, const ZwSituationFound *found)
{
  show_revenue (self, found);
  show_staff (self, found);
  load_fields (self, FALSE);
  zw_hint_set (self->missing, ZW_HINT_CHECK, found != NULL ? found->missing : NULL);
  show_cells (self, found != NULL ? found->situation : NULL);
  show_advice (self, found != NULL ? found->situation : NULL);
}

gboolean
zw_situation_panel_undo_typing (ZwSituationPanel *self)
{
  if (!zw_plan_field_is_dirty (ZW_PLAN_FIELD (self->revenue))
      && !zw_plan_field_is_dirty (ZW_PLAN_FIELD (self->staff)))
    return FALSE;
  load_fields (self, TRUE);
  return TRUE;
}
