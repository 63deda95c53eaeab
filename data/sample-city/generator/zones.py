"""Candidate zones: whole blocks, so that their boundaries run along streets.

SPDX-License-Identifier: CC0-1.0
"""

from .site import density, km
from .villages import nearest

ZONING = {'公園': '公園用地', '大學': '文教區', '醫院': '機關用地', '工業': '工業區', '科學園區': '工業區',
          '景區': '風景區', '體育': '體育場用地'}

# Blocks reached from the seed without crossing these streets
OLD_TOWN = ((0.1, 0.1), ('忠孝路', '東門路', '建國路', '環河北路'))


SCENIC = ((4.9, 2.6), ('觀瀾路', '東橋路', '環河南路'))


def flood(plan, blocks, net, seed, walls):
    """Blocks that hang together with the one at seed inside the streets named."""
    closed = set()
    for seg in net.segments:
        if seg.street.name in walls:
            for a, b in zip(seg.nodes, seg.nodes[1:]):
                closed |= {(a, b), (b, a)}
    start = nearest(blocks, km(seed)[0], blocks)
    found, queue = {start}, [start]
    while queue:
        f = queue.pop()
        for a, b, _ in plan.sides(f):
            g = plan.left.get((b, a))
            if g is not None and (a, b) not in closed and g not in found:
                found.add(g)
                queue.append(g)
    return sorted(found)


def candidate_zones(plan, blocks, net):
    """(file, name, type, ring)"""
    for path, name, kind, drawn in (
            ('candidate-zone.geojson', '舊城低碳交通區', '都會型', OLD_TOWN),
            ('scenic-zone.geojson', '觀瀾景區低碳交通區', '景區型', SCENIC)):
        ring = plan.merge_outline(flood(plan, blocks, net, *drawn))[0]
        yield path, name, kind, [plan.at[n] for n in ring]


def land_uses(plan, blocks):
    """[(ring, use)]: the town plan's zoning, block by block."""
    out = []
    for f in sorted(blocks):
        block = blocks[f]
        d = density(block.middle)
        if block.wet:
            use = '河川區'
        elif block.use:
            use = ZONING[block.use]
        elif block.hill > 0.5:
            use = '保護區'
        elif d > 10500:
            use = '商業區'
        else:
            use = '住宅區' if d > 1700 else '農業區'
        out.append((plan.points(f), use))
    return out
