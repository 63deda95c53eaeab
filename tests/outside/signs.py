"""signs.py: places for signs in the sample city judged by SpatiaLite

SPDX-License-Identifier: GPL-3.0-or-later

The zones are drawn across the streets, so that no street ends on an outline or runs along it:
then a street comes in wherever it crosses the outline, and SpatiaLite's intersections are the
entries. Repeaters are counted on the streets of one name that do not branch within the zone.
"""

import json
import math
import os
import re

import judge

SRID = 3826
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'sample-city')
TOLERANCE = 1.0
SPACING = 400.0
APPROACH = 120.0

# Corners in metres of the project's system; holes and parts as WKT has them.
ZONES = [
    ('oblique', 'POLYGON ((221643 2686151, 222937 2686743, 222585 2687815, 221227 2687332,'
                ' 221643 2686151))'),
    ('hole', 'POLYGON ((221011 2686013, 223119 2686217, 223017 2687911, 220913 2687707,'
             ' 221011 2686013), (221707 2686709, 221811 2687203, 222413 2687107, 222309 2686611,'
             ' 221707 2686709))'),
    ('two parts', 'MULTIPOLYGON (((220513 2686519, 221217 2686423, 221119 2687231,'
                  ' 220513 2686519)), ((222207 2687013, 223011 2686817, 222813 2687711,'
                  ' 222207 2687013)))'),
    ('small', 'POLYGON ((221907 2686907, 222113 2686919, 222011 2687117, 221907 2686907))'),
]


def get_road(name):
    """The name without its section."""
    return re.sub('第?[〇一二三四五六七八九十0-9]+段$', '', name) or name


def is_generic(city, zone):
    """No street ends near the outline, and none crosses it at a small angle."""
    near = city.get('SELECT count(*) FROM roads r WHERE'
                    ' ST_Distance(ST_StartPoint(r.geom), ST_Boundary(?1)) < 3'
                    ' OR ST_Distance(ST_EndPoint(r.geom), ST_Boundary(?1)) < 3', zone)
    longest = city.get('SELECT max(ST_Length(ST_Intersection(r.geom, ST_Buffer(ST_Boundary(?1), ?2))'
                       ' ) / ST_NumGeometries(ST_Intersection(r.geom, ST_Boundary(?1))))'
                       ' FROM roads r WHERE ST_Intersects(r.geom, ST_Boundary(?1))', zone,
                       TOLERANCE)
    return near == 0 and (longest or 0.0) < 20.0 * TOLERANCE


def count_crossings(city, zone):
    return city.get('SELECT ifnull(sum(ST_NumGeometries(ST_Intersection(r.geom, ST_Boundary(?1)))),'
                    ' 0) FROM roads r WHERE ST_Intersects(r.geom, ST_Boundary(?1))', zone)


def list_inside(city, zone):
    """Pieces of streets inside the zone and beyond the tolerance: (road, ends, length)."""
    rows = city.run(
        'WITH cut AS (SELECT r.name AS name, ST_Difference(ST_Intersection(r.geom, ?1),'
        '   ST_Buffer(ST_Boundary(?1), ?2, 64)) AS geom FROM roads r'
        '   WHERE ST_Intersects(r.geom, ?1)),'
        ' n (i) AS (VALUES (1), (2), (3), (4), (5), (6)),'
        ' part AS (SELECT name, ST_GeometryN(geom, i) AS geom FROM cut JOIN n'
        '   ON i <= ST_NumGeometries(geom))'
        ' SELECT name, ST_X(ST_StartPoint(geom)), ST_Y(ST_StartPoint(geom)),'
        '   ST_X(ST_EndPoint(geom)), ST_Y(ST_EndPoint(geom)), ST_Length(geom) FROM part'
        ' WHERE ST_Length(geom) > 0.001', zone, TOLERANCE)
    return [(get_road(row[0]) if row[0] else None, (round(row[1], 1), round(row[2], 1)),
             (round(row[3], 1), round(row[4], 1)), row[5]) for row in rows]


def count_repeaters(pieces):
    """By road, those that do not branch: how many signs its stretches want."""
    roads = {}
    for road, start, end, length in pieces:
        if road is not None:
            roads.setdefault(road, []).append((start, end, length))
    counts = {}
    for road, stretches in roads.items():
        degree = {}
        for start, end, _ in stretches:
            degree[start] = degree.get(start, 0) + 1
            degree[end] = degree.get(end, 0) + 1
        if max(degree.values()) > 2:
            continue
        # Stretches that share an end hang together.
        group = list(range(len(stretches)))
        for i, one in enumerate(stretches):
            for k in range(i):
                if set(one[:2]) & set(stretches[k][:2]):
                    old, new = group[i], group[k]
                    group = [new if g == old else g for g in group]
        counts[road] = 0
        for g in set(group):
            length = sum(s[2] for s, own in zip(stretches, group) if own == g)
            if length >= SPACING / 2:
                counts[road] += max(1, math.ceil(length / SPACING) - 1)
    return counts


def judge_places(report, city, zone, name, found):
    """Every sign stands on a street of its name, on the right side of the outline."""
    wrong = {'entry': 0, 'approach': 0, 'repeater': 0}
    entries = [sign for sign in found['signs'] if sign['kind'] == 'entry']
    for sign in found['signs']:
        point = city.get('SELECT MakePoint(?, ?, ?)', sign['x'], sign['y'], SRID)
        off_road = city.get('SELECT min(ST_Distance(geom, ?)) FROM roads WHERE name IS ?', point,
                            sign['road'])
        off_outline = city.get('SELECT ST_Distance(ST_Boundary(?), ?)', zone, point)
        inside = city.get('SELECT ST_Contains(?, ?)', zone, point)
        right = off_road < 0.02
        if sign['kind'] == 'entry':
            right = right and off_outline < 0.02
        elif sign['kind'] == 'repeater':
            right = right and inside == 1
        else:
            entry = entries[sign['entry'] - 1]
            away = math.hypot(sign['x'] - entry['x'], sign['y'] - entry['y'])
            right = right and inside == 0 and away <= APPROACH + 0.02
        wrong[sign['kind']] += not right
    for kind in sorted(wrong):
        report.check('%s: each %s sign on its street' % (name, kind), wrong[kind] == 0,
                     '%d are not' % wrong[kind])


def main():
    with judge.begin() as folder:
        report = judge.Report()
        city = judge.City(folder, SRID)
        roads = os.path.join(DATA, 'roads.geojson')
        city.load('roads', roads, '-sql', 'SELECT "路名" AS name FROM roads')
        city.open()
        program = judge.Program(folder, 'EPSG:%d' % SRID)
        program.load(roads, 'roads')
        for name, wkt in ZONES:
            city.add_zone(name, 'ST_GeomFromText(?, %d)' % SRID, wkt)
        city.hand_over_zones(program)
        for name, _ in ZONES:
            zone = city.get('SELECT geom FROM zones WHERE name = ?', name)
            report.check(name + ': drawn across the streets', is_generic(city, zone),
                         'choose other corners')
            found = json.loads(program.run(
                'signs', '--zone', name, '--tolerance', str(TOLERANCE), '--merge', '0',
                '--spacing', str(SPACING), '--approach', str(APPROACH), '--json'))
            report.compare_exact(name + ': entries', found['counts']['entry'],
                                 count_crossings(city, zone))
            report.compare_exact(name + ': approaches and entries without',
                                 found['counts']['approach'] + found['entries_without_approach'],
                                 found['counts']['entry'])
            pieces = list_inside(city, zone)
            report.compare(name + ': length inside', 'lengths', found['length_inside_km'] * 1000.0,
                           sum(piece[3] for piece in pieces), 0.02 * max(len(pieces), 1))
            wanted = count_repeaters(pieces)
            ours = dict.fromkeys(wanted, 0)
            for sign in found['signs']:
                if sign['kind'] == 'repeater' and sign['road'] and get_road(sign['road']) in ours:
                    ours[get_road(sign['road'])] += 1
            report.check('%s: repeaters of %d streets' % (name, len(wanted)), ours == wanted,
                         str({road: (ours[road], wanted[road]) for road in wanted
                              if ours[road] != wanted[road]}))
            judge_places(report, city, zone, name, found)
        report.end()


if __name__ == '__main__':
    judge.use_capable_python()
    main()
