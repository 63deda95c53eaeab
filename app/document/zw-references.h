/* zw-references.h: what the words of a document point at
 *
 * Within a text, a reference to a figure, table or heading, and a footnote, are
 * each a short fragment between two characters that no font and no file has
 * (U+FDD0, U+FDD1). What they stand for is known only once the document is whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document-private.h"

G_BEGIN_DECLS

#define ZW_FRAGMENT_OPEN "\uFDD0"
#define ZW_FRAGMENT_CLOSE "\uFDD1"

typedef enum
{
  ZW_SPAN_WORDS,
  ZW_SPAN_REFERENCE,
  ZW_SPAN_FOOTNOTE,
} ZwSpanKind;

/**
 * ZwSpan:
 * @target: of a reference: number of the block it points at, or %G_MAXUINT; of a
 *   footnote: its index in the document
 * @start, @end: bytes of the text
 */
typedef struct
{
  ZwSpanKind kind;
  guint target;
  gsize start, end;
} ZwSpan;

typedef struct _ZwReferences ZwReferences;

ZwReferences *zw_references_new (const ZwDocument *document);
void zw_references_free (ZwReferences *self);
guint zw_references_get_number (const ZwReferences *self, guint footnote);
char *zw_references_resolve (const ZwReferences *self, const char *text, GArray **spans);

gboolean zw_fragment_scan (const char *text, ZwSpan *span);
const char *zw_fragment_find_end (const char *text);
gboolean zw_fragment_is_in (const char *text);
char *zw_fragment_strip (const char *text);
char *zw_document_dup_plain (const ZwDocument *self, const char *text);
guint zw_document_find_target (const ZwDocument *self, guint reference);
char *zw_document_dup_target (const ZwDocument *self, guint block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwReferences, zw_references_free)

G_END_DECLS
