/* zw-store.h: the project file: one GeoPackage, one SQLite connection, its history
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define ZW_STORE_ERROR (zw_store_error_quark ())

typedef enum
{
  ZW_STORE_ERROR_OPEN,     /* no file there, or no right to it */
  ZW_STORE_ERROR_FOREIGN,  /* a file that is no project of ours, or of a newer program */
  ZW_STORE_ERROR_BUSY,     /* another program is writing */
  ZW_STORE_ERROR_DAMAGED,  /* SQLite says so */
  ZW_STORE_ERROR_INVALID,  /* a value the project cannot hold */
  ZW_STORE_ERROR_CONFLICT, /* changed meanwhile from outside */
  ZW_STORE_ERROR_FAILED,
} ZwStoreError;

#define ZW_TYPE_STORE (zw_store_get_type ())

/**
 * ZwStore:
 *
 * An open project. Belongs to the thread that opened it. Everything that changes
 * the project runs between zw_store_begin() and zw_store_commit(): one command,
 * one transaction, one step of undo; when commit returns it is on the disk.
 *
 * Signals: "changed" after every commit, undo and redo.
 * Properties: "can-undo", "can-redo".
 */
G_DECLARE_FINAL_TYPE (ZwStore, zw_store, ZW, STORE, GObject)

GQuark zw_store_error_quark (void);

ZwStore *zw_store_create (const char *path,
                          const char *name,
                          const char *government,
                          const char *crs,
                          GError **error);
ZwStore *zw_store_open (const char *path, GError **error);
sqlite3 *zw_store_open_reader (ZwStore *self);

const char *zw_store_get_path (ZwStore *self);
sqlite3 *zw_store_get_db (ZwStore *self);
int zw_store_get_srs_id (ZwStore *self);
const char *zw_store_get_crs (ZwStore *self);
guint zw_store_get_revision (ZwStore *self);
void zw_store_refresh (ZwStore *self);
gboolean zw_store_poll (ZwStore *self);

gboolean zw_store_begin (ZwStore *self, const char *label, GError **error);
gboolean zw_store_commit (ZwStore *self, GError **error);
void zw_store_rollback (ZwStore *self);
gboolean zw_store_is_in_command (ZwStore *self);
void zw_store_note_created_table (ZwStore *self, const char *table);

const char *zw_store_get_undo_label (ZwStore *self);
const char *zw_store_get_redo_label (ZwStore *self);
gboolean zw_store_undo (ZwStore *self, GError **error);
gboolean zw_store_redo (ZwStore *self, GError **error);

char *zw_store_get_setting (ZwStore *self, const char *key);
gboolean zw_store_set_setting (ZwStore *self, const char *key, const char *value, GError **error);
char *zw_store_get_state (ZwStore *self, const char *key);
gboolean zw_store_set_state (ZwStore *self, const char *key, const char *value, GError **error);

G_END_DECLS
