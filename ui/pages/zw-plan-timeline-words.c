/* zw-plan-timeline-words.c: the bars of a timeline in words, for tooltips and for those
 * who do not see them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-plan-timeline-private.h"

#include <glib/gi18n.h>

#include "zw-finding-mark.h"
#include "zw-plan-cell-text.h"

static char *
dup_span (int start, int end)
{
  return start == end ? g_strdup_printf ("%d", start) : g_strdup_printf ("%d–%d", start, end);
}

/**
 * zw_plan_timeline_dup_years:
 *
 * Returns: (transfer full): years in both calendars
 */
char *
zw_plan_timeline_dup_years (int start_year, int end_year)
{
  g_autofree char *ce = dup_span (start_year, end_year);
  g_autofree char *roc = dup_span (zw_year_to_roc (start_year), zw_year_to_roc (end_year));

  /* Translators: years of the common era, and the same ones of the Republic of China */
  return g_strdup_printf (_ ("%s (ROC %s)"), ce, roc);
}

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

static void
add_years (ZwPlanTimelineView *self, GString *text, guint index)
{
  const ZwTimelineBar *bar = &zw_plan_timeline_get (self->bars)->bars[index];
  g_autofree char *years = NULL, *outside = NULL, *outer_years = NULL;
  const char *outer;
  int start, end;

  if (bar->shape == ZW_TIMELINE_UNDATED)
    {
      add_line (text, _ ("Without years: drag it to a year, or press Right."));
      return;
    }
  years = zw_plan_timeline_dup_years (bar->start_year, bar->end_year);
  add_line (text, years);
  if (bar->pale)
    add_line (text, _ ("It has no years of its own: these are those of what it is in."));
  if (!zw_plan_timeline_is_outside (self->bars, index, &outer, &start, &end))
    return;
  outer_years = zw_plan_timeline_dup_years (start, end);
  /* Translators: a phase or stage, and its years */
  outside = g_strdup_printf (_ ("Not within “%s”: %s"), outer, outer_years);
  add_line (text, outside);
}

static void
add_waiting (ZwPlanTimelineView *self, GString *text, gint64 item_id)
{
  const GPtrArray *dependencies = self->records != NULL
                                      ? zw_records_get (self->records, ZW_RECORD_DEPENDENCY)
                                      : NULL;

  for (guint i = 0; dependencies != NULL && i < dependencies->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (dependencies, i);
      const ZwPlanItem *after = zw_plan_find_item (
          self->plan, zw_record_get_int (record, ZW_DEPENDENCY_AFTER, 0));
      g_autofree char *line = NULL;

      if (zw_record_get_int (record, ZW_DEPENDENCY_ITEM, 0) != item_id || after == NULL)
        continue;
      /* Translators: a work item */
      line = g_strdup_printf (_ ("Waits for “%s”"), after->name);
      add_line (text, line);
    }
}

static void
add_findings (ZwPlanTimelineView *self, GString *text, ZwPlanPart part, gint64 id)
{
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      const ZwFinding *finding = g_ptr_array_index (self->findings, i);
      g_autofree char *line = NULL;

      if (finding->place.kind != ZW_PLAN_PLACE_PART || finding->place.part != part
          || finding->place.id != id || finding->message == NULL)
        continue;
      /* Translators: how grave it is, and what was found */
      line = g_strdup_printf (_ ("%s: %s"), zw_finding_mark_get_word (finding->severity),
                              finding->message);
      add_line (text, line);
    }
}

static void
add_all (ZwPlanTimelineView *self, GString *text, guint index)
{
  gint64 id = 0;
  ZwPlanPart part = zw_plan_timeline_get_part (self->bars, index, &id);
  const ZwPlanItem *item = part == ZW_PLAN_ITEM ? zw_plan_find_item (self->plan, id) : NULL;
  g_autofree char *who = NULL;

  add_years (self, text, index);
  if (part == ZW_PLAN_TIMELINE_MILESTONE)
    add_line (text, _ ("Fixed by national policy"));
  if (item != NULL && item->who != NULL)
    {
      /* Translators: offices */
      who = g_strdup_printf (_ ("In charge: %s"), item->who);
      add_line (text, who);
    }
  if (item != NULL)
    add_waiting (self, text, id);
  add_findings (self, text, part, id);
}

/**
 * zw_plan_timeline_view_dup_words:
 *
 * Returns: (transfer full): all there is to say of a bar, a line for each thing
 */
char *
zw_plan_timeline_view_dup_words (ZwPlanTimelineView *self, guint bar)
{
  GString *text = g_string_new (zw_plan_timeline_get (self->bars)->bars[bar].label);

  add_all (self, text, bar);
  return g_string_free (text, FALSE);
}

/**
 * zw_plan_timeline_view_dup_name:
 *
 * Returns: (transfer full): the same in one line, with what kind of thing it is
 */
char *
zw_plan_timeline_view_dup_name (ZwPlanTimelineView *self, guint bar)
{
  gint64 id;
  ZwPlanPart part = zw_plan_timeline_get_part (self->bars, bar, &id);
  GString *text = g_string_new (NULL);

  if (part != ZW_PLAN_TIMELINE_MILESTONE)
    g_string_append_printf (text, "%s: ", zw_plan_part_get_label (part));
  g_string_append (text, zw_plan_timeline_get (self->bars)->bars[bar].label);
  add_all (self, text, bar);
  g_string_replace (text, "\n", "; ", 0);
  return g_string_free (text, FALSE);
}
