"""Streets by division: each block is cut across, until it has the size usual where it lies.

SPDX-License-Identifier: CC0-1.0
"""

import math

from . import geom

BARRIERS = ('rail', 'river', 'border')
FIRST_CUT = 1000


def divide(plan, site, rng):
    """Cut every face down to size. Returns for each cut the drawn face it lies in."""
    queue, cuts = sorted(plan.rings), 0
    root, origin = {f: f for f in queue}, {}
    while queue:
        f = queue.pop()
        pts = plan.points(f)
        area, c = abs(geom.ring_area(pts)), geom.middle(pts)
        kinds = {e.kind for _, _, e in plan.sides(f)}
        _, long, short = geom.box(pts)
        if 'river' in kinds or 'rail' in kinds and short < 170:
            across = long > 2.4 * short and long > 650
            cut = find_cut(plan, f, site, rng, True) if across else None
            kind = 'border'
        else:
            want = site.block_area(c, pts) * (0.8 + 0.5 * rng.random())
            cut = find_cut(plan, f, site, rng, False) if area > 1.7 * want else None
            kind = site.street_kind(c, area, want, long, short)
        if cut is None:
            continue
        parts = apply_cut(plan, f, cut, kind, FIRST_CUT + cuts, site, rng)
        for g in parts:
            root[g] = root[f]
        origin[FIRST_CUT + cuts] = root[f]
        queue += parts
        cuts += 1
    return origin


def find_cut(plan, f, site, rng, border):
    """The best straight cut across a face: two ends, each (node a, node b, point or None)."""
    pts, ring = plan.points(f), plan.rings[f]
    u, long, short = geom.box(pts)
    area = abs(geom.ring_area(pts))
    want = site.block_area(geom.middle(pts), pts)
    snap = min(55.0, max(18.0, 0.22 * math.sqrt(want)))
    v = (-u[1], u[0])
    spread = [p[0] * u[0] + p[1] * u[1] for p in pts]
    best = None
    for k in range(15):
        at = min(spread) + (max(spread) - min(spread)) * (0.25 + 0.5 * k / 14)
        for ends in crossings(ring, pts, u, v, at, snap):
            score = judge(plan, f, pts, ring, ends, area, short, want, border)
            if score is None:
                continue
            score += 0.12 * rng.random()
            if best is None or score < best[0]:
                best = (score, ends)
    return best and best[1]


def crossings(ring, pts, u, v, at, snap):
    """Pairs of ring positions that a line across the face joins: (index, point or None)."""
    hits = []
    n = len(pts)
    for i in range(n):
        a, b = pts[i], pts[(i + 1) % n]
        sa, sb = a[0] * u[0] + a[1] * u[1] - at, b[0] * u[0] + b[1] * u[1] - at
        if (sa > 0) != (sb > 0):
            p = geom.lerp(a, b, sa / (sa - sb))
            hits.append((p[0] * v[0] + p[1] * v[1], i, p))
    hits.sort()
    for (_, i, p), (_, j, q) in zip(hits, hits[1:]):
        if geom.inside(pts, geom.lerp(p, q, 0.5)):
            yield settle(pts, i, p, snap), settle(pts, j, q, snap)


def settle(pts, i, p, snap):
    """Move an end on edge i to a corner near it, if there is one."""
    j = (i + 1) % len(pts)
    d = min((geom.dist(p, pts[k]), k) for k in (i, j))
    return (d[1], None) if d[0] < snap else (i, p)


def judge(plan, f, pts, ring, ends, area, short, want, border):
    """Lower is better; None when the cut is impossible."""
    n = len(pts)
    (i, p), (j, q) = ends
    a, b = (p or pts[i]), (q or pts[j])
    if i == j or (p is None and q is None and abs(i - j) in (1, n - 1)):
        return None
    size = geom.dist(a, b)
    if size < 25:
        return None
    for k in range(n):
        c, d = pts[k], pts[(k + 1) % n]
        touches = [m for m, w in ends if (w and m == k) or (not w and k in (m, (m - 1) % n))]
        if not touches and geom.segments_cross(a, b, c, d):
            return None
    if not geom.inside(pts, geom.lerp(a, b, 0.5)):
        return None
    side = [pts[(i + 1 + k) % n] for k in range((j - i) % n)]
    one = abs(geom.ring_area([a] + side + [b])) if len(side) else 0.0
    share = min(one, area - one) / area
    if share < 0.22:
        return None
    score = 2.0 * (0.5 - share) + 0.25 * size / short
    for (k, w), here, there in ((ends[0], a, b), (ends[1], b, a)):
        u = geom.unit(there, here)
        if w is not None:
            edge = plan.edges[tuple(sorted((ring[k], ring[(k + 1) % n])))]
            e = geom.unit(pts[k], pts[(k + 1) % n])
            score += 0.8 * abs(u[0] * e[0] + u[1] * e[1])
            if edge.kind in BARRIERS and not border:
                score += 0.8 if edge.kind != 'border' else 0.3
        else:
            for m in ((k - 1) % n, (k + 1) % n):
                e = geom.unit(pts[k], pts[m])
                score += 0.4 * abs(u[0] * e[0] + u[1] * e[1])
            score += go_on(plan, ring[k], u)
    return score


def go_on(plan, node, u):
    """Bonus when a street on the far side of the node goes on in direction u, else a malus for
    meeting a crossing at an odd angle."""
    out = []
    for e in plan.around(node):
        w = geom.unit(plan.at[node], plan.at[e])
        out.append(w[0] * u[0] + w[1] * u[1])
    if len(out) == 2:
        return 0.0
    return -0.45 if len(out) == 3 and max(out) > 0.93 else 0.35 * (len(out) - 2)


def apply_cut(plan, f, ends, kind, line, site, rng):
    n = len(plan.rings[f])
    ring = list(plan.rings[f])
    nodes, stop = [], []
    for k, p in ends:
        if p is None:
            nodes.append(ring[k])
            stop.append(0.0)
            continue
        a, b = ring[k], ring[(k + 1) % n]
        edge = plan.edges[tuple(sorted((a, b)))]
        stop.append({'rail': 45.0, 'river': 150.0}.get(edge.kind, 0.0))
        nodes.append(plan.split_edge(a, b, p))
    pts = plan.points(f)
    a, b = plan.at[nodes[0]], plan.at[nodes[1]]
    path = wiggle(pts, a, b, site, rng)
    size = geom.length([a] + path + [b])
    if kind != 'border' and size > stop[0] + stop[1] + 60:
        if stop[0]:
            path = [geom.along([a] + path + [b], stop[0])[0]] + \
                geom.part([a] + path + [b], stop[0], size)[1:-1]
        if stop[1]:
            path = geom.part([a] + path + [b], 0, size - stop[1])[1:]
    kinds = [kind] * (len(path) + 1)
    if stop[0]:
        kinds[0] = 'border'
    if stop[1]:
        kinds[-1] = 'border'
    return plan.cut_face(f, nodes[0], nodes[1], path, kinds, line)


def wiggle(pts, a, b, site, rng):
    """Points between a and b that make the street less straight, inside the face."""
    size = geom.dist(a, b)
    n = max(0, int(size / 75.0))
    if n == 0:
        return []
    sway = site.sway(geom.lerp(a, b, 0.5)) * size * (2 * rng.random() - 1)
    rough = [2 * rng.random() - 1 for _ in range(3)]
    w = (-(b[1] - a[1]) / size, (b[0] - a[0]) / size)
    for half in (1.0, 0.5, 0.25, 0.0):
        path = []
        for k in range(1, n + 1):
            t = k / (n + 1)
            bow = half * sway * (math.sin(math.pi * t) + 0.5 * rough[0] * math.sin(2 * math.pi * t)
                                 + 0.35 * rough[1] * math.sin(3 * math.pi * t))
            p = geom.lerp(a, b, t)
            path.append((p[0] + w[0] * bow, p[1] + w[1] * bow))
        if all(geom.inside(pts, p) and geom.to_edge(pts, p) > 12 for p in path[1:-1]) \
                and clear(pts, [a] + path + [b]):
            return path
    return []


def clear(pts, line):
    """Whether the line meets the ring at its two ends only."""
    for m, (a, b) in enumerate(zip(line, line[1:])):
        for c, d in zip(pts, pts[1:] + pts[:1]):
            hit = geom.meet(a, b, c, d)
            if not hit or not (-1e-9 <= hit[0] <= 1 + 1e-9 and -1e-9 <= hit[1] <= 1 + 1e-9):
                continue
            p = geom.lerp(a, b, hit[0])
            if not (m == 0 and geom.dist(p, line[0]) < 0.05
                    or m == len(line) - 2 and geom.dist(p, line[-1]) < 0.05):
                return False
    return True
