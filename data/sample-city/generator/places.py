"""Places people go to, and the point data that offices keep: car parks, chargers, public bikes.

SPDX-License-Identifier: CC0-1.0
"""

from . import geom
from .site import density, hill, km

# name, kind, x, y
ATTRACTIONS = [
    ('城隍廟', '景點', 0.25, -0.2), ('澄川文廟', '景點', -0.5, -0.25), ('東門城樓', '景點', 1.0, 0.2),
    ('舊縣衙', '景點', 0.3, 0.35), ('日式宿舍群', '景點', -0.4, 0.42), ('鐵道倉庫藝文區', '景點', 0.4, 0.66),
    ('中山橋水岸', '景點', 0.25, -0.78), ('米市老街', '景點', -0.25, -0.05), ('觀瀾老街', '景點', 4.75, 2.8),
    ('觀瀾吊橋', '景點', 5.6, 3.0), ('觀瀾遊客中心', '景點', 5.35, 3.05), ('聽濤觀景台', '景點', 6.2, 3.2),
    ('龍目瀑布', '景點', 5.9, 0.4), ('觀瀾山登山口', '景點', 5.05, 0.6), ('糖廠文化園區', '景點', -4.5, -3.6),
    ('西埔慈雲宮', '景點', -4.3, 1.0), ('北溝溪濕地', '景點', -2.65, 2.9),
    ('市立美術館', '文化設施', -0.42, 2.35), ('澄川文化中心', '文化設施', 0.25, 2.5),
    ('市立圖書館', '文化設施', 0.68, 0.2), ('鐵道博物館', '文化設施', -0.35, 0.95),
    ('舊城公園', '公園', 0.75, 0.32), ('文心公園', '公園', -0.3, 2.5), ('水岸公園', '公園', 2.1, -0.85),
    ('永平公園', '公園', -0.3, -2.3), ('體育場', '公園', 0.75, 3.55), ('東橋公園', '公園', 3.5, -1.5),
    ('澄川大學', '學校', -1.9, 2.3), ('澄川高中', '學校', -0.55, 1.4), ('澄川女中', '學校', -1.3, -0.3),
    ('澄川高工', '學校', 1.9, -2.2), ('舊城國中', '學校', 0.55, -0.65), ('北寮國中', '學校', 1.7, 3.7),
    ('南園國中', '學校', 0.9, -3.6), ('東橋國中', '學校', 3.3, -2.0), ('西埔國中', '學校', -4.0, 1.5),
    ('舊城國小', '學校', -0.25, -0.6), ('東門國小', '學校', 1.35, 0.05), ('忠孝國小', '學校', -1.15, 0.35),
    ('北寮國小', '學校', 0.75, 2.7), ('崇德國小', '學校', -0.6, 4.1), ('永平國小', '學校', 0.6, -2.1),
    ('南園國小', '學校', 0.1, -4.2), ('光復國小', '學校', 3.5, -3.1), ('東橋國小', '學校', 2.3, -1.5),
    ('西埔國小', '學校', -4.5, 0.9), ('觀瀾國小', '學校', 4.6, 2.6), ('龍目國小', '學校', 5.0, -1.0),
    ('市立醫院', '醫院', 1.65, -3.2), ('澄川綜合醫院', '醫院', -0.6, -1.65), ('舊城醫院', '醫院', 0.55, -0.3),
    ('北寮醫院', '醫院', 1.05, 3.1), ('觀瀾衛生所', '醫院', 4.9, 2.95), ('西埔衛生所', '醫院', -4.1, 0.75),
    ('第一市場', '市場', 0.2, 0.15), ('東門市場', '市場', 1.1, 0.3), ('西門市場', '市場', -1.5, -0.1),
    ('北寮市場', '市場', 0.9, 2.95), ('南園市場', '市場', 0.5, -3.7), ('東橋市場', '市場', 2.8, -1.4),
    ('觀瀾市場', '市場', 4.85, 2.75), ('遠川百貨', '購物', 0.15, 0.58), ('澄川購物中心', '購物', 2.5, 2.35),
    ('澄川市政府', '機關', 0.5, 1.75), ('舊城區公所', '機關', -0.2, 0.3), ('東橋區公所', '機關', 3.4, -2.6),
    ('南園區公所', '機關', 0.55, -3.4), ('科學園區服務中心', '機關', -3.6, 2.4),
]


class Place:
    """A point on a street's side, with its address."""

    def __init__(self, p, seg, s, number, village):
        self.p, self.seg, self.s = p, seg, s
        self.number, self.village = number, village
        self.name = self.kind = ''

    @property
    def address(self):
        return '澄川市%s%s%d號' % (self.village.district, self.seg.name, self.number)


class Finder:
    """Finds villages and street sides for points."""

    def __init__(self, plan, streets, villages, waters):
        self.streets, self.waters = streets, waters
        self.villages = [(v, [plan.at[n] for n in v.ring]) for v in villages]

    def village(self, p):
        for v, ring in self.villages:
            if geom.inside(ring, p):
                return v
        return None

    def wet(self, p):
        return any(geom.inside(ring, p) for _, ring in self.waters)

    def nearest_segment(self, p, kinds=None):
        best = None
        for seg in self.streets.segments:
            x, y = seg.pts[len(seg.pts) // 2]
            if abs(x - p[0]) + abs(y - p[1]) > 1200 or seg.over_water or kinds and seg.kind not in kinds:
                continue
            d, s = geom.project(seg.pts, p)
            if best is None or d < best[0]:
                best = (d, seg, s)
        return best

    def beside(self, p, setback, kinds=None):
        """A place beside the street nearest to p, on p's side of it."""
        _, seg, s = self.nearest_segment(p, kinds)
        s = min(max(s, 14.0), max(14.0, seg.length - 14.0))
        return self.at(seg, s, setback, geom.cross(geom.along(seg.pts, s)[1],
                                                   geom.sub(p, geom.along(seg.pts, s)[0])) > 0)

    def at(self, seg, s, setback, left):
        q, u = geom.along(seg.pts, s)
        side = (seg.width / 2 + setback) * (1 if left else -1)
        p = (q[0] - u[1] * side, q[1] + u[0] * side)
        village = self.village(p)
        if village is None or self.wet(p):
            return None
        house = 2 * int(s / 7.0) + 1 + (0 if left else 1)
        return Place(p, seg, s, house + 40 * (seg.nodes[0] % 7), village)


def attractions(finder):
    out = []
    for name, kind, x, y in ATTRACTIONS:
        place = finder.beside(km((x, y))[0], 22.0)
        place.name, place.kind = name, kind
        out.append(place)
    return out


def scatter(finder, rng, count, gap, kinds, setback, taken, power=0.75):
    """Places beside streets, the more the more people live there, at least gap metres apart."""
    out = []
    segments = [s for s in finder.streets.segments
                if s.kind in kinds and not s.over_water and s.length > 60 and hill(s.pts[0]) < 0.5]
    weights, total = [], 0.0
    for s in segments:
        total += s.length * (density(geom.along(s.pts, s.length / 2)[0]) / 1000.0) ** power
        weights.append(total)
    tries = 0
    while len(out) < count and tries < 20000:
        tries += 1
        r = rng.random() * total
        seg = segments[next(i for i, w in enumerate(weights) if w >= r)]
        place = finder.at(seg, 20.0 + rng.random() * (seg.length - 40.0), setback, rng.random() < 0.5)
        if place and all(geom.dist(place.p, q.p) > gap for q in out + taken):
            out.append(place)
    return out


def crossing_name(streets, place, reach=90.0):
    """Name of the junction near a place after its two streets, or None."""
    seg = place.seg
    n = seg.nodes[0] if place.s < seg.length / 2 else seg.nodes[-1]
    if min(place.s, seg.length - place.s) > reach:
        return None
    best = None
    for _, i, _ in streets.exits[n]:
        other = streets.segments[i].street
        if other is not seg.street and '巷' not in other.name:
            if best is None or other.length > best.length:
                best = other
    if best is None or '巷' in seg.street.name:
        return None
    return stem(seg.street.name) + best.name + '口'


def stem(name):
    """How people call a road among themselves."""
    return name[:-1] if name[-1] == '路' and len(name) > 2 else name


def car_parks(finder, sights, rng):
    out, names = [], set()
    hosts = [a for a in sights if a.kind in ('景點', '公園', '市場', '醫院', '購物', '機關', '文化設施')]
    for a in hosts:
        if rng.random() < 0.72:
            p = (a.p[0] + 160 * (rng.random() - 0.5), a.p[1] + 160 * (rng.random() - 0.5))
            place = finder.beside(p, 28.0)
            if place:
                form = {'公園': '地下停車場', '市場': '立體停車場', '醫院': '附設停車場',
                        '購物': '停車場'}.get(a.kind, '停車場')
                place.name = a.name + form
                place.kind = 'big' if form != '停車場' or a.kind == '購物' else 'small'
                out.append(place)
                names.add(place.name)
    rest = scatter(finder, rng, 80 - len(out), 190, ('secondary', 'local', 'main'), 24.0, out)
    for place in rest:
        base = stem(place.seg.street.name) if '巷' not in place.seg.street.name else place.village.name[:-1]
        for name in (base + '停車場', base + '第二停車場', place.village.name[:-1] + '停車場',
                     place.village.name[:-1] + '公有停車場', base + '第三停車場',
                     '%s%d號停車場' % (place.seg.name, place.number)):
            if name not in names:
                break
        names.add(name)
        place.name, place.kind = name, 'small' if rng.random() < 0.8 else 'big'
        out.append(place)
    for place in out:
        size = 120 + 380 * rng.random() ** 1.5 if place.kind == 'big' else 22 + 90 * rng.random() ** 1.6
        place.spaces = round(size)
        share = 0.0 if rng.random() < 0.3 else 0.01 + 0.05 * rng.random()
        place.electric = min(place.spaces, round(place.spaces * share))
    return out


def chargers(finder, parks, rng):
    """Most stand in car parks with spaces for electric cars, the others along main roads."""
    out = []
    for park in parks:
        if park.electric and len(out) < 38:
            place = finder.at(park.seg, park.s, 26.0, True) or park
            place.name = park.name + '充電站'
            place.posts = max(1, min(12, park.electric))
            out.append(place)
    names = {p.name for p in out}
    shops = ('超市', '量販店', '加油站', '轉運站', '旅館', '車廠')
    for place in scatter(finder, rng, 60 - len(out), 350, ('main', 'secondary'), 20.0, out, 0.45):
        name = ''
        while not name or name in names:
            name = stem(place.seg.street.name) + shops[int(rng.random() * len(shops))] + '充電站'
            if name in names:
                name = place.village.name[:-1] + name[len(stem(place.seg.street.name)):]
        names.add(name)
        place.name, place.posts = name, 1 + int(5 * rng.random() ** 2)
        out.append(place)
    for place in out:
        fast_posts = sum(rng.random() < 0.35 for _ in range(place.posts))
        place.fast = sum(2 if rng.random() < 0.6 else 1 for _ in range(fast_posts))
        place.slow = place.posts - fast_posts
        place.guns = place.fast + place.slow
    return out


def bike_stations(finder, stations, sights, rng):
    out, names = [], set()
    for st in stations:
        place = finder.beside((st.p[0] + 35, st.p[1] + 25), 4.0)
        if place:
            place.name = '捷運%s站(%d號出口)' % (st.name, 1 + int(2 * rng.random()))
            place.docks = 24 + 2 * int(14 * rng.random())
            out.append(place)
            names.add(place.name)
    for a in sights:
        if density(a.p) > 1500 or a.kind == '景點' and hill(a.p) < 0.5:
            place = finder.beside(a.p, 4.0)
            if place and all(geom.dist(place.p, q.p) > 170 for q in out):
                place.name = a.name
                place.docks = 14 + 2 * int(10 * rng.random())
                out.append(place)
                names.add(place.name)
    for place in scatter(finder, rng, 120 - len(out), 230, ('main', 'secondary', 'local'), 4.0, out, 0.9):
        for name in (crossing_name(finder.streets, place), '%s%d號' % (place.seg.name, place.number)):
            if name and name not in names:
                break
        names.add(name)
        place.name = name
        place.docks = 10 + 2 * int(9 * rng.random())
        out.append(place)
    return out
