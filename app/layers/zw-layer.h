/* zw-layer.h: the layers of a project and where they came from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layers/zw-role.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

/**
 * ZwSource:
 *
 * Provenance of a layer, as zw_source keeps it. Texts may be %NULL.
 */
typedef struct
{
  gint64 id;
  char *file;
  char *layer;
  char *format;
  char *date;
  char *imported_at;
  gint64 read_count;
  gint64 kept_count;
  gint64 repaired_count;
  gint64 skipped_count;
  char *sha256;
  char *encoding;
  gboolean encoding_guessed;
  char *crs;
  gboolean crs_guessed;
  char *operation;
} ZwSource;

typedef struct
{
  gint64 id;
  char *table;
  ZwRole role;
  char *name;
  ZwGeometryKind kind;
  int year; /* of the survey, common era; 0 where not said */
  int position;
  gboolean visible;
  gboolean used;
  gint64 count;
  ZwSource source;
} ZwLayer;

/* Something repaired, left out or worth knowing about one feature of a source. */
typedef struct
{
  char *feature;
  char *kind;
  char *what;
  ZwPoint place; /* NaN where it has none */
} ZwSourceNote;

GPtrArray *zw_layer_list (ZwStore *store, GError **error);
ZwLayer *zw_layer_find (ZwStore *store, gint64 id, GError **error);
void zw_layer_free (ZwLayer *self);

gboolean zw_layer_add (ZwStore *store, ZwLayer *layer, GPtrArray *notes, GError **error);
gboolean zw_layer_remove (ZwStore *store, gint64 id, GError **error);
gboolean zw_layer_rename (ZwStore *store, gint64 id, const char *name, GError **error);
gboolean zw_layer_set_visible (ZwStore *store, gint64 id, gboolean visible, GError **error);
gboolean zw_layer_set_used (ZwStore *store, gint64 id, gboolean used, GError **error);
gboolean zw_layer_set_year (ZwStore *store, gint64 id, int year, GError **error);

GPtrArray *zw_layer_list_notes (ZwStore *store, gint64 layer_id, GError **error);
void zw_source_clear (ZwSource *self);
void zw_source_note_free (ZwSourceNote *self);

const char *zw_layer_kind_id (ZwGeometryKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwLayer, zw_layer_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ZwSource, zw_source_clear)

G_END_DECLS
