-- The project file, version 2: the records of a plan. Never edited once released.

-- Files of before timetables lack this.
CREATE TABLE IF NOT EXISTS zw_timetable (
  id INTEGER PRIMARY KEY NOT NULL,
  layer_id INTEGER NOT NULL,
  data BLOB NOT NULL           -- see app/layers/zw-timetable.c
);

-- The records of a plan (app/plan/zw-record.c). Zone 0 is the project as a whole.

-- A year and sub-item of the subsidy applied for; the stated columns hold what an
-- office's sheet says, beside what is computed.
CREATE TABLE IF NOT EXISTS zw_budget (
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
CREATE TABLE IF NOT EXISTS zw_stated_total (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  year INTEGER,
  central_ntd INTEGER,
  local_ntd INTEGER,
  total_ntd INTEGER
);

-- Money for a work item from any source.
CREATE TABLE IF NOT EXISTS zw_funding (
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
CREATE TABLE IF NOT EXISTS zw_application (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT,
  year INTEGER,
  central_ntd INTEGER
);

-- Quantified goals.
CREATE TABLE IF NOT EXISTS zw_target (
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
CREATE TABLE IF NOT EXISTS zw_effect (
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
CREATE TABLE IF NOT EXISTS zw_vehicle_rule (
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
CREATE TABLE IF NOT EXISTS zw_stakeholder (
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
CREATE TABLE IF NOT EXISTS zw_measure (
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
CREATE TABLE IF NOT EXISTS zw_meeting (
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
CREATE TABLE IF NOT EXISTS zw_dependency (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  item_id INTEGER,
  after_id INTEGER
);

-- The zone whose boundary is in force in a phase, where it is another than its own.
CREATE TABLE IF NOT EXISTS zw_boundary (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  phase_id INTEGER,
  boundary_zone_id INTEGER
);

-- The planner's own verdicts on principles, questions and score items.
CREATE TABLE IF NOT EXISTS zw_judgement (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  subject TEXT,
  verdict TEXT,
  score INTEGER,
  note TEXT
);

INSERT OR IGNORE INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
SELECT name, NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'
FROM sqlite_schema WHERE type = 'table' AND name IN (
  'zw_timetable', 'zw_budget', 'zw_stated_total', 'zw_funding', 'zw_application', 'zw_target',
  'zw_effect', 'zw_vehicle_rule', 'zw_stakeholder', 'zw_measure', 'zw_meeting',
  'zw_dependency', 'zw_boundary', 'zw_judgement')
AND name NOT IN (SELECT table_name FROM gpkg_extensions WHERE table_name NOT NULL);
