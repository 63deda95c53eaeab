/* placed-judge.h: whether names on a map keep apart
 *
 * Two boxes share ground where the part of one that lies within the other has an area:
 * Sutherland & Hodgman, Commun. ACM 17 (1974) 32-42.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <math.h>

#include "render/zw-map-draw.h"

static inline double
placed_get_area (const ZwPoint *points, guint n)
{
  double area = 0.0;

  for (guint i = 0; i < n; i++)
    area += points[i].x * points[(i + 1) % n].y - points[(i + 1) % n].x * points[i].y;
  return fabs (area) / 2.0;
}

static inline double
placed_get_side (ZwPoint a, ZwPoint b, ZwPoint p)
{
  return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

static inline double
placed_get_common_area (const ZwMapPlaced *one, const ZwMapPlaced *other)
{
  ZwPoint kept[16], next[16];
  guint n = 4;

  for (guint i = 0; i < 4; i++)
    kept[i] = one->corners[i];
  for (guint side = 0; side < 4 && n > 0; side++)
    {
      ZwPoint a = other->corners[side], b = other->corners[(side + 1) % 4];
      guint n_next = 0;

      for (guint i = 0; i < n; i++)
        {
          ZwPoint p = kept[i], q = kept[(i + 1) % n];
          double at_p = placed_get_side (a, b, p), at_q = placed_get_side (a, b, q);

          if (at_p >= 0.0)
            next[n_next++] = p;
          if ((at_p > 0.0 && at_q < 0.0) || (at_p < 0.0 && at_q > 0.0))
            {
              double share = at_p / (at_p - at_q);

              next[n_next++] = (ZwPoint){ p.x + share * (q.x - p.x), p.y + share * (q.y - p.y) };
            }
        }
      n = n_next;
      for (guint i = 0; i < n; i++)
        kept[i] = next[i];
    }
  return n >= 3 ? placed_get_area (kept, n) : 0.0;
}

static inline void
placed_get_box (const ZwMapPlaced *placed, ZwEnvelope *box)
{
  zw_envelope_init_empty (box);
  for (guint i = 0; i < 4; i++)
    zw_envelope_add (box, placed->corners[i].x, placed->corners[i].y);
}

/* No name over another name or over a marker, and none out of the picture. */
static inline void
placed_check (const GArray *placed, double width, double height)
{
  for (guint i = 0; i < placed->len; i++)
    {
      const ZwMapPlaced *one = &g_array_index (placed, ZwMapPlaced, i);
      ZwEnvelope box;

      placed_get_box (one, &box);
      if (one->kind == ZW_MAP_PLACED_MARKER)
        continue;
      if (box.min_x < -0.01 || box.min_y < -0.01 || box.max_x > width + 0.01
          || box.max_y > height + 0.01)
        g_error ("“%s” is not in the picture", one->text);
      for (guint k = 0; k < placed->len; k++)
        {
          const ZwMapPlaced *other = &g_array_index (placed, ZwMapPlaced, k);
          ZwEnvelope there;

          placed_get_box (other, &there);
          if (k == i || (other->kind != ZW_MAP_PLACED_MARKER && k < i)
              || !zw_envelope_intersects (&box, &there))
            continue;
          if (placed_get_common_area (one, other) > 0.01)
            g_error ("“%s” lies over %s", one->text,
                     other->text != NULL ? other->text : "a marker");
        }
    }
}

static inline guint
placed_count (const GArray *placed, ZwMapPlacedKind kind)
{
  guint n = 0;

  for (guint i = 0; i < placed->len; i++)
    n += g_array_index (placed, ZwMapPlaced, i).kind == kind;
  return n;
}

static inline const ZwMapPlaced *
placed_find (const GArray *placed, const char *text)
{
  for (guint i = 0; i < placed->len; i++)
    {
      const ZwMapPlaced *one = &g_array_index (placed, ZwMapPlaced, i);

      if (g_strcmp0 (one->text, text) == 0)
        return one;
    }
  return NULL;
}
