/* zw-document.h: what a report says, before it is an ODT or a PDF
 *
 * A document is a list of blocks, added in reading order. It knows words and
 * structure, never pages: both writers (zw-odt.h, zw-pdf.h) and the preview
 * (zw-layout.h) draw the same document, so that all three say the same.
 *
 *   g_autoptr (ZwDocument) document = zw_document_new ("zh_TW");
 *   ZwTable *table;
 *
 *   zw_document_set_title (document, "低碳交通區分期規劃");
 *   zw_document_add_heading (document, 1, "計畫目標");        // 壹、計畫目標
 *   zw_document_add_paragraph (document, "…");
 *   table = zw_document_add_table (document, "各期目標", columns, G_N_ELEMENTS (columns));
 *   zw_table_begin_row (table, ZW_ROW_BODY);
 *   zw_table_add_cell (table, "短期");
 *   zw_table_add_cell_printf (table, "%.1f", 12.5);
 *   zw_document_add_note (document, "資料來源:…");
 *
 * Texts are copied, made valid UTF-8 and freed of control characters; a line
 * feed inside one starts a new line. What zw_document_refer() and
 * zw_document_add_footnote() return may stand anywhere in paragraphs, list items,
 * notes, captions and cells of the same document. A document is built on one
 * thread and must not change once it is handed to a writer or a layout; from then
 * on any number of threads may read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _ZwDocument ZwDocument;
typedef struct _ZwTable ZwTable;

#define ZW_DOCUMENT_ERROR (zw_document_error_quark ())

/**
 * ZwDocumentError:
 * @ZW_DOCUMENT_ERROR_WRITE: the file could not be written; an older file of that
 *   name is as it was
 * @ZW_DOCUMENT_ERROR_RENDER: text or a picture could not be drawn
 */
typedef enum
{
  ZW_DOCUMENT_ERROR_WRITE,
  ZW_DOCUMENT_ERROR_RENDER,
} ZwDocumentError;

/**
 * ZwNumbering:
 * @ZW_NUMBERING_CHINESE: 壹、 一、 (一) 1、 (1) a、 (a), as the guideline asks
 * @ZW_NUMBERING_DECIMAL: 1 1.1 1.1.1
 * @ZW_NUMBERING_NONE: headings bear no number
 */
typedef enum
{
  ZW_NUMBERING_CHINESE,
  ZW_NUMBERING_DECIMAL,
  ZW_NUMBERING_NONE,
} ZwNumbering;

typedef enum
{
  ZW_LIST_BULLET,
  ZW_LIST_NUMBERED,
} ZwListKind;

/**
 * ZwColumnKind:
 * @ZW_COLUMN_TEXT: words, aligned left
 * @ZW_COLUMN_NUMBER: figures, aligned right
 * @ZW_COLUMN_CENTRED: short words or years, centred
 * @ZW_COLUMN_HEADING: names what its row is about: shaded as the header row is
 */
typedef enum
{
  ZW_COLUMN_TEXT,
  ZW_COLUMN_NUMBER,
  ZW_COLUMN_CENTRED,
  ZW_COLUMN_HEADING,
} ZwColumnKind;

/**
 * ZwTableColumn:
 * @title: (nullable): text of the header row; a table whose columns all lack a
 *   title has no header row. Above further rows of the header (%ZW_ROW_HEADER) a
 *   title reaches over the columns to its right that have none
 * @width: share of the table's width, in any unit: 1, 2, 1 makes the middle
 *   column half the table
 * @kind: how its cells are set
 */
typedef struct
{
  const char *title;
  double width;
  ZwColumnKind kind;
} ZwTableColumn;

/**
 * ZwRowKind:
 * @ZW_ROW_BODY: a row
 * @ZW_ROW_TOTAL: a sum, in bold; stays with the row above it
 * @ZW_ROW_GROUP: one cell over the whole width naming the rows that follow
 * @ZW_ROW_HEADER: a further row of the header, below that of the titles; comes
 *   before all others and is repeated with it
 */
typedef enum
{
  ZW_ROW_BODY,
  ZW_ROW_TOTAL,
  ZW_ROW_GROUP,
  ZW_ROW_HEADER,
} ZwRowKind;

/**
 * ZwDrawFunc:
 * @cr: origin at the upper left corner of the picture, one unit per point (1/72
 *   inch), clipped to the picture; saved and restored around the call
 * @width_pt: width of the picture in points
 * @height_pt: height of the picture in points
 * @data: as given to zw_document_add_picture()
 *
 * Draws a picture. May be called any number of times, on the thread of the
 * writer or the preview, onto PDF, image and screen surfaces.
 */
typedef void (*ZwDrawFunc) (cairo_t *cr, double width_pt, double height_pt, gpointer data);

/* Deepest level of headings, and of list items. */
#define ZW_DOCUMENT_MAX_HEADING 7
#define ZW_DOCUMENT_MAX_LIST 3

/* Width and height between the margins of the A4 page, in millimetres. */
#define ZW_DOCUMENT_TEXT_WIDTH_MM 160.0
#define ZW_DOCUMENT_TEXT_HEIGHT_MM 247.0

GQuark zw_document_error_quark (void);

ZwDocument *zw_document_new (const char *language);
ZwDocument *zw_document_ref (ZwDocument *self);
void zw_document_unref (ZwDocument *self);

const char *zw_document_get_language (const ZwDocument *self);
gboolean zw_document_is_chinese (const ZwDocument *self);
void zw_document_set_numbering (ZwDocument *self, ZwNumbering numbering);

void zw_document_set_title (ZwDocument *self, const char *title);
void zw_document_set_author (ZwDocument *self, const char *author);
void zw_document_set_subject (ZwDocument *self, const char *subject);
void zw_document_set_created (ZwDocument *self, GDateTime *created);
void zw_document_set_header (ZwDocument *self, const char *header);
void zw_document_set_double_sided (ZwDocument *self, gboolean double_sided);
void zw_document_attach (ZwDocument *self, const char *name, const char *mime, GBytes *contents);

void zw_document_add_cover (ZwDocument *self,
                            const char *const *title_lines,
                            const char *const *applicant_lines);
void zw_document_add_contents (ZwDocument *self, const char *heading, guint levels);
void zw_document_add_heading (ZwDocument *self, guint level, const char *text);
void zw_document_add_paragraph (ZwDocument *self, const char *text);
void zw_document_add_paragraph_printf (ZwDocument *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
void zw_document_add_list_item (ZwDocument *self, ZwListKind kind, guint level, const char *text);
void zw_document_add_note (ZwDocument *self, const char *text);
void zw_document_add_gap (ZwDocument *self, const char *text);
void zw_document_add_page_break (ZwDocument *self);
void zw_document_begin_annex (ZwDocument *self, const char *label, const char *title);
guint zw_document_add_picture (ZwDocument *self,
                               const char *caption,
                               const char *alternative,
                               double width_mm,
                               double height_mm,
                               ZwDrawFunc draw,
                               gpointer data,
                               GDestroyNotify destroy);
ZwTable *zw_document_add_table (ZwDocument *self,
                                const char *caption,
                                const ZwTableColumn *columns,
                                guint n_columns);

void zw_document_set_mark (ZwDocument *self, const char *mark);
char *zw_document_refer (ZwDocument *self, const char *mark);
char *zw_document_add_footnote (ZwDocument *self, const char *text);

guint zw_table_get_number (const ZwTable *self);
void zw_table_set_name (ZwTable *self, const char *name);
void zw_table_begin_row (ZwTable *self, ZwRowKind kind);
void zw_table_add_cell (ZwTable *self, const char *text);
void zw_table_add_wide_cell (ZwTable *self, const char *text, guint n_columns);
void zw_table_add_cell_printf (ZwTable *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void zw_table_add_row (ZwTable *self, ZwRowKind kind, const char *const *cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ZwDocument, zw_document_unref)

G_END_DECLS
