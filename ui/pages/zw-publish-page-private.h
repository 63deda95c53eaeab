/* zw-publish-page-private.h: what the page is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-publish-job.h"
#include "zw-publish-page.h"

G_BEGIN_DECLS

#define ZW_PUBLISH_N_KINDS (ZW_N_PUBLICATION_KINDS + 1)

struct _ZwPublishPage
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *column;
  GtkWidget *head;
  GtkWidget *kinds[ZW_PUBLISH_N_KINDS];
  GtkWidget *side_button;
  GtkWidget *side_label;
  GtkWidget *tools;
  GtkWidget *language;
  GtkWidget *spinner;
  GtkWidget *status;
  GtkWidget *progress;
  GtkWidget *cancel;
  GtkWidget *print;
  GtkWidget *exports; /* a button for each format */
  GtkWidget *stack;
  GtkWidget *preview;
  GtkWidget *problem;
  GtkWidget *try_again;
  GtkWidget *side;
  GtkWidget *side_stack;
  GtkWidget *gaps;
  GtkWidget *texts;
  GtkWidget *figures;
  GtkWidget *sheets;
  GtkWidget *data;

  /* Owned */
  ZwSession *session;
  ZwPublication *publication; /* what is shown */
  GCancellable *making;
  GTask *output; /* the file, or the pages to print, being made */
  GtkFileChooserNative *chooser;
  char *done;    /* what was written last, until something else is asked for */
  char *written; /* its file */
  char *print_path;

  ZwMap *map; /* a weak pointer */
  guint kind;
  guint delay;
  guint progress_timeout;
  gboolean stale;    /* the pages are not those of the project as it is */
  gboolean updating; /* the controls follow the project, not the user */
};

void zw_publish_page_build (ZwPublishPage *self);
void zw_publish_page_show_formats (ZwPublishPage *self);
void zw_publish_page_show_state (ZwPublishPage *self);
void zw_publish_page_show_content (ZwPublishPage *self);
gboolean zw_publish_page_is_chinese (ZwPublishPage *self);

ZwPublishJob *zw_publish_page_new_job (ZwPublishPage *self, const char *path);
ZwPublishJob *zw_publish_page_new_data_job (ZwPublishPage *self, const char *path);
GApplication *zw_publish_page_hold_application (ZwPublishPage *self);
void zw_publish_page_release (ZwPublishJob *job);
void zw_publish_page_start_output (ZwPublishPage *self,
                                   ZwPublishJob *job,
                                   GAsyncReadyCallback callback,
                                   GTaskThreadFunc run);
gboolean zw_publish_page_end_output (ZwPublishPage *self);
void zw_publish_page_notice (ZwPublishPage *self,
                             const char *text,
                             const char *button,
                             const char *action);
void zw_publish_page_cancel_output (ZwPublishPage *self);
void zw_publish_page_choose_file (ZwPublishPage *self, const char *suffix, const char *label);
void zw_publish_page_keep_choices (ZwPublishPage *self);
void zw_publish_page_read_choices (ZwPublishPage *self);

G_END_DECLS
