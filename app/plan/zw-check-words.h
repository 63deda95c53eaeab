/* zw-check-words.h: what the checks of a plan look for, as data
 *
 * resources/guideline/checks.json: words by which a text is recognised, figures
 * that no other table has, and the place in the study behind each check. Compiled
 * in; nothing of it changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "plan/zw-rules.h"

G_BEGIN_DECLS

typedef struct _ZwCheckWords ZwCheckWords;

ZwCheckWords *zw_check_words_new (void);
ZwCheckWords *zw_check_words_ref (ZwCheckWords *self);
void zw_check_words_unref (ZwCheckWords *self);

const char *zw_check_words_get_clause (const ZwCheckWords *self, const char *rule);
char *zw_check_words_fold (const char *text);
gboolean zw_check_words_chooses_second_site (const ZwCheckWords *self, const char *folded);
char **zw_check_words_fold_sub_item (const ZwCheckWords *self, const ZwSubsidySubItem *sub_item);
gboolean zw_check_words_goes_on (const ZwCheckWords *self, const char *folded);
gboolean zw_check_words_in (const char *const *words, const char *folded);
gboolean zw_check_words_is_other_central (const ZwCheckWords *self, const char *kind);
gboolean zw_check_words_allows_early_control (const ZwCheckWords *self, ZwZoneType type);
const char *const *zw_check_words_get_special_vehicles (const ZwCheckWords *self);
const char *const *zw_check_words_get_main_goals (const ZwCheckWords *self);
const char *const *zw_check_words_get_needed_effects (const ZwCheckWords *self);
gboolean zw_check_words_is_control (const ZwCheckWords *self, const char *action);
gboolean zw_check_words_comes_of_rules (const ZwCheckWords *self, const char *effect);
int zw_check_words_get_extra_buffer_years (const ZwCheckWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCheckWords, zw_check_words_unref)

G_END_DECLS
