/* zw-map-label-private.h: what the files that name things on a map share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/zw-map-label.h"

G_BEGIN_DECLS

/* Stops on both sides of a street bear one name; once within so many heights of
 * the text is enough. */
#define ZW_LABELS_REPEAT 14.0

/**
 * ZwLabelLook:
 * @share: size of the letters, as a share of the usual for its kind; 0 for 1
 * @ink: 0xRRGGBBAA; 0 for the usual
 */
typedef struct
{
  ZwLabelKind kind;
  double share;
  guint32 ink;
} ZwLabelLook;

gboolean zw_labels_is_full (const ZwLabels *self);
double zw_labels_get_size (const ZwLabels *self);
void zw_labels_measure (ZwLabels *self,
                        const ZwLabelLook *look,
                        const char *text,
                        double *width,
                        double *height);
double zw_labels_guess_width (const ZwLabels *self, const ZwLabelLook *look, const char *text);
gboolean zw_labels_write_at (ZwLabels *self,
                             const ZwLabelLook *look,
                             const char *text,
                             ZwPoint middle,
                             double angle);
gboolean zw_labels_put_look (ZwLabels *self,
                             const ZwLabelLook *look,
                             const char *text,
                             ZwPoint px,
                             double clearance);

/* zw-map-along.c */
void zw_labels_name_lines (ZwLabels *self,
                           const ZwMapLayer *layer,
                           const ZwLabelLook *look,
                           const ZwMapView *view,
                           gint64 deadline,
                           GCancellable *cancellable);
gboolean zw_labels_is_stopped (gint64 deadline, GCancellable *cancellable);
const char *zw_labels_get_text (const ZwMapLayer *layer, const char *const *names, guint feature);

G_END_DECLS
