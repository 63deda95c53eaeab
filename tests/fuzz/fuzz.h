/* fuzz.h: what libFuzzer and the run over the corpus both call
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

static inline GLogWriterOutput
fuzz_write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  if ((level & (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_LEVEL_ERROR)) != 0)
    {
      g_log_writer_standard_streams (level, fields, n_fields, user_data);
      abort ();
    }
  return G_LOG_WRITER_HANDLED;
}

/* A slip that GLib merely tells of is a finding. */
static inline void
fuzz_begin (void)
{
  static gsize begun;

  if (g_once_init_enter (&begun))
    {
      g_log_set_writer_func (fuzz_write_log, NULL, NULL);
      g_once_init_leave (&begun, 1);
    }
}

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
