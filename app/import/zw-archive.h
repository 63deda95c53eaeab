/* zw-archive.h: a zip file or a folder, its files read without unpacking
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ZwArchiveMember:
 * @name: path inside, with "/" between folders
 * @size: bytes when unpacked, as the archive says
 * @packed_size: bytes in the archive
 */
typedef struct
{
  char *name;
  guint64 size;
  guint64 packed_size;
} ZwArchiveMember;

typedef struct _ZwArchive ZwArchive;
typedef struct _ZwArchiveReader ZwArchiveReader;

ZwArchive *zw_archive_open (const char *path, GError **error);
void zw_archive_free (ZwArchive *self);
const char *zw_archive_get_name (const ZwArchive *self);
guint zw_archive_get_n_members (const ZwArchive *self);
const ZwArchiveMember *zw_archive_get_member (const ZwArchive *self, guint index);

ZwArchiveReader *zw_archive_read (ZwArchive *self, guint index, guint64 max_size, GError **error);
gssize zw_archive_reader_read (gpointer reader, void *buffer, gsize size, GError **error);
void zw_archive_reader_free (gpointer reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwArchive, zw_archive_free)

G_END_DECLS
