/* zw-application-phases.c: chapter 肆 of the application: phases, strategies and goals
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "document/zw-application-plan.h"
#include "document/zw-timeline-picture.h"
#include "plan/zw-vehicle-rules.h"

#define TIMELINE_MARK "timeline"

#define M2_PER_KM2 1e6

static void
add_timeline (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;
  double height_mm;
  ZwTimelinePicture *timeline = zw_timeline_picture_new (
      dossier->plan, dossier->check_tables->guideline, dossier->check_tables->reference,
      dossier->catalog, &height_mm);
  g_autofree char *caption = g_strdup_printf (
      dossier->chinese ? "%s整體發展分期圖" : "Development of %s by phases", dossier->zone->name);
  g_autofree char *reference = NULL;

  if (timeline == NULL)
    {
      zw_application_add_gap (
          self, "blueprint", ZW_N_ROLES,
          zw_dossier_tr (dossier, N_ ("Give the phases, stages and work items of the plan years: "
                                      "from them the timeline is drawn.")));
      return;
    }
  reference = zw_document_refer (self->document, TIMELINE_MARK);
  zw_document_add_paragraph_printf (self->document,
                                    dossier->chinese
                                        ? "各期、各階段及工作項目之推動時程如%s。"
                                        : "%s shows phases, stages and work along the years.",
                                    reference);
  zw_document_add_picture (
      self->document, caption,
      zw_dossier_tr (dossier, N_ ("The phases, stages and work items as bars along the years")),
      ZW_DOCUMENT_TEXT_WIDTH_MM, height_mm, zw_timeline_picture_draw, timeline,
      zw_timeline_picture_free);
  zw_document_set_mark (self->document, TIMELINE_MARK);
}

/* "短期：試辦先行(119 年以前)", as the samples write it. */
static char *
dup_phase_heading (const ZwDossier *dossier, const ZwPlanPhase *phase)
{
  gboolean titled = phase->subtitle != NULL && *phase->subtitle != '\0';
  g_autofree char *name = titled ? g_strdup_printf (dossier->chinese ? "%s：%s" : "%s: %s",
                                                    phase->name, phase->subtitle)
                                 : g_strdup (phase->name);
  gboolean has_start = phase->start_year != ZW_PLAN_NO_YEAR;
  gboolean has_end = phase->end_year != ZW_PLAN_NO_YEAR;
  int start = dossier->chinese ? zw_year_to_roc (phase->start_year) : phase->start_year;
  int end = dossier->chinese ? zw_year_to_roc (phase->end_year) : phase->end_year;

  if (has_end && (phase->kind == ZW_PHASE_SHORT || !has_start))
    return g_strdup_printf (dossier->chinese ? "%s(%d 年以前)" : "%s (to %d)", name, end);
  if (has_start && (phase->kind == ZW_PHASE_LONG || !has_end))
    return g_strdup_printf (dossier->chinese ? "%s(%d 年以後)" : "%s (from %d)", name, start);
  if (has_start && has_end)
    return g_strdup_printf (dossier->chinese ? "%s(%d 年至 %d 年)" : "%s (%d to %d)", name, start,
                            end);
  return g_steal_pointer (&name);
}

static void
add_fact (ZwApplicationWriter *self, const ZwPlanPhase *phase, const char *title, const char *text)
{
  g_autofree char *item = NULL;
  g_autofree char *gap = NULL;

  if (text != NULL && *text != '\0')
    {
      item = g_strdup_printf (self->dossier->chinese ? "%s：%s" : "%s: %s", title, text);
      zw_document_add_list_item (self->document, ZW_LIST_NUMBERED, 1, item);
      return;
    }
  /* Translators: a phase, then what it lacks: strategy, main work or key goals */
  gap = g_strdup_printf (zw_dossier_tr (self->dossier, N_ ("%s: write “%s”.")), phase->name, title);
  zw_application_add_gap (self, "blueprint", ZW_N_ROLES, gap);
}

static void
add_goals (ZwApplicationWriter *self, const GPtrArray *goals)
{
  for (guint i = 0; i < goals->len; i++)
    zw_document_add_list_item (self->document, ZW_LIST_BULLET, 2,
                               ((const ZwPlanGoal *) g_ptr_array_index (goals, i))->text);
}

/* "（基準值 18,400 公噸/年）"; "" where it is not given. */
static char *
dup_base (ZwDossier *dossier, const ZwRecord *target, const char *key, const char *unit)
{
  double base = zw_record_get_number (target, ZW_TARGET_BASE);
  g_autofree char *name = g_strdup_printf (dossier->chinese ? "%s：基準值" : "%s: base",
                                           zw_record_get_text (target, ZW_TARGET_NAME));
  g_autofree char *number = NULL;

  if (isnan (base))
    return g_strdup ("");
  number = zw_content_print_typed (dossier, base, zw_content_get_decimals (base), unit, name,
                                   "%s/base", key);
  return g_strdup_printf (dossier->chinese ? "（基準值 %s %s）" : " (base %s %s)", number, unit);
}

/* "公路運輸溫室氣體排放量：119 年達 15,600 公噸/年（基準值 …）" */
static char *
dup_target (ZwDossier *dossier,
            const ZwRecord *target,
            const ZwPlanPhase *phase,
            double value,
            int year)
{
  const char *name = zw_record_get_text (target, ZW_TARGET_NAME);
  const char *typed = zw_record_get_text (target, ZW_TARGET_UNIT);
  const char *unit = typed != NULL ? typed : "";
  g_autofree char *key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/target/%" G_GINT64_FORMAT,
                                          dossier->zone->id, zw_record_get_id (target));
  g_autofree char *full = g_strdup_printf (dossier->chinese ? "%s：%s目標值" : "%s: goal, %s", name,
                                           phase->name);
  g_autofree char *number = zw_content_print_typed (dossier, value, zw_content_get_decimals (value),
                                                    unit, full, "%s/%s", key,
                                                    zw_phase_kind_get_id (phase->kind));
  g_autofree char *base = dup_base (dossier, target, key, unit);
  g_autofree char *when = NULL;

  if (year == 0)
    when = g_strdup ("");
  else
    when = dossier->chinese ? g_strdup_printf ("%d 年", zw_year_to_roc (year))
                            : g_strdup_printf (" in %d", year);
  if (dossier->chinese)
    return g_strdup_printf ("%s：%s達 %s %s%s", name, when, number, unit, base);
  return g_strdup_printf ("%s: %s %s%s%s", name, number, unit, when, base);
}

/* The quantified goals that have a value for the phase. */
static void
add_targets (ZwApplicationWriter *self, const ZwPlanPhase *phase)
{
  static const guint values[ZW_N_PHASE_KINDS] = { ZW_TARGET_SHORT, ZW_TARGET_MID, ZW_TARGET_LONG };
  static const guint years[ZW_N_PHASE_KINDS] = { ZW_TARGET_SHORT_YEAR, ZW_TARGET_MID_YEAR,
                                                 ZW_TARGET_LONG_YEAR };
  const GPtrArray *targets = zw_records_get (self->dossier->records, ZW_RECORD_TARGET);

  for (guint i = 0; i < targets->len; i++)
    {
      const ZwRecord *target = g_ptr_array_index (targets, i);
      double value = zw_record_get_number (target, values[phase->kind]);
      g_autofree char *text = NULL;

      if (isnan (value) || zw_record_get_text (target, ZW_TARGET_NAME) == NULL)
        continue;
      text = dup_target (self->dossier, target, phase, value,
                         (int) zw_record_get_int (target, years[phase->kind], 0));
      zw_document_add_list_item (self->document, ZW_LIST_BULLET, 2, text);
    }
}

static const ZwZone *
find_zone (const ZwDossier *dossier, gint64 id)
{
  for (guint i = 0; i < dossier->zones->len; i++)
    if (((ZwZone *) g_ptr_array_index (dossier->zones, i))->id == id)
      return g_ptr_array_index (dossier->zones, i);
  return dossier->zone;
}

/* The boundary in force in a phase. */
static void
add_boundary (ZwApplicationWriter *self, const ZwPlanPhase *phase)
{
  ZwDossier *dossier = self->dossier;
  const ZwZone *zone = find_zone (
      dossier, zw_vehicle_rules_get_boundary (dossier->records, dossier->zone->id, phase->id));
  /* The same figure as chapter 壹 prints: one key, one name, as many decimals. */
  g_autofree char *name = g_strdup_printf (dossier->chinese ? "%s：面積" : "%s: area", zone->name);
  g_autofree char *key = g_strdup_printf ("zone-%" G_GINT64_FORMAT "/area-km2", zone->id);
  g_autofree char *area = zw_passport_print (
      dossier->passport,
      &(ZwFigure){ .key = key,
                   .name = name,
                   .value = zw_geometry_get_area (zone->geometry) / M2_PER_KM2,
                   .decimals = 3,
                   .unit = zw_dossier_pick (dossier, "平方公里", "km²"),
                   .method = zw_dossier_tr (dossier, N_ ("Planar area of the zone")) });
  g_autofree char *text = g_strdup_printf (dossier->chinese ? "實施範圍：%s，面積 %s 平方公里"
                                                            : "Boundary in force: %s, %s km²",
                                           zone->name, area);

  zw_document_add_list_item (self->document, ZW_LIST_NUMBERED, 1, text);
}

static void
add_phase (ZwApplicationWriter *self, const ZwPlanPhase *phase)
{
  ZwDossier *dossier = self->dossier;
  g_autofree char *heading = dup_phase_heading (dossier, phase);

  zw_document_add_heading (self->document, 3, heading);
  add_fact (self, phase, zw_dossier_pick (dossier, "策略", "Strategy"), phase->strategy);
  add_fact (self, phase, zw_dossier_pick (dossier, "重要工作", "Main work"), phase->main_work);
  add_fact (self, phase, zw_dossier_pick (dossier, "推動重點目標", "Key goals"), phase->key_goal);
  add_goals (self, phase->goals);
  add_targets (self, phase);
  add_boundary (self, phase);
}

static gboolean
has_stages (const ZwDossier *dossier)
{
  const GPtrArray *phases = zw_plan_get_phases (dossier->plan);

  for (guint i = 0; i < phases->len; i++)
    if (((ZwPlanPhase *) g_ptr_array_index (phases, i))->stages->len > 0)
      return TRUE;
  return FALSE;
}

static void
add_stages (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;

  zw_document_add_heading (
      self->document, 2,
      zw_dossier_pick (dossier, "短期試辦各階段分期規劃", "Stages of the trial"));
  zw_application_add_words (self, "trial", NULL);
  zw_application_add_sentence (self, "trial", NULL);
  if (!has_stages (dossier))
    {
      zw_application_add_gap (self, "trial", ZW_N_ROLES,
                              zw_dossier_tr (dossier, N_ ("Divide the short term into stages, "
                                                          "with years and goals for each.")));
      return;
    }
  zw_application_add_content (self, ZW_CONTENT_STAGES, FALSE);
}

void
zw_application_add_phases (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;
  const GPtrArray *phases = zw_plan_get_phases (dossier->plan);

  zw_document_add_heading (self->document, 1,
                           zw_dossier_pick (dossier, "低碳交通區整體發展分期規劃藍圖、策略與目標",
                                            "Phases, strategies and goals"));
  zw_application_add_words (self, "blueprint", NULL);
  zw_application_add_sentence (self, "blueprint", NULL);
  zw_document_add_heading (self->document, 2,
                           zw_dossier_pick (dossier, "整體分期規劃藍圖", "The phases"));
  if (phases->len == 0)
    zw_application_add_gap (self, "blueprint", ZW_N_ROLES,
                            zw_dossier_tr (dossier, N_ ("Plan the short, mid and long term, each "
                                                        "with strategy, main work and key "
                                                        "goals.")));
  for (guint i = 0; i < phases->len; i++)
    add_phase (self, g_ptr_array_index (phases, i));
  add_stages (self);
  if (phases->len > 0)
    add_timeline (self);
}
