/* zw-study.h: a source looked at while the window goes on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "import/zw-gtfs.h"
#include "import/zw-import.h"

G_BEGIN_DECLS

/**
 * ZwStudy:
 * @probe: what is known of the source
 * @areas: (element-type ZwImportAreas) (nullable): where a table may have its shapes
 *   from
 * @days: (element-type ZwGtfsDay) (nullable): of a timetable, its days
 * @date: the day proposed, as 20260506
 * @issues: (element-type utf8) (nullable): what is wrong in a timetable
 *
 * What the import dialog has to know before it can ask.
 */
typedef struct
{
  ZwProbe *probe;
  GPtrArray *areas;
  GArray *days;
  int date;
  GPtrArray *issues;
} ZwStudy;

void zw_study_async (const char *project,
                     const char *path,
                     const char *layer,
                     const char *encoding,
                     ZwProgressFunc progress,
                     GObject *watcher,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback);
ZwStudy *zw_study_finish (GAsyncResult *result, GError **error);
void zw_study_free (ZwStudy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwStudy, zw_study_free)

G_END_DECLS
