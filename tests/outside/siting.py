"""siting.py: width, length, boundary and standing of zones in Taipei, judged by SpatiaLite

SPDX-License-Identifier: GPL-3.0-or-later

A circle of a width fits into a zone as long as something is left of the zone when half of it
is taken off all around. A boundary along the villages' lines runs along them altogether; of
any other no more can run along them than lies within the tolerance.
"""

import json
import math

import judge

SRID = 3826
TOLERANCE_M = 30
WIDTH_OFF_M = 0.2

LAYERS = [
    ('population', 'A_taiwan_admin/taipei_village_chiajungyeh/taipei_village_map.shp',
     ['--map', 'population=PP'], ['-nlt', 'PROMOTE_TO_MULTI']),
    ('admin', 'A_taiwan_admin/taipei_village_chiajungyeh/taipei_village_map.shp', [],
     ['-nlt', 'PROMOTE_TO_MULTI']),
    ('stops', 'B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_station.shp', [], []),
    ('stops', 'B_taiwan_transport/taipei_dashboard/traffic_bus_station_view.geojson', [], []),
]


def add_zones(city):
    city.add_zone('town', 'SELECT ST_Union(geom) FROM l0 WHERE TOWNNAME = ?', '大安區')
    city.add_zone('villages', 'SELECT ST_Union(geom) FROM l0'
                  ' WHERE ST_Distance(geom, MakePoint(302500, 2770500, %d)) < 600' % SRID)
    city.add_zone('one village', 'SELECT geom FROM l0 WHERE ogc_fid = 100')
    city.add_zone(
        'concave with holes',
        "SELECT GeomFromText('POLYGON ((300100.5 2768000.25, 305900 2768400.5, 306250.125 2772100,"
        " 304000 2770200, 303100 2773300.75, 301900 2770100, 299800 2772500, 300100.5 2768000.25),"
        " (301000 2768900, 301500 2769900, 302300 2769200, 301000 2768900),"
        " (304700 2769000, 304900 2770100, 305500 2769300, 304700 2769000))', %d)" % SRID)
    city.add_zone(
        'two parts',
        "SELECT GeomFromText('MULTIPOLYGON (((307000 2769000, 308100 2769100, 307600 2770300,"
        " 307000 2769000)), ((304000 2777000, 305000 2776800, 304900 2778200, 304000 2777000)))',"
        " %d)" % SRID)
    city.add_zone(
        'a street',
        "SELECT ST_Buffer(GeomFromText('LINESTRING (302000 2769500, 304000 2769700,"
        " 304300 2771000, 303500 2772400)', %d), 40, 8)" % SRID)


def find_corners(city, zone):
    corners = json.loads(city.get('SELECT AsGeoJSON(ST_ConvexHull(?), 15)', zone))
    return corners['coordinates'][0]


def judge_zone(report, city, name, zone, ours):
    principles = {one['number']: {figure['id']: figure for figure in one['figures']}
                  for one in ours['principles']}
    size, boundary, need = principles[3], principles[2], principles[1]
    area = city.get('SELECT ST_Area(?)', zone)
    report.compare_relative(name + ': area', size['area']['value'], area / 1e6)

    corners = find_corners(city, zone)
    length = max(math.dist(a, b) for a in corners for b in corners)
    report.compare(name + ': length', 'lengths and areas', size['length']['value'], length, 1e-5)
    report.compare(name + ': walk', 'lengths and areas', size['walk_length']['value'],
                   length / (4000.0 / 60.0), 1e-6)
    for off, fits in ((-WIDTH_OFF_M, True), (WIDTH_OFF_M, False)):
        left = city.get('SELECT ST_Area(ST_Buffer(?, ?, 512))', zone,
                        -(size['width']['value'] + off) / 2.0) or 0.0
        report.check('%s: a circle %+.1f m wider' % (name, off), (left > 0.0) == fits,
                     '%.3g m² left' % left)

    outline = 'SELECT sum(ST_Length(ST_ExteriorRing(ST_GeometryN(?1, i)))) FROM parts' \
              ' WHERE i <= ST_NumGeometries(?1)'
    metres = city.get(outline, zone)
    report.compare_relative(name + ': outline', boundary['outline']['value'], metres / 1000)
    if name in ('town', 'villages', 'one village'):
        report.compare(name + ': along', 'shares', boundary['along']['value'], 1.0, 1e-9)
    near = city.get('SELECT ST_Length(ST_Intersection(ST_Boundary(?1), ST_Buffer(ST_Union('
                    'ST_Boundary(geom)), ?2, 16))) FROM l1 WHERE ST_Distance(geom, ?1) <= ?2',
                    zone, TOLERANCE_M) or 0.0
    report.check(name + ': no more along than near',
                 boundary['along']['value'] * metres <= near + 0.005 * metres,
                 '%.6g of %.6g m' % (boundary['along']['value'] * metres, near))

    inside = city.count('stops', zone)
    whole = city.get('SELECT ST_Union(geom) FROM l0')
    rest = (city.count('stops', whole) - inside) / (city.get('SELECT ST_Area(?)', whole) - area)
    report.compare_relative(name + ': B1', need['B1']['value'], inside / area * 1e6)
    report.compare(name + ': B1 elsewhere', 'rest of the city', need['B1']['other'], rest * 1e6,
                   1e-5 * rest * 1e6)


def main():
    with judge.begin() as folder:
        files = judge.find_data(*[path for _, path, _, _ in LAYERS])
        report = judge.Report()
        program = judge.Program(folder, 'EPSG:%d' % SRID)
        city = judge.City(folder, SRID)
        for i, (role, _, ours, theirs) in enumerate(LAYERS):
            program.load(files[i], role, *ours)
            city.load('l%d' % i, files[i], *theirs)
        city.open()
        city.join('stops', 'l2', 'l3')
        city.run('CREATE TABLE parts AS WITH RECURSIVE n (i) AS'
                 ' (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100) SELECT i FROM n')
        add_zones(city)
        city.hand_over_zones(program)
        for name, zone in city.run('SELECT name, geom FROM zones'):
            judge_zone(report, city, name, zone,
                       json.loads(program.run('siting', '--zone', name, '--json')))
        report.end()


main()
