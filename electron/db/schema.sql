-- The schema of a workbook as the migrations make it (version 8). Written by the tests.

CREATE TABLE chart (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  definition TEXT NOT NULL
) STRICT;

CREATE TABLE chart_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  chart_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, chart_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE definition_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  list TEXT NOT NULL,
  item_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, list, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE explained_finding (
  finding TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  note TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE explained_finding_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  finding TEXT NOT NULL,
  before_fingerprint TEXT,
  before_note TEXT,
  before_author TEXT,
  before_at TEXT,
  after_fingerprint TEXT,
  after_note TEXT,
  after_author TEXT,
  after_at TEXT,
  PRIMARY KEY (journal_id, finding)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
  scenario INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id),
  sector_id INTEGER NOT NULL REFERENCES sector (id),
  locality_id INTEGER NOT NULL REFERENCES locality (id),
  period_id INTEGER NOT NULL REFERENCES period (id),
  state INTEGER NOT NULL,
  value INTEGER NOT NULL CHECK (value BETWEEN -9007199254740991 AND 9007199254740991),
  maturity INTEGER NOT NULL,
  qualifier INTEGER,
  origin INTEGER NOT NULL,
  written TEXT,
  derivation TEXT,
  source_id INTEGER REFERENCES source (id),
  locator TEXT,
  note TEXT,
  PRIMARY KEY (scenario, indicator_id, sector_id, locality_id, period_id),
  CHECK (state = 0 OR value = 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  scenario INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,
  sector_id INTEGER NOT NULL,
  locality_id INTEGER NOT NULL,
  period_id INTEGER NOT NULL,
  before_state INTEGER,
  before_value INTEGER,
  before_maturity INTEGER,
  before_qualifier INTEGER,
  before_origin INTEGER,
  before_written TEXT,
  before_derivation TEXT,
  before_source_id INTEGER,
  before_locator TEXT,
  before_note TEXT,
  after_state INTEGER,
  after_value INTEGER,
  after_maturity INTEGER,
  after_qualifier INTEGER,
  after_origin INTEGER,
  after_written TEXT,
  after_derivation TEXT,
  after_source_id INTEGER,
  after_locator TEXT,
  after_note TEXT,
  PRIMARY KEY (journal_id, scenario, indicator_id, sector_id, locality_id, period_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  definition TEXT NOT NULL
) STRICT;

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 3),
  parent_id INTEGER REFERENCES indicator (id),
  part TEXT,
  numerator_id INTEGER REFERENCES indicator (id),
  denominator_id INTEGER REFERENCES indicator (id),
  factor REAL NOT NULL,
  direction TEXT NOT NULL,
  total_basis TEXT NOT NULL
, formula TEXT) STRICT;

CREATE TABLE journal (
  id INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL UNIQUE,
  at TEXT NOT NULL,
  action TEXT NOT NULL,
  target_id INTEGER REFERENCES journal (id),
  state TEXT,
  label TEXT NOT NULL,
  cells INTEGER NOT NULL
) STRICT;

CREATE TABLE lesson (
  sender TEXT NOT NULL,
  form TEXT NOT NULL,
  kind TEXT NOT NULL,
  written TEXT NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY (sender, form, kind, written)
) STRICT, WITHOUT ROWID;

CREATE TABLE lesson_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  sender TEXT NOT NULL,
  form TEXT NOT NULL,
  kind TEXT NOT NULL,
  written TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, sender, form, kind, written)
) STRICT, WITHOUT ROWID;

CREATE TABLE locality (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  level TEXT NOT NULL,
  parent_id INTEGER REFERENCES locality (id),
  valid_from TEXT,
  valid_to TEXT
, successor_id INTEGER REFERENCES locality (id)) STRICT;

CREATE TABLE meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revision INTEGER NOT NULL CHECK (revision >= 0),
  saved_at TEXT NOT NULL
) STRICT;

CREATE TABLE pack (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  definition TEXT NOT NULL
) STRICT;

CREATE TABLE pack_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  pack_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, pack_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE period (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  parent_id INTEGER REFERENCES period (id),
  UNIQUE (kind, year, ordinal)
) STRICT;

CREATE TABLE remark (
  scenario INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL REFERENCES indicator (id),
  sector_id INTEGER NOT NULL REFERENCES sector (id),
  locality_id INTEGER NOT NULL REFERENCES locality (id),
  period_id INTEGER NOT NULL REFERENCES period (id),
  note TEXT,
  follow_up INTEGER NOT NULL CHECK (follow_up IN (0, 1)),
  PRIMARY KEY (scenario, indicator_id, sector_id, locality_id, period_id),
  CHECK (note IS NOT NULL OR follow_up = 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  scenario INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,
  sector_id INTEGER NOT NULL,
  locality_id INTEGER NOT NULL,
  period_id INTEGER NOT NULL,
  before_note TEXT,
  before_follow_up INTEGER,
  after_note TEXT,
  after_follow_up INTEGER,
  PRIMARY KEY (journal_id, scenario, indicator_id, sector_id, locality_id, period_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  form_id INTEGER NOT NULL REFERENCES form (id),
  name TEXT NOT NULL,
  formula TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;

CREATE TABLE sector (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  parent_id INTEGER REFERENCES sector (id)
, list TEXT, part_of TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  file TEXT,
  sha256 TEXT,
  imported_at TEXT NOT NULL
) STRICT;

CREATE TABLE source_sheet (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (sha256, sheet)
) STRICT;

CREATE TABLE stated (
  form_id INTEGER NOT NULL REFERENCES form (id),
  period_id INTEGER NOT NULL REFERENCES period (id),
  locality_id INTEGER NOT NULL REFERENCES locality (id),
  row_id TEXT NOT NULL,
  column_id TEXT NOT NULL,
  text TEXT NOT NULL,
  value TEXT,
  PRIMARY KEY (form_id, period_id, locality_id, row_id, column_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE stated_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  form_id INTEGER NOT NULL,
  period_id INTEGER NOT NULL,
  locality_id INTEGER NOT NULL,
  row_id TEXT NOT NULL,
  column_id TEXT NOT NULL,
  before_text TEXT,
  before_value TEXT,
  after_text TEXT,
  after_value TEXT,
  PRIMARY KEY (journal_id, form_id, period_id, locality_id, row_id, column_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE value_cache (
  chunk INTEGER PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE what_if (
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  definition TEXT NOT NULL
) STRICT;

CREATE TABLE what_if_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  what_if_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, what_if_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX fact_change_cell
  ON fact_change (scenario, indicator_id, sector_id, locality_id, period_id, journal_id);

CREATE INDEX fact_detail
  ON fact (scenario, indicator_id, sector_id, locality_id, period_id)
  WHERE derivation IS NOT NULL OR qualifier IS NOT NULL;

CREATE INDEX fact_note
  ON fact (scenario, indicator_id, sector_id, locality_id, period_id) WHERE note IS NOT NULL;

CREATE INDEX journal_state ON journal (state, id);

CREATE INDEX remark_change_cell
  ON remark_change (scenario, indicator_id, sector_id, locality_id, period_id, journal_id);
