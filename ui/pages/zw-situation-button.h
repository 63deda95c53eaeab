/* zw-situation-button.h: money and staff of the government, and what the guideline advises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SITUATION_BUTTON (zw_situation_button_get_type ())

/**
 * ZwSituationButton:
 *
 * Names the situation of figure 4.2.2 and unfolds into the two figures that it
 * follows from, to be typed, and the guideline's advice. Follows the session.
 */
G_DECLARE_FINAL_TYPE (ZwSituationButton, zw_situation_button, ZW, SITUATION_BUTTON, GtkWidget)

GtkWidget *zw_situation_button_new (ZwSession *session, ZwCatalog *catalog);

G_END_DECLS
