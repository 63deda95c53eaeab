-- The project file, version 1: a GeoPackage 1.3 with the tables of the project.
-- Lengths are metres of the project's coordinate system, money whole NT$,
-- years those of the common era. Never edited once released.

CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);

CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE,
  min_y DOUBLE,
  max_x DOUBLE,
  max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);

CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id)
);

CREATE TABLE gpkg_extensions (
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name)
);

CREATE TABLE gpkg_ogr_contents (
  table_name TEXT NOT NULL PRIMARY KEY,
  feature_count INTEGER DEFAULT NULL
);

-- As QGIS keeps it, so that it opens the layers coloured.
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);

-- What the project is: name, government, crs, and the settings of its figures.
CREATE TABLE zw_setting (
  id INTEGER PRIMARY KEY NOT NULL,
  key TEXT NOT NULL UNIQUE,
  value TEXT
);

-- Where the user was: the view, an outline not closed yet. No part of the history.
CREATE TABLE zw_state (
  id INTEGER PRIMARY KEY NOT NULL,
  key TEXT NOT NULL UNIQUE,
  value TEXT
);

-- Where a layer came from.
CREATE TABLE zw_source (
  id INTEGER PRIMARY KEY NOT NULL,
  file TEXT NOT NULL,
  layer TEXT,
  format TEXT,
  date TEXT,                   -- of the file or of the service day, YYYY-MM-DD
  imported_at TEXT NOT NULL,
  read_count INTEGER NOT NULL,
  kept_count INTEGER NOT NULL,
  repaired_count INTEGER NOT NULL,
  skipped_count INTEGER NOT NULL,
  sha256 TEXT,
  encoding TEXT,
  encoding_guessed INTEGER NOT NULL DEFAULT 0,
  crs TEXT,
  crs_guessed INTEGER NOT NULL DEFAULT 0,
  operation TEXT               -- how coordinates came into the project's system
);

-- What was repaired or left out, for each feature of a source.
CREATE TABLE zw_source_note (
  id INTEGER PRIMARY KEY NOT NULL,
  source_id INTEGER NOT NULL,
  feature TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('repaired', 'skipped', 'note')),
  what TEXT NOT NULL,
  x DOUBLE,
  y DOUBLE
);

CREATE TABLE zw_layer (
  id INTEGER PRIMARY KEY NOT NULL,
  table_name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('point', 'line', 'polygon')),
  source_id INTEGER,
  year INTEGER,
  position INTEGER NOT NULL DEFAULT 0,
  visible INTEGER NOT NULL DEFAULT 1,
  used INTEGER NOT NULL DEFAULT 1     -- counts in the figures
);

-- Timetables, for journeys and headways: with the layer of stops they came with.
CREATE TABLE zw_timetable (
  id INTEGER PRIMARY KEY NOT NULL,
  layer_id INTEGER NOT NULL,
  data BLOB NOT NULL           -- see app/layers/zw-timetable.c
);

CREATE TABLE zw_phase (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('short', 'mid', 'long')),
  name TEXT NOT NULL,
  subtitle TEXT,
  start_year INTEGER,
  end_year INTEGER,
  strategy TEXT,
  main_work TEXT,
  key_goal TEXT
);

CREATE TABLE zw_stage (
  id INTEGER PRIMARY KEY NOT NULL,
  phase_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  start_year INTEGER,
  end_year INTEGER
);

CREATE TABLE zw_goal (
  id INTEGER PRIMARY KEY NOT NULL,
  phase_id INTEGER NOT NULL,
  stage_id INTEGER,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  indicator TEXT,
  target_value REAL,
  unit TEXT
);

CREATE TABLE zw_work_item (
  id INTEGER PRIMARY KEY NOT NULL,
  phase_id INTEGER NOT NULL,
  stage_id INTEGER,
  position INTEGER NOT NULL,
  grp TEXT CHECK (grp IN ('survey', 'plan', 'transit', 'walking', 'electric', 'equipment',
                          'promotion', 'transition', 'communication', 'evaluation')),
  name TEXT NOT NULL,
  content TEXT,
  who TEXT,
  start_year INTEGER,
  end_year INTEGER,
  cost_ntd INTEGER CHECK (cost_ntd >= 0),
  staff INTEGER CHECK (staff >= 0),
  funding TEXT
);

-- Every command with its changeset; undone ones wait to be redone.
CREATE TABLE zw_history (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  label TEXT NOT NULL,
  at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  undone INTEGER NOT NULL DEFAULT 0,
  changeset BLOB NOT NULL,
  created_tables TEXT          -- layers' tables, by spaces, that go when the command can't come back
);

-- Our own tables are extensions and no contents: readers that do not know the
-- extension would warn of each. The layers can be read without it, hence
-- "write-only"; else QGIS, which lists all tables, is warned of each. One table of
-- attributes must be there, or OGR lists every table of the file.
INSERT INTO gpkg_contents (table_name, data_type, identifier, description) VALUES
  ('layer_styles', 'attributes', 'layer_styles', 'Styles of the layers');

INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES
  ('zw_setting', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_state', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_source', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_source_note', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_layer', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_timetable', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_phase', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_stage', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_goal', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_work_item', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_history', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only');
