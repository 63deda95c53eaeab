/* zw-applicant.c: the government that applies for a subsidy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-applicant.h"

#include <string.h>

/**
 * zw_applicant_parse_grade:
 * @typed: (nullable): "3", "３", "第三級", "三"
 * @grade: (out): 1 to 5
 */
gboolean
zw_applicant_parse_grade (const char *typed, int *grade)
{
  static const char *const chinese[ZW_N_GRADES] = { "一", "二", "三", "四", "五" };
  g_autofree char *narrow = typed != NULL ? g_utf8_normalize (typed, -1, G_NORMALIZE_NFKC) : NULL;
  const char *rest;

  if (narrow == NULL)
    return FALSE;
  g_strstrip (narrow);
  rest = g_str_has_prefix (narrow, "第") ? narrow + strlen ("第") : narrow;
  if (g_str_has_suffix (narrow, "級"))
    narrow[strlen (narrow) - strlen ("級")] = '\0';
  for (int i = 0; i < ZW_N_GRADES; i++)
    {
      const char digit[] = { (char) ('1' + i), '\0' };

      if (strcmp (rest, digit) == 0 || strcmp (rest, chinese[i]) == 0)
        {
          *grade = i + 1;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * zw_applicant_load:
 * @self: (out caller-allocates): cleared with zw_applicant_clear()
 *
 * From the project's settings.
 */
void
zw_applicant_load (ZwApplicant *self, ZwStore *store, const ZwRules *rules)
{
  g_autofree char *grade = zw_store_get_setting (store, ZW_APPLICANT_GRADE);

  *self = (ZwApplicant){ .name = zw_store_get_setting (store, ZW_APPLICANT_GOVERNMENT) };
  self->government = zw_rules_find_government (rules, self->name);
  self->own_grade = zw_applicant_parse_grade (grade, &self->grade);
  if (!self->own_grade && self->government != NULL)
    self->grade = self->government->grade;
}

void
zw_applicant_clear (ZwApplicant *self)
{
  g_free (self->name);
  *self = (ZwApplicant){ 0 };
}
