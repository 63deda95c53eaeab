/* zw-content-sentences.c: what the survey says, in sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-content-survey.h"

char *
zw_content_survey_dup_sentence (ZwDossier *dossier, const char *place)
{
  return NULL;
}
