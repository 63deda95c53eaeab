/* zw-content-effects.c: tables 6 and 7 of the form: effects, and how they are worked out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "document/zw-content-plan-private.h"

/* Of the list "effect": whatever the government adds. */
#define OTHER "E9"

static const ZwRecord *
get_effect (const ZwDossier *dossier, guint i)
{
  return g_ptr_array_index (zw_records_get (dossier->records, ZW_RECORD_EFFECT), i);
}

static guint
count_effects (const ZwDossier *dossier)
{
  return zw_records_get (dossier->records, ZW_RECORD_EFFECT)->len;
}

/* Whether some effect has been measured after the trial: then the table has a column for it. */
gboolean
zw_content_has_actual (const ZwDossier *dossier)
{
  for (guint i = 0; i < count_effects (dossier); i++)
    if (zw_record_has (get_effect (dossier, i), ZW_EFFECT_ACTUAL))
      return TRUE;
  return FALSE;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * zw_content_dup_effect_name:
 *
 * Returns: (transfer full): its indicator, with the name that the planner gave it
 */
char *
zw_content_dup_effect_name (const ZwDossier *dossier, const ZwRecord *effect)
{
  const char *id = zw_record_get_text (effect, ZW_EFFECT_INDICATOR);
  const char *own = or_empty (zw_record_get_text (effect, ZW_EFFECT_NAME));
  const ZwEffectInfo *info = zw_reference_find_effect (dossier->check_tables->reference, id);
  const char *name = info != NULL ? zw_content_text (dossier, &info->name) : "";

  if (g_strcmp0 (id, OTHER) == 0 && *own != '\0')
    return g_strdup_printf (dossier->chinese ? "其他：%s" : "Other: %s", own);
  if (*own == '\0' || g_str_equal (own, name))
    return g_strdup (name);
  return *name != '\0' ? g_strdup_printf (dossier->chinese ? "%s（%s）" : "%s (%s)", name, own)
                       : g_strdup (own);
}

static char *
dup_year (const ZwDossier *dossier, int year)
{
  if (year == 0)
    return g_strdup ("");
  return dossier->chinese ? g_strdup_printf ("（%d 年）", zw_year_to_roc (year))
                          : g_strdup_printf (" (%d)", year);
}

static const char *const keys[] = { "now", "expected", "actual" };
static const guint values[] = { ZW_EFFECT_NOW, ZW_EFFECT_EXPECTED, ZW_EFFECT_ACTUAL };
static const guint years[] = { ZW_EFFECT_NOW_YEAR, ZW_EFFECT_EXPECTED_YEAR, ZW_EFFECT_ACTUAL_YEAR };

static const char *
get_title (const ZwDossier *dossier, guint which)
{
  static const char *const zh[] = { "現況", "預期達成", "實際" };
  static const char *const en[] = { "Now", "Expected", "Actual" };

  return zw_dossier_pick (dossier, zh[which], en[which]);
}

/* How the samples say what is expected. */
static const char *
get_verb (const ZwDossier *dossier, const ZwRecord *effect)
{
  double now = zw_record_get_number (effect, ZW_EFFECT_NOW);
  double expected = zw_record_get_number (effect, ZW_EFFECT_EXPECTED);

  if (!dossier->chinese || isnan (now) || isnan (expected) || now == expected)
    return "";
  if (expected < now)
    return "減少為";
  return g_strcmp0 (zw_record_get_text (effect, ZW_EFFECT_UNIT), "%") == 0 ? "提高為" : "增加為";
}

/* "減少為 15,600 公噸/年" and its year, on a line of its own where there is room for one. */
static char *
dup_value (ZwDossier *dossier, const ZwRecord *effect, guint which, gboolean one_line)
{
  double value = zw_record_get_number (effect, values[which]);
  const char *unit = or_empty (zw_record_get_text (effect, ZW_EFFECT_UNIT));
  const char *verb = which == 1 ? get_verb (dossier, effect) : "";
  g_autofree char *year = NULL;
  g_autofree char *of = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (isnan (value))
    return g_strdup (ZW_CONTENT_NOTHING);
  year = dup_year (dossier, (int) zw_record_get_int (effect, years[which], 0));
  of = zw_content_dup_effect_name (dossier, effect);
  name = g_strdup_printf (dossier->chinese ? "%s：%s" : "%s: %s", of, get_title (dossier, which));
  text = zw_content_print_typed (dossier, value, zw_content_get_decimals (value), unit, name,
                                 "zone-%" G_GINT64_FORMAT "/effect/%" G_GINT64_FORMAT "/%s",
                                 dossier->zone->id, zw_record_get_id (effect), keys[which]);
  return g_strdup_printf ("%s%s%s%s%s%s%s", verb, *verb != '\0' ? " " : "", text,
                          *unit != '\0' ? " " : "", unit, *year != '\0' && !one_line ? "\n" : "",
                          one_line ? year : g_strstrip (year));
}

/**
 * zw_content_dup_effect:
 * @one_line: years stand behind their values, else beneath
 *
 * Returns: (transfer full): name, now and expected of an effect in one sentence
 */
char *
zw_content_dup_effect (ZwDossier *dossier, const ZwRecord *effect, gboolean one_line)
{
  g_autofree char *name = zw_content_dup_effect_name (dossier, effect);
  g_autofree char *now = dup_value (dossier, effect, 0, one_line);
  g_autofree char *expected = dup_value (dossier, effect, 1, one_line);

  return g_strdup_printf (dossier->chinese ? "%s：由現況 %s，%s。" : "%s: now %s, expected %s.",
                          name, now, expected);
}

static void
add_effect (ZwContentRows *rows, const ZwRecord *effect)
{
  g_autofree char *name = NULL;

  if (!zw_content_rows_begin (rows, ZW_ROW_BODY))
    return;
  name = zw_content_dup_effect_name (rows->dossier, effect);
  zw_table_add_cell (rows->table, name);
  for (guint i = 0; i < (zw_content_has_actual (rows->dossier) ? 3 : 2); i++)
    {
      g_autofree char *text = dup_value (rows->dossier, effect, i, FALSE);

      zw_table_add_cell (rows->table, text);
    }
}

static gboolean
add_effects_of (ZwContentRows *rows, const char *indicator)
{
  gboolean any = FALSE;

  for (guint i = 0; i < count_effects (rows->dossier); i++)
    {
      const ZwRecord *effect = get_effect (rows->dossier, i);

      if (g_strcmp0 (zw_record_get_text (effect, ZW_EFFECT_INDICATOR), indicator) != 0)
        continue;
      add_effect (rows, effect);
      any = TRUE;
    }
  return any;
}

/* The form's indicators in its order, also where nothing is said of them; "other" is
 * then its blank to be filled in. */
void
zw_content_add_effects (ZwContentRows *rows)
{
  guint n;
  const ZwEffectInfo *infos = zw_reference_get_effects (rows->dossier->check_tables->reference, &n);

  for (guint i = 0; i < n; i++)
    {
      gboolean other = g_str_equal (infos[i].id, OTHER);

      if (add_effects_of (rows, infos[i].id) || !zw_content_rows_begin (rows, ZW_ROW_BODY))
        continue;
      zw_table_add_cell (rows->table,
                         other ? zw_dossier_pick (rows->dossier, "其他_____", "Other _____")
                               : zw_content_text (rows->dossier, &infos[i].name));
      for (guint k = 0; k < (zw_content_has_actual (rows->dossier) ? 3 : 2); k++)
        zw_table_add_cell (rows->table, other ? "" : ZW_CONTENT_NOTHING);
    }
  add_effects_of (rows, NULL);
}

/* Table 7 */
void
zw_content_add_methods (ZwContentRows *rows)
{
  const ZwDossier *dossier = rows->dossier;
  guint n;
  const ZwFormMethod *methods = zw_application_form_get_methods (rows->form, &n);

  for (guint i = 0; i < n; i++)
    {
      const ZwEffectInfo *info = zw_reference_find_effect (dossier->check_tables->reference,
                                                           methods[i].effect);

      if (!zw_content_rows_begin (rows, ZW_ROW_BODY))
        continue;
      zw_table_add_cell (rows->table, zw_content_text (dossier, &info->name));
      zw_table_add_cell (rows->table, zw_content_text (dossier, &methods[i].survey));
      zw_table_add_cell (rows->table, zw_content_text (dossier, &methods[i].definition));
      zw_table_add_cell (rows->table, zw_content_text (dossier, &methods[i].data));
    }
}
