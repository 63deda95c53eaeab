/* zw-crs-guess.c: which coordinate system a source without a (credible) one is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each system that Taiwanese data come in is tried: the coordinates are carried
 * to degrees as if they were in it, and it fits when they then lie where data
 * are expected, which is the area the caller names or else the land of Taiwan.
 *
 *   read as         a stop in Taipei 302000, 2771000 lies
 *   TM2 zone 121    in Taipei          fits
 *   TM2 zone 119    in Fujian          no
 *   Web Mercator    off Gabon          no
 *
 * Two cases stay open by numbers alone. Penghu in zone 119 has the coordinates
 * of the Hualien coast in zone 121. And TWD67 differs from TWD97 by 850 m only,
 * so it needs a name that says so, or an outline that the data must lie within.
 */

#include "geometry/zw-crs-guess.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define MAX_PROBES 400
#define FITS 0.5
/* An extent says less of where the points are than a sample of them, degrees. */
#define LAND_MARGIN_SAMPLE 0.02
#define LAND_MARGIN_EXTENT 0.1
/* Leave for data that cross the edge of the area they are meant for, degrees. */
#define AREA_MARGIN 0.1
/* Zone 121 is stretched to Kinmen in practice, 2.8 degrees off its meridian. */
#define DOMAIN_MARGIN 3.0

typedef struct
{
  int epsg;
  gboolean swapped;
} Candidate;

/* Most common first; of two that fit alike, the first is offered. */
static const Candidate candidates[] = {
  { ZW_EPSG_WGS84, FALSE },         { ZW_EPSG_WGS84, TRUE },
  { ZW_EPSG_TWD97_TM2_121, FALSE }, { ZW_EPSG_TWD97_TM2_119, FALSE },
  { ZW_EPSG_WEB_MERCATOR, FALSE },  { ZW_EPSG_TWD97_TM2_121, TRUE },
  { ZW_EPSG_TWD97_TM2_119, TRUE },  { ZW_EPSG_WEB_MERCATOR, TRUE },
  { ZW_EPSG_WGS84_UTM_51N, FALSE }, { ZW_EPSG_WGS84_UTM_51N, TRUE },
};

/* Where there is land, in degrees; stairs along the coasts of the main island. */
static const ZwEnvelope land[] = {
  { 120.55, 21.85, 120.95, 22.30 }, { 120.15, 22.30, 121.10, 22.80 },
  { 119.98, 22.80, 121.42, 23.30 }, { 120.02, 23.30, 121.62, 23.80 },
  { 120.12, 23.80, 121.75, 24.30 }, { 120.48, 24.30, 121.95, 24.70 },
  { 120.82, 24.70, 122.06, 25.10 }, { 121.02, 25.10, 122.06, 25.35 },
  { 121.45, 22.00, 121.65, 22.10 }, { 121.43, 22.61, 121.54, 22.71 },
  { 119.28, 23.15, 119.76, 23.83 }, { 118.12, 24.36, 118.48, 24.56 },
  { 119.42, 24.96, 119.50, 25.02 }, { 119.88, 25.92, 120.53, 26.42 },
};

/* All that Taiwan governs, the sea between and the islands in the south included. */
static const ZwEnvelope waters = { 113.5, 10.0, 124.6, 27.0 };
static const ZwEnvelope penghu = { 119.25, 23.10, 119.80, 23.90 };
static const ZwEnvelope kinmen = { 118.10, 24.30, 119.55, 25.05 };
static const ZwEnvelope matsu = { 119.85, 25.90, 120.55, 26.45 };

typedef struct
{
  gboolean twd67;
  gboolean twd97;
  gboolean utm;
  gboolean degrees;
  int zone;
  const ZwEnvelope *area;
} Hints;

typedef struct
{
  const ZwCrsEvidence *evidence;
  Hints hints;
  /* The known area, or the county that the text names; NULL for Taiwan */
  const ZwEnvelope *area;
  GArray *probes;
  double land_margin;
} Case;

static gboolean
has_any (const char *text, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (strstr (text, list[i]) != NULL)
      return TRUE;
  return FALSE;
}

static Hints
read_hints (const char *text)
{
  Hints hints = { 0 };
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *packed = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return hints;
  folded = g_utf8_casefold (text, -1);
  parts = g_strsplit_set (folded, " _-()[]/.:,", -1);
  packed = g_strjoinv ("", parts);

  hints.twd67 = has_any (packed, "twd67|twd1967|tm267|67tm2|tw67|epsg3828|epsg3827|虎子山");
  hints.twd97 = has_any (packed, "twd97|twd1997|tm297|97tm2|tw97|epsg3826|epsg3825");
  hints.twd67 = hints.twd67 || g_strv_contains ((const char *const *) parts, "x67");
  hints.twd97 = hints.twd97 || g_strv_contains ((const char *const *) parts, "x97");
  hints.utm = has_any (packed, "utm|epsg32651");
  hints.degrees = has_any (packed, "longitude|經度|wgs84|epsg4326")
                  || g_strv_contains ((const char *const *) parts, "lon")
                  || g_strv_contains ((const char *const *) parts, "lng");
  if (has_any (packed, "tm2119|zone119|twd97119|twd67119|119分帶|119度|epsg3825|epsg3827"))
    hints.zone = 119;
  else if (has_any (packed, "tm2121|zone121|twd97121|twd67121|121分帶|121度|epsg3826|epsg3828"))
    hints.zone = 121;

  if (has_any (packed, "澎湖|penghu|馬公"))
    hints.area = &penghu;
  else if (has_any (packed, "金門|kinmen|烏坵"))
    hints.area = &kinmen;
  else if (has_any (packed, "連江縣|馬祖|matsu|lienchiang"))
    hints.area = &matsu;
  return hints;
}

static gboolean
is_inside (const ZwEnvelope *box, ZwPoint point, double margin)
{
  return point.x >= box->min_x - margin && point.x <= box->max_x + margin
         && point.y >= box->min_y - margin && point.y <= box->max_y + margin;
}

static gboolean
is_on_land (ZwPoint point, double margin)
{
  for (guint i = 0; i < G_N_ELEMENTS (land); i++)
    if (is_inside (&land[i], point, margin))
      return TRUE;
  return FALSE;
}

static gboolean
is_probe (ZwPoint point)
{
  /* 0, 0 is what many offices write for a place they do not know. */
  return isfinite (point.x) && isfinite (point.y) && (point.x != 0.0 || point.y != 0.0);
}

/* Points of the sample when there is one, else nine spread over the extent. */
static GArray *
take_probes (const ZwCrsEvidence *evidence)
{
  GArray *probes = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  const ZwEnvelope *extent = &evidence->extent;
  gsize step = evidence->n_points / MAX_PROBES + 1;

  for (gsize i = 0; i < evidence->n_points; i += step)
    if (is_probe (evidence->points[i]))
      g_array_append_val (probes, evidence->points[i]);
  if (probes->len > 0 || zw_envelope_is_empty (extent))
    return probes;

  for (guint i = 0; i < 9; i++)
    {
      /* A sixth from each side, so that a sea around the land counts little. */
      double u = (1 + 2 * (i % 3)) / 6.0, v = (1 + 2 * (i / 3)) / 6.0;
      ZwPoint probe = { extent->min_x + u * (extent->max_x - extent->min_x),
                        extent->min_y + v * (extent->max_y - extent->min_y) };

      if (is_probe (probe))
        g_array_append_val (probes, probe);
    }
  return probes;
}

/* The probes in @to as if they had been in @from; those that cannot be are left out. */
static GArray *
carry_probes (const Case *self, const char *from, const char *to, gboolean swapped)
{
  GArray *carried = g_array_new (FALSE, FALSE, sizeof (ZwPoint));
  g_autoptr (ZwTransform) transform = zw_transform_new (from, to, NULL);

  for (guint i = 0; transform != NULL && i < self->probes->len; i++)
    {
      ZwPoint point = g_array_index (self->probes, ZwPoint, i);

      if (swapped)
        point = (ZwPoint){ point.y, point.x };
      if (zw_transform_points (transform, &point, 1, NULL))
        g_array_append_val (carried, point);
    }
  return carried;
}

/* The share of probes that land where data are expected. */
static double
score (const Case *self, const Candidate *candidate)
{
  g_autofree char *code = g_strdup_printf ("EPSG:%d", candidate->epsg);
  g_autoptr (GArray) places = carry_probes (self, code, "EPSG:4326", candidate->swapped);
  guint hits = 0;

  for (guint i = 0; i < places->len; i++)
    {
      ZwPoint place = g_array_index (places, ZwPoint, i);

      if (self->area != NULL ? is_inside (self->area, place, AREA_MARGIN)
                             : is_on_land (place, self->land_margin))
        hits++;
    }
  return self->probes->len > 0 ? (double) hits / self->probes->len : 0.0;
}

static char *
name_of (int epsg)
{
  g_autoptr (ZwCrs) crs = zw_crs_new_from_epsg (epsg, NULL);

  return crs != NULL ? zw_crs_dup_name (crs) : g_strdup_printf ("EPSG:%d", epsg);
}

static void
set_reason (ZwCrsGuess *guess, char *reason)
{
  g_free (guess->reason);
  guess->reason = reason;
}

static int
get_predecessor (int epsg)
{
  switch (epsg)
    {
    case ZW_EPSG_WGS84:
    case ZW_EPSG_TWD97:
      return ZW_EPSG_TWD67;
    case ZW_EPSG_TWD97_TM2_119:
      return ZW_EPSG_TWD67_TM2_119;
    case ZW_EPSG_TWD97_TM2_121:
      return ZW_EPSG_TWD67_TM2_121;
    default:
      return 0;
    }
}

static guint
count_enclosed (const Case *self, int epsg, gboolean swapped)
{
  const ZwCrsEvidence *evidence = self->evidence;
  g_autofree char *code = g_strdup_printf ("EPSG:%d", epsg);
  g_autoptr (GArray) places = carry_probes (self, code, evidence->boundary_crs, swapped);
  guint enclosed = 0;

  for (guint i = 0; i < places->len; i++)
    {
      ZwPoint place = g_array_index (places, ZwPoint, i);

      if (zw_geometry_contains (evidence->boundary, place.x, place.y))
        enclosed++;
    }
  return enclosed;
}

/* Whether an outline known to enclose the data does so only after the shift from
   TWD67. A few points on the edge prove nothing. */
static gboolean
boundary_says_twd67 (const Case *self, int epsg, gboolean swapped)
{
  int old = get_predecessor (epsg);
  guint now, then, n = self->probes->len;

  if (self->evidence->boundary == NULL || self->evidence->boundary_crs == NULL
      || self->evidence->n_points == 0 || old == 0)
    return FALSE;
  now = count_enclosed (self, epsg, swapped);
  then = count_enclosed (self, old, swapped);
  return then >= 0.9 * n && then >= now + MAX (3, 0.02 * n);
}

static void
prefer_twd67 (const Case *self, ZwCrsGuess *guess)
{
  int old = get_predecessor (guess->epsg);

  if (old == 0)
    return;
  if (boundary_says_twd67 (self, guess->epsg, guess->swapped))
    {
      g_autofree char *name = name_of (old);

      guess->epsg = old;
      guess->confidence = guess->declared ? ZW_CRS_DOUBTFUL : ZW_CRS_LIKELY;
      guess->declared = FALSE;
      set_reason (guess, g_strdup_printf (_ ("Only when read as %s do the places lie within the "
                                             "known boundary; otherwise they are 850 m off."),
                                          name));
    }
  else if (!guess->declared && self->hints.twd67 && !self->hints.twd97)
    {
      g_autofree char *name = name_of (old);

      guess->epsg = old;
      set_reason (guess, g_strdup_printf (_ ("A name in the source speaks of TWD67, and the "
                                             "coordinates fit %s."),
                                          name));
    }
}

static gboolean
is_ruled_out (const Case *self, const Candidate *candidate)
{
  /* UTM zone 51 overlaps TM2 everywhere and is rare: only when it is named. */
  if (candidate->epsg == ZW_EPSG_WGS84_UTM_51N)
    return !self->hints.utm;
  if (self->hints.zone == 119)
    return candidate->epsg == ZW_EPSG_TWD97_TM2_121;
  if (self->hints.zone == 121)
    return candidate->epsg == ZW_EPSG_TWD97_TM2_119;
  return FALSE;
}

/* The candidate whose places fit, and how many others fit nearly as well. */
static const Candidate *
choose (const Case *self, const Candidate *list, guint n, guint *n_rivals)
{
  const Candidate *best = NULL;
  double best_score = 0.0;
  g_autofree double *scores = g_new0 (double, n);

  *n_rivals = 0;
  for (guint i = 0; i < n; i++)
    {
      scores[i] = is_ruled_out (self, &list[i]) ? 0.0 : score (self, &list[i]);
      /* UTM, once named, goes before the TM2 it overlaps. */
      if (list[i].epsg == ZW_EPSG_WGS84_UTM_51N && scores[i] >= FITS)
        scores[i] += 1.0;
      if (scores[i] >= FITS && scores[i] > best_score + 0.1)
        {
          best = &list[i];
          best_score = scores[i];
        }
    }
  for (guint i = 0; i < n; i++)
    if (best != NULL && &list[i] != best && scores[i] >= FITS && scores[i] > best_score - 0.25)
      (*n_rivals)++;
  return best;
}

/* Anywhere in the world, degrees can be told from metres. */
static gboolean
guess_degrees (const Case *self, ZwCrsGuess *guess)
{
  double max_x = 0.0, max_y = 0.0;

  for (guint i = 0; i < self->probes->len; i++)
    {
      ZwPoint probe = g_array_index (self->probes, ZwPoint, i);

      max_x = MAX (max_x, fabs (probe.x));
      max_y = MAX (max_y, fabs (probe.y));
    }
  if (MAX (max_x, max_y) > 180.0 || MIN (max_x, max_y) > 90.0)
    return FALSE;
  guess->epsg = ZW_EPSG_WGS84;
  guess->swapped = max_y > 90.0;
  guess->confidence = MAX (max_x, max_y) > 90.0 || self->hints.degrees ? ZW_CRS_LIKELY
                                                                       : ZW_CRS_DOUBTFUL;
  set_reason (guess,
              g_strdup (guess->swapped
                            ? _ ("The numbers are degrees outside Taiwan, latitude first.")
                            : _ ("The numbers look like degrees of a place outside Taiwan.")));
  return TRUE;
}

static void
set_found (const Case *self, ZwCrsGuess *guess, const Candidate *found, guint n_rivals)
{
  g_autofree char *name = name_of (found->epsg);

  guess->epsg = found->epsg;
  guess->swapped = found->swapped;
  guess->confidence = n_rivals == 0 ? ZW_CRS_LIKELY : ZW_CRS_DOUBTFUL;
  if (n_rivals > 0)
    set_reason (guess, g_strdup_printf (_ ("The coordinates fit %s best, but another system fits "
                                           "them too. Check the place on the map."),
                                        name));
  else if (found->swapped && found->epsg == ZW_EPSG_WGS84)
    set_reason (guess, g_strdup (_ ("The numbers are degrees with the latitude first.")));
  else if (found->swapped)
    set_reason (guess,
                g_strdup_printf (_ ("The coordinates fit %s with the northing first."), name));
  else if (found->epsg == ZW_EPSG_WGS84)
    set_reason (guess, g_strdup (_ ("The numbers are degrees of longitude and latitude.")));
  else if (self->area != NULL)
    set_reason (guess, g_strdup_printf (_ ("Read as %s, the places lie where they should."), name));
  else
    set_reason (guess, g_strdup_printf (_ ("Read as %s, the places lie in Taiwan."), name));
}

static void
guess_by_numbers (Case *self, ZwCrsGuess *guess)
{
  const ZwEnvelope *area = self->area;
  const Candidate *found = NULL;
  guint n_rivals = 0;

  if (self->probes->len == 0)
    {
      set_reason (guess, g_strdup (_ ("There are no coordinates to judge by.")));
      return;
    }
  found = choose (self, candidates, G_N_ELEMENTS (candidates), &n_rivals);
  if (found == NULL && area != NULL)
    {
      double lon = (area->min_x + area->max_x) / 2.0, lat = (area->min_y + area->max_y) / 2.0;
      Candidate local = { zw_crs_for_location (lon, lat), FALSE };

      if (score (self, &local) >= FITS)
        {
          set_found (self, guess, &local, 0);
          return;
        }
      /* Perhaps data of another county than the one we know of. */
      self->area = NULL;
      found = choose (self, candidates, G_N_ELEMENTS (candidates), &n_rivals);
    }
  if (found == NULL)
    {
      /* The extent of the whole country is mostly sea. */
      self->area = &waters;
      found = choose (self, candidates, G_N_ELEMENTS (candidates), &n_rivals);
      self->area = NULL;
    }
  if (found != NULL)
    set_found (self, guess, found, n_rivals);
  else if (!guess_degrees (self, guess))
    set_reason (guess, g_strdup (_ ("The coordinates fit no coordinate system that is used in "
                                    "Taiwan.")));
  self->area = area;
}

/* Whether the coordinates lie where the declared system may be used. */
static gboolean
agrees (const Case *self, const ZwCrs *declared)
{
  g_autoptr (GArray) places = carry_probes (self, declared->definition, "EPSG:4326", FALSE);
  double margin = declared->is_geographic ? 0.0 : DOMAIN_MARGIN;
  guint hits = 0;

  for (guint i = 0; i < places->len; i++)
    {
      ZwPoint place = g_array_index (places, ZwPoint, i);

      if (zw_envelope_is_empty (&declared->area) || is_inside (&declared->area, place, margin))
        hits++;
    }
  return hits >= FITS * self->probes->len;
}

/* A way to degrees is missing where the file names no known datum; then there is
   nothing to hold its numbers against. */
static gboolean
can_be_checked (const ZwCrs *declared)
{
  g_autoptr (ZwTransform) transform = zw_transform_new (declared->definition, "EPSG:4326", NULL);

  return transform != NULL;
}

static void
guess_from_declared (Case *self, const ZwCrs *declared, ZwCrsGuess *guess)
{
  g_autofree char *name = zw_crs_dup_name (declared);
  g_autoptr (ZwCrsGuess) other = NULL;
  Candidate stated = { declared->epsg, FALSE };
  gboolean agreed, misplaced;

  guess->epsg = declared->epsg;
  guess->declared = TRUE;
  if (self->probes->len == 0 || !can_be_checked (declared))
    {
      guess->confidence = self->probes->len == 0 ? ZW_CRS_CERTAIN : ZW_CRS_DOUBTFUL;
      set_reason (guess, g_strdup_printf (_ ("The source says it is in %s."), name));
      return;
    }

  agreed = agrees (self, declared);
  misplaced = self->area != NULL && declared->epsg != 0 && score (self, &stated) < FITS;
  if (!agreed || misplaced)
    {
      other = g_new0 (ZwCrsGuess, 1);
      guess_by_numbers (self, other);
    }
  if (agreed && misplaced)
    {
      Candidate found = { other->epsg, other->swapped };

      /* Data of another place in the system it says is likelier than a wrong one. */
      if (other->epsg == 0 || score (self, &found) < FITS)
        g_clear_pointer (&other, zw_crs_guess_free);
    }

  if (other == NULL)
    {
      guess->confidence = misplaced ? ZW_CRS_LIKELY : ZW_CRS_CERTAIN;
      set_reason (guess,
                  g_strdup_printf (misplaced ? _ ("The source says it is in %s; its places then "
                                                  "lie outside the known area.")
                                             : _ ("The source says it is in %s, and its "
                                                  "coordinates agree."),
                                   name));
      prefer_twd67 (self, guess);
      return;
    }
  guess->declared = FALSE;
  guess->epsg = other->epsg;
  guess->swapped = other->swapped;
  guess->confidence = other->epsg != 0 ? ZW_CRS_DOUBTFUL : ZW_CRS_UNKNOWN;
  /* Translators: the second %s is a sentence of its own. */
  set_reason (guess, g_strdup_printf (_ ("The source says it is in %s, but its coordinates do not "
                                         "agree. %s"),
                                      name, other->reason));
}

/**
 * zw_crs_guess:
 * @evidence: what is known of the source
 *
 * Returns: (transfer full): the best answer, with the sentence that says why
 */
ZwCrsGuess *
zw_crs_guess (const ZwCrsEvidence *evidence)
{
  ZwCrsGuess *guess = g_new0 (ZwCrsGuess, 1);
  Case self = { .evidence = evidence, .hints = read_hints (evidence->text) };
  g_autoptr (ZwCrs) declared = NULL;

  self.area = evidence->area != NULL ? evidence->area : self.hints.area;
  self.probes = take_probes (evidence);
  self.land_margin = evidence->n_points > 0 ? LAND_MARGIN_SAMPLE : LAND_MARGIN_EXTENT;
  if (evidence->declared != NULL && evidence->declared[0] != '\0')
    declared = zw_crs_new (evidence->declared, NULL);
  if (declared != NULL)
    guess_from_declared (&self, declared, guess);
  else
    {
      guess_by_numbers (&self, guess);
      if (guess->epsg != 0)
        prefer_twd67 (&self, guess);
    }
  g_array_unref (self.probes);
  return guess;
}

void
zw_crs_guess_free (ZwCrsGuess *self)
{
  if (self == NULL)
    return;
  g_free (self->reason);
  g_free (self);
}
