/* zw-window-private.h: the window as its own files see it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "map/zw-map-edit.h"
#include "zw-left-out-view.h"
#include "zw-window.h"

G_BEGIN_DECLS

struct _ZwWindow
{
  GtkApplicationWindow parent_instance;

  /* Owned by the widget tree */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *page_bar;
  GtkWidget *stack;      /* welcome, map, survey, plan, money, publish */
  GtkWidget *side_stack; /* data, zones */
  GtkWidget *side_paned;
  GtkWidget *panel_paned;
  GtkWidget *map;
  GtkWidget *data_page;
  GtkWidget *zones_page;
  GtkWidget *survey_page;
  GtkWidget *plan_page;
  GtkWidget *money_page;
  GtkWidget *publish_page;
  GtkWidget *indicator_panel;
  GtkWidget *toast;
  GtkWidget *recent;
  GtkWidget *place; /* status line */
  GtkWidget *scale;
  GtkWidget *crs;
  GtkWidget *progress;
  GtkWidget *spinner;

  /* Owned */
  GSettings *settings;
  ZwSession *session;
  ZwMapEdit *edit;
  ZwLeftOutView *left_out;

  guint view_timeout;
  gboolean warned; /* that words could not be saved, when it was to be closed */
  gboolean fresh;  /* a project just opened: the map shows all of it when it is read */
};

void zw_window_add_actions (ZwWindow *self);
void zw_window_update_actions (ZwWindow *self);
void zw_window_add_left_out (ZwWindow *self);
void zw_window_add_plan (ZwWindow *self);
void zw_window_add_publish (ZwWindow *self);
GtkWidget *zw_window_make_header (ZwWindow *self);
GtkWidget *zw_window_make_welcome (ZwWindow *self);
GtkWidget *zw_window_make_status (ZwWindow *self);
void zw_window_fill_recent (ZwWindow *self);
void zw_window_remember_project (ZwWindow *self, const char *path);

G_END_DECLS
