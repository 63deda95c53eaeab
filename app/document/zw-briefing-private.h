/* zw-briefing-private.h: the chapters of the slides
 *
 * Titles are those of the study's samples (annex 5, slides). Each content slide
 * says first what a person wrote for its place, then what the project itself says;
 * where there is neither, it marks a gap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-briefing.h"
#include "document/zw-content.h"
#include "document/zw-theme.h"
#include "plan/zw-application-form.h"

G_BEGIN_DECLS

typedef struct
{
  ZwDossier *dossier;
  ZwDeck *deck;
  const ZwApplicationForm *form;
} ZwBriefing;

void zw_briefing_add_goal (ZwBriefing *self);       /* 01 */
void zw_briefing_add_background (ZwBriefing *self); /* 02 */
void zw_briefing_add_transport (ZwBriefing *self);  /* 03 */
void zw_briefing_add_phases (ZwBriefing *self);     /* 04 */
void zw_briefing_add_work (ZwBriefing *self);       /* 05 */
void zw_briefing_add_items (ZwBriefing *self);      /* 06 */
void zw_briefing_add_budget (ZwBriefing *self);     /* 07 */
void zw_briefing_add_effects (ZwBriefing *self);    /* 08 */

/* Shared by the chapters; see zw-briefing-slide.c. */
ZwSlide *zw_briefing_add_chapter (ZwBriefing *self,
                                  const char *number,
                                  const char *zh,
                                  const char *en);
void zw_briefing_add_chapter_item (ZwBriefing *self,
                                   ZwSlide *slide,
                                   const char *zh,
                                   const char *en);
ZwSlide *zw_briefing_add_slide (ZwBriefing *self, const char *zh, const char *en);
void zw_briefing_set_subtitle (ZwBriefing *self, ZwSlide *slide, const char *zh, const char *en);
gboolean zw_briefing_add_words (ZwBriefing *self,
                                ZwSlide *slide,
                                const char *place,
                                gboolean figures_first);
void zw_briefing_add_themes (ZwBriefing *self,
                             ZwSlide *slide,
                             const char *place,
                             const ZwTheme *themes,
                             guint n_themes);
gboolean zw_briefing_add_content (ZwBriefing *self, ZwSlide *slide, ZwContent content);
void zw_briefing_add_gap (ZwBriefing *self,
                          ZwSlide *slide,
                          const char *place,
                          ZwRole role,
                          const char *text);
void zw_briefing_add_paragraphs (ZwSlide *slide, guint level, const char *text);

G_END_DECLS
