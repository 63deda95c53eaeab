"""taipei.py: Taipei's zones judged by SpatiaLite: residents by area, files of many offices

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import os
import random

import judge

SRID = 3826

# Residents of 456 villages, stops, routes and the rest; for each layer the role, the file and
# how it is read by us and by GDAL.
LAYERS = [
    ('population', 'A_taiwan_admin/taipei_village_chiajungyeh/taipei_village_map.shp',
     ['--map', 'population=PP'], ['-nlt', 'PROMOTE_TO_MULTI']),
    ('stops', 'B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_station.shp', [], []),
    ('stops', 'B_taiwan_transport/taipei_dashboard/traffic_bus_station_view.geojson', [], []),
    ('routes', 'B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_route.shp', [],
     ['-nlt', 'PROMOTE_TO_MULTI']),
    ('routes', 'B_taiwan_transport/taipei_dashboard/traffic_bus_route_view.geojson', [],
     ['-nlt', 'PROMOTE_TO_MULTI']),
    ('bike-stations', 'B_taiwan_transport/taipei_youbike_chiajungyeh/taipei_youbike.shp', [], []),
    ('footways', 'B_taiwan_transport/taipei_dashboard/sidewalk.geojson', [],
     ['-explodecollections', '-nlt', 'POLYGON']),
    ('cycleways', 'B_taiwan_transport/taipei_cycle_path_chiajungyeh/taipei_cycle_path.shp', [],
     ['-nlt', 'PROMOTE_TO_MULTI']),
    ('attractions', 'B_taiwan_transport/convenience_store_tw.csv',
     ['--encoding', 'CP950', '--crs', 'EPSG:4326'],
     ['-s_srs', 'EPSG:4326', '-oo', 'X_POSSIBLE_NAMES=lon', '-oo', 'Y_POSSIBLE_NAMES=lat']),
]


def write_facilities(folder):
    """What nobody publishes for Taipei in one file, residents by addresses among it."""
    dice = random.Random(20261122)
    tables = {'chargers': ['posts', 'guns', 'fast', 'slow'], 'parking': ['spaces', 'ev_spaces'],
              'shared-vehicles': ['count'], 'vehicles': ['registered', 'electric'],
              'population': ['population']}
    paths = {}
    for role, fields in tables.items():
        paths[role] = os.path.join(folder, role + '.csv')
        with open(paths[role], 'w', newline='', encoding='utf-8') as file:
            table = csv.writer(file)
            table.writerow(['name', 'x', 'y'] + fields)
            for i in range(1500):
                values = sorted((dice.randrange(60) for _ in fields), reverse=True)
                # Some do not say.
                if role == 'parking' and i % 7 == 0:
                    values[i // 7 % 2] = ''
                table.writerow(['%s %d' % (role, i), round(dice.uniform(296200, 317100), 2),
                                round(dice.uniform(2761600, 2789000), 2)] + values)
    return paths


def add_zones(city):
    for town in ('大安區', '萬華區', '北投區'):
        city.add_zone('town ' + town,
                      'SELECT ST_Union(geom) FROM l0 WHERE TOWNNAME = ?', town)
    # Villages that touch a place, and such that lie apart.
    city.add_zone('villages', 'SELECT ST_Union(geom) FROM l0'
                  ' WHERE ST_Distance(geom, MakePoint(302500, 2770500, %d)) < 600' % SRID)
    city.add_zone('villages apart', 'SELECT ST_Union(geom) FROM l0 WHERE ogc_fid % 40 = 3')
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
    city.add_zone(
        'in the hills',
        "SELECT GeomFromText('POLYGON ((313000 2784000, 313900 2784300, 313500 2785200,"
        " 313000 2784000))', %d)" % SRID)


def make_reference(city, files, facilities):
    for i, (_, _, _, options) in enumerate(LAYERS):
        city.load('l%d' % i, files[i], *options)
    for role, path in facilities.items():
        city.load(role.replace('-', '_'), path, '-s_srs', 'EPSG:%d' % SRID, '-oo',
                  'X_POSSIBLE_NAMES=x', '-oo', 'Y_POSSIBLE_NAMES=y', '-oo', 'AUTODETECT_TYPE=YES')
    city.open()
    city.join('stops', 'l1', 'l2')
    city.mark_places('stops')
    city.join('routes', 'l3', 'l4')
    city.join('cycleways', 'l7')
    city.cut_up('routes')
    city.cut_up('cycleways')
    city.run('ALTER TABLE l0 ADD COLUMN centre')
    city.run('UPDATE l0 SET centre = ST_Centroid(geom)')
    # One outline crosses itself; its parts are surfaces of their own.
    city.run('CREATE TABLE footways AS SELECT geom FROM l6 WHERE ST_IsValid(geom) = 1')
    for (shape,) in city.run('SELECT ST_MakeValid(geom) FROM l6 WHERE ST_IsValid(geom) <> 1'):
        for n in range(city.get('SELECT ST_NumGeometries(?)', shape)):
            city.run('INSERT INTO footways SELECT part FROM (SELECT ST_GeometryN(?, ?) AS part)'
                     ' WHERE ST_Area(part) > 0', shape, n + 1)
    # The longer side of the rectangle with the same area and perimeter.
    city.run('ALTER TABLE footways ADD COLUMN length')
    city.run('UPDATE footways SET length = (ST_Perimeter(geom)'
             ' + sqrt(max(0, pow(ST_Perimeter(geom), 2) - 16 * ST_Area(geom)))) / 4')
    add_zones(city)


def judge_zone(report, city, name, zone, ours):
    def check_ratio(id_, numerator, denominator):
        report.compare_exact('%s: %s numerator' % (name, id_), ours[id_]['numerator'], numerator)
        report.compare_exact('%s: %s denominator' % (name, id_), ours[id_]['denominator'],
                             denominator)
        report.compare_relative('%s: %s' % (name, id_), ours[id_]['value'],
                                numerator / denominator if denominator else None)

    def check_length(id_, part, metres):
        value = ours[id_]['parts'][part] if part else ours[id_]['value']
        report.compare_relative('%s: %s %s' % (name, id_, part or ''), value, metres / 1000)

    area = city.get('SELECT ST_Area(?)', zone)
    report.compare_relative(name + ': area', ours['area_m2'], area)
    report.compare_exact(name + ': B1', ours['B1']['value'], city.count('stops', zone))
    check_length('B2', 'route_km', city.length('routes', zone, True))
    report.compare_network(name + ': B2 network_km', ours['B2']['parts']['network_km'],
                           city.length('routes', zone, False) / 1000)
    check_length('B3', None, city.weigh('footways', 't.length', zone))
    check_length('B4', None, city.length('cycleways', zone, True))
    for part in ('posts', 'guns', 'fast', 'slow'):
        report.compare_exact('%s: B5 %s' % (name, part), ours['B5']['parts'][part], city.count(
            'chargers', zone, 'ifnull(sum(t.%s), 0)' % part))
    report.compare_exact(name + ': B5', ours['B5']['value'], ours['B5']['parts']['posts'])
    known = 'CASE WHEN t.spaces NOTNULL AND t.ev_spaces NOTNULL THEN t.%s ELSE 0 END'
    check_ratio('B6', city.count('parking', zone, 'ifnull(sum(%s), 0)' % (known % 'ev_spaces')),
                city.count('parking', zone, 'ifnull(sum(%s), 0)' % (known % 'spaces')))
    bikes = city.count('l5', zone)
    report.compare_exact(name + ': A3 numerator', ours['A3']['numerator'], bikes)
    report.compare_relative(name + ': A3', ours['A3']['value'], bikes / (area / 1e6))
    residents = city.weigh('l0', 't.pp', zone)
    report.compare_relative(name + ': A1 residents', ours['A1']['denominator'], residents)
    vehicles = city.count('shared_vehicles', zone, 'ifnull(sum(t.count), 0)')
    report.compare_exact(name + ': A2 numerator', ours['A2']['numerator'], vehicles)
    report.compare_relative(name + ': A2 residents', ours['A2']['denominator'], residents)
    report.compare_relative(name + ': A2', ours['A2']['value'],
                            vehicles / residents if residents else None)
    electric = city.count('vehicles', zone, 'ifnull(sum(t.electric), 0)')
    check_ratio('A8', electric, city.count('vehicles', zone, 'ifnull(sum(t.registered), 0)'))
    check_ratio('A9', city.count('chargers', zone, 'ifnull(sum(t.posts), 0)'), electric)
    return residents


def judge_cover(report, city, name, zone, ours, residents, radius):
    covered = city.weigh_covered('l0', 't.pp', zone, radius)
    report.compare_covered(name + ': A1 covered', ours['A1']['numerator'], covered, residents)
    points = ours['A1']['shares']['points']
    report.compare_exact(name + ': A1 points', points['denominator'],
                         city.count('population', zone, 'ifnull(sum(t.population), 0)'))
    report.compare_exact(name + ': A1 points covered', points['numerator'], city.count_near(
        'population', zone, radius, 'ifnull(sum(t.population), 0)'))
    centres = city.get('SELECT ifnull(sum(pp), 0) FROM l0 WHERE ST_Intersects(centre, ?)', zone)
    near = city.count_near('l0', zone, radius, 'ifnull(sum(t.pp), 0)', 'centre')
    report.compare_relative(name + ': A1 by centroid', ours['A1']['parts']['centroid'],
                            near / centres if centres else None)
    stores = city.count('l8', zone)
    near = city.count_near('l8', zone, radius)
    report.compare_exact(name + ': A5 within reach', ours['A5']['numerator'], near)
    report.compare_exact(name + ': A5 attractions', ours['A5']['denominator'], stores)
    report.compare_relative(name + ': A5', ours['A5']['value'], near / stores if stores else None)


def main():
    files = judge.find_data(*(layer[1] for layer in LAYERS))
    with judge.begin() as folder:
        report = judge.Report()
        facilities = write_facilities(folder)
        city = judge.City(folder, SRID)
        program = judge.Program(folder, 'EPSG:%d' % SRID)
        make_reference(city, files, facilities)
        for i, (role, _, options, _) in enumerate(LAYERS):
            program.load(files[i], role, *options)
        for role, path in facilities.items():
            program.load(path, role, '--crs', 'EPSG:%d' % SRID)
        city.hand_over_zones(program)

        zones = city.run('SELECT name, geom FROM zones ORDER BY id')
        residents = {}
        measured = program.measure('--coverage', 'area')
        for name, zone in zones:
            residents[name] = judge_zone(report, city, name, zone, measured[name])
        for radius, in_zone in ((500, False), (300, False), (500, True)):
            options = ['--coverage', 'area', '--radius', str(radius)]
            options += ['--stops-in-zone'] if in_zone else []
            measured = program.measure(*options)
            for name, zone in zones:
                city.choose_stops(zone, in_zone)
                title = '%s, %d m%s' % (name, radius, ', stops in zone' if in_zone else '')
                judge_cover(report, city, title, zone, measured[name], residents[name], radius)
        report.end()


main()
