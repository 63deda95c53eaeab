/* zw-passages.c: what people write for the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-passages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layers/zw-zone.h"
#include "plan/zw-application-form.h"
#include "plan/zw-plan-private.h"

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static gboolean
put (ZwStore *store,
     gint64 zone_id,
     gint64 id,
     const char *place,
     const char *part,
     const char *words,
     GError **error)
{
  if (id == 0)
    {
      id = zw_record_add (store, ZW_RECORD_PASSAGE, zone_id, error);
      if (id == 0 || !zw_record_set (store, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PLACE, place, error)
          || (part != NULL
              && !zw_record_set (store, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_PART, part, error)))
        return FALSE;
    }
  return zw_record_set (store, ZW_RECORD_PASSAGE, id, ZW_PASSAGE_WORDS, words, error);
}

/**
 * zw_passage_set:
 * @place: id of the list "passage"
 * @part: (nullable): of a place that comes more than once: id of a sub-item
 * @words: (nullable): what stands there from now on; nothing but space takes it away
 *
 * One step of undo; none where everything stays as it was.
 */
gboolean
zw_passage_set (ZwStore *store,
                gint64 zone_id,
                const char *place,
                const char *part,
                const char *words,
                GError **error)
{
  g_autoptr (ZwRecords) records = zw_records_load (store, zone_id, error);
  const ZwRecord *record;
  gboolean outer, ok;
  gint64 id;

  if (records == NULL)
    return FALSE;
  record = zw_records_find_passage (records, place, part);
  id = record != NULL ? zw_record_get_id (record) : 0;
  if (is_blank (words))
    return id == 0 || zw_record_remove (store, ZW_RECORD_PASSAGE, id, error);
  if (record != NULL && g_strcmp0 (zw_record_get_text (record, ZW_PASSAGE_WORDS), words) == 0)
    return TRUE;
  if (!zw_plan_begin (store, _ ("Write for the application"), &outer, error))
    return FALSE;
  ok = put (store, zone_id, id, place, part, words, error);
  return zw_plan_end (store, outer, ok, error);
}

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

static gboolean
refuse_place (const ZwApplicationForm *form, const char *place, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  guint n;
  const ZwFormPlace *places = zw_application_form_get_places (form, &n);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", places[i].id);
  if (place == NULL)
    /* Translators: names of places in the form */
    return refuse (error, _ ("Say for which place of the application it is: place=…, one of %s."),
                   ids->str);
  return refuse (error,
                 /* Translators: the name of a place in the form, and those there are */
                 _ ("The form for this type of zone has no place “%s”. It has: %s."), place,
                 ids->str);
}

static gboolean
check_part (const ZwFormPlace *place, const char *part, ZwZoneType type, GError **error)
{
  g_autoptr (ZwRules) rules = zw_rules_new ();
  g_autoptr (GString) ids = g_string_new (NULL);
  guint n;
  const ZwSubsidySubItem *all = zw_rules_get_sub_items (rules, &n);

  if (part == NULL)
    return TRUE;
  if (!place->of_sub_item)
    /* Translators: the name of a place in the form */
    return refuse (error, _ ("“%s” comes once in the form; leave its part empty."), place->id);
  for (guint i = 0; i < n; i++)
    {
      if ((all[i].zone_types & ZW_ZONE_TYPE_BIT (type)) == 0)
        continue;
      if (g_str_equal (all[i].id, part))
        return TRUE;
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", all[i].id);
    }
  return refuse (error,
                 /* Translators: what the user typed, and the words that could stand there */
                 _ ("“%s” is no sub-item for this type of zone. Those are: %s."), part, ids->str);
}

/* A second one would never be printed. */
static gboolean
check_single (const ZwRecords *records, const ZwRecord *passage, GError **error)
{
  const GPtrArray *all = zw_records_get (records, ZW_RECORD_PASSAGE);
  const char *place = zw_record_get_text (passage, ZW_PASSAGE_PLACE);
  const char *part = zw_record_get_text (passage, ZW_PASSAGE_PART);

  for (guint i = 0; i < all->len; i++)
    {
      const ZwRecord *other = g_ptr_array_index (all, i);

      g_autofree char *number = NULL;

      if (other == passage || g_strcmp0 (zw_record_get_text (other, ZW_PASSAGE_PLACE), place) != 0
          || g_strcmp0 (zw_record_get_text (other, ZW_PASSAGE_PART), part) != 0)
        continue;
      number = g_strdup_printf ("%" G_GINT64_FORMAT, zw_record_get_id (other));
      return refuse (error,
                     /* Translators: a place in the form, such as “goal”; the number of a row */
                     _ ("There is a text for “%s” already; change passage %s."), place, number);
    }
  return TRUE;
}

/**
 * zw_passage_check:
 * @id: a passage that was just added or changed
 *
 * Whether it would be printed: the form has its place, the type of zone its part, and
 * no other passage stands there.
 */
gboolean
zw_passage_check (ZwStore *store, gint64 zone_id, gint64 id, GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, zone_id, error);
  g_autoptr (ZwRecords) records = NULL;
  g_autoptr (ZwApplicationForm) form = NULL;
  const ZwRecord *passage;
  const ZwFormPlace *place;
  const char *name;

  if (zone == NULL)
    return FALSE;
  records = zw_records_load (store, zone_id, error);
  if (records == NULL)
    return FALSE;
  passage = zw_records_find (records, ZW_RECORD_PASSAGE, id);
  g_return_val_if_fail (passage != NULL, FALSE);
  form = zw_application_form_new (zone->type);
  name = zw_record_get_text (passage, ZW_PASSAGE_PLACE);
  place = zw_application_form_find (form, name);
  if (place == NULL)
    return refuse_place (form, name, error);
  return check_part (place, zw_record_get_text (passage, ZW_PASSAGE_PART), zone->type, error)
         && check_single (records, passage, error);
}
