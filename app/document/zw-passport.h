/* zw-passport.h: where every printed figure comes from
 *
 * While a document is written, each figure in it is entered here and gets a short
 * code, the same at every printing, since it is made from the figure's key alone.
 * The document's appendix lists the codes; the file carries the list along, so that
 * it can be verified later.
 *
 *   text = zw_passport_print (passport, &(ZwFigure){ .key = "zone-3/A1/0", … });
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/zw-catalog.h"
#include "document/zw-document.h"
#include "layers/zw-layer.h"
#include "metrics/zw-figure-table.h"

G_BEGIN_DECLS

typedef struct _ZwPassport ZwPassport;

/* Begins the name of the table that zw_passport_add_annex() adds. */
#define ZW_PASSPORT_TABLE "zonewright-figures"

/* Most letters of a code. */
#define ZW_PASSPORT_MAX_CODE 12

/**
 * ZwFigure:
 * @key: what is told, of what and of when, in a form that never changes and names
 *   things by id: "zone-3/A1/2023", "district-63000010/stops/rail/2023",
 *   "zone-3/budget/12/central"
 * @name: the same in words, in the language of the document
 * @value: the figure in full; what is compared when the file is verified
 * @decimals: shown
 * @unit: (nullable): in words
 * @method: (nullable): how it came about, in words
 * @layers: (array zero-terminated=1) (nullable): layers it rests on
 * @typed: it stands in the plan as somebody typed it; it rests on no layer
 *
 * A figure to be printed.
 */
typedef struct
{
  const char *key;
  const char *name;
  double value;
  int decimals;
  const char *unit;
  const char *method;
  const ZwLayer *const *layers;
  gboolean typed;
} ZwFigure;

/* Where a figure comes from, as the passport keeps it. */
typedef struct
{
  char *name;
  ZwRole role;
  char *file;
  char *date;   /* of the source, or "" */
  int year;     /* of the survey; 0 where not said */
  gint64 count; /* features */
  char *sha256; /* of the file it was imported from */
} ZwFigureLayer;

/**
 * ZwFigureEntry:
 * @code: such as "K7M2Q"
 * @text: as printed, without the unit: "1,234.5"
 * @unit, @method: "" where there is none
 * @layers: (element-type ZwFigureLayer): perhaps none
 */
typedef struct
{
  char *code;
  char *key;
  char *name;
  char *text;
  double value;
  int decimals;
  char *unit;
  char *method;
  gboolean typed;
  GPtrArray *layers;
} ZwFigureEntry;

ZwPassport *zw_passport_new (void);
void zw_passport_set_origin (ZwPassport *self, const char *publication, gint64 zone_id);
ZwPassport *zw_passport_ref (ZwPassport *self);
void zw_passport_unref (ZwPassport *self);

char *zw_passport_print (ZwPassport *self, const ZwFigure *figure);
char *zw_passport_print_indicator (ZwPassport *self,
                                   const ZwPlace *place,
                                   int year,
                                   const ZwIndicator *indicator,
                                   const GPtrArray *layers,
                                   const ZwCatalog *catalog);
char *zw_passport_print_part (ZwPassport *self,
                              const ZwPlace *place,
                              int year,
                              const ZwIndicator *indicator,
                              const ZwIndicatorPart *part,
                              int decimals,
                              const GPtrArray *layers,
                              const ZwCatalog *catalog);
const char *zw_passport_get_origin (const ZwPassport *self);
const GPtrArray *zw_passport_get_entries (const ZwPassport *self);
const ZwFigureEntry *zw_passport_find (const ZwPassport *self, const char *code);
const ZwFigureEntry *zw_passport_find_key (const ZwPassport *self, const char *key);

void zw_passport_add_annex (const ZwPassport *self, ZwDocument *document, const ZwCatalog *catalog);
char *zw_passport_dup_note (const ZwCatalog *catalog);

gboolean zw_passport_take (ZwPassport *self, ZwFigureEntry *entry);
JsonNode *zw_passport_to_json (const ZwPassport *self);
ZwPassport *zw_passport_from_json (JsonNode *node, GError **error);

char *zw_passport_make_code (const char *key, guint length);
char *zw_passport_format_number (double value, int decimals);
char *zw_passport_normalize_code (const char *typed);

ZwFigureLayer *zw_figure_layer_new (const char *name,
                                    ZwRole role,
                                    const char *file,
                                    const char *date,
                                    int year,
                                    gint64 count,
                                    const char *sha256);
ZwFigureEntry *zw_figure_entry_new (const char *code,
                                    const char *key,
                                    const char *name,
                                    const char *text,
                                    const char *unit,
                                    const char *method);
ZwFigureEntry *zw_figure_entry_copy (const ZwFigureEntry *self);
void zw_figure_entry_free (ZwFigureEntry *self);
char *zw_figure_layer_describe (const ZwFigureLayer *self, const ZwCatalog *catalog);
JsonNode *zw_figure_entry_to_json (const ZwFigureEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwPassport, zw_passport_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwFigureEntry, zw_figure_entry_free)

G_END_DECLS
