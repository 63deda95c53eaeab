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

-- The records of a plan (app/plan/zw-record.c). Zone 0 is the project as a whole.

-- A year and sub-item of the subsidy applied for; the stated columns hold what an
-- office's sheet says, beside what is computed.
CREATE TABLE zw_budget (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  year INTEGER,
  sub_item TEXT,
  central_ntd INTEGER,
  local_ntd INTEGER,
  item_id INTEGER,
  note TEXT,
  stated_item TEXT,
  stated_sub_item TEXT,
  stated_total_ntd INTEGER,
  stated_central_percent REAL,
  stated_local_percent REAL
);

-- Totals of an office's sheet; without a year that of the whole budget.
CREATE TABLE zw_stated_total (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  year INTEGER,
  central_ntd INTEGER,
  local_ntd INTEGER,
  total_ntd INTEGER
);

-- Money for a work item from any source.
CREATE TABLE zw_funding (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  item_id INTEGER,
  kind TEXT,
  programme TEXT,
  name TEXT,
  year INTEGER,
  amount_ntd INTEGER,
  note TEXT
);

-- Other applications of the government, in no zone of this project.
CREATE TABLE zw_application (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  year INTEGER,
  central_ntd INTEGER
);

-- Quantified goals.
CREATE TABLE zw_target (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  rank TEXT,
  goal TEXT,
  name TEXT,
  unit TEXT,
  base_year INTEGER,
  base_value REAL,
  short_year INTEGER,
  short_value REAL,
  mid_year INTEGER,
  mid_value REAL,
  long_year INTEGER,
  long_value REAL,
  note TEXT
);

-- Effect indicators of a phase.
CREATE TABLE zw_effect (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  indicator TEXT,
  name TEXT,
  unit TEXT,
  phase_id INTEGER,
  now_year INTEGER,
  now_value REAL,
  expected_year INTEGER,
  expected_value REAL,
  actual_year INTEGER,
  actual_value REAL,
  item_id INTEGER,
  measure_id INTEGER,
  note TEXT
);

-- What vehicles must mind in a phase.
CREATE TABLE zw_vehicle_rule (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  phase_id INTEGER,
  vehicles TEXT,
  fuel TEXT,
  standard TEXT,
  start_year INTEGER,
  days TEXT,
  from_min INTEGER,
  to_min INTEGER,
  action TEXT,
  amount_ntd INTEGER,
  amount_max_ntd INTEGER,
  exemptions TEXT,
  trips TEXT,
  buffer_other_years INTEGER,
  buffer_resident_years INTEGER,
  note TEXT
);

-- Groups in the matrix of interest and power, 0 to 10 each.
CREATE TABLE zw_stakeholder (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  interest REAL,
  power REAL,
  trips TEXT,
  impact TEXT,
  note TEXT
);

-- Supporting measures.
CREATE TABLE zw_measure (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  stakeholder_id INTEGER,
  trips TEXT,
  strategy TEXT,
  phase_id INTEGER,
  item_id INTEGER,
  note TEXT
);

-- Meetings and what came of them.
CREATE TABLE zw_meeting (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  date TEXT,
  kind TEXT,
  stakeholder_ids TEXT,
  attendance INTEGER,
  opinion TEXT,
  response TEXT,
  change TEXT
);

-- Work items that wait for others.
CREATE TABLE zw_dependency (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  item_id INTEGER,
  after_id INTEGER
);

-- The zone whose boundary is in force in a phase, where it is another than its own.
CREATE TABLE zw_boundary (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  phase_id INTEGER,
  boundary_zone_id INTEGER
);

-- The planner's own verdicts on principles, questions and score items.
CREATE TABLE zw_judgement (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  subject TEXT,
  verdict TEXT,
  score INTEGER,
  note TEXT
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
  ('zw_budget', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_stated_total', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_funding', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_application', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_target', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_effect', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_vehicle_rule', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_stakeholder', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_measure', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_meeting', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_dependency', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_boundary', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_judgement', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'),
  ('zw_history', NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only');
