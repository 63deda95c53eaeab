#!/usr/bin/env python3
"""Makes the sample city: an invented town, in the forms in which Taiwan's offices ship their data.

Needs nothing beyond Python 3.9. Run it in any directory: the files are written beside this script.
The seed is fixed, so that a second run writes the same files.

SPDX-License-Identifier: CC0-1.0
"""

import os
import random
import sys

sys.dont_write_bytecode = True

from generator import (blocks, editions, gtfs, places, streets, survey, transit, villages, water, ways, write,
                       zones)
from generator.plan import Plan
from generator.site import Site

HERE = os.path.dirname(os.path.abspath(__file__))
SEED = 2026


def path(name):
    return os.path.join(HERE, name)


def write_villages(plan, found):
    fields = [('村里代碼', 'C', 11, 0), ('鄉鎮市區', 'C', 12, 0), ('村里名', 'C', 20, 0),
              ('戶數', 'N', 8, 0), ('人口數', 'N', 8, 0), ('面積', 'N', 10, 4), ('資料年月', 'C', 5, 0)]
    rows = []
    for v in found:
        ring = [plan.at[n] for n in v.ring]
        rows.append((ring, (v.code, v.district, v.name, v.households, v.people, v.area, '11412')))
    write.shapefile(path('villages'), fields, rows)


def write_lines(net, site, feet, wheels):
    rows = [(s.pts, {'路名': s.name, '道路等級': streets.CLASSES[s.kind], '路寬': s.width, '橋名': s.bridge})
            for s in net.segments]
    write.geojson(path('roads.geojson'), 'roads', 'LineString', rows)
    rail = water.clip_line(site.rail, site.outline)
    write.geojson(path('railway.geojson'), 'railway', 'LineString',
                  [(rail, {'名稱': '澄川線', '類型': '臺鐵'})])
    write.geojson(path('footways.geojson'), 'footways', 'LineString',
                  [(line, {'路名': name, '寬度': width, '類型': kind}) for line, name, width, kind in feet],
                  projected=True)
    write.geojson(path('cycleways.geojson'), 'cycleways', 'LineString',
                  [(line, {'名稱': name, '寬度': width, '類型': kind}) for line, name, width, kind in wheels])


def write_points(sights, parks, posts, bikes):
    def degrees(place):
        lon, lat = write.degrees(place.p)
        return '%.6f' % lon, '%.6f' % lat
    write.table(path('bike-stations.csv'), ('站點代號', '場站名稱', '行政區', '緯度', '經度', '總停車格'),
                [('%09d' % (600101000 + k), 'CCBike_' + b.name, b.village.district,
                  degrees(b)[1], degrees(b)[0], b.docks) for k, b in enumerate(bikes, 1)], 'cp950')
    write.table(path('chargers.csv'), ('站名', '地址', '充電樁數', '充電槍數', '快充槍數', '慢充槍數', '經度', '緯度'),
                [(c.name, c.address, c.posts, c.guns, c.fast, c.slow) + degrees(c) for c in posts],
                'cp950')
    write.table(path('car-parks.csv'), ('停車場名稱', '小型車位數', '電動車專用', 'TWD97X', 'TWD97Y'),
                [(p.name, p.spaces, p.electric, '%.2f' % p.p[0], '%.2f' % p.p[1]) for p in parks],
                'cp950')
    write.table(path('attractions.csv'), ('名稱', '類別', '行政區', '地址', '經度', '緯度'),
                [(a.name, a.kind, a.village.district, a.address) + degrees(a) for a in sights],
                'utf-8-sig')


def write_survey(found, bikes, sights):
    write.table(path('vehicles.csv'), ('村里代碼', '鄉鎮市區', '村里名稱', '車種', '登記數', '電動車數'),
                survey.registrations(found, SEED + 1), 'cp950',
                title='澄川市機動車輛登記數－按村里及車種分（民國114年12月底）')
    write.table(path('residents-2023.csv'), ('村里代碼', '鄉鎮市區', '村里名稱', '人口數'),
                survey.residents_before(found, SEED + 2), 'utf-8-sig',
                title='澄川市各村里人口數（民國112年12月底）')
    write.table(path('residents-2024.csv'), ('村里代碼', '鄉鎮市區', '村里名稱', '人口數'),
                survey.residents_before(found, SEED + 4, 0.975, 1.01), 'utf-8-sig',
                title='澄川市各村里人口數（民國113年12月底）')
    write.table(path('shared-vehicles.csv'), ('站點名稱', '車種', '數量', '經度', '緯度'),
                survey.shared_vehicles(bikes, SEED + 3), 'utf-8-sig')
    write.table(path('od-pairs.csv'),
                ('起點', '迄點', '私人運具旅行時間', '公共運輸使用成本', '私人運具使用成本'),
                survey.pairs(sights), 'cp950')


def main():
    rng = random.Random(SEED)
    site, plan = Site(rng), Plan()
    drawn = site.lines()
    plan.draw(drawn)
    origin = blocks.divide(plan, site, rng)
    found_blocks = villages.find_blocks(plan)
    found = villages.make_villages(plan, found_blocks, rng)
    net = streets.Streets(plan, drawn, origin, rng)
    surfaces = water.surfaces(site)
    water.mark_bridges(net, surfaces)
    finder = places.Finder(plan, net, found, surfaces)
    sights = places.attractions(finder)
    metro = transit.Metro()
    buses = transit.Buses(net, finder, sights, metro)
    feed = gtfs.Feed(metro, buses)
    parks = places.car_parks(finder, sights, rng)
    posts = places.chargers(finder, parks, rng)
    bikes = places.bike_stations(finder, [metro.stations[n] for n in sorted(metro.stations)], sights,
                                 rng)
    write_villages(plan, found)
    write_lines(net, site, ways.footways(site, net, rng), ways.cycleways(site, net))
    write.geojson(path('rivers.geojson'), 'rivers', 'Polygon',
                  [(ring, {'名稱': name}) for name, ring in surfaces])
    write_points(sights, parks, posts, bikes)
    write_survey(found, bikes, sights)
    write.gtfs(path('chengchuan-gtfs.zip'), feed.tables, 'stops.txt')
    write.geojson(path('landuse.geojson'), 'landuse', 'Polygon',
                  [(ring, {'使用分區': use}) for ring, use in zones.land_uses(plan, found_blocks)])
    for name, label, kind, ring in zones.candidate_zones(plan, found_blocks, net):
        write.geojson(path(name), name.split('.')[0], 'Polygon', [(ring, {'名稱': label, '類型': kind})])
    editions.write_all(path)


if __name__ == '__main__':
    main()
