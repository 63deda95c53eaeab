/* zw-findings-panel.h: what the checks found, and the way to each place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "plan/zw-finding.h"
#include "zw-session.h"

G_BEGIN_DECLS

#define ZW_TYPE_FINDINGS_PANEL (zw_findings_panel_get_type ())

/**
 * ZwFindingsPanel:
 *
 * Follows the findings of the session: grouped by severity, with counts, filtered
 * by severity and by view. What is selected and in view stays.
 *
 * Signals: "go-to" (const ZwPlanPlace *place): a finding was clicked, or Enter pressed.
 */
G_DECLARE_FINAL_TYPE (ZwFindingsPanel, zw_findings_panel, ZW, FINDINGS_PANEL, GtkWidget)

GtkWidget *zw_findings_panel_new (ZwSession *session);

G_END_DECLS
