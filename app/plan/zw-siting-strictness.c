/* zw-siting-strictness.c: how strict rules for vehicles are, beside the foreign cases
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "plan/zw-siting-private.h"

/* The highest class behind "Euro" in a standard, such as "Euro 1~3" or "Euro1~Euro5";
 * 0 where there is none. */
static int
find_euro (const char *standard)
{
  /* What may stand between two classes. */
  static const char between[] = " ~-–～〜至to到、,及和";
  g_autofree char *text = standard != NULL ? g_ascii_strdown (standard, -1) : NULL;
  const char *at = text;
  int highest = 0;

  while (at != NULL && (at = strstr (at, "euro")) != NULL)
    for (at += strlen ("euro");
         *at != '\0'
         && (g_ascii_isdigit (*at) || g_utf8_strchr (between, -1, g_utf8_get_char (at)) != NULL);
         at = g_utf8_next_char (at))
      if (g_ascii_isdigit (*at))
        highest = MAX (highest, *at - '0');
  return highest;
}

static gboolean
manages_cars (const ZwRecord *rule)
{
  return zw_record_includes (rule, ZW_VEHICLE_RULE_VEHICLES, "car-private")
         || zw_record_includes (rule, ZW_VEHICLE_RULE_VEHICLES, "car-commercial");
}

static gboolean
keeps_out (const ZwRecord *rule)
{
  const char *action = zw_record_get_text (rule, ZW_VEHICLE_RULE_ACTION);

  return g_strcmp0 (action, "ban") == 0 || g_strcmp0 (action, "charge") == 0
         || g_strcmp0 (action, "parking-only") == 0;
}

static int
get_strictness (const ZwRecord *rule)
{
  guint fuels = zw_siting_get_fuels (rule);
  int euro = find_euro (zw_record_get_text (rule, ZW_VEHICLE_RULE_STANDARD));

  if (!keeps_out (rule))
    return 0;
  if (!manages_cars (rule))
    return 1;
  if (zw_siting_has_words (rule, ZW_VEHICLE_RULE_STANDARD))
    {
      if ((fuels == 1u << ZW_SITING_DIESEL && euro >= 5)
          || (fuels != 1u << ZW_SITING_DIESEL && euro >= 3))
        return 4;
      return (fuels == 1u << ZW_SITING_DIESEL && euro >= 3) || euro >= 2 ? 3 : 2;
    }
  if ((fuels >> ZW_SITING_HYBRID & 1) != 0)
    return 6;
  return (fuels >> ZW_SITING_PETROL & 1) != 0 ? 5 : 4;
}

/* Whether any rule has the standard of a row of a foreign scheme, in either language. */
static gboolean
has_standard (const GPtrArray *rules, const ZwText *standard)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const ZwRecord *rule = g_ptr_array_index (rules, i);
      const char *text = zw_record_get_text (rule, ZW_VEHICLE_RULE_STANDARD);

      if (text != NULL && keeps_out (rule)
          && (g_strcmp0 (text, standard->zh) == 0 || g_strcmp0 (text, standard->en) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether the rules hold all standards of a foreign scheme, as when it was taken over. */
static gboolean
is_taken_over (const GPtrArray *rules, const ZwRulePreset *preset)
{
  for (guint i = 0; i < preset->n_rules; i++)
    if (!has_standard (rules, &preset->rules[i].standard))
      return FALSE;
  return preset->n_rules > 0;
}

static const ZwRulePreset *
find_preset (const ZwReference *reference, const char *id)
{
  guint n;
  const ZwRulePreset *presets = zw_reference_get_presets (reference, &n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (presets[i].id, id) == 0)
      return &presets[i];
  return NULL;
}

/**
 * zw_siting_find_strictness:
 *
 * The strictest of the rules that keep vehicles out or let them in for a charge, on
 * the scale of the foreign cases: by which passenger cars may still enter free. Rules
 * taken over from a case are as strict as the case. Of another standard only the
 * "Euro" classes it names are understood; any other counts as one that keeps the
 * worst class out.
 *
 * Returns: 1 to 6, or 0 without such a rule
 */
int
zw_siting_find_strictness (const ZwRecords *records, const ZwReference *reference)
{
  const GPtrArray *rules = zw_records_get (records, ZW_RECORD_VEHICLE_RULE);
  int strictest = 0;
  guint n;
  const ZwForeignCase *cases = zw_reference_get_cases (reference, &n);

  for (guint i = 0; i < rules->len; i++)
    strictest = MAX (strictest, get_strictness (g_ptr_array_index (rules, i)));
  for (guint i = 0; i < n && strictest > 0; i++)
    {
      const ZwRulePreset *preset = find_preset (reference, cases[i].preset);

      if (preset != NULL && cases[i].strictness > strictest && is_taken_over (rules, preset))
        strictest = cases[i].strictness;
    }
  return strictest;
}
