/* zw-store-private.h: the store as its own files see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/zw-store.h"

G_BEGIN_DECLS

struct _ZwStore
{
  GObject parent_instance;

  /* Owned */
  char *path;
  char *crs;
  sqlite3 *db;
  sqlite3_session *session; /* while a command runs */
  GHashTable *fresh_tables; /* made by this command: their rows are not recorded */
  char *command_label;
  GString *created_tables; /* as zw_history keeps them */
  char *undo_label;
  char *redo_label;

  int srs_id;
  guint revision;
  gint64 data_version;
};

gboolean zw_store_register_functions (sqlite3 *db);
gboolean zw_store_is_harmless (sqlite3 *db, gboolean *harmless, GError **error);
void zw_store_after_change (ZwStore *self);
void zw_store_refresh_history (ZwStore *self);

G_END_DECLS
