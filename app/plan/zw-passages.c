/* zw-passages.c: what people write for the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-passages.h"

#include <glib/gi18n.h>
#include <string.h>

#include "plan/zw-plan-private.h"
#include "store/zw-sql.h"

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
