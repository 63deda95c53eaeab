/* zw-application-phases.c: a chapter of the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application-private.h"

void
zw_application_add_phases (ZwApplicationWriter *self)
{
}
