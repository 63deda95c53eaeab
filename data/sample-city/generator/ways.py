"""Footways along streets, and cycleways along the rivers and main roads.

SPDX-License-Identifier: CC0-1.0
"""

from . import geom
from .site import density
from .water import BROOK_HALF, clip_line

CYCLE_STREETS = ('環市路', '永平路', '文昌路', '崇德路', '中正路', '東橋路', '觀瀾路', '南園路',
                  '中山路', '建國路')
SHARE = {'main': 0.97, 'secondary': 0.72, 'local': 0.16}


def shifted(seg, side, setback):
    """A line beside the segment, ending short of the cross streets; None when too short."""
    line = geom.offset(seg.pts, side * (seg.width / 2 + setback))
    size = geom.length(line)
    if size < 50:
        return None
    return [(round(x, 2), round(y, 2)) for x, y in geom.part(line, 12.0, size - 12.0)]


def footways(site, streets, rng):
    """[(line, street, width, kind)], both sides decided together with a chance of one only."""
    out = []
    for seg in streets.segments:
        if seg.kind == 'track':
            continue
        d = density(geom.along(seg.pts, seg.length / 2)[0])
        chance = SHARE[seg.kind] * min(1.0, d / (3200.0 if seg.kind == 'main' else 6500.0)) ** 0.8
        luck, one_side = rng.random(), rng.random()
        width = {'main': 2.5, 'secondary': 1.8, 'local': 1.2}[seg.kind] + round(1.6 * rng.random(), 1)
        kind = '人行道'
        if d > 9000 and seg.kind != 'main' and rng.random() < 0.3:
            kind = '騎樓'
        elif seg.kind == 'local':
            kind = '標線型人行道'
        elif seg.kind == 'main' and rng.random() < 0.12:
            kind = '自行車與行人共道'
        if luck > chance:
            continue
        for side in (1, -1):
            if side == -1 and one_side < (0.12 if seg.kind == 'main' else 0.35):
                continue
            line = shifted(seg, side, 0.5)
            if line and geom.inside(site.outline, line[0]) and geom.inside(site.outline, line[-1]):
                out.append((line, seg.name, round(width, 1), kind))
    return out


def cycleways(site, streets):
    """[(line, name, width, kind)]"""
    out = []
    for name, line in river_paths(site):
        size, k, s = geom.length(line), 0, 0.0
        count = max(1, round(size / 2400.0))
        while k < count:
            out.append((geom.part(line, s, s + size / count), '%s第%d段' % (name, k + 1), 3.0, '自行車專用道'))
            s += size / count
            k += 1
    for seg in streets.segments:
        name = seg.street.name
        if name not in CYCLE_STREETS:
            continue
        mid = geom.along(seg.pts, seg.length / 2)[0]
        if density(mid) < (700 if name in ('觀瀾路', '中正路') else 1900):
            continue
        sides = (1, -1) if name in ('環市路', '永平路') else (1,)
        for side in sides:
            line = shifted(seg, side, -2.0)
            if line:
                out.append((line, seg.name, 2.0, '自行車道' if side == 1 else '自行車與行人共道'))
    return out


def river_paths(site):
    """Paths on the flood land between water and bank road."""
    for name, side in (('澄溪左岸自行車道', 1), ('澄溪右岸自行車道', -1)):
        line = geom.offset(site.river, [side * (h + 30.0) for h in site.river_half])
        line = clip_line(line, site.outline)
        if side == -1:
            mouth = geom.project(line, site.brook[-1])[1]
            yield name, geom.part(line, geom.length(line) * 0.10, mouth - 120.0)
        else:
            yield name, geom.part(line, geom.length(line) * 0.05, geom.length(line) * 0.93)
    line = clip_line(geom.offset(site.brook, BROOK_HALF + 11.0), site.outline)
    size = geom.length(line)
    yield '北溝溪自行車道', geom.part(line, size * 0.18, size - 260.0)
