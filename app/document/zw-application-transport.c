/* zw-application-transport.c: chapter 參 of the application: green transport of recent years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application-private.h"

void
zw_application_add_transport (ZwApplicationWriter *self)
{
}
