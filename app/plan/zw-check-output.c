/* zw-check-output.c: what the checks found, as JSON and as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-check-output.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/zw-written.h"

static const char *const part_ids[ZW_N_PLAN_PARTS] = { "phase", "stage", "goal", "item" };

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* A figure in its unit: whole ones as integers, words as strings, none as null. */
static void
add_figure (JsonBuilder *builder,
            const char *name,
            const ZwFinding *finding,
            double value,
            const char *words)
{
  if (finding->unit == ZW_FIGURE_WORDS || isnan (value))
    zw_json_add_text (builder, name, words);
  else if (finding->unit == ZW_FIGURE_PERCENT)
    zw_json_add_number (builder, name, value);
  else
    add_int (builder, name, (gint64) value);
}

static const char *
get_unit (const ZwFinding *finding)
{
  switch (finding->unit)
    {
    case ZW_FIGURE_NTD:
      return "ntd";
    case ZW_FIGURE_PERCENT:
      return "percent";
    case ZW_FIGURE_YEAR:
      return "year";
    case ZW_FIGURE_COUNT:
      return "count";
    case ZW_FIGURE_WORDS:
      break;
    }
  return NULL;
}

static void
add_place (JsonBuilder *builder, const ZwPlanPlace *place)
{
  const ZwRecordKindInfo *info = place->kind == ZW_PLAN_PLACE_RECORD
                                     ? zw_record_kind_get_info (place->record)
                                     : NULL;
  const char *kind = info != NULL                        ? info->id
                     : place->kind == ZW_PLAN_PLACE_PART ? part_ids[place->part]
                                                         : NULL;

  json_builder_set_member_name (builder, "place");
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "view", zw_view_get_id (place->view));
  zw_json_add_text (builder, "kind", kind);
  json_builder_set_member_name (builder, "id");
  if (kind != NULL && place->id != 0)
    json_builder_add_int_value (builder, place->id);
  else
    json_builder_add_null_value (builder);
  zw_json_add_text (builder, "field",
                    info != NULL && place->field >= 0 && (guint) place->field < info->n_fields
                        ? info->fields[place->field].id
                        : NULL);
  json_builder_end_object (builder);
}

/**
 * zw_finding_to_json:
 * @zone: (nullable): name of its zone
 *
 * Adds an object: amounts are integers of NT$, percents numbers, words strings.
 */
void
zw_finding_to_json (JsonBuilder *builder, const ZwFinding *finding, const char *zone)
{
  json_builder_begin_object (builder);
  zw_json_add_text (builder, "rule", finding->rule);
  zw_json_add_text (builder, "severity", zw_severity_get_id (finding->severity));
  zw_json_add_text (builder, "clause", finding->clause);
  zw_json_add_text (builder, "zone", zone);
  zw_json_add_text (builder, "where", finding->where);
  add_figure (builder, "found", finding, finding->found, finding->found_text);
  add_figure (builder, "allowed", finding, finding->allowed, finding->allowed_text);
  zw_json_add_text (builder, "unit", get_unit (finding));
  zw_json_add_text (builder, "bound", zw_figure_bound_get_id (finding->bound));
  zw_json_add_text (builder, "message", finding->message);
  zw_json_add_text (builder, "remedy", finding->remedy);
  add_place (builder, &finding->place);
  json_builder_end_object (builder);
}

static void
add_counts (JsonBuilder *builder, const ZwCheckRun *self)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (ZwSeverity severity = 0; severity < ZW_N_SEVERITIES; severity++)
    {
      guint n = 0;

      for (guint i = 0; i < self->zones->len; i++)
        n += zw_findings_count (((const ZwCheck *) g_ptr_array_index (self->zones, i))->findings,
                                severity);
      add_int (builder, zw_severity_get_id (severity), n);
    }
  json_builder_end_object (builder);
}

static void
add_answer (JsonBuilder *builder, const char *name, ZwAnswer answer)
{
  json_builder_set_member_name (builder, name);
  if (answer == ZW_ANSWER_CANNOT_TELL)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, answer == ZW_ANSWER_YES);
}

static void
add_situation (JsonBuilder *builder, const ZwSituationFound *self, const ZwCatalog *catalog)
{
  json_builder_set_member_name (builder, "situation");
  json_builder_begin_object (builder);
  add_answer (builder, "enough_money", self->enough_money);
  add_answer (builder, "enough_staff", self->enough_staff);
  zw_json_add_number (builder, "own_revenue_percent", self->own_revenue_percent);
  json_builder_set_member_name (builder, "staff_available");
  if (self->staff_available == ZW_CHECK_NO_STAFF)
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, self->staff_available);
  add_int (builder, "staff_needed", self->staff_needed);
  add_int (builder, "staff_for_other_work", self->staff_optional);
  zw_json_add_text (builder, "name",
                    self->situation != NULL ? zw_text_pick (&self->situation->name, catalog)
                                            : NULL);
  json_builder_set_member_name (builder, "advice");
  json_builder_begin_array (builder);
  for (guint i = 0; self->situation != NULL && i < self->situation->n_advice; i++)
    json_builder_add_string_value (builder, zw_text_pick (&self->situation->advice[i], catalog));
  json_builder_end_array (builder);
  zw_json_add_text (builder, "missing", self->missing);
  json_builder_end_object (builder);
}

static void
add_formal (JsonBuilder *builder, const ZwReview *self, const ZwCatalog *catalog)
{
  guint n_yes = 0, n_no = 0;

  json_builder_set_member_name (builder, "formal");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "questions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_answers; i++)
    {
      const ZwReviewAnswer *answer = &self->answers[i];

      n_yes += answer->answer == ZW_ANSWER_YES ? 1 : 0;
      n_no += answer->answer == ZW_ANSWER_NO ? 1 : 0;
      json_builder_begin_object (builder);
      zw_json_add_text (builder, "id", answer->question->id);
      zw_json_add_text (builder, "text", zw_text_pick (&answer->question->text, catalog));
      zw_json_add_text (builder, "clause", answer->question->clause);
      zw_json_add_text (builder, "answer", zw_answer_get_id (answer->answer));
      json_builder_set_member_name (builder, "judged");
      json_builder_add_boolean_value (builder, answer->judged);
      zw_json_add_text (builder, "reason", answer->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  zw_json_add_text (builder, "result",
                    zw_answer_get_id (n_no > 0                   ? ZW_ANSWER_NO
                                      : n_yes == self->n_answers ? ZW_ANSWER_YES
                                                                 : ZW_ANSWER_CANNOT_TELL));
  json_builder_end_object (builder);
}

static void
add_score (JsonBuilder *builder, const ZwReview *self, const ZwCatalog *catalog)
{
  json_builder_set_member_name (builder, "score");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_scores; i++)
    {
      const ZwReviewScore *score = &self->scores[i];

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "id", score->item->id);
      zw_json_add_text (builder, "name", zw_text_pick (&score->item->name, catalog));
      add_int (builder, "points", score->item->points);
      json_builder_set_member_name (builder, "score");
      if (score->score == ZW_REVIEW_NO_SCORE)
        json_builder_add_null_value (builder);
      else
        json_builder_add_int_value (builder, score->score);
      zw_json_add_text (builder, "evidence", score->evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_int (builder, "scored", self->n_scored);
  add_int (builder, "total", self->total);
  add_int (builder, "most", self->most);
  add_int (builder, "pass", self->pass);
  json_builder_end_object (builder);
}

static void
add_review (JsonBuilder *builder, const ZwCheckRun *self, const ZwCheck *check)
{
  add_situation (builder, &check->situation, self->tables.catalog);
  add_formal (builder, check->review, self->tables.catalog);
  add_score (builder, check->review, self->tables.catalog);
}

/**
 * zw_check_run_to_json:
 *
 * Returns: (transfer full): all findings in one list, and for each zone its
 *   situation, formal check and score under "reviews"; where one zone was checked
 *   these stand at the top as well
 */
JsonNode *
zw_check_run_to_json (const ZwCheckRun *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  zw_json_add_text (builder, "project", self->project);
  zw_json_add_text (builder, "edition", self->edition);
  json_builder_set_member_name (builder, "zones");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->zones->len; i++)
    json_builder_add_string_value (
        builder, ((const ZwCheck *) g_ptr_array_index (self->zones, i))->zone_name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwCheck *check = g_ptr_array_index (self->zones, i);

      for (guint j = 0; j < check->findings->len; j++)
        zw_finding_to_json (builder, g_ptr_array_index (check->findings, j), check->zone_name);
    }
  json_builder_end_array (builder);
  add_counts (builder, self);
  if (self->zones->len == 1)
    add_review (builder, self, g_ptr_array_index (self->zones, 0));
  json_builder_set_member_name (builder, "reviews");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwCheck *check = g_ptr_array_index (self->zones, i);

      json_builder_begin_object (builder);
      zw_json_add_text (builder, "zone", check->zone_name);
      add_review (builder, self, check);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
append_finding (GString *text, const ZwFinding *finding, gboolean chinese)
{
  g_autofree char *figures = zw_finding_dup_figures (finding, chinese);
  g_autofree char *allowed = zw_finding_dup_allowed (finding, chinese);

  g_string_append_printf (text, "    %s  [%s]\n      %s\n", finding->where, finding->rule,
                          finding->message);
  if (allowed != NULL)
    g_string_append_printf (text, "      %s\n", figures);
  if (finding->remedy != NULL)
    g_string_append_printf (text, "      → %s\n", finding->remedy);
  if (finding->clause != NULL)
    g_string_append_printf (text, "      (%s)\n", finding->clause);
}

static void
append_review (GString *text, const ZwCheck *check, const ZwCatalog *catalog)
{
  const ZwSituationFound *situation = &check->situation;
  const ZwReview *review = check->review;

  g_string_append_printf (text, "  %s\n    %s\n", _ ("Money and staff"),
                          situation->situation != NULL
                              ? zw_text_pick (&situation->situation->name, catalog)
                              : situation->missing);
  for (guint i = 0; situation->situation != NULL && i < situation->situation->n_advice; i++)
    g_string_append_printf (text, "    – %s\n",
                            zw_text_pick (&situation->situation->advice[i], catalog));
  g_string_append_printf (text, "  %s\n", _ ("Formal check"));
  for (guint i = 0; i < review->n_answers; i++)
    {
      g_string_append_printf (text, "    %s. %s\n       ", review->answers[i].question->id,
                              zw_text_pick (&review->answers[i].question->text, catalog));
      /* Translators: yes, no or cannot tell, and the reason */
      g_string_append_printf (text, _ ("%s: %s"), zw_answer_get_label (review->answers[i].answer),
                              review->answers[i].reason);
      g_string_append_c (text, '\n');
    }
  /* Translators: points reached, points to be had, points to pass */
  g_string_append_printf (text, _ ("  Score: %d of %d (passes with %d)\n"), review->total,
                          review->most, review->pass);
  for (guint i = 0; i < review->n_scores; i++)
    {
      const ZwReviewScore *score = &review->scores[i];
      g_autofree char *own = score->score != ZW_REVIEW_NO_SCORE
                                 ? g_strdup_printf ("%d", score->score)
                                 : g_strdup ("–");

      g_string_append_printf (text, "    %s: %s / %d\n       %s\n",
                              zw_text_pick (&score->item->name, catalog), own, score->item->points,
                              score->evidence);
    }
}

/**
 * zw_check_run_to_text:
 *
 * Returns: (transfer full): zone by zone, the most severe first
 */
char *
zw_check_run_to_text (const ZwCheckRun *self)
{
  GString *text = g_string_new (NULL);
  gboolean chinese = zw_catalog_is_chinese (self->tables.catalog);

  for (guint i = 0; i < self->zones->len; i++)
    {
      const ZwCheck *check = g_ptr_array_index (self->zones, i);

      g_string_append_printf (text, "%s\n", check->zone_name);
      for (ZwSeverity severity = 0; severity < ZW_N_SEVERITIES; severity++)
        {
          guint n = zw_findings_count (check->findings, severity);

          if (n == 0)
            continue;
          g_string_append_printf (text, "  %s (%u)\n", zw_severity_get_label (severity), n);
          for (guint j = 0; j < check->findings->len; j++)
            {
              const ZwFinding *finding = g_ptr_array_index (check->findings, j);

              if (finding->severity == severity)
                append_finding (text, finding, chinese);
            }
        }
      append_review (text, check, self->tables.catalog);
    }
  return g_string_free (text, FALSE);
}
