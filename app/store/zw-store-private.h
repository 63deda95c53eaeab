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
  char *created_table;
  char *undo_label;
  char *redo_label;

  int srs_id;
  guint revision;
};

gboolean zw_store_register_functions (sqlite3 *db);
gboolean zw_store_install_schema (sqlite3 *db, GError **error);
void zw_store_after_change (ZwStore *self);
void zw_store_refresh_history (ZwStore *self);
gboolean zw_store_refresh_contents (ZwStore *self, GError **error);
gboolean zw_store_drop_redo (ZwStore *self, GError **error);

G_END_DECLS
