/* zw-briefing.c: the slides of the application (申請簡報)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>

#include "document/zw-briefing-private.h"

static const struct
{
  const char *zh;
  const char *en;
} type_names[ZW_N_ZONE_TYPES] = {
  [ZW_ZONE_URBAN] = { "都會型低碳交通區", "Urban low-carbon transport zone" },
  [ZW_ZONE_SCENIC] = { "景區型低碳交通區", "Scenic low-carbon transport zone" },
  [ZW_ZONE_PARK] = { "園區型低碳交通區", "Park low-carbon transport zone" },
};

static void
add_cover (ZwBriefing *self)
{
  const ZwDossier *dossier = self->dossier;
  const char *government = dossier->government != NULL && *dossier->government != '\0'
                               ? dossier->government
                               : NULL;
  ZwSlide *slide = zw_deck_add_slide (
      self->deck, ZW_SLIDE_COVER,
      zw_dossier_pick (dossier, "低碳交通區試辦補助計畫",
                       "Subsidy for a pilot low-carbon transport zone"));
  g_autofree char *day = zw_content_dup_day (dossier);
  g_autofree char *applicant = g_strconcat (zw_dossier_pick (dossier, "申請機關：", "Applicant: "),
                                            government != NULL ? government : "〇〇〇", NULL);

  zw_slide_set_subtitle (slide, zw_dossier_pick (dossier, "申請簡報", "Presentation"));
  zw_slide_add_text (slide, 1,
                     zw_dossier_pick (dossier, type_names[dossier->zone->type].zh,
                                      type_names[dossier->zone->type].en));
  zw_slide_add_text (slide, 1, dossier->zone->name);
  zw_slide_add_text (slide, 1, day);
  zw_slide_add_text (slide, 1, applicant);
  if (government == NULL)
    zw_dossier_add_gap (self->dossier, "contact", ZW_N_ROLES, "%s",
                        zw_dossier_tr (dossier, N_ ("Say which government applies.")));
}

static void
add_outline (ZwBriefing *self)
{
  static const struct
  {
    const char *zh;
    const char *en;
  } chapters[] = {
    { "01 計畫推動目標、範圍與低碳交通區類型", "01 Goal, extent and type of the zone" },
    { "02 社經環境背景說明", "02 Social and economic background" },
    { "03 近3-5年綠運輸使用發展情形", "03 Green transport in the last 3 to 5 years" },
    { "04 低碳交通區整體發展分期規劃藍圖、策略與目標",
      "04 Blueprint by phases, strategies and goals" },
    { "05 推動低碳交通區之重要工作項目", "05 Main work items" },
    { "06 申請低碳交通區補助項目", "06 Items for which a subsidy is asked" },
    { "07 經費收支預算表", "07 Budget" },
    { "08 成效評估指標", "08 Effect indicators" },
  };
  ZwSlide *slide = zw_deck_add_slide (self->deck, ZW_SLIDE_OUTLINE,
                                      zw_dossier_pick (self->dossier, "簡報大綱", "Outline"));

  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    zw_slide_add_text (slide, 1, zw_dossier_pick (self->dossier, chapters[i].zh, chapters[i].en));
}

/**
 * zw_briefing_new:
 * @dossier: what is said of a zone; its gaps and figures are filled
 * @progress: (nullable): who watches
 *
 * The slides in the order of the study's samples (annex 5): 29 for urban and scenic
 * zones, 28 for parks, which tell of no attractions.
 *
 * Returns: (transfer full) (nullable): the deck; %NULL when cancelled
 */
ZwDeck *
zw_briefing_new (ZwDossier *dossier, const ZwProgress *progress, GError **error)
{
  static void (*const chapters[]) (ZwBriefing *) = {
    add_cover,
    add_outline,
    zw_briefing_add_goal,
    zw_briefing_add_background,
    zw_briefing_add_transport,
    zw_briefing_add_phases,
    zw_briefing_add_work,
    zw_briefing_add_items,
    zw_briefing_add_budget,
    zw_briefing_add_effects,
  };
  g_autoptr (ZwDeck) deck = zw_deck_new (zw_catalog_get_language (dossier->catalog));
  g_autoptr (ZwApplicationForm) form = zw_application_form_new (dossier->zone->type);
  ZwBriefing self = { .dossier = dossier, .deck = deck, .form = form };
  g_autofree char *title = g_strconcat (
      zw_dossier_pick (dossier, "低碳交通區試辦補助計畫申請簡報：",
                       "Subsidy for a pilot low-carbon transport zone, presentation: "),
      dossier->zone->name, NULL);

  zw_deck_set_title (deck, title);
  zw_deck_set_author (deck, dossier->government);
  zw_deck_set_subject (deck, dossier->project);
  zw_deck_set_created (deck, dossier->date);
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      if (!zw_progress_step (progress, i / (double) G_N_ELEMENTS (chapters), _ ("Writing slides"),
                             error))
        return NULL;
      chapters[i](&self);
    }
  return g_steal_pointer (&deck);
}
