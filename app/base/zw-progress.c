/* zw-progress.c: how long work tells how far it is and learns that it should stop
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-progress.h"

/**
 * zw_progress_step:
 * @progress: (nullable): who watches
 * @fraction: done so far, 0 to 1, or negative where the end is not known
 * @what: (nullable): what is being done
 * @error: set to %G_IO_ERROR_CANCELLED when the work should stop
 *
 * Returns: %FALSE when the work should stop
 */
gboolean
zw_progress_step (const ZwProgress *progress, double fraction, const char *what, GError **error)
{
  if (progress == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (progress->cancellable, error))
    return FALSE;
  if (progress->func != NULL)
    progress->func (fraction, what, progress->user_data);
  return TRUE;
}

/* Work whose end is not known stands where it is. */
static void
on_part (double fraction, const char *what, gpointer user_data)
{
  ZwProgressPart *self = user_data;

  self->done = MAX (self->done, CLAMP (fraction, 0.0, 1.0));
  if (self->outer->func != NULL)
    self->outer->func (self->from + self->done * (self->to - self->from), what,
                       self->outer->user_data);
}

/**
 * zw_progress_begin_part:
 * @self: (out caller-allocates): lives until the part is done
 * @outer: (nullable): who watches the whole
 * @from: fraction of the whole that is done before
 * @to: fraction of the whole that is done afterwards
 *
 * Returns: (nullable): what to hand down to the part
 */
const ZwProgress *
zw_progress_begin_part (ZwProgressPart *self, const ZwProgress *outer, double from, double to)
{
  *self = (ZwProgressPart){ .outer = outer, .from = from, .to = to };
  if (outer == NULL)
    return NULL;
  self->progress = (ZwProgress){ on_part, self, outer->cancellable };
  return &self->progress;
}
