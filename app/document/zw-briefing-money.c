/* zw-briefing-money.c: slides of chapters 06 to 08: what is applied for, and its effects
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <string.h>

#include "document/zw-briefing-private.h"
#include "document/zw-placeholder.h"

#define ITEMS_ZH "申請低碳交通區補助項目"
#define ITEMS_EN "Items for which a subsidy is asked"
#define BUDGET_ZH "經費收支預算表"
#define BUDGET_EN "Budget"
#define EFFECTS_ZH "成效評估指標"
#define EFFECTS_EN "Effect indicators"

/* Letters of what a person wrote that have room in a cell of two lines, where a Chinese
 * character is two, and sub-items up to which cells may have two. */
#define MOST_CELL 58
#define MOST_HIGH_ROWS 7

/* Of that room, what a text filled at least that is cut at the end of a clause. */
#define LEAST_CLAUSE 0.3

/* Whether a clause ends before the letter at @p; a colon does so at the end of a line. */
static gboolean
ends_clause (const char *p)
{
  const char *next = g_utf8_next_char (p);

  if (g_str_has_prefix (p, "：") || *p == ':')
    return *next == '\n';
  if (g_utf8_strchr ("，；。", -1, g_utf8_get_char (p)) != NULL)
    return TRUE;
  return strchr (",;.", *p) != NULL && g_ascii_isspace (*next);
}

/* As much of it as has room, in one paragraph: up to the end of a clause where that is
 * not too little. */
static char *
dup_short (const ZwBriefing *self, const char *place, const char *part, gboolean high)
{
  g_autofree char *written = zw_placeholder_dup_words (self->dossier, place, part);
  guint most = MOST_CELL / (high ? 1 : 2), width = 0;
  g_autoptr (GString) all = NULL;
  gsize clause = 0;

  if (written == NULL || *g_strstrip (written) == '\0')
    return NULL;
  all = g_string_new (NULL);
  for (const char *p = written; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (width >= most * LEAST_CLAUSE && ends_clause (p))
        clause = all->len;
      if (letter == '\n' && self->dossier->chinese)
        continue;
      width += g_unichar_iswide (letter) ? 2 : 1;
      if (width > most)
        {
          g_string_truncate (all, clause > 0 ? clause : all->len);
          g_string_append (all, "…");
          break;
        }
      g_string_append_unichar (all, letter == '\n' ? ' ' : letter);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
add_cell (const ZwBriefing *self, ZwTable *table, const char *text, guint *n_open)
{
  if (text == NULL)
    (*n_open)++;
  zw_table_add_cell (table,
                     text != NULL ? text : zw_dossier_pick (self->dossier, "【待補】", "[Open]"));
}

/* A row for each sub-item applied for: what is done, and both kinds of goals. */
static void
add_details (ZwBriefing *self, ZwSlide *slide)
{
  const ZwDossier *dossier = self->dossier;
  const ZwTableColumn columns[] = {
    { zw_dossier_pick (dossier, "補助細項", "Sub-item"), 2.2, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "規劃內容", "Plan"), 3, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "質化指標", "Qualitative goals"), 2.4, ZW_COLUMN_TEXT },
    { zw_dossier_pick (dossier, "量化指標", "Quantitative goals"), 2.4, ZW_COLUMN_TEXT },
  };
  g_autoptr (GPtrArray) parts = zw_application_form_list_parts (dossier->budget);
  gboolean high = parts->len <= MOST_HIGH_ROWS;
  guint n_open = 0;
  ZwTable *table;

  if (parts->len == 0)
    {
      zw_briefing_add_gap (self, slide, "budget", ZW_N_ROLES,
                           zw_dossier_tr (dossier, N_ ("Enter in the budget what is applied for; "
                                                       "each sub-item is then explained here.")));
      return;
    }
  table = zw_slide_add_table (slide, "", columns, G_N_ELEMENTS (columns));
  zw_slide_set_table_reference (slide, zw_dossier_pick (dossier, "計畫書", "the application"));
  for (guint i = 0; i < parts->len; i++)
    {
      const ZwSubsidySubItem *part = g_ptr_array_index (parts, i);
      g_autofree char *plan = dup_short (self, "item-plan", part->id, high);
      g_autofree char *quality = dup_short (self, "item-quality", part->id, high);
      g_autofree char *quantity = dup_short (self, "item-quantity", part->id, high);

      zw_table_begin_row (table, ZW_ROW_BODY);
      zw_table_add_cell (table, zw_dossier_pick (dossier, part->name.zh, part->name.en));
      add_cell (self, table, plan, &n_open);
      add_cell (self, table, quality, &n_open);
      add_cell (self, table, quantity, &n_open);
    }
  if (n_open > 0)
    zw_briefing_add_gap (
        self, slide, "item-plan", ZW_N_ROLES,
        zw_dossier_tr (dossier, N_ ("Write for each sub-item what is planned and what it "
                                    "is to achieve, in words and in figures.")));
}

void
zw_briefing_add_items (ZwBriefing *self)
{
  ZwSlide *slide;
  g_autoptr (GPtrArray) parts = NULL;

  zw_briefing_add_chapter (self, "06", ITEMS_ZH, ITEMS_EN);
  slide = zw_briefing_add_slide (self, ITEMS_ZH, ITEMS_EN);
  zw_briefing_add_content (self, slide, ZW_CONTENT_ITEMS);
  parts = zw_application_form_list_parts (self->dossier->budget);
  if (parts->len == 0)
    zw_briefing_add_gap (self, slide, "budget", ZW_N_ROLES,
                         zw_dossier_tr (self->dossier, N_ ("Enter in the budget what is applied "
                                                           "for.")));
  add_details (self, zw_briefing_add_slide (self, ITEMS_ZH, ITEMS_EN));
}

void
zw_briefing_add_budget (ZwBriefing *self)
{
  ZwSlide *slide;

  zw_briefing_add_chapter (self, "07", BUDGET_ZH, BUDGET_EN);
  slide = zw_briefing_add_slide (self, BUDGET_ZH, BUDGET_EN);
  if (!zw_briefing_add_content (self, slide, ZW_CONTENT_BUDGET))
    zw_briefing_add_gap (
        self, slide, "budget", ZW_N_ROLES,
        zw_dossier_tr (self->dossier, N_ ("Enter the budget: year, sub-item, subsidy and own "
                                          "share.")));
}

void
zw_briefing_add_effects (ZwBriefing *self)
{
  ZwSlide *slide;

  zw_briefing_add_chapter (self, "08", EFFECTS_ZH, EFFECTS_EN);
  slide = zw_briefing_add_slide (self, EFFECTS_ZH, EFFECTS_EN);
  zw_briefing_add_content (self, slide, ZW_CONTENT_EFFECTS);
  if (zw_records_get (self->dossier->records, ZW_RECORD_EFFECT)->len == 0)
    zw_briefing_add_gap (
        self, slide, "effects", ZW_N_ROLES,
        zw_dossier_tr (self->dossier, N_ ("Enter the effects: what is now and what is "
                                          "expected.")));
}
