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
