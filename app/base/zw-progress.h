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

/**
 * ZwProgressPart:
 *
 * A part of longer work that counts itself from 0 to 1; where it counts anew, as one
 * layer after the other does, the whole waits and never goes back. Lives as long as the
 * part:
 *
 *   ZwProgressPart part;
 *
 *   do_it (zw_progress_begin_part (&part, progress, 0.0, 0.4), error);
 */
typedef struct
{
  ZwProgress progress;

  /*< private >*/
  const ZwProgress *outer;
  double from;
  double to;
  double done;
} ZwProgressPart;

const ZwProgress *zw_progress_begin_part (ZwProgressPart *self,
                                          const ZwProgress *outer,
                                          double from,
                                          double to);

G_END_DECLS
