/* zw-encoding.h: which character encoding text of unknown origin is in, and text out of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ZwEncodingCandidate:
 * @encoding: a name both iconv and GDAL's ENCODING option take: "UTF-8",
 *   "CP950", "BIG5-HKSCS", "CP936", "CP932", "CP949" or "CP1252", or the one
 *   declared
 * @score: 0 (impossible) to 1 (no doubt); the sum over candidates means nothing
 * @n_lost: characters in the samples that cannot be read in this encoding
 * @preview: up to five of the samples in UTF-8, one a line, the same ones for
 *   each candidate
 */
typedef struct
{
  const char *encoding;
  double score;
  guint n_lost;
  char *preview;
} ZwEncodingCandidate;

/**
 * ZwEncodingGuess:
 * @candidates: (element-type ZwEncodingCandidate): best first, at least one
 * @plain: all samples were ASCII, so any encoding reads them alike
 * @certain: go on with the first without asking
 * @declared_wrong: the samples contradict the declared name
 */
typedef struct
{
  GPtrArray *candidates;
  gboolean plain;
  gboolean certain;
  gboolean declared_wrong;
} ZwEncodingGuess;

/* Reads one encoding again and again; belongs to one thread. */
typedef struct _ZwEncoding ZwEncoding;

ZwEncodingGuess *zw_encoding_guess (const GPtrArray *samples, const char *declared);
ZwEncodingGuess *zw_encoding_guess_text (const char *bytes, gsize length, const char *declared);
const char *zw_encoding_guess_get_best (const ZwEncodingGuess *self);
void zw_encoding_guess_free (ZwEncodingGuess *self);

const char *zw_encoding_canonical (const char *name);

ZwEncoding *zw_encoding_new (const char *name, GError **error);
void zw_encoding_free (ZwEncoding *self);
const char *zw_encoding_get_name (const ZwEncoding *self);
char *zw_encoding_decode (ZwEncoding *self, const char *bytes, gssize length, guint *n_lost);

char *zw_encoding_to_utf8 (const char *bytes,
                           gssize length,
                           const char *encoding,
                           gboolean *lossless);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwEncodingGuess, zw_encoding_guess_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwEncoding, zw_encoding_free)

G_END_DECLS
