"""qgis.py: zones of Taipei judged by QGIS, the program that planners would otherwise use

SPDX-License-Identifier: GPL-3.0-or-later
"""

import csv
import json
import math
import os
import shutil
import subprocess

import judge

SRID = 3826
FILES = {
    'villages': 'A_taiwan_admin/taipei_village_chiajungyeh/taipei_village_map.shp',
    'stations': 'B_taiwan_transport/taipei_mrt_chiajungyeh/taipei_mrt_station.shp',
    'bikes': 'B_taiwan_transport/taipei_youbike_chiajungyeh/taipei_youbike.shp',
    'cycleways': 'B_taiwan_transport/taipei_cycle_path_chiajungyeh/taipei_cycle_path.shp',
}
ZONES = {
    'concave with a hole': [[[300100.5, 2768000.25], [305900, 2768400.5], [306250.125, 2772100],
                             [304000, 2770200], [303100, 2773300.75], [301900, 2770100],
                             [299800, 2772500], [300100.5, 2768000.25]],
                            [[301000, 2768900], [301500, 2769900], [302300, 2769200],
                             [301000, 2768900]]],
    'by the river': [[[297500, 2777500], [303500, 2778400], [305200, 2773500], [301000, 2773900],
                      [298200, 2775100], [297500, 2777500]]],
    'small': [[[302300, 2770200], [302900, 2770150], [302700, 2770900], [302300, 2770200]]],
}


def write_zones(path):
    features = [{'type': 'Feature', 'properties': {'name': name},
                 'geometry': {'type': 'Polygon', 'coordinates': rings}}
                for name, rings in ZONES.items()]
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'type': 'FeatureCollection', 'features': features,
                   'crs': {'type': 'name', 'properties': {'name': 'urn:ogc:def:crs:EPSG::3826'}}},
                  file)


class Qgis:
    """Runs its algorithms, lengths and areas planar, each into a file of the folder."""

    def __init__(self, folder):
        self.folder = folder
        self.n = 0
        # Debian's wrapper gives qgis_process an option that only qgis knows.
        self.program = shutil.which('qgis_process.bin') or shutil.which('qgis_process')

    def run(self, algorithm, ending='gpkg', **parameters):
        self.n += 1
        output = os.path.join(self.folder, 'step%d.%s' % (self.n, ending))
        line = [self.program, 'run', algorithm, '--ellipsoid=NONE', '--']
        line += ['%s=%s' % pair for pair in parameters.items()] + ['OUTPUT=' + output]
        # Its plug-ins need the system's Python, not one that stands first in the path.
        environment = dict(os.environ, PATH='/usr/bin:/bin', QT_QPA_PLATFORM='offscreen',
                           HOME=self.folder, XDG_RUNTIME_DIR=self.folder)
        done = subprocess.run(line, capture_output=True, text=True, env=environment)
        if not os.path.exists(output):
            print('Bail out! %s: %s' % (algorithm, done.stderr[-300:].replace('\n', ' ')))
            raise SystemExit(1)
        return output

    def calculate(self, layer, field, formula, ending='gpkg'):
        return self.run('native:fieldcalculator', ending, INPUT=layer, FIELD_NAME=field,
                        FIELD_TYPE=0, FIELD_LENGTH=0, FIELD_PRECISION=0, FORMULA=formula)

    def sum_by_zone(self, layer, field):
        sums = dict.fromkeys(ZONES, 0.0)
        with open(layer, encoding='utf-8') as file:
            for row in csv.DictReader(file):
                sums[row['name']] += float(row[field] or 0)
        return sums

    def count(self, zones, points):
        return self.sum_by_zone(self.run('native:countpointsinpolygon', 'csv', POLYGONS=zones,
                                         POINTS=points, FIELD='n'), 'n')

    def measure(self, zones, lines):
        return self.sum_by_zone(self.run('native:sumlinelengths', 'csv', POLYGONS=zones,
                                         LINES=lines, LEN_FIELD='m', COUNT_FIELD='n'), 'm')

    def share_out(self, pieces):
        return self.sum_by_zone(self.calculate(pieces, 'people', '"dens" * area($geometry)', 'csv'),
                                'people')


def main():
    paths = dict(zip(FILES, judge.find_data(*FILES.values())))
    if shutil.which('qgis_process') is None:
        judge.skip('no qgis_process')
    with judge.begin() as folder:
        zones = os.path.join(folder, 'zones.geojson')
        write_zones(zones)
        qgis = Qgis(folder)
        stations = qgis.count(zones, paths['stations'])
        bikes = qgis.count(zones, paths['bikes'])
        cycleways = qgis.measure(zones, paths['cycleways'])
        dense = qgis.calculate(paths['villages'], 'dens', '"PP" / area($geometry)')
        pieces = qgis.run('native:intersection', INPUT=dense, OVERLAY=zones)
        residents = qgis.share_out(pieces)
        covered = []
        for scale in (1.0, 1.0 / math.cos(math.pi / (4 * judge.SEGMENTS))):
            circles = qgis.run('native:buffer', INPUT=paths['stations'], DISTANCE=500 * scale,
                               SEGMENTS=judge.SEGMENTS, DISSOLVE='true')
            covered.append(qgis.share_out(
                qgis.run('native:intersection', INPUT=pieces, OVERLAY=circles)))

        program = judge.Program(folder, 'EPSG:%d' % SRID)
        program.load(paths['villages'], 'population', '--map', 'population=PP')
        program.load(paths['stations'], 'stops')
        program.load(paths['bikes'], 'bike-stations')
        program.load(paths['cycleways'], 'cycleways')
        program.run('zone', 'add', '--file', zones, '--type', 'urban')
        report = judge.Report()
        for name, ours in program.measure().items():
            report.compare_exact(name + ': B1', ours['B1']['value'], stations[name])
            report.compare_exact(name + ': A3 numerator', ours['A3']['numerator'], bikes[name])
            report.compare_relative(name + ': B4', ours['B4']['value'], cycleways[name] / 1000)
            report.compare_relative(name + ': A1 residents', ours['A1']['denominator'],
                                    residents[name])
            report.compare_covered(name + ': A1 covered', ours['A1']['numerator'],
                                   [bound[name] for bound in covered], residents[name])
        report.end()


main()
