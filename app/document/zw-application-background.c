/* zw-application-background.c: chapter 貳 of the application: people, land and traffic
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-application-private.h"

void
zw_application_add_background (ZwApplicationWriter *self)
{
}
