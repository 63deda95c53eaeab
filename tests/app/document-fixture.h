/* document-fixture.h: a document of all kinds of blocks, and how to judge its files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "document/zw-document.h"
#include "document/zw-pdf.h"

#include <gio/gio.h>
#include <string.h>

#define RARE "堃峯喆裏犇㙟𡍼"

static G_GNUC_UNUSED char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("zw-document-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static G_GNUC_UNUSED void
remove_folder (const char *folder)
{
  const char *command[] = { "rm", "-rf", folder, NULL };

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                NULL);
}

/* Output of a program, or NULL where it is not installed. */
static G_GNUC_UNUSED char *
run (const char *const *command)
{
  g_autofree char *program = g_find_program_in_path (command[0]);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = 0;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

/* Text of a PDF, its pages parted by form feeds; NULL without poppler. */
static G_GNUC_UNUSED char *
read_pdf (const char *path)
{
  const char *command[] = { "pdftotext", "-enc", "UTF-8", "-layout", path, "-", NULL };

  return run (command);
}

/* Without white space, which comes from how lines are broken. */
static G_GNUC_UNUSED char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

static G_GNUC_UNUSED void
assert_contains (const char *text, const char *wanted)
{
  g_autofree char *all = squeeze (text);
  g_autofree char *part = squeeze (wanted);

  if (strstr (all, part) == NULL)
    g_test_message ("missing: %s", wanted);
  g_assert_nonnull (strstr (all, part));
}

static G_GNUC_UNUSED guint
count (const char *text, const char *wanted)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, wanted)) != NULL; p += strlen (wanted))
    n++;
  return n;
}

/* A document of all kinds of blocks */

static G_GNUC_UNUSED void
draw_frame (cairo_t *cr, double width, double height, gpointer data)
{
  cairo_rectangle (cr, 1, 1, width - 2, height - 2);
  cairo_set_source_rgb (cr, 0, 0.45, 0.7);
  cairo_stroke (cr);
}

static const ZwTableColumn columns[] = { { "階段", 1, ZW_COLUMN_HEADING },
                                         { "工作項目", 3, ZW_COLUMN_TEXT },
                                         { "經費(元)", 1, ZW_COLUMN_NUMBER } };

static G_GNUC_UNUSED ZwDocument *
make_document (const char *language)
{
  static const char *const title[] = { "低碳交通區試辦補助計畫書", "都會型", NULL };
  static const char *const applicant[] = { "申請機關:臺北市政府", NULL };
  ZwDocument *document = zw_document_new (language);
  ZwTable *table = NULL;

  zw_document_set_title (document, "分期計畫 <1> & “2”");
  zw_document_set_author (document, "交通局");
  zw_document_add_cover (document, title, applicant);
  zw_document_add_contents (document, NULL, 2);
  zw_document_add_page_break (document);
  zw_document_add_heading (document, 1, "計畫目標");
  zw_document_add_paragraph (document, "罕用字 " RARE ",a  b < c & d。\n第二行");
  zw_document_add_heading (document, 2, "範圍");
  zw_document_add_picture (document, "範圍圖", "試辦範圍的地圖", 100, 60, draw_frame, NULL, NULL);
  zw_document_add_note (document, "資料來源:內政部");
  zw_document_add_heading (document, 3, "第三層");
  zw_document_add_heading (document, 4, "第四層");
  zw_document_add_heading (document, 2, "經費");
  table = zw_document_add_table (document, "各階段經費", columns, G_N_ELEMENTS (columns));
  zw_table_add_row (table, ZW_ROW_GROUP, (const char *[]){ "環境營造" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ "第一階段", "調查\n規劃", "3,500,000" });
  zw_table_add_row (table, ZW_ROW_BODY, (const char *[]){ NULL, "溝通", "1,195,997,123" });
  zw_table_add_row (table, ZW_ROW_TOTAL, (const char *[]){ "合計", "", "1,199,497,123" });
  zw_document_add_list_item (document, ZW_LIST_NUMBERED, 1, "項目甲");
  zw_document_add_list_item (document, ZW_LIST_NUMBERED, 1, "項目乙");
  zw_document_add_heading (document, 1, "成效");
  zw_document_add_picture (document, "成效圖", "", 50, 30, draw_frame, NULL, NULL);
  return document;
}

/* Text of each page of the PDF; NULL without poppler. */
static G_GNUC_UNUSED GStrv
get_pages (ZwDocument *document)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.pdf", NULL);
  g_autofree char *text = NULL;

  g_assert_true (zw_pdf_write (document, path, NULL, NULL));
  text = read_pdf (path);
  remove_folder (folder);
  return text != NULL ? g_strsplit (text, "\f", -1) : NULL;
}

/* The page a text stands on, or -1. */
static G_GNUC_UNUSED int
find_page (const char *const *pages, const char *text)
{
  for (int i = 0; pages[i] != NULL; i++)
    if (strstr (pages[i], text) != NULL)
      return i;
  return -1;
}
