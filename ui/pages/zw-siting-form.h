/* zw-siting-form.h: from when on the siting check calls a thing enough, as a form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_SITING_FORM (zw_siting_form_get_type ())

/**
 * ZwSitingForm:
 *
 * A button whose popover holds the settings; closed, they go to the project as one
 * command.
 */
G_DECLARE_FINAL_TYPE (ZwSitingForm, zw_siting_form, ZW, SITING_FORM, GtkWidget)

GtkWidget *zw_siting_form_new (ZwSession *session);

G_END_DECLS
