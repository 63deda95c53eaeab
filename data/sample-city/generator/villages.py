"""Districts and villages: blocks joined round seeds, so that borders follow streets and water.

SPDX-License-Identifier: CC0-1.0
"""

import heapq

from . import geom
from .names import VILLAGES
from .site import DISTRICTS, campus, density, hill, km, local

RESIDENTS = 251300
COUNT = 150
COUNTY_CODE = '99001'
EMPTY = {'公園': 0.02, '大學': 0.15, '醫院': 0.05, '工業': 0.05, '科學園區': 0.05, '景區': 0.1,
         '體育': 0.02}
# Metres that crossing an edge of this kind adds to the way between two blocks
WALL = {'main': 260.0, 'secondary': 90.0, 'local': 0.0, 'track': 0.0, 'rail': 1500.0,
        'river': 2600.0, 'border': 0.0}


# Metres added between two blocks of river bank, which belong to the land behind them
ALONG_BANK = 900.0


class Block:
    """A face of the plan with what lives in it."""

    def __init__(self, plan, f):
        pts = plan.points(f)
        self.face = f
        self.area = abs(geom.ring_area(pts)) / 1e6
        self.middle = geom.middle(pts)
        self.use = next((use for q, area, use in campus(self.middle)
                         if geom.inside(pts, q) and self.area < area / 1e6 * 2.2), None)
        self.wet = any(e.kind == 'river' for _, _, e in plan.sides(f))
        self.hill = hill(self.middle)
        spots = [geom.lerp(self.middle, p, 0.6) for p in pts[::max(1, len(pts) // 6)]]
        spots = [p for p in spots if geom.inside(pts, p)] + [self.middle]
        d = sum(density(p) for p in spots) / len(spots)
        self.people = d * self.area * (0.01 if self.wet else EMPTY.get(self.use, 1.0))
        self.near = []


def find_blocks(plan):
    blocks = {f: Block(plan, f) for f in sorted(plan.rings)}
    for f, block in blocks.items():
        walls = {}
        for a, b, edge in plan.sides(f):
            g = plan.left.get((b, a))
            if g is None:
                continue
            d = geom.dist(plan.at[a], plan.at[b])
            w = walls.setdefault(g, [0.0, 0.0])
            w[0] += d
            w[1] += d * WALL[edge.kind]
        for g in sorted(walls):
            size, wall = walls[g]
            if size > 25:
                way = geom.dist(block.middle, blocks[g].middle)
                if block.wet and blocks[g].wet:
                    way += ALONG_BANK
                block.near.append((g, way + wall / size + 4000.0 / size))
    return blocks


def spread(blocks, seeds, within=None, head=None, scale=None):
    """Give every block to the seed that reaches it first. Returns face -> index of the seed."""
    owner, heap = {}, []
    for i, f in enumerate(seeds):
        heap.append((head[i] if head else 0.0, i, f))
    heapq.heapify(heap)
    while heap:
        d, i, f = heapq.heappop(heap)
        if f in owner:
            continue
        owner[f] = i
        for g, way in blocks[f].near:
            if g not in owner and (within is None or g in within):
                heapq.heappush(heap, (d + way * (scale[i] if scale else 1.0), i, g))
    return owner


def nearest(blocks, p, faces):
    return min(sorted(faces), key=lambda f: geom.dist(blocks[f].middle, p))


def make_districts(blocks):
    seeds = [nearest(blocks, km((d[1], d[2]))[0], blocks) for d in DISTRICTS]
    return spread(blocks, seeds, head=[-d[3] for d in DISTRICTS])


def weight(block):
    return block.people + 420.0 * block.area


def part_district(blocks, faces, count, rng):
    """Divide a district into villages of about equal weight. Returns lists of faces."""
    within = set(faces)
    order = sorted(faces)
    seeds = []
    for _ in range(count):
        best = None
        for _ in range(12):
            f = order[int(rng.random() * len(order))]
            gap = min((geom.dist(blocks[f].middle, blocks[s].middle) for s in seeds), default=1e4)
            score = gap * (weight(blocks[f]) / blocks[f].area) ** 0.5
            if f not in seeds and (best is None or score > best[0]):
                best = (score, f)
        seeds.append(best[1])
    scale = [1.0] * count
    for turn in range(40):
        owner = spread(blocks, seeds, within, None, scale)
        groups = [[] for _ in seeds]
        for f in order:
            groups[owner[f]].append(f)
        mean = sum(weight(blocks[f]) for f in order) / count
        for i, group in enumerate(groups):
            w = sum(weight(blocks[f]) for f in group)
            scale[i] *= min(1.25, max(0.8, (w / mean) ** 0.35))
            if turn < 30:
                x = sum(blocks[f].middle[0] * weight(blocks[f]) for f in group) / w
                y = sum(blocks[f].middle[1] * weight(blocks[f]) for f in group) / w
                seeds[i] = nearest(blocks, (x, y), group)
        if turn % 5 == 4:
            mean_scale = sum(scale) / count
            scale = [s / mean_scale for s in scale]
    return groups


def even_out(plan, blocks, groups):
    """Pass blocks from heavy villages to lighter neighbours while both stay whole."""
    owner = {f: i for i, g in enumerate(groups) for f in g}
    heavy = [sum(weight(blocks[f]) for f in g) for g in groups]
    for _ in range(12):
        moves = 0
        for i in sorted(range(len(groups)), key=lambda i: -heavy[i]):
            for f in sorted(groups[i]):
                w = weight(blocks[f])
                near = sorted({owner[g] for g, _ in blocks[f].near if owner.get(g, i) != i},
                              key=lambda j: heavy[j])
                if not near or heavy[i] - heavy[near[0]] < 1.3 * w + 150 or len(groups[i]) < 2:
                    continue
                j = near[0]
                rest = [x for x in groups[i] if x != f]
                if not blocks[f].wet and compact(plan, rest) and compact(plan, groups[j] + [f]):
                    groups[i].remove(f)
                    groups[j].append(f)
                    owner[f] = j
                    heavy[i] -= w
                    heavy[j] += w
                    moves += 1
        if not moves:
            return


def fill_holes(plan, blocks, groups):
    """Blocks shut in by one village, or hanging on by a corner only, go to their neighbour."""
    for _ in range(20):
        bad = [g for g in groups if ring_of(plan, g) is None]
        if not bad:
            return
        owner = {f: i for i, g in enumerate(groups) for f in g}
        for group in bad:
            moved = False
            for f in sorted(group, key=lambda f: blocks[f].area):
                for g, _ in sorted(blocks[f].near, key=lambda n: n[1]):
                    if g in owner and owner[g] != owner[f]:
                        rest = [x for x in group if x != f]
                        other = groups[owner[g]] + [f]
                        if rest and ring_of(plan, rest) and ring_of(plan, other):
                            group.remove(f)
                            groups[owner[g]].append(f)
                            owner[f] = owner[g]
                            moved = True
                            break
                if moved:
                    break
    raise SystemExit('a village cannot be made whole')


def compact(plan, faces):
    """Whether the blocks hang together in a shape that is not drawn out."""
    ring = ring_of(plan, faces)
    if ring is None:
        return False
    pts = [plan.at[n] for n in ring]
    return 12.57 * geom.ring_area(pts) > 0.3 * geom.length(pts + pts[:1]) ** 2


def ring_of(plan, faces):
    rings = plan.merge_outline(faces)
    return rings[0] if rings and len(rings) == 1 else None


class Village:
    def __init__(self, code, name, district, faces, ring):
        self.code, self.name, self.district = code, name, district
        self.faces, self.ring = faces, ring
        self.people = self.households = 0
        self.area = 0.0


def make_villages(plan, blocks, rng):
    owner = make_districts(blocks)
    total = sum(weight(b) for b in blocks.values())
    members = [[f for f in sorted(owner) if owner[f] == i] for i in range(len(DISTRICTS))]
    counts = [round(COUNT * sum(weight(blocks[f]) for f in m) / total) for m in members]
    villages = []
    given = {spot[0] for district in DISTRICTS for spot in district[4]}
    pool = [n for n in VILLAGES if n not in given]
    for i, district in enumerate(DISTRICTS):
        groups = part_district(blocks, members[i], counts[i], rng)
        fill_holes(plan, blocks, groups)
        even_out(plan, blocks, groups)
        groups.sort(key=lambda g: order_of(blocks, g))
        names = pick_names(plan, district, groups, pool, rng)
        for k, group in enumerate(groups):
            code = '%s%02d0%03d' % (COUNTY_CODE, i + 1, k + 1)
            villages.append(Village(code, names[k], district[0], group,
                                    ring_of(plan, group)))
    count_people(blocks, villages, rng)
    return villages


def order_of(blocks, group):
    """Offices number villages from the middle outwards, roughly."""
    x, y = local(blocks[group[0]].middle)
    return (round((x * x + y * y) ** 0.5 / 0.8), x)


def pick_names(plan, district, groups, pool, rng):
    """Names that belong to a spot, then others; only the former are used in two districts."""
    names = []
    for group in groups:
        ring = [plan.at[n] for n in ring_of(plan, group)]
        spot = next((n for n, x, y in district[4]
                     if n not in names and geom.inside(ring, km((x, y))[0])), None)
        names.append(spot or pool.pop(int(rng.random() * len(pool))))
    return names


def count_people(blocks, villages, rng):
    raw = [sum(blocks[f].people for f in v.faces) * (0.85 + 0.3 * rng.random()) for v in villages]
    scale = RESIDENTS / sum(raw)
    for v, r in zip(villages, raw):
        v.people = max(60, round(r * scale))
        v.households = round(v.people / (2.35 + 0.5 * rng.random()))
        v.area = sum(blocks[f].area for f in v.faces)
    for f in blocks.values():
        f.people *= scale
