/* zw-publication.h: what a project hands out: made, shown and written in one way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-dossier.h"
#include "document/zw-figure-list.h"
#include "document/zw-pages.h"
#include "document/zw-sheets.h"

G_BEGIN_DECLS

typedef enum
{
  ZW_PUBLICATION_APPLICATION, /* 低碳交通區試辦補助計畫書 */
  ZW_PUBLICATION_BRIEFING,    /* 申請簡報 */
  ZW_PUBLICATION_SHEETS,      /* map sheets */
  ZW_PUBLICATION_PLAN,        /* 分期推動規劃 */
  ZW_N_PUBLICATION_KINDS,
} ZwPublicationKind;

/**
 * ZwPublicationWish:
 * @zone_id: a zone
 * @language: (nullable): "zh_TW" or "en"; that of the user where %NULL
 * @date: (nullable): day on the cover; today where %NULL
 * @sheets: which map sheets, for %ZW_PUBLICATION_SHEETS
 */
typedef struct
{
  ZwPublicationKind kind;
  gint64 zone_id;
  const char *language;
  GDateTime *date;
  ZwSheetsWish sheets;
} ZwPublicationWish;

/* A kind of file that a publication can be. */
typedef struct
{
  const char *suffix; /* ".odt" */
  const char *label;  /* English, marked for translation */
} ZwPublicationFormat;

typedef struct _ZwPublication ZwPublication;

const char *zw_publication_kind_get_id (ZwPublicationKind kind);
const char *zw_publication_kind_get_label (ZwPublicationKind kind);
gboolean zw_publication_kind_from_id (const char *id, ZwPublicationKind *kind);
const ZwPublicationFormat *zw_publication_kind_get_formats (ZwPublicationKind kind, guint *n);
const ZwPublicationFormat *zw_publication_kind_find_format (ZwPublicationKind kind,
                                                            const char *path);

ZwPublication *zw_publication_load (ZwStore *store,
                                    const ZwPublicationWish *wish,
                                    const ZwProgress *progress,
                                    GError **error);
ZwPublication *zw_publication_ref (ZwPublication *self);
void zw_publication_unref (ZwPublication *self);

JsonNode *zw_sheets_wish_to_json (const ZwSheetsWish *wish);
void zw_sheets_wish_from_json (ZwSheetsWish *wish, JsonNode *node);

ZwPublicationKind zw_publication_get_kind (const ZwPublication *self);
const GPtrArray *zw_publication_get_gaps (const ZwPublication *self);
ZwPassport *zw_publication_get_passport (const ZwPublication *self);
ZwFigureList *zw_publication_list_figures (ZwPublication *self);
ZwPages *zw_publication_get_pages (ZwPublication *self, const ZwProgress *progress, GError **error);
gboolean zw_publication_write (ZwPublication *self,
                               const char *path,
                               const ZwProgress *progress,
                               GError **error);
char *zw_publication_suggest_name (const ZwPublication *self, const char *suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPublication, zw_publication_unref)

G_END_DECLS
