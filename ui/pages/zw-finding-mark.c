/* zw-finding-mark.c: how grave a finding is, in shape and colour
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-finding-mark.h"

#include <glib/gi18n.h>

#define SIZE_PX 14

static const struct
{
  const char *icon;
  const char *css;
} looks[ZW_N_SEVERITIES] = {
  [ZW_SEVERITY_MUST] = { "dialog-error-symbolic", "zw-must" },
  [ZW_SEVERITY_SHOULD] = { "dialog-warning-symbolic", "zw-should" },
  [ZW_SEVERITY_NOTE] = { "dialog-information-symbolic", "zw-note" },
};

/**
 * zw_finding_mark_new:
 *
 * Returns: (transfer floating): a mark, hidden until zw_finding_mark_set()
 */
GtkWidget *
zw_finding_mark_new (void)
{
  GtkWidget *mark = gtk_image_new ();

  gtk_image_set_pixel_size (GTK_IMAGE (mark), SIZE_PX);
  gtk_widget_set_visible (mark, FALSE);
  return mark;
}

/**
 * zw_finding_mark_set:
 * @severity: %ZW_N_SEVERITIES hides it
 */
void
zw_finding_mark_set (GtkWidget *mark, ZwSeverity severity)
{
  gboolean shown = severity < ZW_N_SEVERITIES;

  if (shown)
    gtk_image_set_from_icon_name (GTK_IMAGE (mark), looks[severity].icon);
  for (ZwSeverity i = 0; i < ZW_N_SEVERITIES; i++)
    if (i == severity)
      gtk_widget_add_css_class (mark, looks[i].css);
    else
      gtk_widget_remove_css_class (mark, looks[i].css);
  gtk_widget_set_visible (mark, shown);
  if (shown)
    gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    zw_finding_mark_get_word (severity), -1);
}

/**
 * zw_finding_mark_get_word:
 *
 * Returns: the severity as a heading
 */
const char *
zw_finding_mark_get_word (ZwSeverity severity)
{
  static const char *const words[ZW_N_SEVERITIES] = {
    [ZW_SEVERITY_MUST] = N_ ("Must be put right"),
    [ZW_SEVERITY_SHOULD] = N_ ("Should be looked at"),
    [ZW_SEVERITY_NOTE] = N_ ("Worth knowing"),
  };

  return _ (words[severity]);
}
