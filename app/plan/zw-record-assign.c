/* zw-record-assign.c: FIELD=VALUE for a record, choices and links looked up
 *
 * A choice is given by its id or its name in either language, a link by the number
 * or the name of what it leads to; several with commas or spaces between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-record-assign.h"

#include <glib/gi18n.h>
#include <string.h>

#include "plan/zw-plan-edit.h"
#include "store/zw-sql.h"

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, ZW_PLAN_ERROR, ZW_PLAN_ERROR_INVALID, message);
  return FALSE;
}

static void
clear_target (gpointer data)
{
  ZwRecordTarget *target = data;

  g_free (target->name);
}

static void
add_target (GArray *targets, gint64 id, const char *name)
{
  const ZwRecordTarget target = { id, g_strdup (name != NULL ? name : "") };

  g_array_append_val (targets, target);
}

static void
add_items (GArray *targets, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);

      add_target (targets, item->id, item->name);
    }
}

static gboolean
add_parts (GArray *targets, ZwStore *store, gint64 zone_id, gboolean phases, GError **error)
{
  g_autoptr (ZwPlan) plan = zw_plan_load (store, zone_id, error);
  const GPtrArray *all;

  if (plan == NULL)
    return FALSE;
  all = zw_plan_get_phases (plan);
  for (guint i = 0; i < all->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (all, i);

      if (phases)
        {
          add_target (targets, phase->id, phase->name);
          continue;
        }
      add_items (targets, phase->items);
      for (guint k = 0; k < phase->stages->len; k++)
        add_items (targets, ((ZwPlanStage *) g_ptr_array_index (phase->stages, k))->items);
    }
  return TRUE;
}

static gboolean
add_zones (GArray *targets, ZwStore *store, GError **error)
{
  g_autoptr (GPtrArray) zones = zw_zone_list (store, error);

  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const ZwZone *zone = g_ptr_array_index (zones, i);

      add_target (targets, zone->id, zone->name);
    }
  return zones != NULL;
}

static gboolean
add_records (GArray *targets,
             ZwStore *store,
             gint64 zone_id,
             ZwRecordKind kind,
             guint name,
             GError **error)
{
  g_autoptr (ZwRecords) records = zw_records_load (store, zone_id, error);
  const GPtrArray *all = records != NULL ? zw_records_get (records, kind) : NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const ZwRecord *record = g_ptr_array_index (all, i);

      add_target (targets, zw_record_get_id (record), zw_record_get_text (record, name));
    }
  return records != NULL;
}

/**
 * zw_record_list_targets:
 * @list: "phase", "item", "zone", "stakeholder" or "measure"
 *
 * Returns: (transfer full) (element-type ZwRecordTarget): what a link of a record of
 *   the zone can lead to, in order
 */
GArray *
zw_record_list_targets (ZwStore *store, gint64 zone_id, const char *list, GError **error)
{
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (ZwRecordTarget));
  gboolean ok;

  g_array_set_clear_func (targets, clear_target);
  if (strcmp (list, "phase") == 0 || strcmp (list, "item") == 0)
    ok = add_parts (targets, store, zone_id, *list == 'p', error);
  else if (strcmp (list, "zone") == 0)
    ok = add_zones (targets, store, error);
  else if (strcmp (list, "stakeholder") == 0)
    ok = add_records (targets, store, zone_id, ZW_RECORD_STAKEHOLDER, ZW_STAKEHOLDER_NAME, error);
  else
    ok = add_records (targets, store, zone_id, ZW_RECORD_MEASURE, ZW_MEASURE_NAME, error);
  return ok ? g_steal_pointer (&targets) : NULL;
}

static gboolean
find_target (GArray *targets, const char *list, const char *typed, gint64 *id, GError **error)
{
  guint n_named = 0;

  for (guint i = 0; i < targets->len; i++)
    {
      const ZwRecordTarget *target = &g_array_index (targets, ZwRecordTarget, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, target->id);

      if (strcmp (number, typed) == 0)
        {
          *id = target->id;
          return TRUE;
        }
      if (strcmp (target->name, typed) == 0)
        {
          *id = target->id;
          n_named++;
        }
    }
  if (n_named == 1)
    return TRUE;
  if (n_named > 1)
    return refuse (error,
                   /* Translators: a name, a word such as item, and that word again */
                   _ ("“%s” is the name of more than one %s. Give its number."), typed, list);
  return refuse (error,
                 /* Translators: a word such as phase or item, and what the user typed */
                 _ ("There is no %s “%s” in the plan of this zone."), list, typed);
}

static const ZwChoice *
match_choice (const ZwReference *reference, const char *list, const char *typed)
{
  guint n;
  const ZwChoice *choices = zw_reference_get_choices (reference, list, &n);

  for (guint i = 0; i < n; i++)
    if (g_ascii_strcasecmp (choices[i].id, typed) == 0 || g_strcmp0 (choices[i].name.zh, typed) == 0
        || (choices[i].name.en != NULL && g_ascii_strcasecmp (choices[i].name.en, typed) == 0))
      return &choices[i];
  return NULL;
}

static gboolean
refuse_choice (const ZwReference *reference, const char *list, const char *typed, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint n;
  const ZwChoice *choices = zw_reference_get_choices (reference, list, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", choices[i].id);
  /* Translators: what the user typed, and the words that could stand there */
  return refuse (error, _ ("“%s” is none of the choices: %s."), typed, ids->str);
}

/* The words of a list of several. A name may hold spaces, so these part words only
 * where what stands between commas is no name itself. */
typedef gboolean (*TakeFunc) (const char *word, gpointer user_data, GError **error);

static gboolean
take_each (const char *text, TakeFunc take, gpointer user_data, GError **error)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) words = NULL;

  g_string_replace (plain, "，", ",", 0);
  g_string_replace (plain, "、", ",", 0);
  words = g_strsplit (plain->str, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = g_strstrip (words[i]);

      if (*word == '\0' || take (word, user_data, NULL))
        continue;
      if (strchr (word, ' ') == NULL)
        return take (word, user_data, error);
      {
        g_auto (GStrv) parts = g_strsplit (word, " ", -1);

        for (guint k = 0; parts[k] != NULL; k++)
          if (*parts[k] != '\0' && !take (parts[k], user_data, error))
            return FALSE;
      }
    }
  return TRUE;
}

typedef struct
{
  const ZwReference *reference;
  const char *list;
  GArray *targets;
  GString *ids; /* with spaces between */
} Gathered;

static void
gather (Gathered *self, const char *id)
{
  if (self->ids->len > 0)
    g_string_append_c (self->ids, ' ');
  g_string_append (self->ids, id);
}

static gboolean
take_choice (const char *word, gpointer user_data, GError **error)
{
  Gathered *self = user_data;
  const ZwChoice *choice = match_choice (self->reference, self->list, word);

  if (choice == NULL)
    return refuse_choice (self->reference, self->list, word, error);
  gather (self, choice->id);
  return TRUE;
}

static gboolean
take_link (const char *word, gpointer user_data, GError **error)
{
  Gathered *self = user_data;
  g_autofree char *number = NULL;
  gint64 id = 0;

  if (!find_target (self->targets, self->list, word, &id, error))
    return FALSE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  gather (self, number);
  return TRUE;
}

/* What is to be kept for what was typed: ids instead of names. */
static char *
look_up (ZwStore *store,
         const ZwReference *reference,
         gint64 zone_id,
         const ZwRecordField *field,
         const char *typed,
         GError **error)
{
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GString) ids = g_string_new (NULL);
  Gathered gathered = { reference, field->list, NULL, ids };
  gboolean ok = TRUE;

  switch (field->type)
    {
    case ZW_RECORD_CHOICE:
      ok = *typed == '\0' || take_choice (typed, &gathered, error);
      break;
    case ZW_RECORD_CHOICES:
      ok = take_each (typed, take_choice, &gathered, error);
      break;
    case ZW_RECORD_LINK:
    case ZW_RECORD_LINKS:
      gathered.targets = targets = zw_record_list_targets (store, zone_id, field->list, error);
      ok = targets != NULL
           && (field->type == ZW_RECORD_LINKS
                   ? take_each (typed, take_link, &gathered, error)
                   : *typed == '\0' || take_link (typed, &gathered, error));
      break;
    default:
      return g_strdup (typed);
    }
  return ok ? g_strdup (ids->str) : NULL;
}

/* What the planner can judge, as the checks look it up. */
static char **
list_subjects (const ZwReference *reference)
{
  GPtrArray *subjects = g_ptr_array_new ();
  guint n_principles, n_questions, n_items;
  const ZwFormalQuestion *questions = zw_reference_get_questions (reference, &n_questions);
  const ZwScoreItem *items = zw_reference_get_score_items (reference, &n_items);

  zw_reference_get_principles (reference, &n_principles);
  for (guint i = 0; i < n_principles; i++)
    g_ptr_array_add (subjects, g_strdup_printf ("principle-%u", i + 1));
  for (guint i = 0; i < n_questions; i++)
    g_ptr_array_add (subjects, g_strconcat ("question-", questions[i].id, NULL));
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (subjects, g_strconcat ("score-", items[i].id, NULL));
  g_ptr_array_add (subjects, NULL);
  return (char **) g_ptr_array_free (subjects, FALSE);
}

/* A verdict on nothing known, or a second one on the same, would never be read. */
static gboolean
check_subject (ZwStore *store,
               const ZwReference *reference,
               gint64 zone_id,
               gint64 id,
               const char *subject,
               GError **error)
{
  g_auto (GStrv) subjects = list_subjects (reference);
  g_autofree char *all = g_strjoinv (", ", subjects);
  g_autofree char *number = NULL;
  gint64 other;

  if (!g_strv_contains ((const char *const *) subjects, subject))
    /* Translators: what the user typed, what there is to choose from */
    return refuse (error, _ ("“%s” is none of the choices: %s."), subject, all);
  other = zw_sql_query_int (zw_store_get_db (store), 0,
                            "SELECT id FROM zw_judgement WHERE zone_id = ?1 AND subject = ?2 "
                            "AND id <> ?3",
                            "iti", zone_id, subject, id);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, other);
  if (other != 0)
    return refuse (error,
                   /* Translators: such as “question-1”, the number of a row */
                   _ ("There is a verdict on “%s” already; change judgement %s."), subject, number);
  return TRUE;
}

static gboolean
refuse_field (ZwRecordKind kind, const char *typed, GError **error)
{
  const ZwRecordKindInfo *info = zw_record_kind_get_info (kind);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < info->n_fields; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", info->fields[i].id);
  return refuse (error,
                 /* Translators: what the user typed, a kind of record, names of its fields */
                 _ ("There is no field “%s” in “%s”. Its fields are: %s."), typed, info->id,
                 ids->str);
}

/**
 * zw_record_assign:
 * @assignment: FIELD=VALUE; without a value it is taken away
 *
 * Within a command, or as one of its own.
 *
 * Returns: %FALSE with a sentence that names the field and, for a choice, what it can be
 */
gboolean
zw_record_assign (ZwStore *store,
                  const ZwReference *reference,
                  gint64 zone_id,
                  ZwRecordKind kind,
                  gint64 id,
                  const char *assignment,
                  GError **error)
{
  const char *sign = strchr (assignment, '=');
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) problem = NULL;
  const ZwRecordField *field;
  int number;

  if (sign == NULL || !g_utf8_validate (assignment, -1, NULL))
    return refuse (error, _ ("“%s” is no FIELD=VALUE."), assignment);
  name = g_strndup (assignment, (gsize) (sign - assignment));
  number = zw_record_kind_find_field (kind, name);
  if (number < 0)
    return refuse_field (kind, name, error);
  field = &zw_record_kind_get_info (kind)->fields[number];
  typed = g_strstrip (g_strdup (sign + 1));
  kept = look_up (store, reference, zone_id, field, typed, &problem);
  if (kept != NULL && kind == ZW_RECORD_JUDGEMENT && number == ZW_JUDGEMENT_SUBJECT && *kept != '\0'
      && !check_subject (store, reference, zone_id, id, kept, &problem))
    g_clear_pointer (&kept, g_free);
  if (kept != NULL && zw_record_set (store, kind, id, (guint) number, kept, &problem))
    return TRUE;
  /* Translators: the name of a field, and a sentence */
  g_set_error (error, problem->domain, problem->code, _ ("%s: %s"), name, problem->message);
  return FALSE;
}
