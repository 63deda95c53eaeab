/* zw-parallel.c: the same work on many things, over several threads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-parallel.h"

/* More threads than these wait for memory rather than work. */
#define MAX_THREADS 8

typedef struct
{
  ZwParallelFunc func;
  gpointer user_data;
  guint n;
  guint next; /* atomic */
} Work;

typedef struct
{
  Work *work;
  guint thread;
} Worker;

static gpointer
run (gpointer data)
{
  const Worker *self = data;
  Work *work = self->work;

  for (;;)
    {
      guint index = (guint) g_atomic_int_add (&work->next, 1);

      if (index >= work->n)
        return NULL;
      work->func (index, self->thread, work->user_data);
    }
}

/**
 * zw_parallel_get_n_threads:
 *
 * Returns: how many threads this machine works with at once
 */
guint
zw_parallel_get_n_threads (void)
{
  return CLAMP (g_get_num_processors (), 1, MAX_THREADS);
}

/**
 * zw_parallel_for:
 * @n: how many things there are
 * @n_threads: how many threads may work at once, the caller's among them; at
 *   most 8 do
 * @func: (scope call): works on one thing; what it finds must depend on the thing
 *   alone, never on the thread
 *
 * Works on all things and returns when all are done. Where the system gives no
 * further threads, those there are do the work.
 */
void
zw_parallel_for (guint n, guint n_threads, ZwParallelFunc func, gpointer user_data)
{
  Work work = { func, user_data, n, 0 };
  Worker workers[MAX_THREADS];
  GThread *threads[MAX_THREADS] = { NULL };

  n_threads = CLAMP (MIN (n_threads, n), 1, MAX_THREADS);
  for (guint i = 0; i < n_threads; i++)
    workers[i] = (Worker){ &work, i };
  for (guint i = 1; i < n_threads; i++)
    threads[i] = g_thread_try_new ("zw-parallel", run, &workers[i], NULL);
  run (&workers[0]);
  for (guint i = 1; i < n_threads; i++)
    if (threads[i] != NULL)
      g_thread_join (threads[i]);
}
