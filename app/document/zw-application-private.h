/* zw-application-private.h: the chapters of the application
 *
 * Each adds its own headings, text, figures and tables. What a person wrote for a
 * place (zw_dossier_get_words()) comes first, then what is bound to the project;
 * where there is neither, a gap (zw_dossier_add_gap() and zw_document_add_gap()).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-application.h"
#include "document/zw-content.h"
#include "document/zw-theme.h"
#include "plan/zw-application-form.h"

G_BEGIN_DECLS

/**
 * ZwApplicationWriter:
 * @form: what the form asks for in each place, for this type of zone
 */
typedef struct
{
  ZwDossier *dossier;
  ZwDocument *document;
  ZwApplicationForm *form;
} ZwApplicationWriter;

void zw_application_add_cover (ZwApplicationWriter *self);
void zw_application_add_goal (ZwApplicationWriter *self);       /* 壹 */
void zw_application_add_background (ZwApplicationWriter *self); /* 貳 */
void zw_application_add_transport (ZwApplicationWriter *self);  /* 參 */
void zw_application_add_phases (ZwApplicationWriter *self);     /* 肆 */
void zw_application_add_work (ZwApplicationWriter *self);       /* 伍 */
void zw_application_add_items (ZwApplicationWriter *self);      /* 陸 */
void zw_application_add_budget (ZwApplicationWriter *self);     /* 柒 */
void zw_application_add_effects (ZwApplicationWriter *self);    /* 捌 */
void zw_application_add_annexes (ZwApplicationWriter *self);    /* 附件一, 附件四, figures */

/* Shared by the chapters; see zw-application.c and zw-application-figures.c. */
void zw_application_add_chapter (ZwApplicationWriter *self, guint chapter);
void zw_application_add_place (ZwApplicationWriter *self, const char *place);
ZwTable *zw_application_add_table (ZwApplicationWriter *self,
                                   ZwContent content,
                                   const char *mark,
                                   const ZwRole *roles,
                                   guint n_roles);
void zw_application_add_sources (ZwApplicationWriter *self, const ZwRole *roles, guint n_roles);
void zw_application_add_words (ZwApplicationWriter *self, const char *place, const char *part);
void zw_application_add_gap (ZwApplicationWriter *self,
                             const char *place,
                             ZwRole role,
                             const char *text);
void zw_application_add_theme (ZwApplicationWriter *self, ZwTheme theme, const char *place);

G_END_DECLS
