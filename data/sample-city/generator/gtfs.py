"""The GTFS feed: timetables for the metro (by frequency) and the buses (trip by trip).

SPDX-License-Identifier: CC0-1.0
"""

from . import geom
from .routes import AGENCIES
from .site import density

# Days off that fall on a weekday, by the invented city's calendar
HOLIDAYS = '''20260101 20260216 20260217 20260218 20260219 20260220 20260227 20260403 20260406 20260501
20260619 20260925 20261009 20261225 20270101 20270205 20270208 20270209 20270210 20270301
20270405 20270406 20270609 20270915 20271011'''.split()
FESTIVAL = '''20260307 20260308 20260314 20260315 20260321 20260322 20260328 20260329
20270306 20270307 20270313 20270314 20270320 20270321'''.split()
WEEKDAY, HOLIDAY, FLOWERS = 'WK', 'HO', 'FL'

# First and last departure and headway in minutes, by kind of timetable and service
TABLES = {
    'trunk': {WEEKDAY: [(350, 420, 20), (420, 540, 12), (540, 990, 20), (990, 1140, 12), (1140, 1380, 24)],
              HOLIDAY: [(360, 1380, 25)]},
    'loop': {WEEKDAY: [(360, 540, 20), (540, 960, 30), (960, 1140, 20), (1140, 1320, 30)],
             HOLIDAY: [(390, 1320, 40)]},
    'regular': {WEEKDAY: [(370, 540, 25), (540, 960, 40), (960, 1140, 25), (1140, 1305, 45)],
                HOLIDAY: [(390, 1290, 60)]},
    'rural': {WEEKDAY: [(375, 495, 40), (495, 960, 90), (960, 1110, 45), (1110, 1220, 60)],
              HOLIDAY: [(400, 1180, 120)]},
    'night': {WEEKDAY: [(1410, 1500, 40)], HOLIDAY: [(1410, 1540, 40)]},
    'festival': {FLOWERS: [(510, 1080, 30)]},
}
FREQUENCIES = {
    WEEKDAY: [('06:00:00', '07:00:00', 480), ('07:00:00', '09:00:00', 240),
              ('09:00:00', '16:30:00', 420), ('16:30:00', '19:30:00', 240),
              ('19:30:00', '23:00:00', 480), ('23:00:00', '24:20:00', 720)],
    HOLIDAY: [('06:00:00', '23:00:00', 480), ('23:00:00', '24:40:00', 720)],
}


def clock(seconds):
    return '%02d:%02d:%02d' % (seconds // 3600, seconds // 60 % 60, seconds % 60)


def degrees(p):
    lon, lat = geom.lonlat(p)
    return '%.6f' % lat, '%.6f' % lon


class Feed:
    def __init__(self, metro, buses):
        self.tables = {}
        self.metro, self.buses = metro, buses
        self.put('agency', 'agency_id,agency_name,agency_url,agency_timezone,agency_lang,agency_phone',
                 [(i, n, u, 'Asia/Taipei', 'zh-TW', t) for i, n, u, t in AGENCIES])
        self.put_stops()
        self.put_calendar()
        self.routes, self.shapes, self.trips, self.times, self.frequencies = [], [], [], [], []
        self.add_metro()
        self.add_buses()
        self.put('routes', 'route_id,agency_id,route_short_name,route_long_name,route_type,'
                 'route_color,route_text_color', self.routes)
        self.put('shapes', 'shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence,shape_dist_traveled',
                 self.shapes)
        self.put('trips', 'route_id,service_id,trip_id,trip_headsign,direction_id,shape_id,'
                 'wheelchair_accessible', self.trips)
        self.put('stop_times', 'trip_id,arrival_time,departure_time,stop_id,stop_sequence,'
                 'shape_dist_traveled,timepoint', self.times)
        self.put('frequencies', 'trip_id,start_time,end_time,headway_secs,exact_times',
                 self.frequencies)
        self.put_transfers()
        self.put('feed_info', 'feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,'
                 'feed_end_date,feed_version',
                 [('澄川市(虛構範例)', 'https://chengchuan.example/', 'zh-TW', '20260101', '20271231',
                   '2026.1')])

    def put(self, name, header, rows):
        self.tables[name + '.txt'] = (header.split(','), rows)

    def put_stops(self):
        rows = []
        for number in sorted(self.metro.stations):
            st = self.metro.stations[number]
            lat, lon = degrees(st.p)
            rows.append((number, number, st.name, '', lat, lon, 1, '', ''))
            for pid, line, way, p in self.metro.platforms(st):
                end = line.stops[-1 if way == 0 else 0][0].name
                lat, lon = degrees(p)
                rows.append((pid, '', st.name, '%s往%s月台' % (line.name, end), lat, lon, 0, number,
                             str(1 + way)))
            for k, (dx, dy) in enumerate(((38.0, 26.0), (-34.0, -30.0)), 1):
                lat, lon = degrees((st.p[0] + dx, st.p[1] + dy))
                rows.append(('%s_E%d' % (number, k), '', '%s站%d號出口' % (st.name, k), '', lat, lon, 2,
                             number, ''))
        for h in self.buses.used:
            for forward, sid in h.poles.items():
                lat, lon = degrees(h.pole(forward))
                q, u = geom.along(h.seg.pts, h.s)
                rows.append((sid, '%04d' % h.code, h.name, '往' + compass(u if forward else (-u[0], -u[1])),
                             lat, lon, 0, '', ''))
        self.stop_count = len(rows)
        self.put('stops', 'stop_id,stop_code,stop_name,stop_desc,stop_lat,stop_lon,location_type,'
                 'parent_station,platform_code', rows)

    def put_calendar(self):
        self.put('calendar', 'service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,'
                 'start_date,end_date',
                 [(WEEKDAY, 1, 1, 1, 1, 1, 0, 0, '20260101', '20271231'),
                  (HOLIDAY, 0, 0, 0, 0, 0, 1, 1, '20260101', '20271231')])
        rows = []
        for day in HOLIDAYS:
            rows += [(WEEKDAY, day, 2), (HOLIDAY, day, 1)]
        rows += [(FLOWERS, day, 1) for day in FESTIVAL]
        self.put('calendar_dates', 'service_id,date,exception_type', rows)

    def add_shape(self, sid, pts):
        s = 0.0
        for k, p in enumerate(pts):
            if k:
                s += geom.dist(pts[k - 1], p)
            lat, lon = degrees(p)
            self.shapes.append((sid, lat, lon, k + 1, '%.0f' % s))

    def add_metro(self):
        for line in self.metro.lines:
            ends = line.stops[0][0].name, line.stops[-1][0].name
            rid = 'M' + line.id
            self.routes.append((rid, 'CCMRT', line.name, '%s－%s' % ends, 1, line.colour, 'FFFFFF'))
            total = geom.length(line.pts)
            for way in (0, 1):
                sid = '%s%d' % (rid, way)
                self.add_shape(sid, line.pts if way == 0 else line.pts[::-1])
                stops = [(st, s if way == 0 else total - s) for st, s in line.stops]
                stops = stops if way == 0 else stops[::-1]
                for service in (WEEKDAY, HOLIDAY):
                    tid = '%s-%s' % (sid, service)
                    self.trips.append((rid, service, tid, '往' + ends[1 - way], way, sid, 1))
                    t = 6 * 3600
                    for k, (st, s) in enumerate(stops):
                        if k:
                            t += 5 * round((s - stops[k - 1][1]) / 12.5 / 5) + 20
                        leave = t + (25 if 0 < k < len(stops) - 1 else 0)
                        self.times.append((tid, clock(t), clock(leave), '%s_%s%d' % (st.number, line.id, way),
                                           k + 1, '%.0f' % s, 1))
                        t = leave
                    for start, end, headway in FREQUENCIES[service]:
                        self.frequencies.append((tid, start, end, headway, 0))

    def add_buses(self):
        for n, route in enumerate(self.buses.routes, 1):
            rid = 'B%02d' % n
            name = '%s－%s' % (route.start, route.end)
            colour = {'CCBUS': '2E7D32', 'DQBUS': 'EF6C00'}[route.agency]
            if route.table == 'night':
                colour = '37474F'
            self.routes.append((rid, route.agency, route.number, name, 3, colour, 'FFFFFF'))
            for way, run in enumerate(route.runs):
                sid = '%s%d' % (rid, way)
                self.add_shape(sid, run.pts)
                head = {'loop': ('順時針', '逆時針')[way]}.get(
                    route.table, '往' + (route.end if way == 0 else route.start))
                for service in TABLES[route.table]:
                    for k, minute in enumerate(departures(TABLES[route.table][service], n, way), 1):
                        tid = '%s-%s%02d' % (sid, service, k)
                        self.trips.append((rid, service, tid, head, way, sid, (n + k) % 3 and 1))
                        self.add_times(tid, run, minute, service, route.table == 'rural')

    def add_times(self, tid, run, minute, service, sparse):
        """Rural trips are timed at every fifth stop only; between them times are left open."""
        t, last = minute * 60.0, run.stops[0][2]
        for k, (h, forward, s) in enumerate(run.stops):
            t += (s - last) / speed(geom.along(h.seg.pts, h.s)[0], minute, service)
            t += 14.0 if k else 0.0
            last = s
            timed = not sparse or k % 5 == 0 or k == len(run.stops) - 1
            at = clock(30 * round(t / 30.0)) if timed else ''
            self.times.append((tid, at, at, h.poles[forward], k + 1, '%.0f' % s, 1 if timed else 0))

    def put_transfers(self):
        rows = []
        for number in sorted(self.metro.stations):
            sides = list(self.metro.platforms(self.metro.stations[number]))
            for a in sides:
                for b in sides:
                    if a[1] is not b[1]:
                        rows.append((a[0], b[0], 2, 180))
        self.put('transfers', 'from_stop_id,to_stop_id,transfer_type,min_transfer_time', rows)


def compass(u):
    if abs(u[0]) > abs(u[1]):
        return '東' if u[0] > 0 else '西'
    return '北' if u[1] > 0 else '南'


def departures(spans, n, way):
    """Minutes after midnight; routes and directions do not leave all at once."""
    t, out = spans[0][0] + (n * 7 + way * 4) % 10, []
    for _, end, headway in spans:
        while t < end:
            out.append(t)
            t += headway
    return out


def speed(p, minute, service):
    """Metres per second between stops: slow in the middle and at the peak."""
    d = density(p)
    v = 17.0 if d > 7000 else 22.0 if d > 2500 else 33.0
    if service == WEEKDAY and (420 <= minute < 540 or 1020 <= minute < 1140):
        v *= 0.82
    elif minute > 1290:
        v *= 1.2
    return v / 3.6
