/* zw-application-annexes.c: annexes of the application
 *
 * Annex 1 and annex 4 are forms of the directions (annexes 2 and 3 are rules, not
 * forms). What follows them is ours: what still lacks, and where figures come from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "document/zw-application-plan.h"

/* Stands where the form leaves a space that the project cannot fill. */
#define BLANK "○○○"

#define TICKED "☑"
#define EMPTY "☐"

/* "舊城低碳交通區試辦補助計畫" */
static char *
dup_project_name (const ZwDossier *dossier)
{
  const char *zone = dossier->zone->name;

  if (!dossier->chinese)
    return g_strdup_printf ("Pilot of %s", zone);
  return g_strconcat (zone, strstr (zone, "低碳交通區") != NULL ? "" : "低碳交通區", "試辦補助計畫",
                      NULL);
}

static char *
dup_first_year (const ZwDossier *dossier)
{
  g_autoptr (GArray) years = zw_budget_get_years (dossier->budget);
  int year = years->len > 0 ? g_array_index (years, int, 0) : ZW_BUDGET_NO_YEAR;

  if (year == ZW_BUDGET_NO_YEAR)
    return g_strdup (BLANK);
  return g_strdup_printf ("%d", dossier->chinese ? zw_year_to_roc (year) : year);
}

static const char *
get_government (const ZwDossier *dossier)
{
  return dossier->government != NULL && *dossier->government != '\0' ? dossier->government : BLANK;
}

/* Annex 1: signed by hand, so that date and seals are left open. */

static void
add_signature (ZwApplicationWriter *self, const char *title, const char *value, gboolean sealed)
{
  const ZwDossier *dossier = self->dossier;

  zw_document_add_paragraph_printf (self->document, dossier->chinese ? "%s：%s" : "%s: %s", title,
                                    value);
  if (sealed)
    zw_document_add_paragraph (self->document,
                               zw_dossier_pick (dossier, "(請蓋章)", "(Please seal)"));
}

static void
add_declaration (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *year = dup_first_year (dossier);
  g_autofree char *name = dup_project_name (dossier);
  const char *telephone = zw_dossier_get_words (dossier, "telephone", NULL);

  zw_document_begin_annex (
      self->document, zw_dossier_pick (dossier, "附件一", "Annex 1"),
      zw_dossier_pick (dossier, "未重複申請及接受補助切結書", "Declaration of no double subsidy"));
  if (dossier->chinese)
    {
      zw_document_add_paragraph_printf (
          self->document, "本機關申請 %s 年度%s案，保證無重複申請及接受其他補助。", year, name);
      zw_document_add_paragraph (self->document,
                                 "若違反規定，依規定得取消各項申請及補助資格，已領取補助費用並應"
                                 "繳回，且負所有相關責任，謹立此切結書為憑。");
    }
  else
    {
      zw_document_add_paragraph_printf (
          self->document,
          "This office applies in %s for “%s” and warrants that it has neither applied for nor "
          "received any other subsidy for it.",
          year, name);
      zw_document_add_paragraph (self->document,
                                 "If this proves wrong, all applications and subsidies may be "
                                 "withdrawn, what was paid must be returned, and the office bears "
                                 "every responsibility. In witness whereof this declaration.");
    }
  zw_document_add_paragraph (self->document, zw_dossier_pick (dossier, "此致", "To"));
  zw_document_add_paragraph (
      self->document,
      zw_dossier_pick (dossier, "交通部", "the Ministry of Transportation and Communications"));
  add_signature (self, zw_dossier_pick (dossier, "申請補助機關名稱", "Applicant"),
                 get_government (dossier), TRUE);
  add_signature (self, zw_dossier_pick (dossier, "統一編號", "Tax number"), "", FALSE);
  add_signature (self, zw_dossier_pick (dossier, "機關首長", "Head of the office"), "", TRUE);
  add_signature (self, zw_dossier_pick (dossier, "地址", "Address"), "", FALSE);
  add_signature (self, zw_dossier_pick (dossier, "電話", "Telephone"),
                 telephone != NULL ? telephone : "", FALSE);
  zw_document_add_paragraph (
      self->document, zw_dossier_pick (dossier, "中　華　民　國　　　年　　　月　　　日", "Date:"));
}

/* Annex 4 */

static char *
dup_types (const ZwDossier *dossier)
{
  static const char *const zh[ZW_N_ZONE_TYPES] = {
    [ZW_ZONE_URBAN] = "都會型", [ZW_ZONE_SCENIC] = "景區型", [ZW_ZONE_PARK] = "園區型"
  };
  static const char *const en[ZW_N_ZONE_TYPES] = {
    [ZW_ZONE_URBAN] = "urban", [ZW_ZONE_SCENIC] = "scenic", [ZW_ZONE_PARK] = "park"
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < ZW_N_ZONE_TYPES; i++)
    g_string_append_printf (text, "%s%s%s",
                            i == 0             ? ""
                            : dossier->chinese ? "；"
                                               : "; ",
                            i == dossier->zone->type ? TICKED : EMPTY,
                            zw_dossier_pick (dossier, zh[i], en[i]));
  g_string_append (text, dossier->chinese ? "。" : ".");
  return g_string_free (text, FALSE);
}

/* What the answer rests on. A planner's note stands as it was written; what the
 * program worked out is in its own language. */
static const char *
get_reason (const ZwDossier *dossier, const ZwReviewAnswer *answer)
{
  gboolean same = zw_catalog_is_chinese (dossier->check_tables->catalog) == dossier->chinese;

  if (answer->reason != NULL && (answer->judged || same))
    return answer->reason;
  if (answer->answer == ZW_ANSWER_CANNOT_TELL)
    return zw_dossier_pick (dossier, "請申請機關自行確認。", "To be confirmed by the applicant.");
  return zw_dossier_pick (dossier, "依計畫資料判定。", "As the data of the plan show.");
}

/* The boxes are for the ministry to tick; what the applicant says of itself stands
 * beneath, and is called so. */
static char *
dup_answer (const ZwDossier *dossier, const ZwReviewAnswer *answer)
{
  const char *reason = get_reason (dossier, answer);

  if (dossier->chinese)
    return g_strdup_printf (EMPTY " 是　" EMPTY " 否\n自評：%s%s",
                            answer->answer == ZW_ANSWER_YES  ? "是。"
                            : answer->answer == ZW_ANSWER_NO ? "否。"
                                                             : "",
                            reason);
  return g_strdup_printf (EMPTY " yes　" EMPTY " no\nApplicant's own answer: %s%s",
                          answer->answer == ZW_ANSWER_YES  ? "yes. "
                          : answer->answer == ZW_ANSWER_NO ? "no. "
                                                           : "",
                          reason);
}

static void
add_review_table (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  const ZwReview *review = dossier->check->review;
  const ZwTableColumn columns[] = {
    { zw_dossier_pick (dossier, "形式初審項目", "Item of the check"), 66, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "相關事項", "Concerns"), 38, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "審查結果", "Result"), 56, ZW_COLUMN_TEXT },
  };
  ZwTable *table = zw_document_add_table (self->document, NULL, columns, G_N_ELEMENTS (columns));

  zw_table_set_name (table, "formal-check");
  zw_table_begin_row (table, ZW_ROW_HEADER);
  zw_table_add_cell (table, NULL);
  zw_table_add_cell (table, NULL);
  zw_table_add_cell (table, zw_dossier_pick (dossier, "說明", "Explanation"));
  for (guint i = 0; i < review->n_answers; i++)
    {
      const ZwReviewAnswer *answer = &review->answers[i];
      g_autofree char *text = dup_answer (dossier, answer);

      zw_table_begin_row (table, ZW_ROW_BODY);
      zw_table_add_cell_printf (table, "%s. %s", answer->question->id,
                                zw_content_text (dossier, &answer->question->text));
      zw_table_add_cell (table, answer->question->clause);
      zw_table_add_cell (table, text);
    }
  zw_table_begin_row (table, ZW_ROW_BODY);
  zw_table_add_cell (table,
                     zw_dossier_pick (dossier, "形式初審結果", "Result of the formal check"));
  zw_table_add_cell (table, "符合作業要點第 5 點第 1 項第 2 款");
  zw_table_add_cell (table, "");
}

static void
add_formal_check (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autofree char *name = dup_project_name (dossier);
  g_autofree char *types = dup_types (dossier);

  zw_document_begin_annex (self->document, zw_dossier_pick (dossier, "附件四", "Annex 4"),
                           zw_dossier_pick (dossier, "低碳交通區試辦補助計畫書形式初審審查表",
                                            "Formal check of the application"));
  add_signature (self, zw_dossier_pick (dossier, "申請機關", "Applicant"), get_government (dossier),
                 FALSE);
  add_signature (self, zw_dossier_pick (dossier, "申請計畫名稱", "Name of the plan"), name, FALSE);
  add_signature (self, zw_dossier_pick (dossier, "申請場域類型", "Type of zone"), types, FALSE);
  add_review_table (self);
}

/* Ours */

static void
add_gaps (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (dossier->zone->type);

  if (dossier->gaps->len == 0)
    return;
  zw_document_begin_annex (self->document, zw_dossier_pick (dossier, "附錄", "Appendix"),
                           zw_dossier_pick (dossier, "尚待補充事項", "Not ready yet"));
  zw_document_add_paragraph (
      self->document,
      zw_dossier_tr (dossier, N_ ("The application is not ready to be handed in while any of "
                                  "these points is open. This list goes when they are done.")));
  for (guint i = 0; i < dossier->gaps->len; i++)
    {
      const ZwGap *gap = g_ptr_array_index (dossier->gaps, i);
      const ZwFormPlace *place = zw_application_form_find (form, gap->place);
      g_autofree char *text = g_strdup_printf (
          dossier->chinese ? "%s：%s" : "%s: %s",
          place != NULL ? zw_content_text (dossier, &place->name) : gap->place, gap->text);

      zw_document_add_list_item (self->document, ZW_LIST_NUMBERED, 1, text);
    }
}

void
zw_application_add_annexes (ZwApplicationWriter *self)
{
  const ZwDossier *dossier = self->dossier;

  add_declaration (self);
  add_formal_check (self);
  add_gaps (self);
  zw_document_begin_annex (self->document, zw_dossier_pick (dossier, "附錄", "Appendix"),
                           zw_dossier_pick (dossier, "數字履歷", "Where the figures come from"));
  zw_passport_add_annex (dossier->passport, self->document, dossier->catalog);
}
