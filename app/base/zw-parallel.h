/* zw-parallel.h: the same work on many things, over several threads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ZwParallelFunc:
 * @index: which of the things
 * @thread: which of the threads, from 0; 0 is the caller's own
 *
 * Does the work on one thing. May run in any thread, for different things at
 * once, and for the things in any order.
 */
typedef void (*ZwParallelFunc) (guint index, guint thread, gpointer user_data);

guint zw_parallel_get_n_threads (void);
void zw_parallel_for (guint n, guint n_threads, ZwParallelFunc func, gpointer user_data);

G_END_DECLS
