/* zw-figure-list.h: the list of figures that a file carries
 *
 * A publication's file has its list of figures attached, so that it can be verified
 * when nothing but the file and the project is at hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-passport.h"

G_BEGIN_DECLS

#define ZW_FIGURE_LIST_NAME "zonewright-figures.json"
#define ZW_FIGURE_LIST_MIME "application/json"

#define ZW_FIGURE_LIST_ERROR (zw_figure_list_error_quark ())

typedef enum
{
  ZW_FIGURE_LIST_ERROR_READ,    /* no such file, or no right to it */
  ZW_FIGURE_LIST_ERROR_KIND,    /* neither PDF nor OpenDocument */
  ZW_FIGURE_LIST_ERROR_MISSING, /* the file has no list */
  ZW_FIGURE_LIST_ERROR_DAMAGED, /* the list makes no sense */
  ZW_FIGURE_LIST_ERROR_NEWER,   /* of a newer program */
} ZwFigureListError;

/**
 * ZwFigureList:
 * @publication: id of its kind, such as "application"; "" where the file does not say
 * @zone_id: 0 where the file does not say
 * @zone: its name
 * @project: name of the project
 * @language: "zh_TW" or "en"
 * @date: on the cover: "2026-11-22"
 * @wish: (nullable): which map sheets, as zw_sheets_wish_to_json() writes it
 * @printed_only: of the file there was left no more than the table of its annex: the
 *   figures are those printed, keys are ""
 * @passport: the figures
 */
typedef struct
{
  char *publication;
  gint64 zone_id;
  char *zone;
  char *project;
  char *language;
  char *date;
  JsonNode *wish;
  gboolean printed_only;
  ZwPassport *passport;
} ZwFigureList;

GQuark zw_figure_list_error_quark (void);

GBytes *zw_figure_list_to_bytes (const ZwFigureList *self);
ZwFigureList *zw_figure_list_from_bytes (GBytes *bytes, GError **error);
ZwFigureList *zw_figure_list_read (const char *path, GError **error);
void zw_figure_list_free (ZwFigureList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFigureList, zw_figure_list_free)

G_END_DECLS
