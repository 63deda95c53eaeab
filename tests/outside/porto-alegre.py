"""porto-alegre.py: zones of Porto Alegre judged by SpatiaLite: timetables, residents by points

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import datetime
import io
import os
import zipfile

import judge

SRID = 32722
FOLDER = 'C_gtfs/r5r/poa/'
FEEDS = [FOLDER + 'poa_eptc.zip', FOLDER + 'poa_trensurb.zip']
DAY = datetime.date(2019, 5, 15)  # a Wednesday in both feeds

ZONES = [
    ('centre', 'POLYGON ((-51.2400 -30.0420, -51.2150 -30.0440, -51.2120 -30.0250,'
               ' -51.2240 -30.0330, -51.2330 -30.0240, -51.2400 -30.0420),'
               ' (-51.2280 -30.0400, -51.2200 -30.0395, -51.2240 -30.0355, -51.2280 -30.0400))'),
    ('two parts', 'MULTIPOLYGON (((-51.2050 -30.0600, -51.1800 -30.0580, -51.1900 -30.0450,'
                  ' -51.2050 -30.0600)), ((-51.1700 -30.0300, -51.1500 -30.0310,'
                  ' -51.1600 -30.0150, -51.1700 -30.0300)))'),
    ('small', 'POLYGON ((-51.2190 -30.0300, -51.2160 -30.0300, -51.2175 -30.0275,'
              ' -51.2190 -30.0300))'),
    ('all', 'POLYGON ((-51.4 -30.4, -50.9 -30.4, -50.9 -29.8, -51.4 -29.8, -51.4 -30.4))'),
    ('lake', 'POLYGON ((-51.30 -30.10, -51.28 -30.10, -51.28 -30.08, -51.30 -30.10))'),
]


def read_table(feed, name):
    with zipfile.ZipFile(feed) as archive:
        if name not in archive.namelist():
            return []
        text = archive.read(name).decode('utf-8-sig')
    return list(csv.DictReader(io.StringIO(text)))


def find_services(feed):
    """Services that run on the day."""
    date = DAY.strftime('%Y%m%d')
    services = {row['service_id'] for row in read_table(feed, 'calendar.txt')
                if row[DAY.strftime('%A').lower()] == '1'
                and row['start_date'] <= date <= row['end_date']}
    for row in read_table(feed, 'calendar_dates.txt'):
        if row['date'] == date:
            (services.add if row['exception_type'] == '1'
             else services.discard)(row['service_id'])
    return services


def write_routes(feed, path):
    """Each route with the shapes that run on the day; those of any day where none does."""
    services = find_services(feed)
    shapes = {}
    for row in read_table(feed, 'shapes.txt'):
        shapes.setdefault(row['shape_id'], []).append(
            (int(row['shape_pt_sequence']), row['shape_pt_lon'], row['shape_pt_lat']))
    used, other = {}, {}
    for trip in read_table(feed, 'trips.txt'):
        table = used if trip['service_id'] in services else other
        table.setdefault(trip['route_id'], set()).add(trip['shape_id'])
    with open(path, 'w', newline='', encoding='utf-8') as file:
        table = csv.writer(file)
        table.writerow(['route', 'wkt'])
        for route in read_table(feed, 'routes.txt'):
            lines = used.get(route['route_id']) or other.get(route['route_id']) or set()
            parts = ['(%s)' % ', '.join('%s %s' % (x.strip(), y.strip()) for _, x, y
                                        in sorted(shapes[shape])) for shape in sorted(lines)]
            if parts:
                table.writerow([route['route_id'], 'MULTILINESTRING (%s)' % ', '.join(parts)])


def write_stops(feed, path):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        table = csv.writer(file)
        table.writerow(['id', 'lon', 'lat'])
        for row in read_table(feed, 'stops.txt'):
            table.writerow([row['stop_id'], row['stop_lon'], row['stop_lat']])


def make_reference(city, folder, feeds, people, places):
    points = ['-s_srs', 'EPSG:4326', '-oo', 'X_POSSIBLE_NAMES=lon', '-oo', 'Y_POSSIBLE_NAMES=lat',
              '-oo', 'AUTODETECT_TYPE=YES']
    for i, feed in enumerate(feeds):
        stops, routes = (os.path.join(folder, '%s%d.csv' % (name, i))
                         for name in ('stops', 'routes'))
        write_stops(feed, stops)
        write_routes(feed, routes)
        city.load('stops%d' % i, stops, *points)
        city.load('routes%d' % i, routes, '-s_srs', 'EPSG:4326', '-oo',
                  'GEOM_POSSIBLE_NAMES=wkt', '-nlt', 'PROMOTE_TO_MULTI')
    city.load('people', people, *points)
    city.load('places', places, *points)
    city.open()
    city.join('stops', *('stops%d' % i for i in range(len(feeds))))
    city.mark_places('stops')
    city.join('routes', *('routes%d' % i for i in range(len(feeds))))
    city.cut_up('routes')
    for name, text in ZONES:
        city.add_zone(name, 'SELECT ST_Transform(GeomFromText(?, 4326), %d)' % SRID, text)


def judge_zone(report, city, name, zone, ours):
    report.compare_relative(name + ': area', ours['area_m2'], city.get('SELECT ST_Area(?)', zone))
    report.compare_exact(name + ': B1', ours['B1']['value'], city.count('stops', zone))
    report.compare_exact(name + ': B1 by mode',
                         sum(ours['B1']['parts'].values()), city.count('stops', zone))
    report.compare_relative(name + ': B2 route_km', ours['B2']['parts']['route_km'],
                            city.length('routes', zone, True) / 1000)
    if name != 'all':  # SpatiaLite would work on that for minutes
        report.compare_network(name + ': B2 network_km', ours['B2']['parts']['network_km'],
                               city.length('routes', zone, False) / 1000)
    for id_ in ('B3', 'B4', 'B5', 'B6', 'A3'):
        report.check('%s: %s without a layer' % (name, id_), ours[id_]['state'] == 'no-data'
                     and ours[id_]['value'] is None and ours[id_]['reason'], str(ours[id_]))


def judge_cover(report, city, name, zone, ours, radius):
    for id_, table, what in (('A1', 'people', 'ifnull(sum(t.population), 0)'),
                             ('A5', 'places', 'count(*)')):
        total = city.count(table, zone, what)
        near = city.count_near(table, zone, radius, what)
        report.compare_exact('%s: %s denominator' % (name, id_), ours[id_]['denominator'], total)
        report.compare_exact('%s: %s numerator' % (name, id_), ours[id_]['numerator'], near)
        report.compare_relative('%s: %s' % (name, id_), ours[id_]['value'],
                                near / total if total else None)


def main():
    *feeds, people, places = judge.find_data(*FEEDS, FOLDER + 'poa_hexgrid.csv',
                                             FOLDER + 'poa_points_of_interest.csv')
    with judge.begin() as folder:
        report = judge.Report()
        city = judge.City(folder, SRID)
        program = judge.Program(folder, 'EPSG:%d' % SRID)
        make_reference(city, folder, feeds, people, places)
        for feed in feeds:
            program.run('import', feed, '--date', DAY.isoformat())
        program.load(people, 'population')
        program.load(places, 'attractions')
        city.hand_over_zones(program)

        zones = city.run('SELECT name, geom FROM zones ORDER BY id')
        measured = program.measure()
        for name, zone in zones:
            judge_zone(report, city, name, zone, measured[name])
        for radius, in_zone in ((500, False), (250, False), (500, True)):
            options = ['--radius', str(radius)] + (['--stops-in-zone'] if in_zone else [])
            measured = program.measure(*options)
            for name, zone in zones:
                city.choose_stops(zone, in_zone)
                title = '%s, %d m%s' % (name, radius, ', stops in zone' if in_zone else '')
                judge_cover(report, city, title, zone, measured[name], radius)
        report.end()


main()
