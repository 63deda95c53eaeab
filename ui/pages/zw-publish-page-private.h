/* zw-publish-page-private.h: what the page is made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "zw-publish-page.h"

G_BEGIN_DECLS

struct _ZwPublishPage
{
  GtkWidget parent_instance;

  /* Owned by the widget tree */
  GtkWidget *column;
  GtkWidget *zone;
  GtkWidget *language;
  GtkWidget *spinner;
  GtkWidget *status;
  GtkWidget *tools;
  GtkWidget *stack;
  GtkWidget *preview;
  GtkWidget *problem;
  GtkWidget *try_again;
  GtkWidget *odt;
  GtkWidget *pdf;

  /* Owned */
  ZwSession *session;
  GCancellable *making;
  GtkFileChooserNative *chooser;
  char *done; /* what was written last, until something else is asked for */

  guint delay;
  gboolean stale;    /* the pages are not those of the project as it is */
  gboolean updating; /* the drop-down lists follow the project, not the user */
  guint n_exports;
};

void zw_publish_page_build (ZwPublishPage *self);

G_END_DECLS
