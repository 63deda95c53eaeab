"""judge.py: the figures of zones worked out by SpatiaLite, and a comparison with Zonewright's

SPDX-License-Identifier: GPL-3.0-or-later

The files are read and brought into the city's coordinate system by GDAL (ogr2ogr); all
geometry is SpatiaLite's. Circles are polygons there, so whatever is covered is found twice:
with circles of 4 * SEGMENTS corners that lie within the true one, and with such that hold it.
The truth lies between the two. The corners cut off 2/3 of what the others add (the first terms
of sin and tan), so that (2 * within + around) / 3 errs by less than a tenth of their distance.

Tolerances: counts and sums of whole numbers are exact; lengths, areas and what is weighted by
them agree to 1e-6 of their value, those of networks to 1e-5, as SpatiaLite bends lines by up
to a centimetre where it makes them run together; what circles cover lies between the two bounds and within
1e-5 of all there is.
"""

import json
import math
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SEGMENTS = 256  # of a quarter of a circle
RELATIVE = 1e-6
NETWORK = 1e-5
COVERAGE = 1e-5

PYTHON = '/usr/bin/python3'


def use_capable_python():
    """Starts again with the system's Python where this one cannot load SpatiaLite."""
    if hasattr(sqlite3.Connection, 'enable_load_extension') or sys.executable == PYTHON:
        return
    if os.path.exists(PYTHON):
        os.execv(PYTHON, [PYTHON] + sys.argv)


def skip(reason):
    print('1..0 # SKIP ' + reason)
    sys.exit(0)


def find_data(*paths):
    """The files in the folder of real data; ends the test where one is absent."""
    folder = os.environ.get('ZW_TEST_DATA', '')
    found = [os.path.join(folder, path) for path in paths]
    for path in found:
        if not folder or not os.path.exists(path):
            skip('no ' + path)
    return found


class Report:
    """Comparisons, written as TAP."""

    def __init__(self):
        self.n = self.n_failed = 0
        self.worst = {}

    def check(self, name, right, detail):
        self.n += 1
        self.n_failed += not right
        print('%s %d - %s' % ('ok' if right else 'not ok', self.n, name))
        if not right:
            print('# ' + detail)
        sys.stdout.flush()

    def compare(self, name, kind, ours, expected, tolerance):
        """kind: what the greatest deviation is noted under."""
        if ours is None or expected is None:
            self.check(name, ours is None and expected is None, '%r is not %r' % (ours, expected))
            return
        off = abs(ours - expected)
        if expected:
            self.worst[kind] = max(self.worst.get(kind, 0.0), off / abs(expected))
        self.check(name, off <= tolerance, '%.15g is not %.15g within %.3g'
                   % (ours, expected, tolerance))

    def compare_exact(self, name, ours, expected):
        self.compare(name, 'counts', ours, expected, 0.0)

    def compare_relative(self, name, ours, expected):
        self.compare(name, 'lengths and areas', ours, expected,
                     RELATIVE * abs(expected or 0.0) + 1e-9)

    def compare_network(self, name, ours, expected):
        self.compare(name, 'networks', ours, expected, NETWORK * abs(expected or 0.0) + 1e-9)

    def compare_covered(self, name, ours, bounds, total):
        within, around = bounds
        likely = (2.0 * within + around) / 3.0
        slack = 1e-9 * total
        if total:
            off = abs(ours - likely) / total
            self.worst['coverage'] = max(self.worst.get('coverage', 0.0), off)
        self.check(name, within - slack <= ours <= around + slack
                   and abs(ours - likely) <= COVERAGE * total,
                   '%.12g is not between %.12g and %.12g, of %.12g' % (ours, within, around, total))

    def end(self):
        for kind in sorted(self.worst):
            print('# greatest relative deviation, %s: %.2g' % (kind, self.worst[kind]))
        print('1..%d' % self.n)
        sys.exit(1 if self.n_failed else 0)


class Program:
    """Zonewright on the command line, with a project of its own."""

    def __init__(self, folder, crs):
        self.path = os.path.join(folder, 'city.gpkg')
        self.program = os.environ.get('ZW_PROGRAM') or 'zonewright'
        self.run('new', '--name', 'Judged', '--crs', crs)

    def run(self, command, *arguments):
        line = [self.program, command, self.path] + list(arguments)
        environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='en')
        done = subprocess.run(line, capture_output=True, text=True, env=environment)
        if done.returncode != 0:
            print('Bail out! %s: %s' % (' '.join(line), done.stderr.strip().replace('\n', ' ')))
            sys.exit(1)
        return done.stdout

    def load(self, path, role, *options):
        self.run('import', path, '--as', role, *options)

    def measure(self, *options):
        """Indicators by name of the zone and id, with the zone's area under 'area_m2'."""
        zones = {}
        for zone in json.loads(self.run('indicators', '--json', *options))['zones']:
            zones[zone['name']] = {one['id']: one for one in zone['indicators']}
            zones[zone['name']]['area_m2'] = zone['area_km2'] * 1e6
        return zones


class City:
    """The same layers in SpatiaLite."""

    def __init__(self, folder, srid):
        self.folder = folder
        self.srid = srid
        self.path = os.path.join(folder, 'reference.sqlite')
        self.made = False
        self.db = None

    def load(self, table, source, *options):
        """Reads a layer with GDAL; the geometry's column is called geom."""
        line = ['ogr2ogr', '-q', '-f', 'SQLite', '-t_srs', 'EPSG:%d' % self.srid, '-dim', 'XY',
                '-nln', table, '-lco', 'GEOMETRY_NAME=geom', '-lco', 'SPATIAL_INDEX=NO',
                '--config', 'OGR_SQLITE_SYNCHRONOUS', 'OFF', '-gt', '100000']
        line += ['-append', '-update'] if self.made else ['-dsco', 'SPATIALITE=YES']
        subprocess.run(line + list(options) + [self.path, source], check=True)
        self.made = True

    def open(self):
        self.db = sqlite3.connect(self.path, isolation_level=None)
        self.db.enable_load_extension(True)
        self.db.load_extension('mod_spatialite')
        self.run('PRAGMA temp_store = MEMORY')
        self.run('PRAGMA synchronous = OFF')

    def run(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def get(self, sql, *values):
        return self.run(sql, *values)[0][0]

    def join(self, table, *sources):
        """A table of all shapes of several, each row with a number in the column line."""
        self.run('CREATE TABLE %s AS SELECT row_number() OVER () AS line, geom FROM (%s)' % (
            table, ' UNION ALL '.join('SELECT geom FROM ' + source for source in sources)))

    def mark_places(self, table, geometry='geom'):
        """Adds where each row counts, with an index."""
        self.run('ALTER TABLE %s ADD COLUMN x' % table)
        self.run('ALTER TABLE %s ADD COLUMN y' % table)
        self.run('UPDATE %s SET x = ST_X(%s), y = ST_Y(%s)' % (table, geometry, geometry))
        self.run('CREATE INDEX %s_xy ON %s (x, y)' % (table, table))

    def count(self, table, zone, what='count(*)'):
        return self.get('SELECT %s FROM %s t WHERE ST_Intersects(t.geom, ?)' % (what, table), zone)

    def cut_up(self, table):
        """Adds a table TABLE_segments: each straight stretch with the row it is of."""
        n = ('WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i <'
             ' (SELECT max(%s) FROM %s)) ')
        self.run('CREATE TABLE %s_parts AS ' % table + n % ('ST_NumGeometries(geom)', table)
                 + 'SELECT line, ST_GeometryN(geom, i) AS geom'
                 ' FROM %s JOIN n ON i <= ST_NumGeometries(geom)' % table)
        self.run('CREATE TABLE %s_segments AS ' % table
                 + n % ('ST_NumPoints(geom)', table + '_parts')
                 + 'SELECT line, MakeLine(ST_PointN(geom, i), ST_PointN(geom, i + 1)) AS geom'
                 ' FROM %s_parts JOIN n ON i < ST_NumPoints(geom)' % table)
        self.run('DELETE FROM %s_segments WHERE ST_Length(geom) = 0' % table)

    def length(self, table, zone, apart):
        """Length of lines cut up. Where a line runs along itself it counts once; where several
        run together each counts when they are told apart, else the stretch counts once. What
        comes as near as a centimetre runs together: the corners are snapped, for what is
        straight in degrees is not in metres. (For Taipei's buses any distance from 2 mm on
        gives what comes out in degrees, where the stretches agree exactly.)"""
        line = 'line' if apart else '0'
        return self.get(
            'WITH near AS (SELECT %s AS line, geom FROM %s_segments WHERE ST_Intersects(geom, ?1)),'
            ' ends AS (SELECT line, ST_StartPoint(geom) AS geom FROM near'
            '   UNION SELECT line, ST_EndPoint(geom) FROM near),'
            ' corners AS (SELECT line, ST_Union(geom) AS geom FROM ends GROUP BY line),'
            ' parts AS (SELECT ST_Length(ST_Intersection(ST_Union(ST_Snap(near.geom,'
            '   corners.geom, 0.01)), ?1)) AS length'
            '   FROM near JOIN corners USING (line) GROUP BY line)'
            ' SELECT ifnull(sum(length), 0) FROM parts' % (line, table), zone)

    def weigh(self, table, what, zone):
        """Sum of a quantity spread evenly over the areas of a table."""
        return self.get('SELECT ifnull(sum(%s * ST_Area(ST_Intersection(t.geom, ?1))'
                        ' / ST_Area(t.geom)), 0) FROM %s t WHERE ST_Intersects(t.geom, ?1)'
                        % (what, table), zone)

    def choose_stops(self, zone, in_zone):
        """The stops that serve, in a table of their own."""
        self.run('DROP TABLE IF EXISTS temp.serving')
        self.run('CREATE TEMP TABLE serving AS SELECT geom, x, y FROM stops t'
                 + (' WHERE ST_Intersects(t.geom, ?)' if in_zone else ' WHERE ? NOTNULL'), zone)
        self.run('CREATE INDEX temp.serving_xy ON serving (x, y)')

    def count_near(self, table, zone, radius, what='count(*)', geometry='geom'):
        """Points of a zone within reach of a stop that serves; the distance is SpatiaLite's."""
        return self.get(
            'SELECT %s FROM %s t WHERE ST_Intersects(t.%s, ?1) AND EXISTS ('
            '  SELECT 1 FROM serving s WHERE s.x BETWEEN ST_X(t.%s) - ?2 AND ST_X(t.%s) + ?2'
            '  AND ST_Distance(s.geom, t.%s) <= ?2)'
            % (what, table, geometry, geometry, geometry, geometry), zone, radius)

    def weigh_covered(self, table, what, zone, radius):
        """Bounds of the part of weigh() within reach of a stop that serves."""
        bounds = []
        for scale in (1.0, 1.0 / math.cos(math.pi / (4 * SEGMENTS))):
            union = self.get('SELECT ST_Union(ST_Buffer(geom, ?2 * ?3, %d)) FROM serving'
                             ' WHERE ST_Distance(geom, ?1) <= ?2 * 1.001' % SEGMENTS,
                             zone, radius, scale)
            bounds.append(0.0 if union is None else self.get(
                'SELECT ifnull(sum(%s * ST_Area(ST_Intersection(ST_Intersection(t.geom, ?1), ?2))'
                ' / ST_Area(t.geom)), 0) FROM %s t'
                ' WHERE ST_Intersects(t.geom, ?1) AND ST_Intersects(t.geom, ?2)'
                % (what, table), zone, union))
        return bounds

    def add_zone(self, name, sql, *values):
        """A zone by the shape that a statement gives."""
        if not self.get("SELECT count(*) FROM sqlite_master WHERE name = 'zones'"):
            self.run('CREATE TABLE zones (id INTEGER PRIMARY KEY, name TEXT)')
            self.run("SELECT AddGeometryColumn ('zones', 'geom', ?, 'MULTIPOLYGON', 'XY')",
                     self.srid)
        self.run('INSERT INTO zones (name, geom) SELECT ?, CastToMulti ((%s))' % sql, name, *values)
        valid = self.get('SELECT ST_IsValid(geom) FROM zones WHERE name = ?', name)
        assert valid == 1, name

    def hand_over_zones(self, program):
        """Gives the zones to Zonewright with all their digits, in a GeoPackage."""
        path = os.path.join(self.folder, 'zones.gpkg')
        subprocess.run(['ogr2ogr', '-q', '-f', 'GPKG', path, self.path, 'zones'], check=True)
        program.run('zone', 'add', '--file', path, '--type', 'urban')


def begin():
    """A folder for the test, and what it needs; ends it visibly where something is absent."""
    use_capable_python()
    if shutil.which('ogr2ogr') is None:
        skip('no ogr2ogr')
    try:
        probe = sqlite3.connect(':memory:')
        probe.enable_load_extension(True)
        probe.load_extension('mod_spatialite')
        version = probe.execute('SELECT spatialite_version(), geos_version()').fetchone()
    except (AttributeError, sqlite3.Error):
        skip('no SpatiaLite that Python can load')
    print('# SpatiaLite %s, GEOS %s' % version)
    return tempfile.TemporaryDirectory(prefix='zw-judge-')
