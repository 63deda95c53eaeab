"""journeys.py: travel times by public transport, against a search of another kind

SPDX-License-Identifier: GPL-3.0-or-later

Zonewright scans connections in the order in which they depart. This search goes from stop to
stop with the earliest time at hand (Dijkstra), boards whatever departs there, and reads the
feeds (GTFS) by itself; places are carried to metres by pyproj. Arrivals must agree in whole
seconds.

The number of pairs is that of the argument, 120 by default; ZW_TEST_SLOW=1 takes 1,000.
"""

import bisect
import collections
import csv
import datetime
import heapq
import io
import math
import os
import random
import sys
import tempfile
import zipfile

import judge

NEVER = math.inf

# What README and zw-walk.h tell: 4.5 km/h on ways 1.3 times as long as the straight line.
SPEED = 4.5 / 3.6
DETOUR = 1.3
ACCESS, TRANSFER, DIRECT = 1000.0, 500.0, 2000.0


def walk_length(a, b):
    dx, dy = b[0] - a[0], b[1] - a[1]
    return math.sqrt(dx * dx + dy * dy) * DETOUR


def walk_seconds(length):
    return math.ceil(length / SPEED)


def parse_time(text):
    text = text.strip()
    if not text:
        return None
    hours, minutes, seconds = text.split(':')
    return 3600 * int(hours) + 60 * int(minutes) + int(seconds)


class Feed:
    """The runs of a feed on one date, and its rules for changing."""

    def __init__(self, path, date):
        with zipfile.ZipFile(path) as archive:
            self.names = {os.path.basename(name): name for name in archive.namelist()}
            self.archive = archive
            self.stops = {row['stop_id']: row for row in self.read('stops.txt')}
            services = self.find_services(date)
            self.trips = {row['trip_id']: [] for row in self.read('trips.txt')
                          if row['service_id'] in services}
            for row in self.read('stop_times.txt'):
                if row['trip_id'] in self.trips:
                    self.trips[row['trip_id']].append(row)
            self.rules = list(self.find_rules())
        self.runs = [run for run in map(self.make_run, self.trips.values()) if len(run) > 1]

    def read(self, name):
        if name not in self.names:
            return
        with self.archive.open(self.names[name]) as raw:
            text = io.TextIOWrapper(raw, encoding='utf-8-sig', newline='')
            for row in csv.DictReader(text, skipinitialspace=True):
                yield {(key or '').strip(): (value or '').strip() for key, value in row.items()
                       if not isinstance(value, list)}

    def find_services(self, date):
        day = date.strftime('%Y%m%d')
        names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
        found = set()
        for row in self.read('calendar.txt'):
            if row[names[date.weekday()]] == '1' and row['start_date'] <= day <= row['end_date']:
                found.add(row['service_id'])
        for row in self.read('calendar_dates.txt'):
            if row['date'] == day:
                (found.add if row['exception_type'] == '1' else found.discard)(row['service_id'])
        return found

    def find_rules(self):
        """(from, to, rank, type, minimum); a station's for all of its platforms."""
        children = collections.defaultdict(list)
        for stop, row in self.stops.items():
            if row.get('parent_station'):
                children[row['parent_station']].append(stop)
        for row in self.read('transfers.txt'):
            if any(row.get(name) for name in
                   ('from_route_id', 'to_route_id', 'from_trip_id', 'to_trip_id')):
                continue
            kind = int(row.get('transfer_type') or 0)
            if kind > 3:
                continue
            ends = [[row[name]] + children[row[name]] for name in ('from_stop_id', 'to_stop_id')]
            for origin in ends[0]:
                for to in ends[1]:
                    rank = (origin == row['from_stop_id']) + (to == row['to_stop_id'])
                    yield origin, to, rank, kind, int(row.get('min_transfer_time') or 0)

    @staticmethod
    def make_run(rows):
        """Calls (stop, arrival, departure, boards, alights); times between given ones evenly."""
        rows.sort(key=lambda row: int(row['stop_sequence']))
        times = []
        for row in rows:
            arrival, departure = parse_time(row['arrival_time']), parse_time(row['departure_time'])
            times.append([departure if arrival is None else arrival,
                          arrival if departure is None else departure])
        known = None
        for i, pair in enumerate(times):
            if pair[0] is None:
                continue
            if known is not None:
                start = times[known][1]
                for k in range(known + 1, i):
                    part = (pair[0] - start) * ((k - known) / (i - known))
                    times[k] = [start + math.floor(part + 0.5)] * 2
            known = i
        if not rows or known is None:
            return []
        assert all(pair[0] is not None for pair in times), 'a trip without first or last time'
        return [(row['stop_id'], pair[0], pair[1], row.get('pickup_type') != '1',
                 row.get('drop_off_type') != '1') for row, pair in zip(rows, times)]


class Search:
    """Stops with their departures and the ways between them, of all feeds together."""

    def __init__(self, feeds, transform):
        self.places = []
        self.runs = []
        self.departures = collections.defaultdict(list)
        alighting = set()
        rules = {}
        for feed in feeds:
            numbers = {}
            for stop, row in feed.stops.items():
                numbers[stop] = len(self.places)
                self.places.append(transform.transform(float(row['stop_lon']),
                                                       float(row['stop_lat'])))
            for run in feed.runs:
                calls = [(numbers[call[0]],) + call[1:] for call in run]
                for i, (stop, _, departure, boards, alights) in enumerate(calls):
                    if boards and i + 1 < len(calls):
                        self.departures[stop].append((departure, len(self.runs), i))
                    if alights and i > 0:
                        alighting.add(stop)
                self.runs.append(calls)
            for origin, to, rank, kind, least in feed.rules:
                if origin in numbers and to in numbers:
                    key = numbers[origin], numbers[to]
                    if key not in rules or rules[key][0] <= rank:
                        rules[key] = rank, kind, least
        for listed in self.departures.values():
            listed.sort()
        self.cells = collections.defaultdict(list)
        for stop, place in enumerate(self.places):
            self.cells[self.cell(place)].append(stop)
        self.alighting = alighting
        self.ways = {stop: self.find_ways(stop, rules) for stop in alighting}

    @staticmethod
    def cell(place):
        return int(place[0] // 1000), int(place[1] // 1000)

    def near(self, place, limit):
        column, row = self.cell(place)
        for x in range(column - 1, column + 2):
            for y in range(row - 1, row + 2):
                for stop in self.cells.get((x, y), ()):
                    length = walk_length(place, self.places[stop])
                    if length <= limit:
                        yield stop, length

    def find_ways(self, stop, rules):
        found = {to: walk_seconds(length) for to, length in self.near(self.places[stop], TRANSFER)}
        found[stop] = 0
        for (origin, to), (_, kind, least) in rules.items():
            if origin != stop:
                continue
            if kind == 3:
                found.pop(to, None)
                continue
            seconds = found.get(to)
            if seconds is None:
                seconds = walk_seconds(walk_length(self.places[stop], self.places[to]))
            found[to] = max(seconds, least) if kind == 2 else seconds
        return [(to, seconds) for to, seconds in found.items() if to in self.departures]

    def find(self, origin, destination, start):
        length = walk_length(origin, destination)
        best = start + walk_seconds(length) if length <= DIRECT else NEVER
        leaving = {stop: walk_seconds(length) for stop, length in self.near(destination, ACCESS)
                   if stop in self.alighting}
        ready = {}
        queue = []
        for stop, length in self.near(origin, ACCESS):
            if stop in self.departures:
                ready[stop] = start + walk_seconds(length)
                queue.append((ready[stop], stop))
        heapq.heapify(queue)
        boarded = {}
        arrived = {}
        while queue:
            time, stop = heapq.heappop(queue)
            if time > ready[stop]:
                continue
            if time >= best:
                break
            listed = self.departures[stop]
            for k in range(bisect.bisect_left(listed, (time, -1, -1)), len(listed)):
                departure, number, position = listed[k]
                if departure >= best:
                    break
                end = boarded.get(number)
                if end is not None and end <= position:
                    continue
                boarded[number] = position
                run = self.runs[number]
                last = len(run) - 1 if end is None else end
                for i in range(position + 1, last + 1):
                    to, arrival, _, _, alights = run[i]
                    if arrival >= best:
                        break
                    if not alights or arrival >= arrived.get(to, NEVER):
                        continue
                    arrived[to] = arrival
                    if to in leaving:
                        best = min(best, arrival + leaving[to])
                    for other, seconds in self.ways[to]:
                        if arrival + seconds < min(ready.get(other, NEVER), best):
                            ready[other] = arrival + seconds
                            heapq.heappush(queue, (arrival + seconds, other))
        return best


def draw_pairs(feeds, n):
    """Places around stops, or anywhere between the outermost ones, and times of departure."""
    dice = random.Random(20190513)
    stops = [(float(row['stop_lon']), float(row['stop_lat'])) for feed in feeds
             for row in feed.stops.values()]
    lons, lats = sorted(lon for lon, _ in stops), sorted(lat for _, lat in stops)
    low, high = len(stops) // 50, len(stops) - 1 - len(stops) // 50

    def draw():
        if dice.random() < 0.3:
            return dice.uniform(lons[low], lons[high]), dice.uniform(lats[low], lats[high])
        lon, lat = dice.choice(stops)
        return lon + dice.gauss(0.0, 0.003), lat + dice.gauss(0.0, 0.003)

    for _ in range(n):
        places = [(round(lon, 6), round(lat, 6)) for lon, lat in (draw(), draw())]
        yield places[0], places[1], dice.randrange(5 * 3600, 21 * 3600)


def write_pairs(path, pairs):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        table = csv.writer(file)
        table.writerow(['from_x', 'from_y', 'to_x', 'to_y', 'depart'])
        for origin, destination, start in pairs:
            table.writerow([*origin, *destination, '%02d:%02d:%02d'
                            % (start // 3600, start // 60 % 60, start % 60)])


def read_number(text):
    return int(text) if text else NEVER


def percentile(values, percent):
    """The nearest rank."""
    return sorted(values)[math.ceil(percent * len(values) / 100) - 1]


def compare_city(report, name, paths, date, crs, n_pairs, n_windows):
    import pyproj
    transform = pyproj.Transformer.from_crs('EPSG:4326', crs, always_xy=True)
    feeds = [Feed(path, date) for path in paths]
    search = Search(feeds, transform)
    with tempfile.TemporaryDirectory() as folder:
        program = judge.Program(folder, crs)
        for path in paths:
            program.run('import', path, '--date', date.isoformat())
        pairs = list(draw_pairs(feeds, n_pairs))
        table = os.path.join(folder, 'pairs.csv')
        write_pairs(table, pairs)
        rows = list(csv.DictReader(program.run('journeys', '--pairs', table).splitlines()))
        report.check('%s: a row for each pair' % name, len(rows) == len(pairs), '%d' % len(rows))
        places = [[transform.transform(*place) for place in pair[:2]] for pair in pairs]
        n_ways = n_wrong = 0
        for pair, place, row in zip(pairs, places, rows):
            expected = search.find(place[0], place[1], pair[2])
            ours = read_number(row['arrive_s'])
            n_ways += expected < NEVER
            if ours != expected:
                n_wrong += 1
                print('# %s: %r arrives %s, not %s' % (name, pair, ours, expected))
        report.check('%s: all %d arrivals agree, %d of them with a way' % (name, len(pairs), n_ways),
                     n_wrong == 0 and n_ways > len(pairs) // 3, '%d differ' % n_wrong)

        some = [i for i, row in enumerate(rows) if row['arrive_s']][:n_windows]
        write_pairs(table, [pairs[i] for i in some])
        rows = list(csv.DictReader(program.run('journeys', '--window', '07:00-07:40', '--pairs',
                                               table).splitlines()))
        n_wrong = 0
        for i, row in zip(some, rows):
            starts = range(7 * 3600, 7 * 3600 + 40 * 60, 60)
            times = [search.find(*places[i], start) - start for start in starts]
            expected = (percentile(times, 50), percentile(times, 85),
                        sum(time < NEVER for time in times))
            ours = (read_number(row['median_s']), read_number(row['p85_s']), int(row['reached']))
            if ours != expected:
                n_wrong += 1
                print('# %s: %r in the window %s, not %s' % (name, pairs[i], ours, expected))
        report.check('%s: %d windows agree' % (name, len(some)), n_wrong == 0 and some,
                     '%d differ' % n_wrong)


def main():
    try:
        import pyproj  # noqa: F401
    except ImportError:
        if sys.executable != judge.PYTHON and os.path.exists(judge.PYTHON):
            os.execv(judge.PYTHON, [judge.PYTHON] + sys.argv)
        judge.skip('no pyproj')
    slow = os.environ.get('ZW_TEST_SLOW') == '1'
    n_pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 1000 if slow else 120
    paths = judge.find_data('C_gtfs/r5r/poa/poa_eptc.zip', 'C_gtfs/r5r/poa/poa_trensurb.zip',
                            'C_gtfs/transitland/bart.zip')
    report = judge.Report()
    compare_city(report, 'Porto Alegre', paths[:2], datetime.date(2019, 5, 13), 'EPSG:32722',
                 n_pairs, max(4, n_pairs // 20))
    compare_city(report, 'San Francisco', paths[2:], datetime.date(2018, 7, 9), 'EPSG:32610',
                 n_pairs // 2, max(4, n_pairs // 20))
    report.end()


if __name__ == '__main__':
    main()
