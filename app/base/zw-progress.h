/* zw-progress.h: how long work tells how far it is and learns that it should stop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ZwProgressFunc:
 * @fraction: done so far, 0 to 1, or negative where the end is not known
 * @what: (nullable): what is being done, a translated phrase for a person
 *
 * Called on the thread that does the work.
 */
typedef void (*ZwProgressFunc) (double fraction, const char *what, gpointer user_data);

/**
 * ZwProgress:
 * @func: (nullable): told of every step
 * @cancellable: (nullable): asked at every step
 *
 * Handed down through long work. A %NULL pointer to it is a valid "nobody watches".
 */
typedef struct
{
  ZwProgressFunc func;
  gpointer user_data;
  GCancellable *cancellable;
} ZwProgress;

gboolean zw_progress_step (const ZwProgress *progress,
                           double fraction,
                           const char *what,
                           GError **error);

G_END_DECLS
