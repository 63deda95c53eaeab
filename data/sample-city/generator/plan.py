"""The city as a planar graph: nodes, edges with a kind, and the faces between them.

Everything that must share its outline (blocks, villages, zones, streets) is made of these edges,
so that borders agree to the last digit.

SPDX-License-Identifier: CC0-1.0
"""

import math

from . import geom

MERGE_M = 14.0
ROADS = ('main', 'secondary', 'local', 'track')
RANK = ('main', 'secondary', 'local', 'track', 'rail', 'river', 'border')


class Edge:
    """What runs along an edge: its kind, and the line or cut it comes from."""

    def __init__(self, kind, line):
        self.kind = kind
        self.line = line


def key(a, b):
    return (a, b) if a < b else (b, a)


class Plan:
    def __init__(self):
        self.at = []
        self.edges = {}
        self.rings = {}
        self.left = {}
        self.next_face = 0
        self.near = {}
        self.fan = {}

    # Nodes

    def add_node(self, p, merge=0.0):
        x, y = round(p[0], 2), round(p[1], 2)
        cell = (int(x // 50), int(y // 50))
        best = None
        for i in (-1, 0, 1):
            for j in (-1, 0, 1):
                for n in self.near.get((cell[0] + i, cell[1] + j), ()):
                    d = geom.dist(self.at[n], (x, y))
                    if d <= merge and (best is None or d < best[0]):
                        best = (d, n)
        if best:
            return best[1]
        self.at.append((x, y))
        self.near.setdefault(cell, []).append(len(self.at) - 1)
        return len(self.at) - 1

    def link(self, a, b, edge):
        self.edges[key(a, b)] = edge
        self.fan.setdefault(a, set()).add(b)
        self.fan.setdefault(b, set()).add(a)

    def unlink(self, a, b):
        self.fan[a].discard(b)
        self.fan[b].discard(a)
        return self.edges.pop(key(a, b))

    def around(self, n):
        return sorted(self.fan.get(n, ()))

    # From drawn lines to faces

    def draw(self, lines):
        """Lines are (kind, name, points); the first is the closed outline of the city."""
        outline = lines[0][2]
        hits = self._hits(lines)
        for row in hits:
            for pieces in row:
                for h in pieces:
                    h[1] = self.add_node(h[1], MERGE_M)
        on_outline = set()
        for i, (kind, name, pts) in enumerate(lines):
            chain = []
            for j, p in enumerate(pts):
                chain.append(self.add_node(p, MERGE_M))
                if j < len(pts) - 1:
                    chain += [n for t, n in sorted(hits[i][j])]
            for a, b in zip(chain, chain[1:]):
                if a == b:
                    continue
                old = self.edges.get(key(a, b))
                if i == 0:
                    on_outline.add(key(a, b))
                if old is None or RANK.index(kind) < RANK.index(old.kind):
                    self.link(a, b, Edge(kind, i))
        for e in sorted(self.edges):
            mid = geom.lerp(self.at[e[0]], self.at[e[1]], 0.5)
            if e not in on_outline and not geom.inside(outline, mid):
                self.unlink(*e)
        self._prune()
        self._trace()

    @staticmethod
    def _hits(lines):
        """For each segment of each line, where others meet it: [t, point]."""
        cells = {}
        for i, (_, _, pts) in enumerate(lines):
            for j, (a, b) in enumerate(zip(pts, pts[1:])):
                for x in range(int(min(a[0], b[0]) // 200), int(max(a[0], b[0]) // 200) + 1):
                    for y in range(int(min(a[1], b[1]) // 200), int(max(a[1], b[1]) // 200) + 1):
                        cells.setdefault((x, y), []).append((i, j))
        hits = [[[] for _ in range(len(pts) - 1)] for _, _, pts in lines]
        done = set()
        for c in sorted(cells):
            for m, (i, j) in enumerate(cells[c]):
                for k, q in cells[c][m + 1:]:
                    if i == k or (i, j, k, q) in done:
                        continue
                    done.add((i, j, k, q))
                    a, b = lines[i][2][j:j + 2]
                    d, e = lines[k][2][q:q + 2]
                    hit = geom.meet(a, b, d, e)
                    if hit and 0 <= hit[0] <= 1 and 0 <= hit[1] <= 1:
                        p = geom.lerp(a, b, hit[0])
                        hits[i][j].append([hit[0], p])
                        hits[k][q].append([hit[1], p])
        return hits

    def _prune(self):
        """Take away what leads nowhere."""
        ends = [n for n in sorted(self.fan) if len(self.fan[n]) == 1]
        while ends:
            n = ends.pop()
            if len(self.fan[n]) == 1:
                other = self.around(n)[0]
                self.unlink(n, other)
                if len(self.fan[other]) == 1:
                    ends.append(other)

    def _trace(self):
        around = {}
        for n in sorted(self.fan):
            x, y = self.at[n]
            around[n] = sorted(self.around(n), key=lambda m: math.atan2(self.at[m][1] - y,
                                                                        self.at[m][0] - x))
        done = set()
        for e in sorted(self.edges):
            for a, b in (e, e[::-1]):
                if (a, b) in done:
                    continue
                ring = []
                while (a, b) not in done:
                    done.add((a, b))
                    ring.append(a)
                    turn = around[b]
                    a, b = b, turn[turn.index(a) - 1]
                if geom.ring_area([self.at[n] for n in ring]) > 0:
                    self.add_face(ring)

    # Faces

    def add_face(self, ring):
        f = self.next_face
        self.next_face += 1
        self.rings[f] = ring
        for a, b in zip(ring, ring[1:] + ring[:1]):
            self.left[(a, b)] = f
        return f

    def points(self, f):
        return [self.at[n] for n in self.rings[f]]

    def sides(self, f):
        ring = self.rings[f]
        return [(a, b, self.edges[key(a, b)]) for a, b in zip(ring, ring[1:] + ring[:1])]

    def split_edge(self, a, b, p):
        """Put a node on an edge; both faces beside it get it."""
        n = self.add_node(p)
        edge = self.unlink(a, b)
        self.link(a, n, edge)
        self.link(n, b, edge)
        for s, t in ((a, b), (b, a)):
            f = self.left.pop((s, t), None)
            if f is not None:
                ring = self.rings[f]
                ring.insert(ring.index(s) + 1, n)
                self.left[(s, n)] = self.left[(n, t)] = f
        return n

    def cut_face(self, f, a, b, path, kinds, line):
        """Divide a face by a path from node a over new points to node b; kinds per piece."""
        ring = self.rings.pop(f)
        mids = [self.add_node(p) for p in path]
        chain = [a] + mids + [b]
        for (s, t), kind in zip(zip(chain, chain[1:]), kinds):
            self.link(s, t, Edge(kind, line))
        i = ring.index(a)
        ring = ring[i:] + ring[:i]
        j = ring.index(b)
        one = self.add_face(ring[:j + 1] + mids[::-1])
        two = self.add_face(ring[j:] + [a] + mids)
        return one, two

    def merge_outline(self, faces):
        """Rings round a set of faces, the outer one first; None when they do not hang together."""
        faces = set(faces)
        step = {}
        for f in sorted(faces):
            ring = self.rings[f]
            for a, b in zip(ring, ring[1:] + ring[:1]):
                if self.left.get((b, a)) not in faces:
                    step.setdefault(a, []).append(b)
        if any(len(s) > 1 for s in step.values()):
            return None
        rings = []
        while step:
            a = start = min(step)
            ring = []
            while True:
                ring.append(a)
                a = step.pop(a)[0]
                if a == start:
                    break
            rings.append(ring)
        rings.sort(key=lambda r: -abs(geom.ring_area([self.at[n] for n in r])))
        return rings
