/* zw-application-cover.c: cover of the application
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application-private.h"

void
zw_application_add_cover (ZwApplicationWriter *self)
{
}
