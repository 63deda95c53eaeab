"""publish.py: map sheets and the application of a large city, beside QGIS's layout export

Makes a project of set L, measures bench-publish on it, and exports the same layers, extent and
paper from a QGIS layout in the same run. Nothing is asserted about a time.

ZW_BENCH_DATA     folder with L/L.gpkg
ZW_BENCH_PROJECT  (optional) a project made of it already, with zones
ZW_BENCH_PUBLISH  the program bench-publish

QGIS is looked for in the system's Python; without it its lines are left out. Both programs have
read their data before the clock starts: QGIS opens its layers and draws the layout once.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import subprocess
import sys
import tempfile

PYTHON = '/usr/bin/python3'
LAYERS = [('stops', 'stops'), ('chargers', 'chargers'), ('bikes', 'bike-stations'),
          ('lines', 'routes'), ('polys', 'population'), ('zones10', 'zones')]

# In QGIS's own Python: lines "name value unit", as of bench-publish.
QGIS = r'''
import os, sys, time
os.environ['QT_QPA_PLATFORM'] = 'offscreen'
from qgis.core import (QgsApplication, QgsLayoutExporter, QgsLayoutItemLabel, QgsLayoutItemLegend,
                       QgsLayoutItemMap, QgsLayoutItemScaleBar, QgsLayoutPoint, QgsLayoutSize,
                       QgsPrintLayout, QgsProject, QgsRectangle, QgsUnitTypes, QgsVectorLayer)
source, out, extent, scale = sys.argv[1], sys.argv[2], sys.argv[3], float(sys.argv[4])
QgsApplication.setPrefixPath('/usr', True)
app = QgsApplication([], False)
app.initQgis()
project = QgsProject.instance()
for name in ['polys', 'lines', 'stops', 'chargers', 'bikes', 'zones10']:
    layer = QgsVectorLayer('%s|layername=%s' % (source, name), name, 'ogr')
    assert layer.isValid(), name
    project.addMapLayer(layer)
project.setCrs(layer.crs())
layout = QgsPrintLayout(project)
layout.initializeDefaults()
mm = QgsUnitTypes.LayoutMillimeters
layout.pageCollection().page(0).setPageSize(QgsLayoutSize(420, 297, mm))


def place(item, x, y, width, height):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, mm))
    item.attemptResize(QgsLayoutSize(width, height, mm))
    return item


chart = place(QgsLayoutItemMap(layout), 16, 16, 314, 265)
left, bottom, right, top = map(float, extent.split(','))
chart.setExtent(QgsRectangle(left, bottom, right, top))
chart.setScale(scale)
title = place(QgsLayoutItemLabel(layout), 340, 16, 70, 20)
title.setText('Zone')
legend = place(QgsLayoutItemLegend(layout), 340, 40, 70, 100)
legend.setLinkedMap(chart)
bar = place(QgsLayoutItemScaleBar(layout), 340, 180, 70, 15)
bar.setLinkedMap(chart)
bar.applyDefaultSize()
settings = QgsLayoutExporter.PdfExportSettings()
for name in ['qgis-first', 'qgis-a3']:
    begin, cpu = time.perf_counter(), time.process_time()
    assert QgsLayoutExporter(layout).exportToPdf(out, settings) == QgsLayoutExporter.Success
    print('%s %.3f s' % (name, time.perf_counter() - begin))
    print('%s-cpu %.3f s' % (name, time.process_time() - cpu))
print('qgis-a3-size %.1f kB' % (os.path.getsize(out) / 1024.0), flush=True)
os._exit(0)
'''


def run(line, **options):
    done = subprocess.run(line, stdout=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        raise RuntimeError('%s ended with %d' % (line[0], done.returncode))
    return done.stdout


def read_figures(text):
    figures = {}
    for line in text.splitlines():
        parts = line.split()
        if len(parts) == 3:
            figures[parts[0]] = float(parts[1])
    return figures


def make_project(source, folder):
    program = os.environ.get('ZW_PROGRAM') or 'zonewright'
    project = os.path.join(folder, 'project.gpkg')
    environment = dict(os.environ, LC_ALL='C.UTF-8')
    run([program, 'new', project, '--crs', 'EPSG:3826'], env=environment)
    for layer, role in LAYERS:
        run([program, 'import', project, source, '--layer', layer, '--as', role], env=environment)
    return project


def has_qgis():
    return subprocess.run([PYTHON, '-c', 'import qgis.core'],
                          stderr=subprocess.DEVNULL).returncode == 0


def main():
    data = os.environ.get('ZW_BENCH_DATA')
    source = os.path.join(data, 'L', 'L.gpkg') if data else None
    if source is None or not os.path.exists(source):
        print('ZW_BENCH_DATA has no set L')
        return 77
    with tempfile.TemporaryDirectory() as folder:
        project = os.environ.get('ZW_BENCH_PROJECT') or make_project(source, folder)
        text = run([os.environ['ZW_BENCH_PUBLISH'], project])
        print(text, end='')
        ours = read_figures(text)
        if not has_qgis():
            return 0
        text = run([PYTHON, '-c', QGIS, source, os.path.join(folder, 'qgis.pdf'),
                    '%.1f,%.1f,%.1f,%.1f' % tuple(ours['sheet-extent-' + side] for side in
                                                  ('west', 'south', 'east', 'north')),
                    '%g' % ours['sheet-scale']], stderr=subprocess.DEVNULL)
        print(text, end='')
        qgis = read_figures(text)
        for clock in ('', '-cpu'):
            print('sheet-a3-of-qgis%s %.3f ratio'
                  % (clock, ours['sheet-a3-all' + clock] / qgis['qgis-a3' + clock]))
    return 0


if __name__ == '__main__':
    sys.exit(main())
