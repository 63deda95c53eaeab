/* zw-plan-page-timeline.c: what is done in the timeline, done to the plan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-page-private.h"

#include "plan/zw-plan-schedule.h"
#include "zw-plan-timeline-view.h"

static void
on_chosen (ZwPlanTimelineView *view, int part, gint64 id, ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_details_commit (ZW_PLAN_DETAILS (self->details));
  zw_plan_table_select (ZW_PLAN_TABLE (self->table), (ZwPlanPart) part, id);
}

static void
on_opened (ZwPlanTimelineView *view, int part, gint64 id, ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_details_edit_name (ZW_PLAN_DETAILS (self->details));
}

static void
on_deleted (ZwPlanTimelineView *view, int part, gint64 id, ZwPlanPage *self)
{
  g_assert (ZW_IS_PLAN_PAGE (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.delete", NULL);
}

/* The years typed and not written yet are those of the same bar: first they. */
static void
on_rescheduled (ZwPlanTimelineView *view,
                int part,
                gint64 id,
                int start_year,
                int end_year,
                int contents_by,
                ZwPlanPage *self)
{
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_PAGE (self));
  zw_plan_details_commit (ZW_PLAN_DETAILS (self->details));
  done = zw_plan_reschedule (zw_session_get_store (self->session), self->plan, (ZwPlanPart) part,
                             id, start_year, end_year, contents_by, &error);
  zw_session_check (self->session, done, error);
}

static void
on_linked (ZwPlanTimelineView *view, gint64 item_id, gint64 after_id, ZwPlanPage *self)
{
  ZwRecords *records = zw_session_get_records (self->session);
  GError *error = NULL;
  gboolean done;

  g_assert (ZW_IS_PLAN_PAGE (self));
  if (records == NULL)
    return;
  done = zw_plan_add_dependency (zw_session_get_store (self->session), self->plan, records, item_id,
                                 after_id, &error);
  zw_session_check (self->session, done, error);
}

void
zw_plan_page_connect_timeline (ZwPlanPage *self)
{
  g_signal_connect (self->timeline, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect (self->timeline, "opened", G_CALLBACK (on_opened), self);
  g_signal_connect (self->timeline, "deleted", G_CALLBACK (on_deleted), self);
  g_signal_connect (self->timeline, "rescheduled", G_CALLBACK (on_rescheduled), self);
  g_signal_connect (self->timeline, "linked", G_CALLBACK (on_linked), self);
}
