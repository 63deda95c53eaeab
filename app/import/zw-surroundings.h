/* zw-surroundings.h: where a project lies, to hold new data against
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geometry/zw-crs-guess.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

typedef struct _ZwSurroundings ZwSurroundings;

ZwSurroundings *zw_surroundings_load (ZwStore *store, GError **error);
void zw_surroundings_free (ZwSurroundings *self);
void zw_surroundings_give_evidence (const ZwSurroundings *self, ZwCrsEvidence *evidence);
double zw_surroundings_measure_gap (const ZwSurroundings *self, const ZwEnvelope *extent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwSurroundings, zw_surroundings_free)

G_END_DECLS
