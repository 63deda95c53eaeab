/* zw-json.h: JSON read value by value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ZW_JSON_NULL, /* also NaN and Infinity, which some programs write */
  ZW_JSON_FALSE,
  ZW_JSON_TRUE,
  ZW_JSON_NUMBER,
  ZW_JSON_STRING,
  ZW_JSON_ARRAY,
  ZW_JSON_OBJECT,
} ZwJsonKind;

typedef struct _ZwJson ZwJson;

/**
 * ZwJson:
 * @name: (nullable): its name within an object
 * @text: a string decoded, a number as it is written; of an array or object the
 *   source, which is @length bytes and not terminated
 * @child: (nullable): first member of an array or object
 * @next: (nullable): the member behind it
 *
 * A value. Belongs to its #ZwJsonPool.
 */
struct _ZwJson
{
  ZwJsonKind kind;
  const char *name;
  const char *text;
  gsize length;
  ZwJson *child;
  ZwJson *next;
};

typedef struct _ZwJsonPool ZwJsonPool;

/* Deeper than any data of an office, and shallow enough for every stack. */
#define ZW_JSON_MAX_DEPTH 200

ZwJsonPool *zw_json_pool_new (void);
void zw_json_pool_free (ZwJsonPool *self);
void zw_json_pool_reset (ZwJsonPool *self);

const char *zw_json_skip_space (const char *at);
const char *zw_json_parse (ZwJsonPool *pool,
                           const char *at,
                           const ZwJson **value,
                           const char **failed_at,
                           GError **error);
const char *zw_json_skip (const char *at, const char **failed_at, GError **error);

const ZwJson *zw_json_find (const ZwJson *object, const char *name);
gboolean zw_json_is_scalar (const ZwJson *self);
const char *zw_json_get_text (const ZwJson *self);
double zw_json_get_number (const ZwJson *self);
char *zw_json_dup_source (const ZwJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwJsonPool, zw_json_pool_free)

G_END_DECLS
