/* zw-catalog.h: translated words in a language chosen for one document
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZwCatalog ZwCatalog;

ZwCatalog *zw_catalog_new (const char *language);
ZwCatalog *zw_catalog_ref (ZwCatalog *self);
void zw_catalog_unref (ZwCatalog *self);

const char *zw_catalog_get (const ZwCatalog *self, const char *text) G_GNUC_FORMAT (2);
const char *zw_catalog_get_language (const ZwCatalog *self);
gboolean zw_catalog_is_chinese (const ZwCatalog *self);
const char *zw_catalog_pick (const ZwCatalog *self, const char *chinese, const char *english);

const char *zw_catalog_get_locale_dir (void);
void zw_catalog_set_up_program_language (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwCatalog, zw_catalog_unref)

G_END_DECLS
