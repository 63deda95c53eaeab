/* zw-odf-package.h: the zip of an OpenDocument file
 *
 *   g_autoptr (ZwOdfPackage) package = zw_odf_package_new (MIME_TYPE, &info);
 *
 *   zw_odf_package_add (package, "content.xml", "text/xml", bytes);
 *   bytes = zw_odf_package_finish (package, error);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document.h"
#include "document/zw-pages.h"

G_BEGIN_DECLS

typedef struct _ZwOdfPackage ZwOdfPackage;

ZwOdfPackage *zw_odf_package_new (const char *mime, const ZwPagesInfo *info);
void zw_odf_package_free (ZwOdfPackage *self);
void zw_odf_package_add (ZwOdfPackage *self, const char *name, const char *type, GBytes *bytes);
gboolean zw_odf_package_add_picture (ZwOdfPackage *self,
                                     const char *name,
                                     const char *caption,
                                     double width_pt,
                                     double height_pt,
                                     ZwDrawFunc draw,
                                     gpointer data,
                                     GError **error);
GBytes *zw_odf_package_finish (ZwOdfPackage *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwOdfPackage, zw_odf_package_free)

G_END_DECLS
