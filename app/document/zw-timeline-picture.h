/* zw-timeline-picture.h: the timeline of a plan as a picture of a document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document.h"
#include "plan/zw-plan-timeline.h"
#include "plan/zw-reference.h"

G_BEGIN_DECLS

typedef struct _ZwTimelinePicture ZwTimelinePicture;

ZwTimelinePicture *zw_timeline_picture_new (ZwPlan *plan,
                                            ZwGuideline *guideline,
                                            const ZwReference *reference,
                                            ZwCatalog *catalog,
                                            double *height_mm);
void zw_timeline_picture_free (gpointer data);
void zw_timeline_picture_draw (cairo_t *cr, double width_pt, double height_pt, gpointer data);

G_END_DECLS
