/* zw-cli-export-private.h: what the kinds of export share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/zw-cli-private.h"
#include "document/zw-publication.h"

G_BEGIN_DECLS

int zw_cli_export_sheets (int argc, char **argv);
int zw_cli_export_publication (ZwStore *store, const ZwPublicationWish *wish, const char *path);

G_END_DECLS
