/* zw-plan-details-private.h: the form of a plan's parts, for its making
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-plan-details.h"
#include "zw-plan-field.h"
#include "zw-plan-values.h"

G_BEGIN_DECLS

struct _ZwPlanDetails
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *scroller;
  GtkWidget *form;
  GtkWidget *title;
  GtkWidget *path;
  GtkWidget *empty;
  GtkWidget *fields[ZW_N_PLAN_VALUES];
  GtkWidget *term;
  GtkWidget *group;
  GtkWidget *indicator;
  GtkWidget *suggestion;
  GtkWidget *waits;
  GtkWidget *boundary;

  /* Owned */
  ZwSession *session;
  ZwCatalog *catalog;
  ZwPlan *plan;       /* NULL where nothing is selected */
  GHashTable *drafts; /* make_key() → Draft: typed, but not in the project */

  ZwPlanPart part;
  gint64 id;
  gboolean own_indicator; /* chosen, with or without a name yet */
  gboolean committing;
};

void zw_plan_details_build (ZwPlanDetails *self);
void zw_plan_details_show_fields (ZwPlanDetails *self);

void zw_plan_details_fill_choices (ZwPlanDetails *self, gconstpointer data);
void zw_plan_details_connect_choices (ZwPlanDetails *self);

G_END_DECLS
