/* zw-judgement.c: what only the planner can say of an application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-judgement.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "base/zw-number.h"
#include "plan/zw-plan-private.h"
#include "plan/zw-situation.h"
#include "store/zw-sql.h"

#define MOST_STAFF 10000
#define MOST_PERCENT 100.0

static gboolean
is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static gint64
find (ZwStore *store, gint64 zone_id, const char *subject)
{
  return zw_sql_query_int (zw_store_get_db (store), 0,
                           "SELECT id FROM zw_judgement WHERE zone_id = ?1 AND subject = ?2", "it",
                           zone_id, subject);
}

static gboolean
says_nothing (ZwStore *store, gint64 id)
{
  return zw_sql_query_int (zw_store_get_db (store), 0,
                           "SELECT verdict IS NULL AND score IS NULL AND note IS NULL "
                           "FROM zw_judgement WHERE id = ?1",
                           "i", id)
         != 0;
}

/* One step of undo; what says nothing any more goes. */
static gboolean
set_field (ZwStore *store,
           gint64 zone_id,
           const char *subject,
           const char *label,
           guint field,
           const char *text,
           GError **error)
{
  gint64 id = find (store, zone_id, subject);
  gboolean outer, ok;

  if (is_blank (text))
    text = NULL;
  if (id == 0 && text == NULL)
    return TRUE;
  if (!zw_plan_begin (store, label, &outer, error))
    return FALSE;
  if (id == 0)
    id = zw_record_find_or_add_judgement (store, zone_id, subject, error);
  ok = id != 0 && zw_record_set (store, ZW_RECORD_JUDGEMENT, id, field, text, error);
  if (ok && says_nothing (store, id))
    ok = zw_record_remove (store, ZW_RECORD_JUDGEMENT, id, error);
  return zw_plan_end (store, outer, ok, error);
}

/**
 * zw_judgement_set_verdict:
 * @subject: such as "question-1" or "principle-3"
 * @verdict: (nullable): of the list "verdict"; %NULL takes it back
 */
gboolean
zw_judgement_set_verdict (ZwStore *store,
                          gint64 zone_id,
                          const char *subject,
                          const char *verdict,
                          GError **error)
{
  return set_field (store, zone_id, subject,
                    verdict != NULL ? _ ("Give a verdict") : _ ("Take back a verdict"),
                    ZW_JUDGEMENT_VERDICT, verdict, error);
}

/**
 * zw_judgement_set_note:
 * @note: (nullable): blank takes it away
 */
gboolean
zw_judgement_set_note (ZwStore *store,
                       gint64 zone_id,
                       const char *subject,
                       const char *note,
                       GError **error)
{
  return set_field (store, zone_id, subject, _ ("Write a note on a verdict"), ZW_JUDGEMENT_NOTE,
                    note, error);
}

/**
 * zw_judgement_set_score:
 * @subject: such as "score-whole"
 * @typed: (nullable): as a person writes it; blank takes it away
 * @most: points of the item
 */
gboolean
zw_judgement_set_score (ZwStore *store,
                        gint64 zone_id,
                        const char *subject,
                        const char *typed,
                        int most,
                        GError **error)
{
  double score = zw_number_parse (typed);

  if (!isnan (score) && (score < 0 || score > most))
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   /* Translators: the points of an item of the score sheet */
                   _ ("This item is given between 0 and %d points."), most);
      return FALSE;
    }
  return set_field (store, zone_id, subject, _ ("Score an item"), ZW_JUDGEMENT_SCORE, typed, error);
}

static gboolean
set_setting (ZwStore *store, const char *label, const char *key, const char *value, GError **error)
{
  gboolean outer;

  return zw_plan_begin (store, label, &outer, error)
         && zw_plan_end (store, outer, zw_store_set_setting (store, key, value, error), error);
}

/**
 * zw_judgement_set_staff:
 * @typed: (nullable): officials who can be put to the zone; blank takes it away
 */
gboolean
zw_judgement_set_staff (ZwStore *store, const char *typed, GError **error)
{
  double number = zw_number_parse (typed);
  g_autofree char *value = NULL;

  if (!is_blank (typed))
    {
      if (isnan (number) || number < 0 || number > MOST_STAFF || number != floor (number))
        {
          g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                       /* Translators: %s is what the user typed */
                       _ ("“%s” is no number of officials. Write it like 3."), typed);
          return FALSE;
        }
      value = g_strdup_printf ("%d", (int) number);
    }
  return set_setting (store, _ ("Set the officials available"), ZW_SITUATION_STAFF, value, error);
}

/**
 * zw_judgement_set_own_revenue:
 * @typed: (nullable): percent of expenditure that the government earns itself, with
 *   or without the sign; blank goes back to what the guideline has
 */
gboolean
zw_judgement_set_own_revenue (ZwStore *store, const char *typed, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (typed != NULL ? typed : "", "%", 2);
  double number = zw_number_parse (parts[0]);
  char value[G_ASCII_DTOSTR_BUF_SIZE];

  if (is_blank (typed))
    return set_setting (store, _ ("Set the own revenue"), ZW_SITUATION_OWN_REVENUE, NULL, error);
  if (isnan (number) || number < 0 || number > MOST_PERCENT
      || (parts[0] != NULL && parts[1] != NULL && !is_blank (parts[1])))
    {
      g_set_error (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID,
                   /* Translators: %s is what the user typed */
                   _ ("“%s” is no share of expenditure. Write a percentage like 62.5."), typed);
      return FALSE;
    }
  g_ascii_dtostr (value, sizeof value, number);
  return set_setting (store, _ ("Set the own revenue"), ZW_SITUATION_OWN_REVENUE, value, error);
}
