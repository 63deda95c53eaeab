-- The project file, version 3: what people write for a document. Never edited once released.

-- The words of a place in the application, kept when its figures are brought up to date.
CREATE TABLE IF NOT EXISTS zw_passage (
  id INTEGER PRIMARY KEY NOT NULL,
  zone_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  place TEXT,                  -- id of the list "passage"
  part TEXT,                   -- of a place that comes more than once: the sub-item
  words TEXT
);

INSERT OR IGNORE INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)
SELECT name, NULL, 'zonewright_project', 'Zonewright project file, version 1', 'write-only'
FROM sqlite_schema WHERE type = 'table' AND name = 'zw_passage'
AND name NOT IN (SELECT table_name FROM gpkg_extensions WHERE table_name NOT NULL);
