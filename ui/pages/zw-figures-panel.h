/* zw-figures-panel.h: the printed figures, and where each comes from
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "document/zw-passport.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_FIGURES_PANEL (zw_figures_panel_get_type ())

/**
 * ZwFiguresPanel:
 *
 * The figures of what is shown, searched by code or by words. A code that is not
 * among them is looked for in the other publications of the project.
 */
G_DECLARE_FINAL_TYPE (ZwFiguresPanel, zw_figures_panel, ZW, FIGURES_PANEL, GtkWidget)

GtkWidget *zw_figures_panel_new (ZwSession *session);
void zw_figures_panel_set (ZwFiguresPanel *self, ZwPassport *passport);

G_END_DECLS
