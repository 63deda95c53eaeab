/* zw-field-coordinates.c: which two columns of a table are a place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names propose and the values decide: 經度 may hold eastings, X may hold
 * latitudes, and a table has often both degrees and metres, of which degrees
 * are preferred. Columns without telling names are taken when there is one
 * each whose values can be longitude and latitude within Taiwan.
 */

#include "import/zw-field-guess-private.h"

#include "base/zw-number.h"
#include "geometry/zw-crs.h"

#include <math.h>
#include <string.h>

#define FITS 0.8

typedef enum
{
  AXIS_NONE,
  AXIS_X,
  AXIS_Y,
} Axis;

/* What values of a column can be. */
typedef enum
{
  CAN_BE_LON = 1 << 0,        /* of Taiwan */
  CAN_BE_LAT = 1 << 1,        /* of Taiwan */
  CAN_BE_EASTING = 1 << 2,    /* TM2 */
  CAN_BE_NORTHING = 1 << 3,   /* TM2 */
  CAN_BE_MERCATOR_X = 1 << 4, /* Web Mercator, Taiwan */
  CAN_BE_MERCATOR_Y = 1 << 5,
  CAN_BE_ANY_LON = 1 << 6, /* anywhere */
  CAN_BE_ANY_LAT = 1 << 7,
  CAN_BE_NUMBER = 1 << 8,
} Ability;

static const struct
{
  Ability ability;
  double min, max;
} ranges[] = {
  { CAN_BE_LON, 117.5, 123.0 },
  { CAN_BE_LAT, 20.5, 27.0 },
  { CAN_BE_EASTING, -60000.0, 420000.0 },
  { CAN_BE_NORTHING, 2300000.0, 2960000.0 },
  { CAN_BE_MERCATOR_X, 13100000.0, 13700000.0 },
  { CAN_BE_MERCATOR_Y, 2350000.0, 3150000.0 },
  { CAN_BE_ANY_LON, -180.0, 180.0 },
  { CAN_BE_ANY_LAT, -90.0, 90.0 },
  { CAN_BE_NUMBER, -1e9, 1e9 },
};

/* Pairs of abilities that make a place, best first. */
static const struct
{
  Ability x, y;
  int epsg;
  double score;
} pairings[] = {
  { CAN_BE_LON, CAN_BE_LAT, ZW_EPSG_WGS84, 3.0 },
  { CAN_BE_EASTING, CAN_BE_NORTHING, ZW_EPSG_TWD97_TM2_121, 2.5 },
  { CAN_BE_MERCATOR_X, CAN_BE_MERCATOR_Y, ZW_EPSG_WEB_MERCATOR, 2.0 },
  { CAN_BE_ANY_LON, CAN_BE_ANY_LAT, ZW_EPSG_WGS84, 1.5 },
  { CAN_BE_NUMBER, CAN_BE_NUMBER, 0, 0.0 },
};

typedef struct
{
  Axis axis;
  double name_score;
  gboolean is_bound; /* of an extent */
  guint abilities;
  gboolean has_values;
  gboolean has_fractions;
  gboolean says_degrees;
  gboolean says_metres;
  gboolean says_67;
  gboolean says_119;
  gboolean says_121;
} Column;

/* Names of the whole column, folded. */
static const char *const x_names[] = {
  "lon",     "lng",        "long",      "longitude", "經度",   "x",       "positionlon", "lngx",
  "stoplon", "stationlon", "東經",      "easting",   "twd97x", "xtwd97",  "x座標",       "x坐標",
  "座標x",   "坐標x",      "橫坐標",    "橫座標",    "xcoord", "coordx",  "pointx",      "px",
  "gpsx",    "gpslon",     "wgs84x",    "wgs84lon",  "tm2x",   "postnln", "lngwgs84",    "lonwgs84",
  "stoplng", "entrylng",   "經度wgs84", "wgs84經度", "tw97x",  "97x",     "x97",         "x67",
  "67x",     "twd67x",     NULL
};
static const char *const y_names[] = {
  "lat",     "lat",        "lat",       "latitude",  "緯度",   "y",       "positionlat", "laty",
  "stoplat", "stationlat", "北緯",      "northing",  "twd97y", "ytwd97",  "y座標",       "y坐標",
  "座標y",   "坐標y",      "縱坐標",    "縱座標",    "ycoord", "coordy",  "pointy",      "py",
  "gpsy",    "gpslat",     "wgs84y",    "wgs84lat",  "tm2y",   "postnlt", "latwgs84",    "latwgs84",
  "stoplat", "entrylat",   "緯度wgs84", "wgs84緯度", "tw97y",  "97y",     "y97",         "y67",
  "67y",     "twd67y",     NULL
};

static gboolean
has_any (const char *name, const char *const *parts)
{
  for (; *parts != NULL; parts++)
    if (strstr (name, *parts) != NULL)
      return TRUE;
  return FALSE;
}

static void
read_name (Column *self, const char *name)
{
  static const char *const bounds[] = { "min", "max", "最小", "最大", NULL };
  static const char *const x_parts[] = { "經度", "longitude", "positionlon", "東經", NULL };
  static const char *const y_parts[] = { "緯度", "latitude", "positionlat", "北緯", NULL };
  static const char *const metre_parts[] = { "座標", "坐標", "twd", "tm2", "coord", NULL };
  static const char *const degree_parts[] = { "lon", "lng", "lat", "經度", "緯度", "wgs", NULL };
  g_autofree char *folded = zw_field_fold (name);
  gsize length = strlen (folded);

  self->is_bound = has_any (folded, bounds);
  if (self->is_bound)
    return;
  if (g_strv_contains (x_names, folded))
    self->axis = AXIS_X, self->name_score = 2.0;
  else if (g_strv_contains (y_names, folded))
    self->axis = AXIS_Y, self->name_score = 2.0;
  else if (has_any (folded, x_parts))
    self->axis = AXIS_X, self->name_score = 1.5;
  else if (has_any (folded, y_parts))
    self->axis = AXIS_Y, self->name_score = 1.5;
  else if (has_any (folded, metre_parts) && strchr (folded, 'x') != NULL)
    self->axis = AXIS_X, self->name_score = 1.5;
  else if (has_any (folded, metre_parts) && strchr (folded, 'y') != NULL)
    self->axis = AXIS_Y, self->name_score = 1.5;
  else if (length > 3 && (g_str_has_suffix (folded, "lon") || g_str_has_suffix (folded, "lng")))
    self->axis = AXIS_X, self->name_score = 1.0;
  else if (length > 3 && g_str_has_suffix (folded, "lat"))
    self->axis = AXIS_Y, self->name_score = 1.0;

  self->says_degrees = has_any (folded, degree_parts);
  self->says_metres = has_any (folded, metre_parts);
  self->says_67 = strstr (folded, "67") != NULL;
  self->says_119 = strstr (folded, "119") != NULL;
  self->says_121 = strstr (folded, "121") != NULL;
}

static void
read_values (Column *self, const ZwSourceField *field)
{
  guint n_present = 0, n_numbers = 0, n_fractions = 0;
  guint n_in[G_N_ELEMENTS (ranges)] = { 0 };

  for (guint i = 0; field->values != NULL && i < field->n_values; i++)
    {
      double number;

      if (zw_field_is_missing (field->values[i]))
        continue;
      n_present++;
      number = zw_number_parse (field->values[i]);
      if (isnan (number))
        continue;
      /* Nought stands for a place that is not known. */
      if (number == 0.0)
        {
          n_present--;
          continue;
        }
      n_numbers++;
      n_fractions += number != floor (number);
      for (guint r = 0; r < G_N_ELEMENTS (ranges); r++)
        n_in[r] += number >= ranges[r].min && number <= ranges[r].max;
    }
  self->has_values = n_present > 0;
  self->has_fractions = n_numbers > 0 && n_fractions >= FITS * n_numbers;
  for (guint r = 0; r < G_N_ELEMENTS (ranges); r++)
    if (n_numbers > 0 && n_in[r] >= FITS * n_present)
      self->abilities |= ranges[r].ability;
}

/* How well @x and @y make a place, 0 for not at all; @epsg of the best pairing. */
static double
pair (const Column *x, const Column *y, int *epsg)
{
  double names;

  if (x->is_bound || y->is_bound)
    return 0.0;
  /* A name for the other axis is against it, but not if the values insist. */
  names = (x->axis == AXIS_X   ? x->name_score
           : x->axis == AXIS_Y ? -x->name_score / 2.0
                               : 0.0)
          + (y->axis == AXIS_Y   ? y->name_score
             : y->axis == AXIS_X ? -y->name_score / 2.0
                                 : 0.0);
  if (!x->has_values && !y->has_values)
    {
      *epsg = x->says_metres && !x->says_degrees   ? ZW_EPSG_TWD97_TM2_121
              : x->says_degrees && y->says_degrees ? ZW_EPSG_WGS84
                                                   : 0;
      return x->axis == AXIS_X && y->axis == AXIS_Y ? names : 0.0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (pairings); i++)
    {
      gboolean nameless = x->axis == AXIS_NONE || y->axis == AXIS_NONE;
      gboolean swapped = x->axis == AXIS_Y && y->axis == AXIS_X;

      if ((x->abilities & pairings[i].x) == 0 || (y->abilities & pairings[i].y) == 0)
        continue;
      *epsg = pairings[i].epsg;
      if (nameless)
        /* Only the unmistakable, and no counts or floors of buildings. */
        return i == 0 && x->has_fractions && y->has_fractions ? 1.0 : 0.0;
      if (swapped)
        return i <= 2 ? pairings[i].score : 0.0;
      /* Two numbers that could be anything are a place by their names alone, and
         the last that is thought of. */
      if (pairings[i].epsg == 0)
        return x->axis == AXIS_X && y->axis == AXIS_Y ? names / 8.0 : 0.0;
      return x->axis == AXIS_X && y->axis == AXIS_Y ? names + pairings[i].score : 0.0;
    }
  return 0.0;
}

/* Eastings alone do not tell the zone, nor the datum: that is for zw_crs_guess(),
   which looks where the places would lie. */
static int
refine (int epsg, const Column *x, const Column *y)
{
  gboolean old = x->says_67 || y->says_67;

  if (epsg != ZW_EPSG_TWD97_TM2_121)
    return epsg;
  if (x->says_119 || y->says_119)
    return old ? ZW_EPSG_TWD67_TM2_119 : ZW_EPSG_TWD97_TM2_119;
  if (x->says_121 || y->says_121)
    return old ? ZW_EPSG_TWD67_TM2_121 : ZW_EPSG_TWD97_TM2_121;
  return 0;
}

/**
 * zw_field_guess_coordinates:
 * @fields: (array length=n_fields): columns of a table, with some values
 * @n_fields: how many
 * @x_field: (out): index of the longitude or easting
 * @y_field: (out): index of the latitude or northing
 * @epsg: (out) (optional): the coordinate system, as far as names and ranges
 *   tell for sure; 0 when they do not, as for metres of an unnamed zone
 *
 * Where the values are the other way round than the names say, the values are
 * believed.
 *
 * Returns: whether there are two such columns
 */
gboolean
zw_field_guess_coordinates (const ZwSourceField *fields,
                            guint n_fields,
                            guint *x_field,
                            guint *y_field,
                            int *epsg)
{
  g_autofree Column *columns = g_new0 (Column, n_fields + 1);
  double best = 0.0;

  for (guint i = 0; i < n_fields; i++)
    {
      read_name (&columns[i], fields[i].name);
      read_values (&columns[i], &fields[i]);
    }
  for (guint x = 0; x < n_fields; x++)
    for (guint y = 0; y < n_fields; y++)
      {
        int code = 0;
        double score = x != y ? pair (&columns[x], &columns[y], &code) : 0.0;

        /* Of equals, those that stand side by side. */
        if (score > 0.0 && ABS ((int) x - (int) y) == 1)
          score += 0.2;
        if (score <= best)
          continue;
        best = score;
        *x_field = x;
        *y_field = y;
        if (epsg != NULL)
          *epsg = refine (code, &columns[x], &columns[y]);
      }
  return best > 0.0;
}
