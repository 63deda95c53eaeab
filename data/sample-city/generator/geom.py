"""Plane geometry on (x, y) tuples in metres, and the way from TWD97 TM2 to longitude/latitude.

SPDX-License-Identifier: CC0-1.0
"""

import math


def sub(a, b):
    return (a[0] - b[0], a[1] - b[1])


def dist(a, b):
    return math.hypot(a[0] - b[0], a[1] - b[1])


def cross(a, b):
    return a[0] * b[1] - a[1] * b[0]


def lerp(a, b, t):
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)


def unit(a, b):
    """Unit vector from a to b."""
    d = dist(a, b) or 1.0
    return ((b[0] - a[0]) / d, (b[1] - a[1]) / d)


def turn(a, b, c):
    """Angle in degrees by which the path a-b-c leaves the straight line, 0 to 180."""
    u, v = unit(a, b), unit(b, c)
    return math.degrees(abs(math.atan2(cross(u, v), u[0] * v[0] + u[1] * v[1])))


def length(line):
    return sum(dist(a, b) for a, b in zip(line, line[1:]))


def along(line, s):
    """Point at distance s along the line, and the unit direction there."""
    for a, b in zip(line, line[1:]):
        d = dist(a, b)
        if s <= d and d > 0:
            return lerp(a, b, max(s, 0) / d), unit(a, b)
        s -= d
    return line[-1], unit(line[-2], line[-1])


def part(line, s0, s1):
    """The piece of the line between two distances along it."""
    out, s = [along(line, s0)[0]], 0.0
    for a, b in zip(line, line[1:]):
        s += dist(a, b)
        if s0 + 0.01 < s < s1 - 0.01:
            out.append(b)
    out.append(along(line, s1)[0])
    return out


def project(line, p):
    """(distance from p, distance along the line) of the nearest point of the line."""
    best, s = (1e18, 0.0), 0.0
    for a, b in zip(line, line[1:]):
        d = dist(a, b)
        if d > 0:
            t = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / (d * d)
            t = min(1.0, max(0.0, t))
            q = dist(p, lerp(a, b, t))
            if q < best[0]:
                best = (q, s + t * d)
        s += d
    return best


def meet(a, b, c, d):
    """(t, u) where segment a-b at t meets segment c-d at u, or None when parallel."""
    r, s = sub(b, a), sub(d, c)
    den = cross(r, s)
    if abs(den) < 1e-9:
        return None
    return cross(sub(c, a), s) / den, cross(sub(c, a), r) / den


def segments_cross(a, b, c, d):
    hit = meet(a, b, c, d)
    return hit is not None and 0 <= hit[0] <= 1 and 0 <= hit[1] <= 1


def first_meeting(line, other):
    """(distance along line, distance along other) where line first meets other."""
    s = 0.0
    for a, b in zip(line, line[1:]):
        t = 0.0
        for c, d in zip(other, other[1:]):
            hit = meet(a, b, c, d)
            if hit and 0 <= hit[0] <= 1 and 0 <= hit[1] <= 1:
                return s + hit[0] * dist(a, b), t + hit[1] * dist(c, d)
            t += dist(c, d)
        s += dist(a, b)
    raise ValueError('the lines do not meet')


def ring_area(ring):
    """Signed area, positive when counter-clockwise; the first vertex is not repeated."""
    ox, oy = ring[0]
    return 0.5 * sum((a[0] - ox) * (b[1] - oy) - (b[0] - ox) * (a[1] - oy)
                     for a, b in zip(ring, ring[1:] + ring[:1]))


def centroid(ring):
    ox, oy = ring[0]
    area = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1]):
        ax, ay, bx, by = a[0] - ox, a[1] - oy, b[0] - ox, b[1] - oy
        w = ax * by - bx * ay
        area += w
        x += (ax + bx) * w
        y += (ay + by) * w
    return (ox + x / (3 * area), oy + y / (3 * area))


def inside(ring, p):
    odd, (x, y) = False, p
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            odd = not odd
    return odd


def to_edge(ring, p):
    """Distance from p to the ring's outline."""
    return project(ring + ring[:1], p)[0]


def middle(ring):
    """A point well inside the ring: the centroid, or the best of a raster of points."""
    c = centroid(ring)
    if inside(ring, c):
        return c
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    best, where = -1.0, ring[0]
    for i in range(1, 20):
        for j in range(1, 20):
            p = (min(xs) + (max(xs) - min(xs)) * i / 20, min(ys) + (max(ys) - min(ys)) * j / 20)
            if inside(ring, p):
                d = to_edge(ring, p)
                if d > best:
                    best, where = d, p
    return where


def spline(points, step, closed=False):
    """Catmull-Rom curve through the points, a vertex about every step metres."""
    if closed:
        pts = [points[-1]] + list(points) + [points[0], points[1]]
    else:
        first = lerp(points[1], points[0], 2.0)
        last = lerp(points[-2], points[-1], 2.0)
        pts = [first] + list(points) + [last]
    out = []
    for p0, p1, p2, p3 in zip(pts, pts[1:], pts[2:], pts[3:]):
        k = [0.0]
        for a, b in ((p0, p1), (p1, p2), (p2, p3)):
            k.append(k[-1] + math.sqrt(dist(a, b)))
        n = max(1, round(dist(p1, p2) / step))
        for i in range(n):
            t = k[1] + (k[2] - k[1]) * i / n

            def mix(a, b, ta, tb):
                return lerp(a, b, (t - ta) / (tb - ta))
            a1, a2, a3 = (mix(p0, p1, k[0], k[1]), mix(p1, p2, k[1], k[2]), mix(p2, p3, k[2], k[3]))
            b1, b2 = mix(a1, a2, k[0], k[2]), mix(a2, a3, k[1], k[3])
            out.append(mix(b1, b2, k[1], k[2]))
    if not closed:
        out.append(points[-1])
    return out


def offset(line, widths):
    """The line shifted to its left by a width per vertex (one number: the same everywhere)."""
    if not isinstance(widths, list):
        widths = [widths] * len(line)
    out = []
    for i, p in enumerate(line):
        u = unit(line[max(i - 1, 0)], line[min(i + 1, len(line) - 1)])
        bend = 1.0
        if 0 < i < len(line) - 1:
            v = unit(line[i - 1], p)
            bend = max(0.5, u[0] * v[0] + u[1] * v[1])
        out.append((p[0] - u[1] * widths[i] / bend, p[1] + u[0] * widths[i] / bend))
    return out


def box(ring):
    """Smallest rectangle round the ring: (unit vector of the long side, long, short)."""
    best = None
    for a, b in zip(ring, ring[1:] + ring[:1]):
        if dist(a, b) < 1:
            continue
        u = unit(a, b)
        along_u = [p[0] * u[0] + p[1] * u[1] for p in ring]
        across = [p[1] * u[0] - p[0] * u[1] for p in ring]
        w, h = max(along_u) - min(along_u), max(across) - min(across)
        if best is None or w * h < best[0]:
            best = (w * h, u, w, h) if w >= h else (w * h, (-u[1], u[0]), h, w)
    return best[1:]


def _krueger():
    f = 1 / 298.257222101
    n = f / (2 - f)
    radius = 6378137.0 / (1 + n) * (1 + n**2 / 4 + n**4 / 64)
    beta = (n / 2 - 2 * n**2 / 3 + 37 * n**3 / 96 - n**4 / 360,
            n**2 / 48 + n**3 / 15 - 437 * n**4 / 1440,
            17 * n**3 / 480 - 37 * n**4 / 840,
            4397 * n**4 / 161280)
    delta = (2 * n - 2 * n**2 / 3 - 2 * n**3 + 116 * n**4 / 45,
             7 * n**2 / 3 - 8 * n**3 / 5 - 227 * n**4 / 45,
             56 * n**3 / 15 - 136 * n**4 / 35,
             4279 * n**4 / 630)
    return radius, beta, delta


RADIUS, BETA, DELTA = _krueger()


def lonlat(p):
    """TWD97 TM2 zone 121 (EPSG:3826) to longitude and latitude in degrees.

    Krueger's series of 1912 in the form of Karney, J. Geodesy 85 (2011) 475-485, to the fourth
    order, which is good to a micrometre here.
    """
    xi, eta = p[1] / (0.9999 * RADIUS), (p[0] - 250000.0) / (0.9999 * RADIUS)
    xi2, eta2 = xi, eta
    for j, b in enumerate(BETA, 1):
        xi2 -= b * math.sin(2 * j * xi) * math.cosh(2 * j * eta)
        eta2 -= b * math.cos(2 * j * xi) * math.sinh(2 * j * eta)
    chi = math.asin(math.sin(xi2) / math.cosh(eta2))
    phi = chi + sum(d * math.sin(2 * j * chi) for j, d in enumerate(DELTA, 1))
    return (121.0 + math.degrees(math.atan2(math.sinh(eta2), math.cos(xi2))), math.degrees(phi))
