/* zw-controls.h: hints below controls, and lists to choose from, as the dialogs use them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small line below a control: why it stands as it does. */
typedef enum
{
  ZW_HINT_NOTE,    /* for the record */
  ZW_HINT_CHECK,   /* a guess worth a look */
  ZW_HINT_PROBLEM, /* nothing goes on like this */
} ZwHintKind;

GtkWidget *zw_hint_new (void);
void zw_hint_set (GtkWidget *hint, ZwHintKind kind, const char *text);
void zw_hint_set_one_line (GtkWidget *hint);

GtkWidget *zw_drop_down_new (const char *label);
void zw_drop_down_set (GtkDropDown *drop_down, const char *const *texts, guint selected);

gboolean zw_controls_focus_first (GtkWidget *widget);

G_END_DECLS
