/* zw-funding-guide.c: what the guideline says of the money for a work item
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-funding-guide.h"

#include <glib/gi18n.h>

#include "base/zw-year.h"
#include "plan/zw-reference.h"

struct _ZwFundingGuide
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *box;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
};

G_DEFINE_FINAL_TYPE (ZwFundingGuide, zw_funding_guide, GTK_TYPE_WIDGET)

/**
 * zw_programme_describe:
 * @grade: fiscal grade of the government, 0 where it is not known
 *
 * Returns: (transfer full): agency, highest ratio and last year, as far as known
 */
char *
zw_programme_describe (const ZwProgramme *programme, int grade, const ZwCatalog *catalog)
{
  g_autoptr (GString) text = g_string_new (zw_text_pick (&programme->agency, catalog));
  double percent = grade >= 1 && grade <= ZW_N_GRADES ? programme->ratio_percent[grade - 1] : 0;

  if (percent > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("at most %.10g %%"), percent);
    }
  if (programme->last_year > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("until %d"),
                              zw_catalog_is_chinese (catalog)
                                  ? zw_year_to_roc (programme->last_year)
                                  : programme->last_year);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_label (ZwFundingGuide *self, const char *text, const char *css)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "numeric");
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  if (css != NULL && g_str_equal (css, "dim-label"))
    gtk_widget_add_css_class (label, "zw-small");
  gtk_box_append (GTK_BOX (self->box), label);
}

static void
add_heading (ZwFundingGuide *self, const char *text)
{
  add_label (self, text, "zw-guide-heading");
}

static void
add_gap (ZwFundingGuide *self, ZwWorkGroup group)
{
  const ZwFundingGap *gap = zw_reference_get_funding_gap (zw_session_get_reference (self->session),
                                                          group);

  if (gap == NULL)
    return;
  add_heading (self, _ ("Existing subsidies"));
  add_label (self,
             gap->existing.en != NULL ? zw_text_pick (&gap->existing, self->catalog)
                                      : _ ("The guideline names none."),
             NULL);
  add_heading (self, _ ("Gap"));
  add_label (self, zw_text_pick (&gap->gap, self->catalog), NULL);
  add_label (self, gap->where, "dim-label");
}

static void
add_programmes (ZwFundingGuide *self, ZwWorkGroup group, gboolean potential, int grade)
{
  guint n;
  const ZwProgramme *all = zw_reference_get_programmes (zw_session_get_reference (self->session),
                                                        &n);
  gboolean first = TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *detail = NULL;

      if ((all[i].groups & (1u << group)) == 0 || all[i].potential != potential)
        continue;
      if (first)
        add_heading (self, potential ? _ ("Funds that might pay") : _ ("Programmes for such work"));
      first = FALSE;
      detail = zw_programme_describe (&all[i], grade, self->catalog);
      add_label (self, zw_text_pick (&all[i].name, self->catalog), NULL);
      add_label (self, detail, "dim-label");
      if (all[i].caution.en != NULL)
        add_label (self, zw_text_pick (&all[i].caution, self->catalog), "dim-label");
    }
}

static void
add_local_fund (ZwFundingGuide *self, const ZwGovernment *government)
{
  guint n;
  const ZwLocalFund *all = zw_reference_get_local_funds (zw_session_get_reference (self->session),
                                                         &n);

  for (guint i = 0; government != NULL && i < n; i++)
    {
      const char *name = zw_text_pick (all[i].name.en != NULL ? &all[i].name : &all[i].ordinance,
                                       self->catalog);
      g_autofree char *detail = NULL;

      if (g_strcmp0 (all[i].government, government->id) != 0)
        continue;
      detail = g_strjoin (" · ", zw_text_pick (&all[i].ordinance, self->catalog),
                          zw_text_pick (&all[i].status, self->catalog), NULL);
      add_heading (self, _ ("The government's own climate fund"));
      add_label (self, name, NULL);
      add_label (self, detail, "dim-label");
    }
}

/* What must not pay, and what must not be paid. */
static void
add_forbidden (ZwFundingGuide *self, ZwWorkGroup group, ZwZoneType type)
{
  const ZwRules *rules = zw_session_get_rules (self->session);
  const char *clause = zw_rules_get_clause (rules, "funding-double");
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (rules, &n);
  const char *last = NULL;

  add_heading (self, _ ("Not allowed"));
  add_label (self,
             _ ("A second central subsidy for the same thing beside that for pilot zones: with "
                "the application the government declares that there is none."),
             NULL);
  add_label (self, clause, "dim-label");
  for (guint i = 0; i < n; i++)
    {
      const char *text = zw_text_pick (&all[i].forbidden, self->catalog);

      if (all[i].group != group || (all[i].zone_types & ZW_ZONE_TYPE_BIT (type)) == 0
          || text == NULL || g_strcmp0 (text, last) == 0)
        continue;
      add_label (self, text, NULL);
      add_label (self, all[i].clause, "dim-label");
      last = text;
    }
}

/**
 * zw_funding_guide_show:
 * @item: (nullable): a work item
 */
void
zw_funding_guide_show (ZwFundingGuide *self, const ZwPlanItem *item)
{
  const ZwZone *zone = zw_session_get_zone (self->session);
  ZwStore *store = zw_session_get_store (self->session);
  g_auto (ZwApplicant) applicant = { NULL };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  if (item == NULL || zone == NULL || store == NULL)
    {
      add_label (self, _ ("Choose a work item to see what the guideline says of its money."),
                 "dim-label");
      return;
    }
  zw_applicant_load (&applicant, store, zw_session_get_rules (self->session));
  add_label (self, item->name, "heading");
  if (item->group < ZW_N_WORK_GROUPS)
    {
      add_gap (self, item->group);
      add_programmes (self, item->group, FALSE, applicant.grade);
      add_programmes (self, item->group, TRUE, applicant.grade);
    }
  else
    add_label (self,
               _ ("It is of no kind of work of the guideline: choose one on the page “Plan”."),
               "dim-label");
  add_local_fund (self, applicant.government);
  add_forbidden (self, item->group, zone->type);
}

static void
zw_funding_guide_dispose (GObject *object)
{
  ZwFundingGuide *self = ZW_FUNDING_GUIDE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  g_clear_pointer (&self->catalog, zw_catalog_unref);
  G_OBJECT_CLASS (zw_funding_guide_parent_class)->dispose (object);
}

static void
zw_funding_guide_class_init (ZwFundingGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = zw_funding_guide_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
zw_funding_guide_init (ZwFundingGuide *self)
{
  self->catalog = zw_catalog_new (NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "zw-page");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
zw_funding_guide_new (ZwSession *session)
{
  ZwFundingGuide *self = g_object_new (ZW_TYPE_FUNDING_GUIDE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
