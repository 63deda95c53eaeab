/* zw-ui-leaks.h: what GLib forgets on purpose is no leak of ours
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

void zw_ui_ignore_first_quarks (void);
