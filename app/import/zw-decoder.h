/* zw-decoder.h: bytes of a file as blocks of UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ZwReadFunc:
 * @buffer: (array length=size): where to put the bytes
 *
 * Returns: number of bytes put, 0 at the end, -1 with @error set
 */
typedef gssize (*ZwReadFunc) (gpointer user_data, void *buffer, gsize size, GError **error);

typedef struct _ZwDecoder ZwDecoder;

ZwDecoder *zw_decoder_new (ZwReadFunc read,
                           gpointer user_data,
                           GDestroyNotify destroy,
                           const char *encoding,
                           GError **error);
void zw_decoder_free (ZwDecoder *self);

gboolean zw_decoder_next (ZwDecoder *self, const char **block, gsize *length, GError **error);
const char *zw_decoder_get_encoding (const ZwDecoder *self);
gboolean zw_decoder_get_any_bad (const ZwDecoder *self);
guint64 zw_decoder_get_position (const ZwDecoder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDecoder, zw_decoder_free)

G_END_DECLS
