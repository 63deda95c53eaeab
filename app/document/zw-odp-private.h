/* zw-odp-private.h: the parts of an ODP
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-deck-private.h"
#include "document/zw-odt-private.h"

G_BEGIN_DECLS

/* A look that slides of the deck have: role and size of letters. */
typedef struct
{
  ZwDeckRole role;
  double size;
} ZwOdpLook;

GArray *zw_odp_list_looks (const ZwDeckLayout *layout);
char *zw_odp_dup_look_name (ZwDeckRole role, double size);
char *zw_odp_dup_colour (guint32 colour);
const char *zw_odp_get_master (ZwSlideKind kind);
char *zw_odp_dup_picture_path (guint slide, guint box);

GBytes *zw_odp_new_styles (const ZwDeckLayout *layout, const GArray *looks);
GBytes *zw_odp_new_content (const ZwDeckLayout *layout, const GArray *looks);
void zw_odp_write_paragraph_style (ZwXml *xml, const ZwOdpLook *look);
void zw_odp_write_table_styles (ZwXml *xml, const ZwDeckLayout *layout);
void zw_odp_write_table (ZwXml *xml, const ZwDeckBox *box, guint slide, guint index);

G_END_DECLS
