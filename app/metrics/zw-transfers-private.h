/* zw-transfers-private.h: a table of main stations, between the files that make it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "metrics/zw-transfers.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_TRANSFER_NO_STATIONS,
  ZW_TRANSFER_NONE_IN_ZONE,
  ZW_TRANSFER_NO_OTHERS,
  ZW_TRANSFER_N_REASONS,
} ZwTransferReason;

/* A station in the making: its links follow each other in the table. */
typedef struct
{
  ZwTransferStation station;
  guint first_link;
} ZwTransferEntry;

struct _ZwTransferTable
{
  GArray *entries; /* ZwTransferEntry */
  GArray *links;   /* ZwTransferLink */
  GStringChunk *strings;
  gboolean is_computed;
  guint n_left_out; /* rows of the survey that tell no time */
  char *method;
  char *reasons[ZW_TRANSFER_N_REASONS];
};

const char *zw_transfer_table_keep (ZwTransferTable *self, const char *text);
void zw_transfer_table_begin_station (ZwTransferTable *self,
                                      const char *name,
                                      ZwPoint place,
                                      double within_min);
void zw_transfer_table_add_link (ZwTransferTable *self, const ZwTransferLink *link);

gboolean zw_transfer_table_compute (ZwTransferTable *self,
                                    const GPtrArray *timetables,
                                    const ZwJourneySettings *settings,
                                    const ZwProgress *progress,
                                    GError **error);
void zw_transfer_table_write_words (ZwTransferTable *self, const ZwJourneySettings *settings);

G_END_DECLS
