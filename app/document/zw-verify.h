/* zw-verify.h: what has changed since a file was written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/zw-progress.h"
#include "document/zw-figure-list.h"

G_BEGIN_DECLS

#define ZW_VERIFY_ERROR (zw_verify_error_quark ())

typedef enum
{
  ZW_VERIFY_ERROR_PROJECT, /* the file is of another project */
  ZW_VERIFY_ERROR_ZONE,    /* its zone is not in the project */
  ZW_VERIFY_ERROR_KIND,    /* a publication that this program does not know */
  ZW_VERIFY_ERROR_EMPTY,   /* neither the file nor the project has a figure */
} ZwVerifyError;

/**
 * ZwFigureVerdict:
 * @ZW_FIGURE_VERDICT_SAME: the project says what is printed
 * @ZW_FIGURE_VERDICT_CHANGED: it says another figure by now
 * @ZW_FIGURE_VERDICT_GONE: it prints no such figure any more
 * @ZW_FIGURE_VERDICT_NEW: it prints this one, which the file does not have
 */
typedef enum
{
  ZW_FIGURE_VERDICT_SAME,
  ZW_FIGURE_VERDICT_CHANGED,
  ZW_FIGURE_VERDICT_GONE,
  ZW_FIGURE_VERDICT_NEW,
  ZW_N_FIGURE_VERDICTS,
} ZwFigureVerdict;

/**
 * ZwVerifyRow:
 * @old: (nullable): as the file has it; %NULL for a new one
 * @now: (nullable): as the project has it; %NULL for one that is gone
 * @inputs: (element-type utf8): what changed among the layers it rests on, a sentence
 *   each, in the language of the user; perhaps none
 */
typedef struct
{
  ZwFigureVerdict verdict;
  ZwFigureEntry *old;
  ZwFigureEntry *now;
  GPtrArray *inputs;
} ZwVerifyRow;

/**
 * ZwVerification:
 * @list: what the file carries
 * @rows: (element-type ZwVerifyRow): in the order of the file, new ones at the end
 * @notes: (element-type utf8): what is to be known about the comparison, a sentence
 *   each; perhaps none
 * @counts: of each verdict
 * @n_shaken: unchanged figures that rest on inputs which have changed
 */
typedef struct
{
  ZwFigureList *list;
  GPtrArray *rows;
  GPtrArray *notes;
  guint counts[ZW_N_FIGURE_VERDICTS];
  guint n_shaken;
} ZwVerification;

GQuark zw_verify_error_quark (void);

ZwVerification *zw_verification_new (ZwFigureList *list, const ZwPassport *now);
ZwVerification *zw_verify_file (ZwStore *store,
                                const char *path,
                                const ZwProgress *progress,
                                GError **error);
void zw_verification_free (ZwVerification *self);

const char *zw_figure_verdict_get_id (ZwFigureVerdict verdict);
const char *zw_figure_verdict_get_label (ZwFigureVerdict verdict);
gboolean zw_verification_is_same (const ZwVerification *self);
JsonNode *zw_verification_to_json (const ZwVerification *self);
char *zw_verification_to_text (const ZwVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwVerification, zw_verification_free)

G_END_DECLS
