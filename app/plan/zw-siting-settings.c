/* zw-siting-settings.c: from when on the siting check calls a thing enough
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gi18n.h>
#include <math.h>

#include "layers/zw-project.h"
#include "plan/zw-siting.h"

#define MAX_TOLERANCE_M 500.0
#define MAX_WALK_M 10000.0
#define MAX_WALK_KMH 10.0

#define KEY_TOLERANCE "siting.tolerance_m"
#define KEY_BOUNDARY_SHARE "siting.boundary_share"
#define KEY_WALK "siting.walk_m"
#define KEY_WALK_SPEED "siting.walk_kmh"

void
zw_siting_settings_init (ZwSitingSettings *self)
{
  *self = (ZwSitingSettings){ .tolerance_m = ZW_SIDES_DEFAULT_TOLERANCE_M,
                              .boundary_share = ZW_SITING_DEFAULT_BOUNDARY_SHARE,
                              .walk_m = ZW_SITING_DEFAULT_WALK_M,
                              .walk_kmh = ZW_SITING_DEFAULT_WALK_KMH };
}

/* A stored number above 0, or what stood there where there is none. */
static void
load_number (ZwStore *store, const char *key, double most, double *number)
{
  g_autofree char *text = zw_store_get_setting (store, key);
  char *end = NULL;
  double stored = text != NULL ? g_ascii_strtod (text, &end) : (double) NAN;

  if (text != NULL && end != text && stored > 0.0 && stored <= most)
    *number = stored;
}

/**
 * zw_siting_settings_load:
 * @self: (out caller-allocates): what the project says, defaults where it says
 *   nothing
 */
void
zw_siting_settings_load (ZwSitingSettings *self, ZwStore *store)
{
  zw_siting_settings_init (self);
  load_number (store, KEY_TOLERANCE, MAX_TOLERANCE_M, &self->tolerance_m);
  load_number (store, KEY_BOUNDARY_SHARE, 1.0, &self->boundary_share);
  load_number (store, KEY_WALK, MAX_WALK_M, &self->walk_m);
  load_number (store, KEY_WALK_SPEED, MAX_WALK_KMH, &self->walk_kmh);
}

/**
 * zw_siting_settings_check:
 *
 * Returns: %FALSE with a sentence where a setting makes no sense
 */
gboolean
zw_siting_settings_check (const ZwSitingSettings *self, GError **error)
{
  if (!(self->tolerance_m > 0.0 && self->tolerance_m <= MAX_TOLERANCE_M))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("A line bounds the zone within a distance above 0 and up to %.0f metres."),
                 MAX_TOLERANCE_M);
  else if (!(self->boundary_share > 0.0 && self->boundary_share <= 1.0))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                         _ ("The part of the boundary along lines is above 0 and up to 100 %."));
  else if (!(self->walk_m > 0.0 && self->walk_m <= MAX_WALK_M))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("People accept to walk above 0 and up to %.0f metres."), MAX_WALK_M);
  else if (!(self->walk_kmh > 0.0 && self->walk_kmh <= MAX_WALK_KMH))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("People walk above 0 and up to %.0f km/h fast."), MAX_WALK_KMH);
  else
    return TRUE;
  return FALSE;
}

static gboolean
save_number (ZwStore *store, const char *key, double number, GError **error)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return zw_store_set_setting (store, key, g_ascii_dtostr (text, sizeof text, number), error);
}

/**
 * zw_siting_settings_save:
 *
 * A command: keeps the settings with the project.
 */
gboolean
zw_siting_settings_save (const ZwSitingSettings *self, ZwStore *store, GError **error)
{
  if (!zw_siting_settings_check (self, error)
      || !zw_store_begin (store, _ ("Settings of the siting check"), error))
    return FALSE;
  if (!save_number (store, KEY_TOLERANCE, self->tolerance_m, error)
      || !save_number (store, KEY_BOUNDARY_SHARE, self->boundary_share, error)
      || !save_number (store, KEY_WALK, self->walk_m, error)
      || !save_number (store, KEY_WALK_SPEED, self->walk_kmh, error))
    {
      zw_store_rollback (store);
      return FALSE;
    }
  return zw_store_commit (store, error);
}
