"""Streets: the plan's road edges joined to segments between junctions, named, and as a graph.

SPDX-License-Identifier: CC0-1.0
"""

import heapq

from . import geom
from .blocks import FIRST_CUT
from .names import NEW_STREETS, OLD_STREETS, RURAL_ROADS, number
from .plan import ROADS, key
from .site import density, local

CLASSES = {'main': '主要道路', 'secondary': '次要道路', 'local': '地區道路', 'track': '產業道路'}
WIDTHS = {'main': 25.0, 'secondary': 15.0, 'local': 8.0, 'track': 5.0}
COST = {'main': 1.0, 'secondary': 1.2, 'local': 1.9, 'track': 2.5}
SECTION_M = 2300.0


class Segment:
    """A piece of street from one junction to the next."""

    def __init__(self, nodes, pts, kind, street):
        self.nodes, self.pts, self.kind, self.street = nodes, pts, kind, street
        self.length = geom.length(pts)
        self.name, self.width, self.bridge = '', WIDTHS[kind], None
        self.over_water = False


class Street:
    """What carries one name."""

    def __init__(self, name, kind):
        self.name, self.kind = name, kind
        self.length = 0.0
        self.segments = []

    def middle(self):
        """A point half-way along its longest segment."""
        longest = max(self.segments, key=lambda s: s.length)
        return geom.along(longest.pts, longest.length / 2)[0]


class Streets:
    def __init__(self, plan, lines, origin, rng):
        self.plan = plan
        self.roads = {e: edge for e, edge in plan.edges.items() if edge.kind in ROADS}
        self.near = {}
        for a, b in sorted(self.roads):
            self.near.setdefault(a, []).append(b)
            self.near.setdefault(b, []).append(a)
        self.join_cuts()
        self.segments = self.chain(lines)
        self.name_cuts(origin, rng)
        self.exits = {}
        for i, s in enumerate(self.segments):
            self.exits.setdefault(s.nodes[0], []).append((s.nodes[-1], i, True))
            self.exits.setdefault(s.nodes[-1], []).append((s.nodes[0], i, False))
        self.name_sections(lines)

    # Streets

    def join_cuts(self):
        """Cuts that go straight on across a junction become one street."""
        self.parent = {}
        for n in sorted(self.near):
            pairs = []
            around = self.near[n]
            for i, a in enumerate(around):
                for b in around[i + 1:]:
                    e, f = self.roads[key(a, n)], self.roads[key(n, b)]
                    if e.line >= FIRST_CUT and f.line >= FIRST_CUT and e.line != f.line:
                        bend = geom.turn(self.plan.at[a], self.plan.at[n], self.plan.at[b])
                        if bend < 26 and {e.kind, f.kind} != {'track', 'local'}:
                            pairs.append((bend, a, b))
            used = set()
            for _, a, b in sorted(pairs):
                if not used & {a, b}:
                    used |= {a, b}
                    r = self.find(self.roads[key(a, n)].line)
                    s = self.find(self.roads[key(n, b)].line)
                    if r != s:
                        self.parent[max(r, s)] = min(r, s)

    def find(self, line):
        while line in self.parent:
            line = self.parent[line]
        return line

    def chain(self, lines):
        self.streets = {}
        rank = list(CLASSES)
        for e, edge in sorted(self.roads.items()):
            r = self.find(edge.line)
            name = lines[r][1] if r < FIRST_CUT else ''
            street = self.streets.setdefault(r, Street(name, edge.kind))
            street.kind = min(street.kind, edge.kind, key=rank.index)

        def label(a, b):
            return self.find(self.roads[key(a, b)].line)

        def ends(n):
            around = self.near[n]
            return len(around) != 2 or label(around[0], n) != label(n, around[1])
        out, done = [], set()
        for n in sorted(self.near):
            if not ends(n):
                continue
            for m in self.near[n]:
                if key(n, m) in done:
                    continue
                nodes = [n, m]
                done.add(key(n, m))
                while not ends(nodes[-1]):
                    a, b = self.near[nodes[-1]]
                    nodes.append(b if a == nodes[-2] else a)
                    done.add(key(*nodes[-2:]))
                street = self.streets[label(n, m)]
                seg = Segment(nodes, [self.plan.at[k] for k in nodes], street.kind, street)
                street.segments.append(seg)
                street.length += seg.length
                out.append(seg)
        return out

    # Names

    def name_cuts(self, origin, rng):
        """Short ones are lanes of the street they leave, the others get a name of their own."""
        unnamed = [(r, s) for r, s in sorted(self.streets.items()) if not s.name and s.segments]
        taken = {s.name for s in self.streets.values() if s.name}
        old, rural = list(OLD_STREETS), list(RURAL_ROADS)
        fresh = [n for n in NEW_STREETS if n not in OLD_STREETS]
        theme, lanes = {}, {}
        for r, street in sorted(unnamed, key=lambda u: (self.old_rank(u[1]), -u[1].length, u[0])):
            host = self.host(street)
            if street.length < 330 and host is not None and street.kind == 'local':
                lanes.setdefault(host, []).append(street)
                continue
            d = density(street.middle())
            name = ''
            if self.old_rank(street) < 2.0 and old:
                name = old.pop(0) + ('路' if street.length > 900 else '街')
            elif d < 1100:
                if not rural:
                    rural = [n + tail for n in RURAL_ROADS for tail in '北南']
                name = rural.pop(int(rng.random() * len(rural)))
                name += '產業道路' if street.kind == 'track' else '路'
            if not name or name in taken:
                if origin[r] not in theme:
                    theme[origin[r]] = [fresh.pop(int(rng.random() * len(fresh))), 0]
                count = theme[origin[r]]
                name = count[0] + '路'
                if street.length < 600 or name in taken:
                    count[1] += 1
                    name = count[0] + number(count[1]) + '街'
            street.name = name
            taken.add(name)
        for host in sorted(lanes, key=lambda s: (s.name, s.length)):
            self.number_lanes(host, lanes[host])

    @staticmethod
    def old_rank(street):
        """Distance from the crossroads in kilometres within the old town, else 2."""
        x, y = local(street.middle())
        return (x * x + y * y) ** 0.5 if -0.85 < y < 0.75 and abs(x) < 1.2 else 2.0

    def host(self, street):
        """The longest street that this one leads off."""
        best = None
        for seg in street.segments:
            for n in (seg.nodes[0], seg.nodes[-1]):
                for m in self.near[n]:
                    other = self.streets[self.find(self.roads[key(n, m)].line)]
                    if other is not street and (best is None or other.length > best.length):
                        best = other
        return best if best and best.length >= 330 and best.length > 1.3 * street.length else None

    @staticmethod
    def number_lanes(host, lanes):
        """Lanes take the house number at which they leave the street: odd left, even right."""
        line = max(host.segments, key=lambda s: s.length).pts
        start = line[0]
        used = set()
        for lane in lanes:
            p = lane.segments[0].pts[0]
            n = 2 * int(geom.dist(start, p) / 9.0) + 5
            while n in used:
                n += 2
            used.add(n)
            lane.name = '%s%d巷' % (host.name, n)

    def name_sections(self, lines):
        """Long main roads are counted in sections from their start."""
        for seg in self.segments:
            seg.name = seg.street.name
            r = next((i for i, line in enumerate(lines) if line[1] == seg.name), None)
            if r is not None and seg.kind == 'main' and seg.street.length > 2 * SECTION_M \
                    and seg.name != '環市路':
                mid = geom.along(seg.pts, seg.length / 2)[0]
                first = min(geom.project(lines[r][2], s.pts[0])[1] for s in seg.street.segments)
                s = geom.project(lines[r][2], mid)[1] - first
                count = max(2, round(seg.street.length / SECTION_M))
                k = min(count, 1 + int(s * count / seg.street.length))
                seg.name = '%s%s段' % (seg.name, number(max(1, k)))

    # The way through

    def route(self, stops):
        """Shortest path by road class through the given nodes: [(segment, forward)]."""
        out = []
        for a, b in zip(stops, stops[1:]):
            dist, back, heap = {a: 0.0}, {}, [(0.0, a)]
            while heap:
                d, n = heapq.heappop(heap)
                if n == b:
                    break
                if d > dist[n]:
                    continue
                for m, i, forward in self.exits[n]:
                    w = d + self.segments[i].length * COST[self.segments[i].kind]
                    if w < dist.get(m, 1e18):
                        dist[m] = w
                        back[m] = (n, i, forward)
                        heapq.heappush(heap, (w, m))
            leg, n = [], b
            while n != a:
                n, i, forward = back[n]
                leg.append((i, forward))
            out += leg[::-1]
        way = []
        for i, forward in out:
            if way and way[-1] == (i, not forward):
                way.pop()
            else:
                way.append((i, forward))
        return way

    def junction(self, p, kinds=('main', 'secondary')):
        """The junction nearest to p on streets of these kinds."""
        best = None
        for n in sorted(self.exits):
            if len(self.exits[n]) < 2 or not any(self.segments[i].kind in kinds
                                                 for _, i, _ in self.exits[n]):
                continue
            d = geom.dist(self.plan.at[n], p)
            if best is None or d < best[0]:
                best = (d, n)
        return best[1]
