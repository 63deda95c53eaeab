"""Water surfaces from the rivers' centre lines.

SPDX-License-Identifier: CC0-1.0
"""

from . import geom

BROOK_HALF = 15.0


def clip_line(line, ring):
    """The part of the line inside the ring, from its first to its last crossing."""
    at, s = [], 0.0
    for a, b in zip(line, line[1:]):
        for c, d in zip(ring, ring[1:] + ring[:1]):
            hit = geom.meet(a, b, c, d)
            if hit and 0 <= hit[0] <= 1 and 0 <= hit[1] <= 1:
                at.append(s + hit[0] * geom.dist(a, b))
        s += geom.dist(a, b)
    first = 0.0 if geom.inside(ring, line[0]) else min(at)
    last = s if geom.inside(ring, line[-1]) else max(at)
    return geom.part(line, first, last)


def surfaces(site):
    """[(name, ring)]: the main river, and the brook up to the river's bank."""
    left = clip_line(geom.offset(site.river, site.river_half), site.outline)
    right = clip_line(geom.offset(site.river, [-h for h in site.river_half]), site.outline)
    mouth = []
    banks = []
    for side in (BROOK_HALF, -BROOK_HALF):
        bank = geom.offset(site.brook, side)
        inside_city = clip_line(bank, site.outline)
        cut = geom.first_meeting(inside_city, right)
        banks.append(geom.part(inside_city, 0, cut[0]))
        mouth.append(cut[1])
    for s in sorted(mouth, reverse=True):
        right = insert(right, s)
    river = left + right[::-1]
    low, high = sorted(mouth)
    between = [p for p in right if low + 0.5 < geom.project(right, p)[1] < high - 0.5]
    ends = [geom.along(right, s)[0] for s in mouth]
    brook = banks[0][:-1] + [ends[0]] + sorted(between, key=lambda p: geom.dist(p, ends[0])) + [ends[1]] \
        + banks[1][-2::-1]
    return [('澄溪', tidy(river)), ('北溝溪', tidy(brook))]


def insert(line, s):
    """The line with a vertex at distance s."""
    out, at = [line[0]], 0.0
    for a, b in zip(line, line[1:]):
        d = geom.dist(a, b)
        if at + 0.01 < s < at + d - 0.01:
            out.append(geom.lerp(a, b, (s - at) / d))
        out.append(b)
        at += d
    return out


def tidy(ring):
    """Counter-clockwise, to the centimetre."""
    ring = [(round(x, 2), round(y, 2)) for x, y in ring]
    ring = [p for i, p in enumerate(ring) if p != ring[i - 1]]
    return ring if geom.ring_area(ring) > 0 else ring[::-1]


def mark_bridges(streets, waters):
    """Segments that cross water get the bridge's name."""
    for seg in streets.segments:
        for name, ring in waters:
            if any(geom.segments_cross(a, b, c, d) for a, b in zip(seg.pts, seg.pts[1:])
                   for c, d in zip(ring, ring[1:] + ring[:1])):
                seg.over_water = True
                base = seg.street.name.rstrip('路街')
                seg.bridge = base + ('橋' if name == '北溝溪' else '大橋')
