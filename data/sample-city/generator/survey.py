"""What an office surveys or keeps in tables: registrations, residents of another year, shared
vehicles, important pairs of places.

SPDX-License-Identifier: CC0-1.0
"""

import random

from . import geom

# Vehicles for each resident, least and most share of electric ones
CLASSES = [('機車', 0.62, 0.045, 0.11), ('小客車', 0.30, 0.012, 0.045), ('貨車', 0.035, 0.0, 0.01)]

PAIRS = [('舊城區公所', '澄川市政府'), ('觀瀾遊客中心', '舊城區公所'), ('科學園區服務中心', '舊城公園'),
         ('澄川大學', '東門市場'), ('南園區公所', '城隍廟'), ('東橋區公所', '第一市場'),
         ('北寮醫院', '澄川文廟'), ('西埔慈雲宮', '米市老街'), ('觀瀾老街', '觀瀾吊橋')]


def dashed(code):
    """Offices write the code of a village with a dash where registers of areas have none."""
    return code[:8] + '-' + code[8:]


def registrations(villages, seed):
    rng = random.Random(seed)
    rows = []
    for v in villages:
        for name, each, least, most in CLASSES:
            number = round(v.people * each * rng.uniform(0.85, 1.15))
            rows.append((dashed(v.code), v.district, v.name, name, '{:,}'.format(number),
                         round(number * rng.uniform(least, most))))
    return rows


def residents_before(villages, seed, least=0.95, most=1.02):
    """In an earlier year: some villages had more residents, most had fewer."""
    rng = random.Random(seed)
    return [(dashed(v.code), v.district, v.name, round(v.people * rng.uniform(least, most)))
            for v in villages]


def shared_vehicles(bikes, seed):
    """Beside two of three public bike stations."""
    rng = random.Random(seed)
    rows = []
    for b in bikes:
        if rng.random() < 0.35:
            continue
        kind = '共享汽車' if rng.random() < 0.25 else '共享機車'
        number = rng.randint(1, 4) if kind == '共享汽車' else rng.randint(2, 12)
        place = (b.p[0] + rng.uniform(-30, 30), b.p[1] + rng.uniform(-30, 30))
        lon, lat = geom.lonlat(place)
        rows.append((b.name, kind, number, '%.6f' % lon, '%.6f' % lat))
    return rows


def pairs(sights):
    """Minutes by scooter or car as driven, and what both ways of travelling cost."""
    at = {s.name: s.p for s in sights}
    rows = []
    for origin, destination in PAIRS:
        km = geom.dist(at[origin], at[destination]) * 1.3 / 1000.0
        rows.append((origin, destination, round(km / 24.0 * 60.0 + 4.0, 1), 15 if km < 8.0 else 30,
                     round(km * 4.5 + 10.0)))
    return rows
