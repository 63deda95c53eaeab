/* zw-application-work.c: chapter 伍 of the application: the work items
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "document/zw-application-plan.h"
#include "plan/zw-funding.h"

/**
 * zw_application_add_sentence:
 * @place: id of the list "passage"
 * @rest: (nullable): a sentence that follows it
 *
 * Adds what the project itself says for a place, if anything.
 */
void
zw_application_add_sentence (ZwApplicationWriter *self, const char *place, const char *rest)
{
  g_autofree char *sentence = zw_content_dup_sentence (self->dossier, place);

  if (sentence != NULL && rest != NULL)
    zw_document_add_paragraph_printf (self->document, self->dossier->chinese ? "%s%s" : "%s %s",
                                      sentence, rest);
  else if (sentence != NULL || rest != NULL)
    zw_document_add_paragraph (self->document, sentence != NULL ? sentence : rest);
}

/**
 * zw_application_add_content:
 * @captioned: whether the form gives the table a number and a caption
 *
 * Returns: (transfer none): the table, filled
 */
ZwTable *
zw_application_add_content (ZwApplicationWriter *self, ZwContent content, gboolean captioned)
{
  static const char *const names[ZW_N_CONTENTS] = {
    [ZW_CONTENT_ITEMS] = "items",     [ZW_CONTENT_BUDGET] = "budget",
    [ZW_CONTENT_EFFECTS] = "effects", [ZW_CONTENT_METHODS] = "methods",
    [ZW_CONTENT_STAGES] = "stages",   [ZW_CONTENT_WORK] = "work",
  };
  ZwTableColumn columns[ZW_CONTENT_MAX_COLUMNS];
  guint n = zw_content_get_columns (self->dossier, content, columns);
  g_autofree char *caption = captioned ? zw_content_dup_caption (self->dossier, content) : NULL;
  ZwTable *table = zw_document_add_table (self->document, caption, columns, n);

  if (names[content] != NULL)
    zw_table_set_name (table, names[content]);
  if (captioned)
    zw_document_set_mark (self->document, names[content]);
  zw_content_fill (self->dossier, content, table, 0);
  return table;
}

/**
 * zw_application_dup_choices:
 *
 * Returns: (transfer full): the names of what is chosen, with commas between; a dash
 *   for nothing
 */
char *
zw_application_dup_choices (const ZwDossier *dossier,
                            const ZwRecord *record,
                            ZwRecordKind kind,
                            guint field)
{
  const char *list = zw_record_kind_get_info (kind)->fields[field].list;
  GString *text = g_string_new (NULL);
  guint n;
  const ZwChoice *choices = zw_reference_get_choices (dossier->check_tables->reference, list, &n);

  for (guint i = 0; i < n; i++)
    if (zw_record_includes (record, field, choices[i].id))
      g_string_append_printf (text, "%s%s",
                              text->len == 0     ? ""
                              : dossier->chinese ? "、"
                                                 : ", ",
                              zw_content_text (dossier, &choices[i].name));
  if (text->len == 0)
    g_string_append (text, ZW_CONTENT_NOTHING);
  return g_string_free (text, FALSE);
}

/* A work item by its name: it may go on from stage to stage. */
typedef struct
{
  const char *name;
  GPtrArray *items;  /* ZwPlanItem */
  GPtrArray *stages; /* ZwPlanStage, NULL for an item of none */
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->stages);
  g_free (self);
}

static void
gather (GPtrArray *works, const GPtrArray *items, const ZwPlanStage *stage)
{
  for (guint i = 0; i < items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (items, i);
      Work *work = NULL;

      for (guint k = 0; k < works->len && work == NULL; k++)
        if (g_str_equal (((Work *) g_ptr_array_index (works, k))->name, item->name))
          work = g_ptr_array_index (works, k);
      if (work == NULL)
        {
          work = g_new0 (Work, 1);
          work->name = item->name;
          work->items = g_ptr_array_new ();
          work->stages = g_ptr_array_new ();
          g_ptr_array_add (works, work);
        }
      g_ptr_array_add (work->items, (gpointer) item);
      g_ptr_array_add (work->stages, (gpointer) stage);
    }
}

static GPtrArray *
list_works (const ZwDossier *dossier)
{
  const GPtrArray *phases = zw_plan_get_phases (dossier->plan);
  GPtrArray *works = g_ptr_array_new_with_free_func (work_free);

  for (guint i = 0; i < phases->len; i++)
    {
      const ZwPlanPhase *phase = g_ptr_array_index (phases, i);

      for (guint k = 0; k < phase->stages->len; k++)
        {
          const ZwPlanStage *stage = g_ptr_array_index (phase->stages, k);

          gather (works, stage->items, stage);
        }
      gather (works, phase->items, NULL);
    }
  return works;
}

static void
append_part (GString *text, const ZwDossier *dossier, const char *title, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, dossier->chinese ? "；" : "; ");
  g_string_append_printf (text, dossier->chinese ? "%s：%s" : "%s: %s", title, value);
}

static char *
dup_cost (ZwDossier *dossier, const ZwPlanItem *item)
{
  g_autofree char *name = g_strdup_printf (dossier->chinese ? "%s：經費" : "%s: cost", item->name);

  if (item->cost_ntd == ZW_PLAN_NO_COST)
    return NULL;
  return zw_content_dup_money (dossier, item->cost_ntd, name,
                               "zone-%" G_GINT64_FORMAT "/item/%" G_GINT64_FORMAT "/cost",
                               dossier->zone->id, item->id);
}

static char *
dup_staff (ZwDossier *dossier, const ZwPlanItem *item)
{
  g_autofree char *name = g_strdup_printf (dossier->chinese ? "%s：人力" : "%s: staff", item->name);
  g_autofree char *staff = NULL;

  if (item->staff == ZW_PLAN_NO_STAFF)
    return NULL;
  staff = zw_content_print_typed (dossier, item->staff, 0, zw_dossier_pick (dossier, "人", NULL),
                                  name, "zone-%" G_GINT64_FORMAT "/item/%" G_GINT64_FORMAT "/staff",
                                  dossier->zone->id, item->id);
  return g_strdup_printf (dossier->chinese ? "%s 人" : "%s", staff);
}

/* "第一階段（114~115 年）；主辦：交通局；人力：3 人" */
static char *
dup_facts (ZwDossier *dossier, const Work *work, guint i)
{
  const ZwPlanItem *item = g_ptr_array_index (work->items, i);
  const ZwPlanStage *stage = g_ptr_array_index (work->stages, i);
  gboolean own_years = item->start_year != ZW_PLAN_NO_YEAR || item->end_year != ZW_PLAN_NO_YEAR;
  g_autofree char *years = zw_content_dup_years (
      dossier, own_years || stage == NULL ? item->start_year : stage->start_year,
      own_years || stage == NULL ? item->end_year : stage->end_year);
  g_autofree char *cost = dup_cost (dossier, item);
  g_autofree char *staff = dup_staff (dossier, item);
  GString *text = g_string_new (NULL);

  if (stage != NULL)
    g_string_append_printf (text, dossier->chinese ? "%s（%s）" : "%s (%s)", stage->name, years);
  else
    g_string_append (text, years);
  append_part (text, dossier, zw_dossier_pick (dossier, "主辦", "In charge"), item->who);
  append_part (text, dossier, zw_dossier_pick (dossier, "人力", "Staff"), staff);
  append_part (text, dossier, zw_dossier_pick (dossier, "經費", "Cost"), cost);
  append_part (text, dossier, zw_dossier_pick (dossier, "經費來源", "Funding"), item->funding);
  return g_string_free (text, FALSE);
}

static void
add_lines (ZwApplicationWriter *self, const char *lines)
{
  g_auto (GStrv) parts = lines != NULL ? g_strsplit (lines, "\n", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      zw_document_add_list_item (self->document, ZW_LIST_BULLET, 1, parts[i]);
}

/* One work item: when it is done, by whom, and what it consists of. */
static void
add_work (ZwApplicationWriter *self, const Work *work)
{
  zw_document_add_heading (self->document, 2, work->name);
  for (guint i = 0; i < work->items->len; i++)
    {
      const ZwPlanItem *item = g_ptr_array_index (work->items, i);
      g_autofree char *facts = dup_facts (self->dossier, work, i);

      if (*facts != '\0')
        zw_document_add_paragraph (self->document, facts);
      add_lines (self, item->content);
    }
}

void
zw_application_add_work (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;
  g_autoptr (GPtrArray) works = list_works (dossier);

  zw_document_add_heading (
      self->document, 1,
      zw_dossier_pick (dossier, "推動低碳交通區之重要工作項目", "Work items of the zone"));
  zw_application_add_words (self, "work", NULL);
  zw_application_add_sentence (self, "work", NULL);
  if (works->len == 0)
    zw_application_add_gap (self, "work", ZW_N_ROLES,
                            zw_dossier_tr (dossier, N_ ("Add the work items of each stage with "
                                                        "what is done in them.")));
  else
    zw_application_add_content (self, ZW_CONTENT_WORK, FALSE);
  for (guint i = 0; i < works->len; i++)
    add_work (self, g_ptr_array_index (works, i));
  zw_application_add_people (self);
  zw_application_add_vehicles (self);
}
