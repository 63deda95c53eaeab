/* zw-application-items.c: chapter 陸 of the application: the items of the subsidy
 *
 * The samples set the items apart by an arrow and number their sub-items within
 * each; here both are headings of the levels that the format asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-application-plan.h"
#include "plan/zw-budget-figures.h"

/* Rows of the budget for a sub-item that pay a work item. */
static gboolean
pays (const ZwDossier *dossier, const ZwSubsidySubItem *sub_item, gint64 item_id)
{
  for (guint i = 0; item_id > 0 && i < dossier->budget->rows->len; i++)
    {
      const ZwBudgetRow *row = g_ptr_array_index (dossier->budget->rows, i);

      if (row->sub_item == sub_item && row->item_id == item_id)
        return TRUE;
    }
  return FALSE;
}

/* "114 年：總預算金額 4,000,000元，中央補貼需求經費 3,500,000元，地方自籌經費 500,000元。" */
static void
add_money (ZwApplicationWriter *self, const ZwBudgetRow *row)
{
  ZwDossier *dossier = self->dossier;
  g_autofree char *year = zw_content_dup_years (dossier, row->year, row->year);
  g_autofree char *total = zw_content_dup_amount (dossier, row, ZW_CONTENT_TOTAL);
  g_autofree char *central = zw_content_dup_amount (dossier, row, ZW_CONTENT_CENTRAL);
  g_autofree char *local = zw_content_dup_amount (dossier, row, ZW_CONTENT_LOCAL);
  const ZwPlanItem *item = row->item_id > 0 ? zw_plan_find_item (dossier->plan, row->item_id)
                                            : NULL;

  if (dossier->chinese)
    zw_document_add_paragraph_printf (
        self->document, "%s辦理%s%s%s，總預算金額 %s，中央補貼需求經費 %s，地方自籌經費 %s。", year,
        item != NULL ? "「" : "", item != NULL ? item->name : "", item != NULL ? "」" : "", total,
        central, local);
  else
    zw_document_add_paragraph_printf (
        self->document, "%s%s%s: %s in all, %s of central subsidy, %s of the government’s own.",
        year, item != NULL ? ", " : "", item != NULL ? item->name : "", total, central, local);
}

static void
add_rows (ZwApplicationWriter *self, const ZwSubsidySubItem *sub_item)
{
  const ZwBudget *budget = self->dossier->budget;

  for (guint i = 0; i < budget->rows->len; i++)
    if (((ZwBudgetRow *) g_ptr_array_index (budget->rows, i))->sub_item == sub_item)
      add_money (self, g_ptr_array_index (budget->rows, i));
}

static void
add_part_gap (ZwApplicationWriter *self,
              const char *place,
              const char *format,
              const ZwSubsidySubItem *sub_item)
{
  g_autofree char *text = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  text = g_strdup_printf (zw_dossier_tr (self->dossier, format),
                          zw_content_text (self->dossier, &sub_item->name));
#pragma GCC diagnostic pop
  zw_application_add_gap (self, place, ZW_N_ROLES, text);
}

static void
add_plan (ZwApplicationWriter *self, const ZwSubsidySubItem *sub_item)
{
  zw_document_add_heading (
      self->document, 4,
      zw_dossier_pick (self->dossier, "補助申請項目規劃內容", "What is planned"));
  if (zw_dossier_get_words (self->dossier, "item-plan", sub_item->id) != NULL)
    zw_application_add_words (self, "item-plan", sub_item->id);
  else
    add_part_gap (self, "item-plan",
                  /* Translators: %s is a sub-item of the subsidy */
                  N_ ("Write what is planned for “%s”."), sub_item);
  add_rows (self, sub_item);
}

/* Effects that work items bring about which the sub-item pays. */
static guint
add_linked_effects (ZwApplicationWriter *self, const ZwSubsidySubItem *sub_item)
{
  ZwDossier *dossier = self->dossier;
  const GPtrArray *effects = zw_records_get (dossier->records, ZW_RECORD_EFFECT);
  guint n = 0;

  for (guint i = 0; i < effects->len; i++)
    {
      const ZwRecord *effect = g_ptr_array_index (effects, i);
      g_autofree char *text = NULL;

      if (!pays (dossier, sub_item, zw_record_get_int (effect, ZW_EFFECT_ITEM, 0)))
        continue;
      text = zw_content_dup_effect (dossier, effect, TRUE);
      zw_document_add_list_item (self->document, ZW_LIST_BULLET, 1, text);
      n++;
    }
  return n;
}

static void
add_goals (ZwApplicationWriter *self, const ZwSubsidySubItem *sub_item)
{
  ZwDossier *dossier = self->dossier;
  gboolean has_words = zw_dossier_get_words (dossier, "item-quantity", sub_item->id) != NULL;

  zw_document_add_heading (self->document, 4,
                           zw_dossier_pick (dossier, "預期目標與效益", "Goals and benefits"));
  zw_document_add_heading (self->document, 5, zw_dossier_pick (dossier, "質化指標", "Qualitative"));
  if (zw_dossier_get_words (dossier, "item-quality", sub_item->id) != NULL)
    zw_application_add_words (self, "item-quality", sub_item->id);
  else
    add_part_gap (self, "item-quality",
                  /* Translators: %s is a sub-item of the subsidy */
                  N_ ("Write which qualitative goals “%s” has."), sub_item);
  zw_document_add_heading (self->document, 5,
                           zw_dossier_pick (dossier, "量化指標", "Quantitative"));
  zw_application_add_words (self, "item-quantity", sub_item->id);
  if (add_linked_effects (self, sub_item) == 0 && !has_words)
    add_part_gap (self, "item-quantity",
                  /* Translators: %s is a sub-item of the subsidy */
                  N_ ("Write which figures “%s” is to reach, or link its budget row and an effect "
                      "to the same work item."),
                  sub_item);
}

void
zw_application_add_items (ZwApplicationWriter *self)
{
  ZwDossier *dossier = self->dossier;
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (dossier->zone->type);
  g_autoptr (GPtrArray) parts = zw_application_form_list_parts (dossier->budget);
  const ZwSubsidyItem *last = NULL;
  g_autofree char *table = zw_document_refer (self->document, "items");
  g_autofree char *rest = g_strdup_printf (dossier->chinese ? "申請情形如%s。" : "%s ticks them.",
                                           table);

  zw_document_add_heading (
      self->document, 1,
      zw_dossier_pick (dossier, "申請低碳交通區補助項目", "Items of the subsidy applied for"));
  zw_application_add_words (self, "item-plan", NULL);
  zw_application_add_sentence (self, "item-plan", rest);
  zw_application_add_content (self, ZW_CONTENT_ITEMS, TRUE);
  if (parts->len == 0)
    zw_application_add_gap (self, "item-plan", ZW_N_ROLES,
                            zw_dossier_tr (dossier, N_ ("Enter in the budget what is applied for: "
                                                        "from it the table is ticked.")));
  for (guint i = 0; i < parts->len; i++)
    {
      const ZwSubsidySubItem *sub_item = g_ptr_array_index (parts, i);
      const ZwText *name = zw_application_form_get_item_name (form, sub_item->item->id);

      if (sub_item->item != last)
        zw_document_add_heading (
            self->document, 2,
            zw_content_text (dossier, name != NULL ? name : &sub_item->item->name));
      zw_document_add_heading (self->document, 3, zw_content_text (dossier, &sub_item->name));
      add_plan (self, sub_item);
      add_goals (self, sub_item);
      last = sub_item->item;
    }
}
