/* zw-application-form.h: the places of the application for which people write
 *
 * In the order of the form (annex 5 of the study, which has one sample application
 * for each type of zone), with what the form asks for there. Read from
 * resources/guideline/application.json.
 *
 *   g_autoptr (ZwApplicationForm) form = zw_application_form_new (zone->type);
 *   guint n;
 *   const ZwFormPlace *places = zw_application_form_get_places (form, &n);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-budget.h"

G_BEGIN_DECLS

/* The cover is chapter 0. */
#define ZW_FORM_N_CHAPTERS 9

/**
 * ZwFormPlace:
 * @id: of the list "passage"
 * @chapter: 0 for the cover, 1 to 8
 * @name: heading or field of the form
 * @guidance: what the form asks to write there for this type of zone, several
 *   paragraphs with a line feed between; no text for fields of the cover
 * @where: (nullable): the place in the study
 * @of_sub_item: comes once for every sub-item applied for, see
 *   zw_application_form_list_parts()
 * @one_line: a field, not a text
 * @required: nothing of the project can stand there instead
 */
typedef struct
{
  const char *id;
  guint chapter;
  ZwText name;
  ZwText guidance;
  const char *where;
  gboolean of_sub_item;
  gboolean one_line;
  gboolean required;
} ZwFormPlace;

/**
 * ZwFormMethod:
 * @effect: "E1" … "E4", of the list "effect"
 * @survey: what is surveyed, a line for each
 * @definition: the formula, with what its indices stand for
 * @data: where the data come from
 *
 * A row of table 7.
 */
typedef struct
{
  const char *effect;
  ZwText survey;
  ZwText definition;
  ZwText data;
} ZwFormMethod;

typedef struct _ZwApplicationForm ZwApplicationForm;

ZwApplicationForm *zw_application_form_new (ZwZoneType type);
void zw_application_form_free (ZwApplicationForm *self);

const ZwText *zw_application_form_get_chapter (const ZwApplicationForm *self, guint chapter);
const ZwFormPlace *zw_application_form_get_places (const ZwApplicationForm *self, guint *n);
const ZwFormPlace *zw_application_form_find (const ZwApplicationForm *self, const char *id);

const ZwText *zw_application_form_get_item_name (const ZwApplicationForm *self, const char *item);
const ZwFormMethod *zw_application_form_get_methods (const ZwApplicationForm *self, guint *n);

GPtrArray *zw_application_form_list_parts (const ZwBudget *budget);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwApplicationForm, zw_application_form_free)

G_END_DECLS
