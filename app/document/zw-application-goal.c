/* zw-application-goal.c: chapter 壹 of the application: goal, extent and type of the zone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application-private.h"

void
zw_application_add_goal (ZwApplicationWriter *self)
{
}
