"""Public transport: metro stations, bus routes over the street graph, stop poles on both sides.

SPDX-License-Identifier: CC0-1.0
"""

from . import geom
from .places import crossing_name
from .routes import BUS, METRO
from .site import density, km


class Station:
    def __init__(self, number, name, p):
        self.number, self.name, self.p = number, name, p
        self.lines = []


class Line:
    def __init__(self, row):
        self.id, self.name, self.english, self.colour = row[:4]
        self.pts = geom.spline(km(*row[4]), 60)
        self.stops = []


class Metro:
    """Stations stand on their lines; one that two lines share is one station."""

    def __init__(self):
        self.lines, self.stations = [], {}
        for row in METRO:
            line = Line(row)
            first = 0.0
            for number, name, x, y in row[5]:
                s = max(first, geom.project(line.pts, km((x, y))[0])[1])
                first = s + 100.0
                p = geom.along(line.pts, s)[0]
                station = self.stations.setdefault(number, Station(number, name, p))
                station.lines.append((line, s))
                line.stops.append((station, s))
            line.pts = geom.part(line.pts, line.stops[0][1] - 0.1, line.stops[-1][1] + 0.1)
            start = line.stops[0][1]
            line.stops = [(st, s - start) for st, s in line.stops]
            self.lines.append(line)
        for st in self.stations.values():
            spots = [geom.along(line.pts, s)[0] for line in self.lines
                     for other, s in line.stops if other is st]
            st.p = (sum(p[0] for p in spots) / len(spots), sum(p[1] for p in spots) / len(spots))

    def platforms(self, station):
        """(id, line, direction, point): two sides of each line's track at the station."""
        for line in self.lines:
            for st, s in line.stops:
                if st is station:
                    q, u = geom.along(line.pts, s)
                    for way, side in ((0, -7.0), (1, 7.0)):
                        yield ('%s_%s%d' % (st.number, line.id, way), line, way,
                               (q[0] - u[1] * side, q[1] + u[0] * side))


class Halt:
    """A named stop on a segment: a pole on each side."""

    def __init__(self, seg, index, s):
        self.seg, self.index, self.s = seg, index, s
        self.name = ''
        self.code = 0
        self.poles = {}

    def pole(self, forward):
        """Traffic keeps right: the pole is on the right of the way it serves, staggered a little."""
        shift = 9.0 if forward else -9.0
        s = min(max(self.s + shift, 5.0), self.seg.length - 5.0)
        q, u = geom.along(self.seg.pts, s)
        side = (self.seg.width / 2 + 1.5) * (-1 if forward else 1)
        return (q[0] - u[1] * side, q[1] + u[0] * side)


class Run:
    """A bus route in one direction: the way as a line, and stops by distance along it."""

    def __init__(self, streets, path):
        self.path, self.pts, self.starts = path, [], []
        s = 0.0
        for i, forward in path:
            pts = streets.segments[i].pts if forward else streets.segments[i].pts[::-1]
            self.pts += pts if not self.pts else pts[1:]
            self.starts.append(s)
            s += streets.segments[i].length
        self.length = s
        self.stops = []


class Route:
    def __init__(self, row):
        self.number, self.agency, self.table, self.start, self.end, self.way = row
        self.runs = []


class Buses:
    def __init__(self, streets, finder, sights, metro):
        self.streets, self.finder, self.halts = streets, finder, {}
        self.routes = [Route(row) for row in BUS]
        for route in self.routes:
            nodes = [streets.junction(p) for p in km(*route.way)]
            nodes = [n for k, n in enumerate(nodes) if k == 0 or n != nodes[k - 1]]
            path = streets.route(nodes)
            self.add_halts(route, path)
            back = [(i, not forward) for i, forward in path[::-1]]
            ways = [path] if route.table == 'night' else [path, back]
            route.runs = [self.make_run(route, way) for way in ways]
        used = {}
        for route in self.routes:
            for run in route.runs:
                for h, forward, _ in run.stops:
                    used.setdefault(id(h), (h, set()))[1].add(forward)
        self.used = sorted((h for h, _ in used.values()), key=lambda h: (h.index, h.s))
        for k, h in enumerate(self.used, 1):
            h.code = k
            h.poles = {f: 'CC%04d%s' % (k, 'A' if f else 'B') for f in sorted(used[id(h)][1])[::-1]}
        self.name_halts(sights, metro)

    @staticmethod
    def spacing(p, table):
        d = density(p)
        gap = 330.0 if d > 6000 else 400.0 if d > 2500 else 560.0
        return gap * (1.35 if table in ('night', 'festival') else 1.0)

    def add_halts(self, route, path):
        """Walk the way; take stops that are there, put new ones where the gap has grown."""
        gap = 1e9
        for k, (i, forward) in enumerate(path):
            seg = self.streets.segments[i]
            here = self.halts.setdefault(i, [])
            want = self.spacing(seg.pts[0], route.table)
            at = 0.0
            while True:
                ahead = sorted(h.s if forward else seg.length - h.s for h in here)
                ahead = [s for s in ahead if s > at + 1]
                if k == 0 and at == 0.0 or gap > 1e8:
                    need = min(40.0, seg.length / 2)
                else:
                    need = at + max(0.0, want - gap)
                if ahead and ahead[0] < need + 0.5 * want:
                    at, gap = ahead[0], 0.0
                    continue
                need = max(need, min(30.0, seg.length / 2))
                if need > seg.length - min(28.0, seg.length / 2) or seg.over_water or seg.length < 55:
                    break
                here.append(Halt(seg, i, need if forward else seg.length - need))
                at, gap = need, 0.0
            gap += seg.length - at
        i, forward = path[-1]
        seg = self.streets.segments[i]
        near_end = [h for h in self.halts[i]
                    if (seg.length - h.s if forward else h.s) < max(200.0, seg.length / 3)]
        if not near_end and not seg.over_water:
            s = seg.length - min(40.0, seg.length / 3)
            self.halts[i].append(Halt(seg, i, s if forward else seg.length - s))

    def make_run(self, route, path):
        run = Run(self.streets, path)
        last = -1e9
        for (i, forward), start in zip(path, run.starts):
            seg = self.streets.segments[i]
            halts = self.halts.get(i, ())
            rows = sorted((h.s if forward else seg.length - h.s, n) for n, h in enumerate(halts))
            for s, n in rows:
                h = self.halts[i][n]
                if start + s - last > 0.55 * self.spacing(seg.pts[0], route.table):
                    at = min(max(s + 9.0, 5.0), seg.length - 5.0)
                    run.stops.append((h, forward, start + at))
                    last = start + s
        return run

    def name_halts(self, sights, metro):
        count = {}
        for h in self.used:
            p = geom.along(h.seg.pts, h.s)[0]
            h.name = self.best_name(h, p, sights, metro)
            near = [g for g in count.get(h.name, ()) if geom.dist(g, p) < 350]
            if count.get(h.name) and not near:
                other = '%s(%s)' % (h.name, h.seg.street.name)
                if other in count:
                    village = self.finder.village(p)
                    other = '%s%s' % (village.name if village else '', h.seg.street.name)
                h.name = other
            elif near:
                other = '%s(%s)' % (h.name, h.seg.street.name)
                h.name = other if other not in count else h.name
            count.setdefault(h.name, []).append(p)

    def best_name(self, h, p, sights, metro):
        near = min(((geom.dist(st.p, p), n) for n, st in metro.stations.items()))
        if near[0] < 150:
            st = metro.stations[near[1]]
            return st.name if st.name.endswith(('站', '學', '場', '院', '園')) else '捷運%s站' % st.name
        sight = min(((geom.dist(a.p, p), n) for n, a in enumerate(sights)))
        if sight[0] < 170:
            return sights[sight[1]].name
        h.p = p
        crossing = crossing_name(self.streets, h, 130.0)
        if crossing:
            return crossing
        village = self.finder.village(p)
        if village and (h.code % 3 or '巷' in h.seg.street.name):
            return village.name[:-1] + '里'
        house = int(h.s / 9.0) * 2 + 11
        return '%s%d巷口' % (h.seg.street.name, house)
