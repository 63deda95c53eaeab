/* zw-cli-private.h: what the subcommands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "base/zw-progress.h"
#include "cli/zw-cli.h"
#include "layers/zw-zone.h"
#include "plan/zw-rules.h"
#include "store/zw-store.h"

G_BEGIN_DECLS

/* Each gets its own words, the subcommand's name first. */
typedef int (*ZwCliFunc) (int argc, char **argv);

int zw_cli_new (int argc, char **argv);
int zw_cli_import (int argc, char **argv);
int zw_cli_layers (int argc, char **argv);
int zw_cli_zone (int argc, char **argv);
int zw_cli_indicators (int argc, char **argv);
int zw_cli_journeys (int argc, char **argv);
int zw_cli_left_out (int argc, char **argv);
int zw_cli_service (int argc, char **argv);
int zw_cli_siting (int argc, char **argv);
int zw_cli_signs (int argc, char **argv);
int zw_cli_plan (int argc, char **argv);
int zw_cli_budget (int argc, char **argv);
int zw_cli_project (int argc, char **argv);
int zw_cli_check (int argc, char **argv);
int zw_cli_explain (int argc, char **argv);
int zw_cli_export (int argc, char **argv);
int zw_cli_export_data (int argc, char **argv);
int zw_cli_sample (int argc, char **argv);
int zw_cli_info (int argc, char **argv);
int zw_cli_verify (int argc, char **argv);

gboolean zw_cli_parse (int *argc,
                       char ***argv,
                       const char *parameters,
                       const char *summary,
                       const GOptionEntry *entries,
                       guint n_min,
                       guint n_max);
int zw_cli_fail (GError *error);
int zw_cli_misuse (const char *format, ...) G_GNUC_PRINTF (1, 2);
ZwStore *zw_cli_open (const char *path, int *status);
ZwZone *zw_cli_find_zone (ZwStore *store, const char *name, GError **error);
char *zw_cli_settle_government (const ZwRules *rules, const char *typed, gboolean has_grade);
gboolean zw_cli_parse_grade (const char *typed, char **grade);
void zw_cli_print_json (JsonNode *node);
const ZwProgress *zw_cli_progress (void);

G_END_DECLS
