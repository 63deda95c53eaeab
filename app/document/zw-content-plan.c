/* zw-content-plan.c: the tables of the plan: stages, work, items, budget, effects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content-plan.h"

#include <glib/gi18n.h>
#include <math.h>

#include "document/zw-content-plan-private.h"

/* Decimals of a figure that somebody typed, at most. */
#define MOST_DECIMALS 3

gboolean
zw_content_plan_has (ZwContent content)
{
  switch (content)
    {
    case ZW_CONTENT_ITEMS:
    case ZW_CONTENT_BUDGET:
    case ZW_CONTENT_EFFECTS:
    case ZW_CONTENT_METHODS:
    case ZW_CONTENT_STAGES:
    case ZW_CONTENT_WORK:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * zw_content_rows_begin:
 *
 * Counts a row and begins it where it is to be printed. The sum of a table is never
 * left out.
 *
 * Returns: whether the cells of the row are to be added
 */
gboolean
zw_content_rows_begin (ZwContentRows *self, ZwRowKind kind)
{
  self->n++;
  if (self->table == NULL || (self->n > self->most && kind != ZW_ROW_TOTAL))
    return FALSE;
  zw_table_begin_row (self->table, kind);
  return TRUE;
}

/**
 * zw_content_print_typed:
 * @name: of the figure, in the language of the dossier
 *
 * Enters a figure that somebody typed in the passport.
 *
 * Returns: (transfer full): as it is printed, without its unit
 */
char *
zw_content_print_typed (ZwDossier *dossier,
                        double value,
                        int decimals,
                        const char *unit,
                        const char *name,
                        const char *key_format,
                        ...)
{
  g_autofree char *key = NULL;
  va_list arguments;

  va_start (arguments, key_format);
  key = g_strdup_vprintf (key_format, arguments);
  va_end (arguments);
  return zw_passport_print (dossier->passport, &(ZwFigure){ .key = key,
                                                            .name = name,
                                                            .value = value,
                                                            .decimals = decimals,
                                                            .unit = unit,
                                                            .typed = TRUE });
}

/**
 * zw_content_get_decimals:
 *
 * Returns: decimals that a typed figure has, three at most
 */
int
zw_content_get_decimals (double value)
{
  int decimals = 0;
  double scaled = value;

  while (decimals < MOST_DECIMALS && isfinite (value) && fabs (scaled - round (scaled)) > 1e-6)
    scaled = value * pow (10.0, ++decimals);
  return decimals;
}

/**
 * zw_content_dup_years:
 *
 * Returns: (transfer full): "114~115 年" as the form writes it, or "2025–2026"
 */
char *
zw_content_dup_years (const ZwDossier *dossier, int start_year, int end_year)
{
  gboolean chinese = dossier->chinese;
  int start = chinese ? zw_year_to_roc (start_year) : start_year;
  int end = chinese ? zw_year_to_roc (end_year) : end_year;

  if (start_year == ZW_PLAN_NO_YEAR && end_year == ZW_PLAN_NO_YEAR)
    return g_strdup (ZW_CONTENT_NOTHING);
  if (start_year == ZW_PLAN_NO_YEAR)
    return g_strdup_printf (chinese ? "%d 年以前" : "to %d", end);
  if (end_year == ZW_PLAN_NO_YEAR)
    return g_strdup_printf (chinese ? "%d 年起" : "from %d", start);
  if (start == end)
    return g_strdup_printf (chinese ? "%d 年" : "%d", start);
  return g_strdup_printf (chinese ? "%d~%d 年" : "%d–%d", start, end);
}

/**
 * zw_content_dup_bullets:
 * @lines: (nullable)
 *
 * Returns: (transfer full): a bullet before each line that says anything
 */
char *
zw_content_dup_bullets (const char *lines)
{
  g_auto (GStrv) parts = lines != NULL ? g_strsplit (lines, "\n", -1) : NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", parts[i]);
  return g_string_free (text, FALSE);
}

const char *
zw_content_text (const ZwDossier *dossier, const ZwText *text)
{
  return zw_dossier_pick (dossier, text->zh, text->en);
}

/* Stages */

/* "…（達 85 %）" where the goal has a figure to reach. */
static char *
dup_goal (ZwDossier *dossier, const ZwPlanGoal *goal)
{
  const char *unit = goal->unit != NULL ? goal->unit : "";
  g_autofree char *value = NULL;

  if (!isfinite (goal->target))
    return g_strdup (goal->text);
  value = zw_content_print_typed (
      dossier, goal->target, zw_content_get_decimals (goal->target), unit, goal->text,
      "zone-%" G_GINT64_FORMAT "/goal/%" G_GINT64_FORMAT, dossier->zone->id, goal->id);
  return g_strdup_printf (dossier->chinese ? "%s（目標值 %s%s%s）" : "%s (target %s%s%s)",
                          goal->text, value, *unit != '\0' ? " " : "", unit);
}

static void
add_stage (ZwContentRows *rows, const ZwPlanStage *stage)
{
  ZwDossier *dossier = rows->dossier;
  g_autofree char *years = zw_content_dup_years (dossier, stage->start_year, stage->end_year);

  for (guint i = 0; i < MAX (stage->goals->len, 1); i++)
    {
      g_autofree char *goal = NULL;

      if (!zw_content_rows_begin (rows, ZW_ROW_BODY))
        continue;
      if (i < stage->goals->len)
        goal = dup_goal (dossier, g_ptr_array_index (stage->goals, i));
      zw_table_add_cell (rows->table, i == 0 ? stage->name : NULL);
      zw_table_add_cell (rows->table, i == 0 ? years : NULL);
      zw_table_add_cell (rows->table, goal != NULL ? goal : ZW_CONTENT_NOTHING);
    }
}

static void
add_stages (ZwContentRows *rows)
{
  const GPtrArray *phases = zw_plan_get_phases (rows->dossier->plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint k = 0; k < phase->stages->len; k++)
        add_stage (rows, g_ptr_array_index (phase->stages, k));
    }
}

/* Work */

static void
add_items_of (ZwContentRows *rows,
              const char *name,
              int start_year,
              int end_year,
              const GPtrArray *items)
{
  g_autofree char *years = zw_content_dup_years (rows->dossier, start_year, end_year);

  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      g_autofree char *content = NULL;

      if (!zw_content_rows_begin (rows, ZW_ROW_BODY))
        continue;
      content = zw_content_dup_bullets (item->content);
      zw_table_add_cell (rows->table, i == 0 ? name : NULL);
      zw_table_add_cell (rows->table, i == 0 ? years : NULL);
      zw_table_add_cell (rows->table, item->name);
      zw_table_add_cell (rows->table, *content != '\0' ? content : ZW_CONTENT_NOTHING);
    }
}

static void
add_work (ZwContentRows *rows)
{
  const GPtrArray *phases = zw_plan_get_phases (rows->dossier->plan);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint k = 0; k < phase->stages->len; k++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, k);

          add_items_of (rows, stage->name, stage->start_year, stage->end_year, stage->items);
        }
      add_items_of (rows, phase->name, phase->start_year, phase->end_year, phase->items);
    }
}

/* The tables one by one */

static void
add_rows (ZwContentRows *rows, ZwContent content)
{
  switch (content)
    {
    case ZW_CONTENT_ITEMS:
      zw_content_add_items (rows);
      break;
    case ZW_CONTENT_BUDGET:
      zw_content_add_budget (rows);
      break;
    case ZW_CONTENT_EFFECTS:
      zw_content_add_effects (rows);
      break;
    case ZW_CONTENT_METHODS:
      zw_content_add_methods (rows);
      break;
    case ZW_CONTENT_STAGES:
      add_stages (rows);
      break;
    case ZW_CONTENT_WORK:
      add_work (rows);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A column in both languages. */
typedef struct
{
  const char *zh;
  const char *en;
  double width;
  ZwColumnKind kind;
} Column;

static const Column items_columns[] = {
  { "申請項目", "Item", 52, ZW_COLUMN_CENTRED },
  { "補助細項", "Sub-item", 84, ZW_COLUMN_TEXT },
  { "申請\n(請勾選)", "Applied for\n(tick)", 24, ZW_COLUMN_CENTRED },
};
static const Column budget_columns[] = {
  { "年度", "Year", 12, ZW_COLUMN_CENTRED },
  { "申請補助項目", "Item", 31, ZW_COLUMN_CENTRED },
  { "申請補助細項", "Sub-item", 31, ZW_COLUMN_TEXT },
  { "中央補貼\n需求經費(元)", "Central\nsubsidy (NT$)", 29, ZW_COLUMN_NUMBER },
  { "地方自籌\n經費(元)", "Own share\n(NT$)", 28, ZW_COLUMN_NUMBER },
  { "總預算\n金額(元)", "Total\n(NT$)", 29, ZW_COLUMN_NUMBER },
};
/* The second reaches over the others, which a further row of the header names. */
static const Column effects_columns[] = {
  { "效益評估指標", "Effect", 64, ZW_COLUMN_TEXT },
  { "低碳交通區試辦", "Trial of the zone", 48, ZW_COLUMN_CENTRED },
  { NULL, NULL, 48, ZW_COLUMN_CENTRED },
  { NULL, NULL, 48, ZW_COLUMN_CENTRED },
};
static const Column methods_columns[] = {
  { "效益評估指標", "Effect", 29, ZW_COLUMN_TEXT },
  { "調查項目", "What is surveyed", 43, ZW_COLUMN_TEXT },
  { "操作型定義", "Definition", 45, ZW_COLUMN_TEXT },
  { "資料來源", "Data", 43, ZW_COLUMN_TEXT },
};
static const Column stages_columns[] = {
  { "階段", "Stage", 26, ZW_COLUMN_CENTRED },
  { "年期", "Years", 28, ZW_COLUMN_CENTRED },
  { "目標", "Goals", 106, ZW_COLUMN_TEXT },
};
static const Column work_columns[] = {
  { "階段", "Stage", 22, ZW_COLUMN_CENTRED },
  { "年期", "Years", 24, ZW_COLUMN_CENTRED },
  { "工作項目", "Work item", 50, ZW_COLUMN_TEXT },
  { "具體內容", "Content", 64, ZW_COLUMN_TEXT },
};

static const struct
{
  const char *zh;
  const char *en;
  const Column *columns;
  guint n_columns;
} tables[ZW_N_CONTENTS] = {
  [ZW_CONTENT_ITEMS] = { "補助申請項目勾選表", "Items of the subsidy applied for", items_columns,
                         G_N_ELEMENTS (items_columns) },
  [ZW_CONTENT_BUDGET] = { "補助申請項目之經費收支預算表", "Budget of the items applied for",
                          budget_columns, G_N_ELEMENTS (budget_columns) },
  [ZW_CONTENT_EFFECTS] = { "低碳交通區試辦成效評估表", "Effects of the trial", effects_columns,
                           G_N_ELEMENTS (effects_columns) },
  [ZW_CONTENT_METHODS] = { "低碳交通區實施效益評估指標計算參考", "How effects are worked out",
                           methods_columns, G_N_ELEMENTS (methods_columns) },
  [ZW_CONTENT_STAGES] = { "短期試辦各階段分期規劃", "Stages of the trial", stages_columns,
                          G_N_ELEMENTS (stages_columns) },
  [ZW_CONTENT_WORK] = { "各階段重要工作項目規劃", "Work items by stage", work_columns,
                        G_N_ELEMENTS (work_columns) },
};

guint
zw_content_plan_get_columns (const ZwDossier *dossier,
                             ZwContent content,
                             ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS])
{
  guint n = tables[content].n_columns;

  if (content == ZW_CONTENT_EFFECTS && !zw_content_has_actual (dossier))
    n--;
  for (guint i = 0; i < n; i++)
    {
      const Column *column = &tables[content].columns[i];

      columns[i] = (ZwTableColumn){ zw_dossier_pick (dossier, column->zh, column->en),
                                    column->width, column->kind };
    }
  return n;
}

char *
zw_content_plan_dup_caption (const ZwDossier *dossier, ZwContent content)
{
  return g_strdup (zw_dossier_pick (dossier, tables[content].zh, tables[content].en));
}

guint
zw_content_plan_count_rows (const ZwDossier *dossier, ZwContent content)
{
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (dossier->zone->type);
  ZwContentRows rows = { .dossier = (ZwDossier *) dossier, .form = form };

  add_rows (&rows, content);
  return rows.n;
}

/* Below the titles, what the second of them reaches over. */
static void
add_effects_head (ZwContentRows *rows)
{
  ZwDossier *dossier = rows->dossier;

  zw_table_begin_row (rows->table, ZW_ROW_HEADER);
  zw_table_add_cell (rows->table, NULL);
  zw_table_add_cell (rows->table, zw_dossier_pick (dossier, "現況", "Now"));
  zw_table_add_cell (rows->table, zw_dossier_pick (dossier, "預期達成", "Expected"));
  if (zw_content_has_actual (dossier))
    zw_table_add_cell (rows->table, zw_dossier_pick (dossier, "實際", "Actual"));
}

/* @most says how many rows there may be with the one that tells what is left out. */
void
zw_content_plan_fill (ZwDossier *dossier, ZwContent content, ZwTable *table, guint most)
{
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (dossier->zone->type);
  guint n = zw_content_plan_count_rows (dossier, content);
  guint n_sums = content == ZW_CONTENT_BUDGET && n > 0 ? 1 : 0;
  gboolean cut = most > 0 && n > most;
  ZwContentRows rows = { dossier, form, table, n, 0 };

  if (cut)
    rows.most = most > 1 + n_sums ? most - 1 - n_sums : 0;
  if (content == ZW_CONTENT_EFFECTS)
    add_effects_head (&rows);
  add_rows (&rows, content);
  if (cut)
    {
      /* Translators: rows of a table that are left out on a slide */
      g_autofree char *rest = g_strdup_printf (zw_dossier_tr (dossier, N_ ("%u more rows")),
                                               n - n_sums - rows.most);

      zw_table_begin_row (table, ZW_ROW_GROUP);
      zw_table_add_cell (table, rest);
    }
}

/* Sentences */

static const ZwPlanPhase *
find_phase (const ZwDossier *dossier, ZwPhaseKind kind)
{
  const GPtrArray *phases = zw_plan_get_phases (dossier->plan);

  for (guint i = 0; i < phases->len; i++)
    if (((ZwPlanPhase *) g_ptr_array_index (phases, i))->kind == kind)
      return g_ptr_array_index (phases, i);
  return NULL;
}

static char *
print_count (ZwDossier *dossier, guint n, const char *name, const char *what)
{
  return zw_content_print_typed (dossier, n, 0, NULL, name, "zone-%" G_GINT64_FORMAT "/count/%s",
                                 dossier->zone->id, what);
}

static char *
dup_blueprint (ZwDossier *dossier)
{
  const GPtrArray *phases = zw_plan_get_phases (dossier->plan);
  g_autoptr (GString) text = g_string_new (NULL);

  if (phases->len == 0)
    return NULL;
  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);
      g_autofree char *years = zw_content_dup_years (dossier, phase->start_year, phase->end_year);
      gboolean titled = phase->subtitle != NULL && *phase->subtitle != '\0';

      if (i > 0)
        g_string_append (text, dossier->chinese ? "、" : "; ");
      if (dossier->chinese)
        g_string_append_printf (text, titled ? "%s（%s）「%s」" : "%s（%s）", phase->name, years,
                                phase->subtitle);
      else
        g_string_append_printf (text, titled ? "%s (%s) “%s”" : "%s (%s)", phase->name, years,
                                phase->subtitle);
    }
  return g_strdup_printf (dossier->chinese ? "本計畫之整體發展分為%s，循序推動。"
                                           : "The zone develops in phases: %s.",
                          text->str);
}

static char *
dup_trial (ZwDossier *dossier)
{
  const ZwPlanPhase *phase = find_phase (dossier, ZW_PHASE_SHORT);
  guint n_goals = 0;
  g_autofree char *stages = NULL;
  g_autofree char *goals = NULL;

  if (phase == NULL || phase->stages->len == 0)
    return NULL;
  for (guint i = 0; i < phase->stages->len; i++)
    n_goals += ((ZwPlanStage *) g_ptr_array_index (phase->stages, i))->goals->len;
  stages = print_count (dossier, phase->stages->len,
                        zw_dossier_pick (dossier, "短期試辦階段數", "Stages of the trial"),
                        "stages");
  goals = print_count (dossier, n_goals,
                       zw_dossier_pick (dossier, "短期試辦目標數", "Goals of the trial"), "goals");
  return g_strdup_printf (dossier->chinese ? "短期試辦分為 %s 個階段，計 %s 項目標，規劃如下表。"
                                           : "The trial has %s stages with %s goals.",
                          stages, goals);
}

static char *
dup_work (ZwDossier *dossier)
{
  ZwPlanTotal total = zw_plan_get_total (dossier->plan, NULL, NULL, ZW_WORK_ANY);
  g_autofree char *n = NULL;

  if (total.n_items == 0)
    return NULL;
  n = print_count (dossier, total.n_items,
                   zw_dossier_pick (dossier, "重要工作項目數", "Work items"), "work-items");
  return g_strdup_printf (
      dossier->chinese
          ? "依據低碳交通區整體發展分期規劃藍圖、策略與目標，擬定各階段重要工作項目計 %s "
            "項，規劃如下表。"
          : "From phases, strategies and goals follow %s work items, by stages in the table below.",
      n);
}

static char *
dup_items (ZwDossier *dossier)
{
  g_autoptr (GPtrArray) parts = zw_application_form_list_parts (dossier->budget);
  g_autofree char *n = NULL;

  if (parts->len == 0)
    return NULL;
  n = print_count (dossier, parts->len,
                   zw_dossier_pick (dossier, "申請補助細項數", "Sub-items applied for"),
                   "sub-items");
  return g_strdup_printf (
      dossier->chinese
          ? "依據「伍、推動低碳交通區之重要工作項目」內容，申請補助細項計 %s 項。"
          : "Following the work items of chapter 5, %s sub-items of the subsidy are applied for.",
      n);
}

static char *
dup_effects (ZwDossier *dossier)
{
  guint n_effects = zw_records_get (dossier->records, ZW_RECORD_EFFECT)->len;
  g_autofree char *n = NULL;

  if (n_effects == 0)
    return NULL;
  n = print_count (dossier, n_effects,
                   zw_dossier_pick (dossier, "成效評估指標數", "Indicators of the effects"),
                   "effects");
  return g_strdup_printf (dossier->chinese
                              ? "依據低碳交通區試辦內容，預為評估試辦成效之指標計 %s 項。"
                              : "The effects of the trial are judged by %s indicators.",
                          n);
}

/**
 * zw_content_plan_dup_sentence:
 *
 * Returns: (transfer full) (nullable): what the plan says for a place of the form
 */
char *
zw_content_plan_dup_sentence (ZwDossier *dossier, const char *place)
{
  static const struct
  {
    const char *place;
    char *(*dup) (ZwDossier *dossier);
  } sentences[] = {
    { "blueprint", dup_blueprint },
    { "trial", dup_trial },
    { "work", dup_work },
    { "item-plan", dup_items },
    { "budget", zw_content_dup_budget_sentence },
    { "effects", dup_effects },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_strcmp0 (sentences[i].place, place) == 0)
      return sentences[i].dup (dossier);
  return NULL;
}
