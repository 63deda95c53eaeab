"""Files as offices deliver them: shapefile with a Big5 DBF, CSV in CP950, GeoJSON, GTFS zip.

SPDX-License-Identifier: CC0-1.0
"""

import csv
import io
import json
import struct
import zipfile

from . import geom

TWD97 = ('PROJCS["TWD97_TM2_zone_121",GEOGCS["GCS_TWD97",DATUM["D_TWD97",'
         'SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],'
         'UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
         'PARAMETER["False_Easting",250000.0],PARAMETER["False_Northing",0.0],'
         'PARAMETER["Central_Meridian",121.0],PARAMETER["Scale_Factor",0.9999],'
         'PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]')
LDID_BIG5 = 0x4F
MADE = (126, 1, 15)  # 2026-01-15, as the DBF counts years


def degrees(p):
    """To seven places, a centimetre: what meets in metres meets in degrees."""
    lon, lat = geom.lonlat(p)
    return [round(lon, 7), round(lat, 7)]


def shapefile(stem, fields, rows):
    """fields: (name, type, width, decimals); rows: (ring, values). Rings are counter-clockwise."""
    boxes, parts = [], []
    for ring, _ in rows:
        ring = ring[::-1] + ring[-1:]
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        box = (min(xs), min(ys), max(xs), max(ys))
        boxes.append(box)
        parts.append(struct.pack('<i4d3i', 5, *box, 1, len(ring), 0)
                     + b''.join(struct.pack('<2d', *p) for p in ring))
    world = (min(b[0] for b in boxes), min(b[1] for b in boxes),
             max(b[2] for b in boxes), max(b[3] for b in boxes))

    def header(words):
        return struct.pack('>i20xi', 9994, words) + struct.pack('<2i4d4d', 1000, 5, *world, 0, 0, 0, 0)
    shp, shx, at = [], [], 50
    for k, body in enumerate(parts, 1):
        words = len(body) // 2
        shp.append(struct.pack('>2i', k, words) + body)
        shx.append(struct.pack('>2i', at, words))
        at += words + 4
    with open(stem + '.shp', 'wb') as f:
        f.write(header(at) + b''.join(shp))
    with open(stem + '.shx', 'wb') as f:
        f.write(header(50 + 4 * len(parts)) + b''.join(shx))
    with open(stem + '.prj', 'wb') as f:
        f.write(TWD97.encode('ascii'))
    dbf(stem + '.dbf', fields, [values for _, values in rows])


def dbf(path, fields, rows):
    size = 1 + sum(width for _, _, width, _ in fields)
    out = [struct.pack('<4BiHH17xB2x', 3, *MADE, len(rows), 33 + 32 * len(fields), size, LDID_BIG5)]
    for name, kind, width, decimals in fields:
        raw = name.encode('cp950')
        if len(raw) > 10:
            raise SystemExit('field name over 10 bytes: ' + name)
        out.append(struct.pack('<11sc4xBB14x', raw, kind.encode(), width, decimals))
    out.append(b'\r')
    for row in rows:
        out.append(b' ')
        for (_, kind, width, decimals), value in zip(fields, row):
            if kind == 'N':
                raw = ('%.*f' % (decimals, value)).rjust(width).encode()
            else:
                raw = value.encode('cp950').ljust(width)
            if len(raw) != width:
                raise SystemExit('value too wide: %s' % value)
            out.append(raw)
    out.append(b'\x1a')
    with open(path, 'wb') as f:
        f.write(b''.join(out))


def table(path, header, rows, encoding, title=None):
    """CSV with CRLF line ends, and a title above its heading where there is one."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator='\r\n')
    if title:
        writer.writerow([title] + [''] * (len(header) - 1))
    writer.writerow(header)
    writer.writerows(rows)
    with open(path, 'wb') as f:
        f.write(text.getvalue().encode(encoding))


def geojson(path, name, geometry, rows, projected=False):
    """rows: (points in metres, properties). Longitude/latitude, or TWD97 with a crs member."""
    lines = ['{', '"type": "FeatureCollection",', '"name": "%s",' % name]
    if projected:
        lines.append('"crs": { "type": "name", "properties": { "name": '
                     '"urn:ogc:def:crs:EPSG::3826" } },')
    lines.append('"features": [')
    body = []
    for pts, properties in rows:
        coords = [list(p) if projected else degrees(p) for p in pts]
        if geometry == 'Polygon':
            coords = [coords + coords[:1]]
        elif geometry == 'Point':
            coords = coords[0]
        body.append('{"type": "Feature", "properties": %s, "geometry": {"type": "%s", '
                    '"coordinates": %s}}' % (json.dumps(properties, ensure_ascii=False), geometry,
                                             json.dumps(coords, separators=(',', ':'))))
    with open(path, 'wb') as f:
        f.write(('\n'.join(lines) + '\n' + ',\n'.join(body) + '\n]\n}\n').encode('utf-8'))


def gtfs(path, tables, with_bom):
    """One zip with fixed times, in the order of the tables."""
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for name in sorted(tables):
            header, rows = tables[name]
            text = io.StringIO()
            writer = csv.writer(text, lineterminator='\r\n')
            writer.writerow(header)
            writer.writerows(rows)
            info = zipfile.ZipInfo(name, (2026, 1, 15, 12, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            encoding = 'utf-8-sig' if name == with_bom else 'utf-8'
            z.writestr(info, text.getvalue().encode(encoding))
