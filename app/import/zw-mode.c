/* zw-mode.c: modes of transport as sources write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "import/zw-mode.h"

#include <string.h>

#include "import/zw-gtfs.h"

/* Words within a name; the first that is found decides. */
static const struct
{
  const char *word;
  ZwGtfsMode mode;
} words[] = {
  { "捷運", ZW_GTFS_METRO },   { "mrt", ZW_GTFS_METRO }, { "metro", ZW_GTFS_METRO },
  { "subway", ZW_GTFS_METRO }, { "輕軌", ZW_GTFS_TRAM }, { "lrt", ZW_GTFS_TRAM },
  { "tram", ZW_GTFS_TRAM },    { "公車", ZW_GTFS_BUS },  { "客運", ZW_GTFS_BUS },
  { "bus", ZW_GTFS_BUS },      { "鐵路", ZW_GTFS_RAIL }, { "臺鐵", ZW_GTFS_RAIL },
  { "台鐵", ZW_GTFS_RAIL },    { "高鐵", ZW_GTFS_RAIL }, { "rail", ZW_GTFS_RAIL },
  { "train", ZW_GTFS_RAIL },   { "tra_", ZW_GTFS_RAIL }, { "渡輪", ZW_GTFS_FERRY },
  { "ferry", ZW_GTFS_FERRY },
};

/* Operators as the Transport Data eXchange (TDX) names them, the longer ones first. */
static const struct
{
  const char *prefix;
  ZwGtfsMode mode;
} operators[] = {
  { "TRTCMG", ZW_GTFS_GONDOLA }, { "SANYING", ZW_GTFS_METRO }, { "NTDLRT", ZW_GTFS_TRAM },
  { "NTALRT", ZW_GTFS_TRAM },    { "TRTC", ZW_GTFS_METRO },    { "KRTC", ZW_GTFS_METRO },
  { "TYMC", ZW_GTFS_METRO },     { "NTMC", ZW_GTFS_METRO },    { "TMRT", ZW_GTFS_METRO },
  { "KLRT", ZW_GTFS_TRAM },      { "THSR", ZW_GTFS_RAIL },     { "TRA", ZW_GTFS_RAIL },
  { "AFR", ZW_GTFS_RAIL },
};

/**
 * zw_mode_from_operator:
 * @text: (nullable): an identifier that begins with an operator, as "TRTC-BL01",
 *   "NTMCC-Y07" or "TRA-0900", or the name of a file of theirs, as "KLRT_Station"
 *
 * Returns: (nullable): id of the mode; %NULL for others, and for buses, whose
 *   identifiers begin with a city
 */
const char *
zw_mode_from_operator (const char *text)
{
  gsize n_letters = 0;

  while (text != NULL && g_ascii_isupper (text[n_letters]))
    n_letters++;
  /* Of the shortest, "TRA" must not be found in "TRAM", nor in the city of "TRA1234". */
  for (guint i = 0; n_letters > 0 && i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (text, operators[i].prefix)
        && (strlen (operators[i].prefix) > 3
            || (n_letters == strlen (operators[i].prefix) && !g_ascii_isalnum (text[n_letters]))))
      return zw_gtfs_mode_get_id (operators[i].mode);
  return NULL;
}

/**
 * zw_mode_guess:
 * @layer_name: (nullable): name of a layer or of a mode
 *
 * Returns: (nullable): id of the mode its name speaks of
 */
const char *
zw_mode_guess (const char *layer_name)
{
  g_autofree char *lower = NULL;

  if (layer_name == NULL)
    return NULL;
  if (zw_mode_from_operator (layer_name) != NULL)
    return zw_mode_from_operator (layer_name);
  lower = g_utf8_strdown (layer_name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strstr_len (lower, -1, words[i].word) != NULL)
      return zw_gtfs_mode_get_id (words[i].mode);
  return NULL;
}

/**
 * zw_mode_normalise:
 * @text: (nullable): our id, a word in Chinese or English, or a GTFS route type
 *
 * Returns: (nullable): id of the mode; %NULL for words unknown
 */
const char *
zw_mode_normalise (const char *text)
{
  char *end = NULL;
  gint64 number;

  if (text == NULL || *text == '\0')
    return NULL;
  number = g_ascii_strtoll (text, &end, 10);
  if (*end == '\0')
    return zw_gtfs_mode_get_id (zw_gtfs_mode_from_route_type ((int) number));
  for (guint i = 0; i < ZW_GTFS_N_MODES; i++)
    if (g_ascii_strcasecmp (zw_gtfs_mode_get_id (i), text) == 0)
      return zw_gtfs_mode_get_id (i);
  return zw_mode_guess (text);
}
