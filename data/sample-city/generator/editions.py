"""Earlier editions of the survey: what the city had one and two years before.

Each is the present one without some of its places, drawn by their names, so that what is there in one
year is there in the next. The form of the application asks for the last three to five years.

SPDX-License-Identifier: CC0-1.0
"""

import csv
import hashlib
import io
import json
import zipfile

# Year and how much of the present there was; bus stops and stations came slowly, chargers fast.
YEARS = {2025: 1, 2024: 2}
GROWTH = {'stops': 0.03, 'bikes': 0.12, 'posts': 0.22, 'parks': 0.04, 'feet': 0.035,
          'wheels': 0.06}


LATER_ROUTES = {1: ('B26',), 2: ('B22', 'B26')}


def there(kind, name, before):
    """Whether a place was there so many years before."""
    digest = hashlib.sha256((kind + name).encode()).digest()
    return int.from_bytes(digest[:4], 'big') / 2 ** 32 >= GROWTH[kind] * before


def rows_of(path, encoding):
    with open(path, encoding=encoding, newline='') as file:
        return list(csv.reader(file))


def write_rows(path, rows, encoding):
    with open(path, 'w', encoding=encoding, newline='') as file:
        csv.writer(file, lineterminator='\r\n').writerows(rows)


def earlier_table(source, target, kind, encoding, before, electric=None):
    """A table without the places that were not yet there; fewer spaces for electric cars."""
    head, *rows = rows_of(source, encoding)
    kept = [row for row in rows if there(kind, row[0] + row[1], before)]
    for row in kept:
        if electric is not None:
            row[electric] = str(int(int(row[electric]) * (1 - 0.25 * before)))
    write_rows(target, [head] + kept, encoding)


def earlier_lines(source, target, kind, before):
    """Lines, packed: they are long."""
    with open(source, encoding='utf-8') as file:
        whole = json.load(file)
    whole['features'] = [f for k, f in enumerate(whole['features']) if there(kind, str(k), before)]
    text = json.dumps(whole, ensure_ascii=False, separators=(',', ':'))
    entry = zipfile.ZipInfo(source.rsplit('/', 1)[-1], (2026, 1, 15, 12, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, 'w') as file:
        file.writestr(entry, text)


def feed_table(feed, name):
    with zipfile.ZipFile(feed) as file:
        return list(csv.DictReader(io.TextIOWrapper(file.open(name), 'utf-8-sig')))


def earlier_stops(feed, target, before):
    """Stations, platforms and stops without those that came later."""
    rows = [('站牌代碼', '站牌名稱', '運具', '緯度', '經度', '站位代碼')]
    for s in feed_table(feed, 'stops.txt'):
        metro = s['parent_station'] != '' or s['location_type'] == '1'
        if s['location_type'] == '2': # an exit
            continue
        if metro or there('stops', s['stop_name'], before):
            rows.append((s['stop_id'], s['stop_name'], '捷運' if metro else '公車', s['stop_lat'],
                         s['stop_lon'], s['parent_station']))
    write_rows(target, rows, 'utf-8-sig')


def earlier_routes(feed, target, before):
    """One line for each route: the way there."""
    routes = {r['route_id']: r for r in feed_table(feed, 'routes.txt')}
    of_shape = {}
    for t in feed_table(feed, 'trips.txt'):
        if t['route_id'] not in {r['route_id'] for r in of_shape.values()}:
            of_shape[t['shape_id']] = routes[t['route_id']]
    points = {}
    for p in feed_table(feed, 'shapes.txt'):
        points.setdefault(p['shape_id'], []).append((float(p['shape_pt_lon']), float(p['shape_pt_lat'])))
    features = []
    for shape, route in sorted(of_shape.items()):
        if route['route_id'] not in LATER_ROUTES[before]:
            features.append({'type': 'Feature',
                             'properties': {'路線名稱': route['route_short_name'] + ' '
                                            + route['route_long_name'],
                                            '路線代碼': route['route_id'],
                                            '運具': '捷運' if route['route_type'] == '1' else '公車'},
                             'geometry': {'type': 'LineString', 'coordinates': points[shape]}})
    text = json.dumps({'type': 'FeatureCollection', 'features': features}, ensure_ascii=False,
                      separators=(',', ':'))
    entry = zipfile.ZipInfo('routes.geojson', (2026, 1, 15, 12, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(target, 'w') as file:
        file.writestr(entry, text)


def write_all(path):
    """From the files of the present, which are written before."""
    for year, before in YEARS.items():
        def target(stem, suffix):
            return path('%s-%d.%s' % (stem, year, suffix))
        earlier_stops(path('chengchuan-gtfs.zip'), target('stops', 'csv'), before)
        earlier_routes(path('chengchuan-gtfs.zip'), target('routes', 'zip'), before)
        earlier_table(path('bike-stations.csv'), target('bike-stations', 'csv'), 'bikes', 'cp950',
                      before)
        earlier_table(path('chargers.csv'), target('chargers', 'csv'), 'posts', 'cp950', before)
        earlier_table(path('car-parks.csv'), target('car-parks', 'csv'), 'parks', 'cp950', before,
                      electric=2)
        earlier_lines(path('footways.geojson'), target('footways', 'zip'), 'feet', before)
        earlier_lines(path('cycleways.geojson'), target('cycleways', 'zip'), 'wheels', before)
