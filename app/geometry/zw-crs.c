/* zw-crs.c: coordinate systems: recognised, named, chosen by place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offices deliver the same few systems under many descriptions: ESRI text
 * without a code, PROJ strings with a null datum shift, a code typed by hand.
 * All of them end as one EPSG code where there is one, because the datum shift
 * from TWD67 hangs on recognising it (zw-transform.c). What PROJ's own
 * comparison cannot settle, the numbers do: a transverse Mercator of two
 * degrees, its central meridian and its ellipsoid.
 */

#include "geometry/zw-crs.h"

#include <glib/gi18n.h>
#include <math.h>
#include <proj.h>
#include <proj_experimental.h>
#include <string.h>

/* PROJ calls two definitions of one system under different names 70 % alike. */
#define IDENTIFY_MIN_CONFIDENCE 70

#define EPSG_PARAMETER_LATITUDE_OF_ORIGIN "8801"
#define EPSG_PARAMETER_CENTRAL_MERIDIAN "8802"
#define EPSG_PARAMETER_SCALE "8805"
#define EPSG_PARAMETER_FALSE_EASTING "8806"
#define EPSG_PARAMETER_FALSE_NORTHING "8807"
#define EPSG_METHOD_TRANSVERSE_MERCATOR "9807"

typedef enum
{
  DATUM_OTHER,
  DATUM_WGS84,
  DATUM_TWD97,
  DATUM_TWD67,
} Datum;

typedef struct
{
  int epsg;
  const char *name;
} KnownName;

static const KnownName known_names[] = {
  { ZW_EPSG_WGS84, N_ ("WGS 84, longitude and latitude") },
  { ZW_EPSG_WEB_MERCATOR, N_ ("Web Mercator") },
  { ZW_EPSG_TWD97, N_ ("TWD97, longitude and latitude") },
  { ZW_EPSG_TWD97_TM2_119, N_ ("TWD97 / TM2 zone 119") },
  { ZW_EPSG_TWD97_TM2_121, N_ ("TWD97 / TM2 zone 121") },
  { ZW_EPSG_TWD67, N_ ("TWD67, longitude and latitude") },
  { ZW_EPSG_TWD67_TM2_119, N_ ("TWD67 / TM2 zone 119") },
  { ZW_EPSG_TWD67_TM2_121, N_ ("TWD67 / TM2 zone 121") },
};

static PJ_CONTEXT *
context_new (void)
{
  PJ_CONTEXT *context = proj_context_create ();

  proj_log_level (context, PJ_LOG_NONE);
  proj_context_set_enable_network (context, 0);
  return context;
}

/* Lower case, letters and digits only: "TWD_1997" and "twd 1997" alike. */
static char *
squeeze (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; c != NULL && *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (out, g_ascii_tolower (*c));
  return g_string_free (out, FALSE);
}

/* What people type and files say in place of a code. */
static char *
spell_out (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *squeezed = squeeze (trimmed);
  gsize length = strlen (trimmed);

  if (length > 0 && strspn (trimmed, "0123456789") == length)
    return g_strdup_printf ("EPSG:%s", trimmed);
  if (g_ascii_strncasecmp (trimmed, "+init=epsg:", 11) == 0)
    return g_strdup_printf ("EPSG:%.*s", (int) strspn (trimmed + 11, "0123456789"), trimmed + 11);
  if (trimmed[0] == '+' && strstr (trimmed, "+type=crs") == NULL)
    return g_strconcat (trimmed, " +type=crs", NULL);
  if (g_str_equal (squeezed, "wgs84") || g_str_equal (squeezed, "crs84"))
    return g_strdup ("EPSG:4326");
  if (g_str_equal (squeezed, "twd97"))
    return g_strdup ("EPSG:3824");
  if (g_str_equal (squeezed, "twd97tm2") || g_str_equal (squeezed, "twd97121")
      || g_str_equal (squeezed, "twd97tm2121"))
    return g_strdup ("EPSG:3826");
  if (g_str_equal (squeezed, "twd97119") || g_str_equal (squeezed, "twd97tm2119"))
    return g_strdup ("EPSG:3825");
  if (g_str_equal (squeezed, "twd67"))
    return g_strdup ("EPSG:3821");
  if (g_str_equal (squeezed, "twd67tm2") || g_str_equal (squeezed, "twd67121")
      || g_str_equal (squeezed, "twd67tm2121"))
    return g_strdup ("EPSG:3828");
  if (g_str_equal (squeezed, "twd67119") || g_str_equal (squeezed, "twd67tm2119"))
    return g_strdup ("EPSG:3827");
  return g_steal_pointer (&trimmed);
}

/* Takes away heights and datum shifts, which would hide the plain system in it. */
static PJ *
simplify (PJ_CONTEXT *context, PJ *crs)
{
  for (;;)
    {
      PJ_TYPE type = proj_get_type (crs);
      PJ *inner = NULL;

      if (type == PJ_TYPE_BOUND_CRS)
        inner = proj_get_source_crs (context, crs);
      else if (type == PJ_TYPE_COMPOUND_CRS)
        inner = proj_crs_get_sub_crs (context, crs, 0);
      else if (type == PJ_TYPE_GEOGRAPHIC_3D_CRS)
        inner = proj_crs_demote_to_2D (context, NULL, crs);
      if (inner == NULL)
        return crs;
      proj_destroy (crs);
      crs = inner;
    }
}

/* The ellipsoid tells the datum within Taiwan: TWD97 stands on GRS 1980
   (1/298.257222), TWD67 on the modified GRS 1967 (1/298.25; some files give the
   unmodified 1/298.247). Elsewhere others stand on the same ones. */
static Datum
get_datum (PJ_CONTEXT *context, const PJ *crs)
{
  PJ *ellipsoid = proj_get_ellipsoid (context, crs);
  double a = 0.0, rf = 0.0;

  if (ellipsoid != NULL)
    proj_ellipsoid_get_parameters (context, ellipsoid, &a, NULL, NULL, &rf);
  proj_destroy (ellipsoid);

  if (fabs (a - 6378160.0) < 0.5 && rf > 298.24 && rf < 298.2505)
    return DATUM_TWD67;
  if (fabs (a - 6378137.0) < 0.5 && fabs (rf - 298.257222101) < 1e-6)
    return DATUM_TWD97;
  if (fabs (a - 6378137.0) < 0.5 && fabs (rf - 298.257223563) < 1e-6)
    return DATUM_WGS84;
  return DATUM_OTHER;
}

static double
get_parameter (PJ_CONTEXT *context, const PJ *conversion, const char *code)
{
  int n = proj_coordoperation_get_param_count (context, conversion);

  for (int i = 0; i < n; i++)
    {
      const char *found = NULL;
      double value = NAN;

      proj_coordoperation_get_param (context, conversion, i, NULL, NULL, &found, &value, NULL, NULL,
                                     NULL, NULL, NULL, NULL);
      if (g_strcmp0 (found, code) == 0)
        return value;
    }
  return NAN;
}

static gboolean
is_at (double value, double expected, double tolerance)
{
  return fabs (value - expected) <= tolerance;
}

/* The central meridian of a transverse Mercator as used for Taiwan's two-degree
   zones, else 0. */
static int
get_tm2_zone (PJ_CONTEXT *context, const PJ *crs)
{
  PJ *conversion = proj_crs_get_coordoperation (context, crs);
  const char *method = NULL;
  int zone = 0;

  if (conversion == NULL)
    return 0;
  proj_coordoperation_get_method_info (context, conversion, NULL, NULL, &method);
  if (g_strcmp0 (method, EPSG_METHOD_TRANSVERSE_MERCATOR) == 0
      && is_at (get_parameter (context, conversion, EPSG_PARAMETER_FALSE_EASTING), 250000.0, 1e-3)
      && is_at (get_parameter (context, conversion, EPSG_PARAMETER_FALSE_NORTHING), 0.0, 1e-3)
      && is_at (get_parameter (context, conversion, EPSG_PARAMETER_LATITUDE_OF_ORIGIN), 0.0, 1e-9)
      && is_at (get_parameter (context, conversion, EPSG_PARAMETER_SCALE), 0.9999, 1e-9))
    {
      double meridian = get_parameter (context, conversion, EPSG_PARAMETER_CENTRAL_MERIDIAN);

      if (is_at (meridian, 121.0, 1e-9))
        zone = 121;
      else if (is_at (meridian, 119.0, 1e-9))
        zone = 119;
    }
  proj_destroy (conversion);
  return zone;
}

/* Degrees have nothing but the names to go by. */
static int
identify_degrees (PJ_CONTEXT *context, const PJ *crs)
{
  PJ *datum = proj_crs_get_datum_forced (context, crs);
  g_autofree char *joined = g_strjoin (" ", proj_get_name (crs),
                                       datum != NULL ? proj_get_name (datum) : "", NULL);
  g_autofree char *names = squeeze (joined);
  gboolean taiwan = strstr (names, "twd") != NULL || strstr (names, "taiwan") != NULL;

  proj_destroy (datum);
  switch (get_datum (context, crs))
    {
    case DATUM_TWD67:
      return taiwan ? ZW_EPSG_TWD67 : 0;
    case DATUM_TWD97:
      return taiwan ? ZW_EPSG_TWD97 : 0;
    case DATUM_WGS84:
      return strstr (names, "wgs84") != NULL || strstr (names, "wgs1984") != NULL
                     || strstr (names, "worldgeodeticsystem1984") != NULL
                 ? ZW_EPSG_WGS84
                 : 0;
    case DATUM_OTHER:
    default:
      return 0;
    }
}

/* Taiwan's systems by their numbers, whatever they are called. A two-degree
   zone on the WGS 84 ellipsoid is TWD97 within a tenth of a millimetre. */
static int
identify_by_numbers (PJ_CONTEXT *context, const PJ *crs, double metres_per_unit)
{
  int zone;

  if (proj_get_type (crs) == PJ_TYPE_GEOGRAPHIC_2D_CRS)
    return identify_degrees (context, crs);
  zone = get_tm2_zone (context, crs);
  if (zone == 0 || metres_per_unit != 1.0)
    return 0;
  switch (get_datum (context, crs))
    {
    case DATUM_TWD67:
      return zone == 121 ? ZW_EPSG_TWD67_TM2_121 : ZW_EPSG_TWD67_TM2_119;
    case DATUM_TWD97:
    case DATUM_WGS84:
      return zone == 121 ? ZW_EPSG_TWD97_TM2_121 : ZW_EPSG_TWD97_TM2_119;
    case DATUM_OTHER:
    default:
      return 0;
    }
}

static int
identify_by_proj (PJ_CONTEXT *context, const PJ *crs)
{
  int *confidence = NULL;
  PJ_OBJ_LIST *list = proj_identify (context, crs, "EPSG", NULL, &confidence);
  int n = list != NULL ? proj_list_get_count (list) : 0;
  int epsg = 0;

  if (n > 0 && confidence[0] >= IDENTIFY_MIN_CONFIDENCE
      && (n == 1 || confidence[1] < confidence[0]))
    {
      PJ *match = proj_list_get (context, list, 0);
      const char *code = match != NULL ? proj_get_id_code (match, 0) : NULL;

      if (code != NULL)
        epsg = (int) g_ascii_strtoll (code, NULL, 10);
      proj_destroy (match);
    }
  proj_int_list_destroy (confidence);
  proj_list_destroy (list);
  return epsg;
}

static int
identify (PJ_CONTEXT *context, const PJ *crs, double metres_per_unit)
{
  const char *authority = proj_get_id_auth_name (crs, 0);
  const char *code = proj_get_id_code (crs, 0);
  int epsg = 0;

  if (g_strcmp0 (authority, "EPSG") == 0 && code != NULL)
    return (int) g_ascii_strtoll (code, NULL, 10);
  if (g_strcmp0 (authority, "OGC") == 0 && g_strcmp0 (code, "CRS84") == 0)
    return ZW_EPSG_WGS84;
  epsg = identify_by_numbers (context, crs, metres_per_unit);
  return epsg != 0 ? epsg : identify_by_proj (context, crs);
}

static double
get_unit (PJ_CONTEXT *context, const PJ *crs)
{
  PJ *cs = proj_crs_get_coordinate_system (context, crs);
  double factor = 0.0;

  if (cs == NULL)
    return 0.0;
  proj_cs_get_axis_info (context, cs, 0, NULL, NULL, NULL, &factor, NULL, NULL, NULL);
  proj_destroy (cs);
  return factor;
}

static void
set_area (ZwCrs *self, PJ_CONTEXT *context, const PJ *crs)
{
  double west = -1000.0, south = -1000.0, east = -1000.0, north = -1000.0;

  zw_envelope_init_empty (&self->area);
  if (!proj_get_area_of_use (context, crs, &west, &south, &east, &north, NULL) || west < -180.0)
    return;
  /* Across the date line the whole circle is near enough. */
  if (west > east)
    west = -180.0, east = 180.0;
  self->area = (ZwEnvelope){ west, south, east, north };
}

static ZwCrs *
crs_from_pj (PJ_CONTEXT *context, PJ **crs, const char *text, GError **error)
{
  g_autoptr (ZwCrs) self = g_new0 (ZwCrs, 1);
  PJ_TYPE type;

  *crs = simplify (context, *crs);
  type = proj_get_type (*crs);
  if (type != PJ_TYPE_GEOGRAPHIC_2D_CRS && type != PJ_TYPE_PROJECTED_CRS)
    {
      g_set_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS,
                   _ ("The coordinate system “%s” does not say where on the map a place lies. "
                      "State the one the data are in, such as EPSG:3826."),
                   proj_get_name (*crs));
      return NULL;
    }

  self->is_geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS;
  self->metres_per_unit = self->is_geographic ? 0.0 : get_unit (context, *crs);
  self->epsg = identify (context, *crs, self->metres_per_unit);
  if (self->epsg != 0)
    {
      g_autofree char *code = g_strdup_printf ("%d", self->epsg);
      PJ *official = proj_create_from_database (context, "EPSG", code, PJ_CATEGORY_CRS, 0, NULL);

      if (official == NULL)
        self->epsg = 0;
      else
        {
          proj_destroy (*crs);
          *crs = simplify (context, official);
        }
    }
  if (self->epsg != 0)
    self->definition = g_strdup_printf ("EPSG:%d", self->epsg);
  else
    {
      static const char *const options[] = { "MULTILINE=NO", NULL };

      self->definition = g_strdup (proj_as_wkt (context, *crs, PJ_WKT2_2019, options));
    }
  if (self->definition == NULL)
    self->definition = g_strdup (text);
  self->name = g_strdup (proj_get_name (*crs));
  set_area (self, context, *crs);
  return g_steal_pointer (&self);
}

/**
 * zw_crs_new:
 * @text: a code ("EPSG:3826", "3826", a URN), WKT of any kind including that of
 *   a .prj file, a PROJ string, or a short name such as "TWD97"
 *
 * Heights are left out and a datum shift written into the text is ignored when
 * the system itself is recognised.
 *
 * Returns: (transfer full): the system, or %NULL with %ZW_GEOMETRY_ERROR_CRS
 */
ZwCrs *
zw_crs_new (const char *text, GError **error)
{
  PJ_CONTEXT *context = context_new ();
  g_autofree char *spelled = spell_out (text != NULL ? text : "");
  PJ *crs = spelled[0] != '\0' ? proj_create (context, spelled) : NULL;
  ZwCrs *self = NULL;

  if (crs == NULL || !proj_is_crs (crs))
    {
      g_autofree char *shown = g_utf8_make_valid (text != NULL ? text : "", -1);

      if (g_utf8_strlen (shown, -1) > 60)
        strcpy (g_utf8_offset_to_pointer (shown, 57), "…");
      g_set_error (error, ZW_GEOMETRY_ERROR, ZW_GEOMETRY_ERROR_CRS,
                   _ ("“%s” is no coordinate system that this program knows. Write a code such as "
                      "EPSG:3826."),
                   shown);
    }
  else
    self = crs_from_pj (context, &crs, text, error);
  proj_destroy (crs);
  proj_context_destroy (context);
  return self;
}

/**
 * zw_crs_new_from_epsg:
 *
 * Returns: (transfer full): the system with the code @epsg, or %NULL with
 *   %ZW_GEOMETRY_ERROR_CRS when there is none
 */
ZwCrs *
zw_crs_new_from_epsg (int epsg, GError **error)
{
  g_autofree char *text = g_strdup_printf ("EPSG:%d", epsg);

  return zw_crs_new (text, error);
}

void
zw_crs_free (ZwCrs *self)
{
  if (self == NULL)
    return;
  g_free (self->definition);
  g_free (self->name);
  g_free (self);
}

/**
 * zw_crs_dup_name:
 *
 * Returns: (transfer full): a name for people, such as
 *   "TWD97 / TM2 zone 121 (EPSG:3826)"
 */
char *
zw_crs_dup_name (const ZwCrs *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_names); i++)
    if (self->epsg == known_names[i].epsg)
      return g_strdup_printf ("%s (%s)", _ (known_names[i].name), self->definition);
  if (self->epsg != 0)
    return g_strdup_printf ("%s (%s)", self->name, self->definition);
  return g_strdup (self->name);
}

static gboolean
is_within (double lon, double lat, double west, double south, double east, double north)
{
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

/**
 * zw_crs_for_location:
 * @lon: longitude in degrees
 * @lat: latitude in degrees
 *
 * The system a project about this place is best kept in. Taiwan's rules: zone
 * 121 for the main island with Xiaoliuqiu, Green Island, Lanyu and Guishan,
 * zone 119 for Penghu, Kinmen and Matsu (Ministry of the Interior, TWD97). The
 * special zones of UTM around Norway are not kept; near the poles UPS is used.
 *
 * Returns: an EPSG code
 */
int
zw_crs_for_location (double lon, double lat)
{
  int zone;

  if (is_within (lon, lat, 119.2, 23.0, 119.85, 23.95)      /* Penghu */
      || is_within (lon, lat, 118.1, 24.3, 118.6, 24.6)     /* Kinmen */
      || is_within (lon, lat, 119.4, 24.95, 119.5, 25.05)   /* Wuqiu */
      || is_within (lon, lat, 119.85, 25.9, 120.55, 26.45)) /* Matsu */
    return ZW_EPSG_TWD97_TM2_119;
  if (is_within (lon, lat, 119.95, 21.7, 122.2, 25.75))
    return ZW_EPSG_TWD97_TM2_121;

  if (lat > 84.0)
    return 5041;
  if (lat < -80.0)
    return 5042;
  lon = lon - 360.0 * floor ((lon + 180.0) / 360.0);
  zone = CLAMP ((int) floor ((lon + 180.0) / 6.0) + 1, 1, 60);
  return (lat >= 0.0 ? 32600 : 32700) + zone;
}
