"""compare.py: the figures of 1,000 zones by Zonewright, SpatiaLite, PostGIS and GDAL, timed in one run

Every program does the same job on the same set of the benchmark (JOB.md of its author): area,
stops, residents by points, those within 500 m of any stop, chargers, length of lines, bike
stations, residents by areas. What comes out is checked against the table of the benchmark:
counts exactly, measures to 1e-6. Nothing is asserted about a time.

ZW_BENCH_DATA   folder with S/S.gpkg, M/M.gpkg, L/L.gpkg
ZW_BENCH_SIZES  sets to run, "M" unless told
ZW_BENCH_ZONES  how many of the 1,000 zones the others do; their batch is then extrapolated
ZW_BENCH_TABLES folder with expected_M_1000.csv and so on; without, figures are held together

Build    reading the set into a form ready for questions: import, indexes, clusters, and whatever
         can be known before a zone is there (who lives near a stop, lengths, areas)
Warm     one zone of 200 corners (zones1), everything in memory: our median (processor time of the
         thread), of the others the fastest of 15
Batch    1,000 zones from a cold start of the program, its own output written; CPU is the
         processor time of that, which other work on the machine disturbs less

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import glob
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

PYTHON = '/usr/bin/python3'
COLUMNS = ['area', 'n_stops', 'pop', 'pop_cov', 'n_chargers', 'line_len', 'n_bikes', 'pop_poly']
EXACT = {'n_stops', 'pop', 'pop_cov', 'n_chargers', 'n_bikes'}
WARM_TIMES = 15


def run(line, **options):
    options.setdefault('stdout', subprocess.PIPE)
    done = subprocess.run(line, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        raise RuntimeError('%s: %s' % (' '.join(line[:3]), done.stderr.strip()[-400:]))
    return done.stdout


def measure(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return time.perf_counter() - start, result


def measure_with_processor(get_processor_s, function, *arguments):
    start = get_processor_s()
    seconds, result = measure(function, *arguments)
    return (seconds, get_processor_s() - start), result


def get_children_s():
    """Processor time of programs that were run and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Result:
    def __init__(self, name, build_s, warm_ms, batch, rows, n_zones):
        self.name = name
        self.build_s = build_s
        self.warm_ms = warm_ms
        self.batch_s, self.batch_cpu_s = (time * 1000 / n_zones for time in batch)
        self.rows = rows  # of dictionaries by column, in the order of the zones
        self.n_zones = n_zones

    def find_wrong(self, expected):
        if expected is None:
            return 'nothing to check against'
        if len(self.rows) != self.n_zones:
            return '%d rows of %d' % (len(self.rows), self.n_zones)
        for ours, row in zip(self.rows, expected):
            for column in COLUMNS:
                wanted = float(row[column])
                slack = 0 if column in EXACT else 1e-6 * abs(wanted) + 1e-5
                if column in ours and abs(ours[column] - wanted) > slack:
                    return 'zone %s: %s is %r, not %r' % (row['zid'], column, ours[column], wanted)
        return None


# --- Zonewright ---


def run_zonewright(source, folder, n_zones):
    program = os.environ.get('ZW_PROGRAM') or 'zonewright'
    project = os.path.join(folder, 'project.gpkg')
    environment = dict(os.environ, LC_ALL='C.UTF-8')
    roles = [('stops', 'stops'), ('chargers', 'chargers'), ('bikes', 'bike-stations'),
             ('lines', 'routes'), ('pop', 'population'), ('polys', 'population')]

    def build():
        run([program, 'new', project, '--crs', 'EPSG:3826'], env=environment)
        for layer, role in roles:
            run([program, 'import', project, source, '--layer', layer, '--as', role],
                env=environment)

    def evaluate():
        return run([program, 'indicators', project, '--csv', '--parts'], env=environment)

    build_s, _ = measure(build)
    run([program, 'import', project, source, '--layer', 'zones1000', '--as', 'zones'],
        env=environment)
    batch, text = measure_with_processor(get_children_s, evaluate)
    rows, names = [], {}
    for line in csv.DictReader(text.lstrip('\ufeff').splitlines()):
        if line['zone'] not in names:
            names[line['zone']] = {}
            rows.append(names[line['zone']])
        row = names[line['zone']]

        def take(column, value):
            row[column] = float(line[value] or 0)

        if line['id'] == 'B1':
            take('n_stops', 'value')
        elif line['id'] == 'B5':
            take('n_chargers', 'value')
        elif line['id'] == 'B2:route_km':
            row['line_len'] = 1000 * float(line['value'])
        elif line['id'] == 'A3':
            take('n_bikes', 'numerator')
            row['area'] = 1e6 * float(line['denominator'])
        elif line['id'] == 'A1:points':
            take('pop', 'denominator')
            take('pop_cov', 'numerator')
        elif line['id'] == 'A1:area_weighted':
            take('pop_poly', 'denominator')
    # Both ways of telling residents, one after the other.
    warm_ms = None
    if os.environ.get('ZW_BENCH_EVALUATE'):
        text = run([os.environ['ZW_BENCH_EVALUATE'], source, 'zones1'])
        both = re.search(r'^zone, residents by both +median +([0-9.]+) ms', text, re.M)
        each = re.findall(r'^zone, residents by (?:points|areas) +median +([0-9.]+) ms', text, re.M)
        warm_ms = float(both.group(1)) if both else sum(map(float, each))
    return Result('Zonewright', build_s, warm_ms, batch, rows, 1000)


# --- SpatiaLite ---

# Points and shapes found by the R-tree; what lies wholly within takes the length or the residents
# known beforehand, the rest is cut. :z is the zone; :a :b :c :d its bounds.
NEAR = ('idx_{0}_geom i JOIN {0} t ON t.rowid = i.pkid'
        ' WHERE i.xmin <= :c AND i.xmax >= :a AND i.ymin <= :d AND i.ymax >= :b'
        ' AND ST_Intersects(:z, t.geom)')
SPATIALITE = [
    'SELECT ST_Area(:z)',
    'SELECT count(*) FROM ' + NEAR.format('stops'),
    'SELECT ifnull(sum(pop), 0), ifnull(sum(pop * covered), 0) FROM ' + NEAR.format('pop'),
    'SELECT count(*) FROM ' + NEAR.format('chargers'),
    'SELECT ifnull(sum(CASE WHEN ST_Covers(:z, t.geom) THEN length'
    ' ELSE ST_Length(ST_Intersection(:z, t.geom)) END), 0) FROM ' + NEAR.format('lines'),
    'SELECT count(*) FROM ' + NEAR.format('bikes'),
    'SELECT ifnull(sum(CASE WHEN ST_Covers(:z, t.geom) THEN pop'
    ' ELSE pop * ST_Area(ST_Intersection(:z, t.geom)) / area END), 0) FROM ' + NEAR.format('polys'),
]


def open_spatialite(path):
    db = sqlite3.connect(path, isolation_level=None)
    db.enable_load_extension(True)
    db.load_extension('mod_spatialite')
    db.execute('PRAGMA cache_size = -1000000')
    db.execute('PRAGMA mmap_size = 4000000000')
    return db


def evaluate_spatialite(db, zone):
    shape, a, b, c, d = zone
    values = {'z': shape, 'a': a, 'b': b, 'c': c, 'd': d}
    row = []
    for statement in SPATIALITE:
        row += db.execute(statement, values).fetchone()
    return row


def list_spatialite_zones(db, table, n_zones):
    return db.execute('SELECT geom, ST_MinX(geom), ST_MinY(geom), ST_MaxX(geom), ST_MaxY(geom)'
                      ' FROM %s ORDER BY zid LIMIT ?' % table, (n_zones,)).fetchall()


def spatialite_batch(path, n_zones):
    """What the program that is started cold does."""
    db = open_spatialite(path)
    for zone in list_spatialite_zones(db, 'zones1000', int(n_zones)):
        print(','.join('%.17g' % value for value in evaluate_spatialite(db, zone)))


def spatialite_warm(path):
    db = open_spatialite(path)
    zone, = list_spatialite_zones(db, 'zones1', 1)
    evaluate_spatialite(db, zone)
    print(1000 * min(measure(evaluate_spatialite, db, zone)[0] for _ in range(WARM_TIMES)))


def run_spatialite(source, folder, n_zones):
    path = os.path.join(folder, 'set.sqlite')
    me = [sys.executable, os.path.abspath(__file__)]

    def build():
        run(['ogr2ogr', '-f', 'SQLite', '-dsco', 'SPATIALITE=YES', '-lco', 'GEOMETRY_NAME=geom',
             '-lco', 'SPATIAL_INDEX=YES', '-gt', '200000', '--config', 'OGR_SQLITE_SYNCHRONOUS',
             'OFF', path, source])
        db = open_spatialite(path)
        db.execute('PRAGMA synchronous = OFF')
        for table, column, value in (
                ('lines', 'length', 'ST_Length(geom)'), ('polys', 'area', 'ST_Area(geom)'),
                ('pop', 'covered',
                 'EXISTS (SELECT 1 FROM idx_stops_geom i JOIN stops s ON s.rowid = i.pkid'
                 ' WHERE i.xmin <= ST_X(pop.geom) + 500 AND i.xmax >= ST_X(pop.geom) - 500'
                 ' AND i.ymin <= ST_Y(pop.geom) + 500 AND i.ymax >= ST_Y(pop.geom) - 500'
                 ' AND ST_Distance(s.geom, pop.geom) <= 500)')):
            db.execute('ALTER TABLE %s ADD COLUMN %s' % (table, column))
            db.execute('UPDATE %s SET %s = %s' % (table, column, value))
        db.execute('ANALYZE')
        db.close()

    build_s, _ = measure(build)
    batch, text = measure_with_processor(get_children_s, run,
                                         me + ['spatialite-batch', path, str(n_zones)])
    warm_ms = float(run(me + ['spatialite-warm', path]))
    rows = [dict(zip(COLUMNS, map(float, line.split(',')))) for line in text.split()]
    return Result('SpatiaLite', build_s, warm_ms, batch, rows, n_zones)


# --- PostGIS ---

POSTGIS = '''
SELECT ST_Area(z.geom), (SELECT count(*) FROM stops t WHERE ST_Intersects(z.geom, t.geom)),
  p.pop, p.covered, (SELECT count(*) FROM chargers t WHERE ST_Intersects(z.geom, t.geom)),
  (SELECT coalesce(sum(CASE WHEN ST_Covers(z.geom, t.geom) THEN length
    ELSE ST_Length(ST_Intersection(z.geom, t.geom)) END), 0)
    FROM lines t WHERE ST_Intersects(z.geom, t.geom)),
  (SELECT count(*) FROM bikes t WHERE ST_Intersects(z.geom, t.geom)),
  (SELECT coalesce(sum(CASE WHEN ST_Covers(z.geom, t.geom) THEN pop
    ELSE pop * ST_Area(ST_Intersection(z.geom, t.geom)) / area END), 0)
    FROM polys t WHERE ST_Intersects(z.geom, t.geom))
FROM {0} z, LATERAL (SELECT coalesce(sum(pop), 0) AS pop,
  coalesce(sum(pop) FILTER (WHERE covered), 0) AS covered
  FROM pop t WHERE ST_Intersects(z.geom, t.geom)) p
ORDER BY z.zid'''

POSTGIS_SETTINGS = ("-c listen_addresses='' -c fsync=off -c synchronous_commit=off"
                    ' -c full_page_writes=off -c shared_buffers=2GB -c work_mem=256MB'
                    ' -c maintenance_work_mem=1GB -c jit=off -c max_wal_size=8GB'
                    ' -c random_page_cost=1.1')


class Cluster:
    """A PostgreSQL of its own, in a folder, run by somebody who is not root."""

    def __init__(self, folder):
        found = sorted(glob.glob('/usr/lib/postgresql/*/bin'))
        self.bin = found[-1] if found else None
        self.folder = os.path.join(folder, 'cluster')
        self.user = 'postgres' if os.geteuid() == 0 else None
        os.mkdir(self.folder)
        if self.user:
            shutil.chown(self.folder, self.user)
            os.chmod(folder, 0o755)

    def run(self, program, *arguments):
        line = [os.path.join(self.bin, program)] + list(arguments)
        if self.user:
            line = ['runuser', '-u', self.user, '--'] + line
        return run(line, cwd='/', stdout=subprocess.PIPE if program == 'psql'
                   else subprocess.DEVNULL)

    def psql(self, sql):
        return self.run('psql', '-h', self.folder, '-d', 'postgres', '-X', '-q', '-A', '-t', '-F',
                        ',', '-v', 'ON_ERROR_STOP=1', '-c', sql)

    def get_processor_s(self):
        """Of the server and of all that it has started and that has ended."""
        time.sleep(1)  # for that to have ended
        with open(self.folder + '/data/postmaster.pid', encoding='utf-8') as file:
            number = file.readline().strip()
        with open('/proc/%s/stat' % number, encoding='utf-8') as file:
            fields = file.read().rpartition(')')[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf('SC_CLK_TCK')

    def __enter__(self):
        self.run('initdb', '-A', 'trust', '-N', '-E', 'UTF8', '-D', self.folder + '/data')
        self.run('pg_ctl', '-D', self.folder + '/data', '-l', self.folder + '/log', '-w', '-o',
                 '-k %s %s' % (self.folder, POSTGIS_SETTINGS), 'start')
        return self

    def __exit__(self, *reason):
        self.run('pg_ctl', '-D', self.folder + '/data', '-m', 'fast', '-w', 'stop')


def run_postgis(source, folder, n_zones):
    with Cluster(folder) as cluster:
        cluster.psql('CREATE EXTENSION postgis')
        target = 'PG:host=%s dbname=postgres user=%s' % (
            cluster.folder, cluster.user or os.environ.get('USER', 'postgres'))

        def build():
            run(['ogr2ogr', '-f', 'PostgreSQL', '--config', 'PG_USE_COPY', 'YES', '-lco',
                 'GEOMETRY_NAME=geom', '-lco', 'SPATIAL_INDEX=GIST', target, source])
            cluster.psql('ALTER TABLE lines ADD length float8; ALTER TABLE polys ADD area float8;'
                         'ALTER TABLE pop ADD covered boolean;'
                         'UPDATE lines SET length = ST_Length(geom);'
                         'UPDATE polys SET area = ST_Area(geom);'
                         'UPDATE pop SET covered = EXISTS (SELECT 1 FROM stops s'
                         ' WHERE ST_DWithin(s.geom, pop.geom, 500))')
            for table in ('stops', 'pop', 'chargers', 'bikes', 'lines', 'polys'):
                cluster.psql('CLUSTER %s USING %s_geom_geom_idx' % (table, table))
            cluster.psql('VACUUM ANALYZE')
            cluster.psql('CREATE TABLE batch AS SELECT * FROM zones1000 ORDER BY zid LIMIT %d;'
                         'ANALYZE batch' % n_zones)

        build_s, _ = measure(build)
        batch, text = measure_with_processor(cluster.get_processor_s, cluster.psql,
                                             'COPY (%s) TO STDOUT (FORMAT csv)'
                                             % POSTGIS.format('batch'))
        timed = cluster.run('psql', '-h', cluster.folder, '-d', 'postgres', '-X', '-q', '-A', '-t',
                            '-c', 'PREPARE one AS ' + POSTGIS.format('zones1'),
                            '-c', 'EXECUTE one', '-c', '\\timing on',
                            *(['-c', 'EXECUTE one'] * WARM_TIMES))
        warm = [float(ms) for ms in re.findall(r'^Time: ([0-9.]+) ms', timed, re.M)]
        rows = [dict(zip(COLUMNS, map(float, line.split(',')))) for line in text.split()]
        return Result('PostGIS', build_s, min(warm), batch, rows, n_zones)


# --- GDAL ---


def run_gdal(source, folder, n_zones):
    """One statement to ogr2ogr over the GeoPackage as it is, with its R-trees."""
    def near(table):
        return ('rtree_{0}_geom i JOIN {0} t ON t.fid = i.id WHERE i.minx <= z.x1'
                ' AND i.maxx >= z.x0 AND i.miny <= z.y1 AND i.maxy >= z.y0'
                ' AND ST_Intersects(z.geom, t.geom)').format(table)

    bounds = ('i.minx <= ST_X(t.geom) + 500 AND i.maxx >= ST_X(t.geom) - 500'
              ' AND i.miny <= ST_Y(t.geom) + 500 AND i.maxy >= ST_Y(t.geom) - 500')
    statement = (
        'SELECT ST_Area(z.geom) AS area, (SELECT count(*) FROM %s) AS n_stops,'
        ' (SELECT ifnull(sum(pop), 0) FROM %s) AS pop,'
        ' (SELECT ifnull(sum(pop), 0) FROM %s AND EXISTS (SELECT 1 FROM rtree_stops_geom i'
        '   JOIN stops s ON s.fid = i.id WHERE %s AND ST_Distance(s.geom, t.geom) <= 500))'
        '   AS pop_cov,'
        ' (SELECT count(*) FROM %s) AS n_chargers,'
        ' (SELECT ifnull(sum(ST_Length(ST_Intersection(z.geom, t.geom))), 0) FROM %s) AS line_len,'
        ' (SELECT count(*) FROM %s) AS n_bikes,'
        ' (SELECT ifnull(sum(pop * ST_Area(ST_Intersection(z.geom, t.geom)) / ST_Area(t.geom)), 0)'
        '   FROM %s) AS pop_poly'
        ' FROM (SELECT z.geom, z.zid, r.minx AS x0, r.miny AS y0, r.maxx AS x1, r.maxy AS y1'
        '   FROM {0} z JOIN rtree_{0}_geom r ON r.id = z.fid ORDER BY z.zid LIMIT {1}) z'
        % (near('stops'), near('pop'), near('pop'), bounds, near('chargers'), near('lines'),
           near('bikes'), near('polys')))

    def evaluate(zones, limit):
        path = os.path.join(folder, zones + '.csv')
        if os.path.exists(path):
            os.remove(path)
        run(['ogr2ogr', '-f', 'CSV', path, source, '-sql', statement.format(zones, limit)])
        return path

    batch, path = measure_with_processor(get_children_s, evaluate, 'zones1000', n_zones)
    warm_ms = 1000 * min(measure(evaluate, 'zones1', 1)[0] for _ in range(3))
    with open(path, encoding='utf-8') as file:
        rows = [{name: float(row[name]) for name in COLUMNS} for row in csv.DictReader(file)]
    return Result('GDAL (ogr2ogr)', 0.0, warm_ms, batch, rows, n_zones)


# --- all of them ---


def has_spatialite():
    try:
        open_spatialite(':memory:')
        return True
    except (AttributeError, sqlite3.Error):
        return False


def compare(size, source):
    n_others = int(os.environ.get('ZW_BENCH_ZONES', 1000))
    tables = os.environ.get('ZW_BENCH_TABLES') or os.path.join(
        os.environ.get('ZW_TEST_DATA', ''), '..', 'bench')
    table = os.path.join(tables, 'expected_%s_1000.csv' % size)
    expected = None
    if os.path.exists(table):
        with open(table, encoding='utf-8') as file:
            expected = list(csv.DictReader(file))
    contestants = [(run_zonewright, 1000, True),
                   (run_spatialite, n_others, has_spatialite() and shutil.which('ogr2ogr')),
                   (run_postgis, n_others, glob.glob('/usr/lib/postgresql/*/extension')
                    or glob.glob('/usr/share/postgresql/*/extension/postgis.control')),
                   (run_gdal, min(n_others, 100), shutil.which('ogr2ogr'))]
    results = []
    for function, n_zones, there in contestants:
        if not there:
            print('%s: not there, left out' % function.__name__[4:])
            continue
        with tempfile.TemporaryDirectory(prefix='zw-compare-') as folder:
            results.append(function(source, folder, n_zones))
    ours = results[0]
    failed = False
    if expected is None and len(results) > 1:
        print('no table of the set %s: figures are held against those of %s'
              % (size, results[1].name))
        expected = [dict(row, zid=i + 1) for i, row in enumerate(results[1].rows)]
    print('\nset %s%18s %9s %10s %10s %10s %8s %8s %8s   figures' % (
        size, '', 'build s', 'warm ms', 'batch s', 'CPU s', '× warm', '× batch', '× CPU'))
    for one in results:
        wrong = one.find_wrong(expected)
        failed |= wrong is not None
        print('%-23s %9.1f %10s %10.2f %10.2f %8s %8.1f %8.1f   %s%s' % (
            one.name, one.build_s, '-' if one.warm_ms is None else '%.3f' % one.warm_ms,
            one.batch_s, one.batch_cpu_s, '-' if ours.warm_ms is None or one.warm_ms is None
            else '%.1f' % (one.warm_ms / ours.warm_ms), one.batch_s / ours.batch_s,
            one.batch_cpu_s / ours.batch_cpu_s, wrong or 'right',
            '' if one.n_zones == 1000 else ' (batch extrapolated from %d zones)' % one.n_zones))
    print('load of the machine at the end: %.1f, %d processors' % (
        os.getloadavg()[0], os.cpu_count()))
    sys.stdout.flush()
    return not failed


def main():
    if len(sys.argv) > 1 and sys.argv[1] == 'spatialite-batch':
        return spatialite_batch(*sys.argv[2:])
    if len(sys.argv) > 1 and sys.argv[1] == 'spatialite-warm':
        return spatialite_warm(*sys.argv[2:])
    if (not hasattr(sqlite3.Connection, 'enable_load_extension') and sys.executable != PYTHON
            and os.path.exists(PYTHON)):
        os.execv(PYTHON, [PYTHON] + sys.argv)
    folder = os.environ.get('ZW_BENCH_DATA')
    if not folder:
        print('no sets of the benchmark: ZW_BENCH_DATA says where they are')
        sys.exit(77)
    right = True
    for size in os.environ.get('ZW_BENCH_SIZES', 'M').split():
        source = os.path.join(folder, size, size + '.gpkg')
        if not os.path.exists(source):
            print('%s is not there' % source)
            sys.exit(77)
        right &= compare(size, source)
    sys.exit(0 if right else 1)


main()
