/**
 * Version 5: why findings of the checks may stand, with the changes of that in the journal; the rules of the user (their
 * changes are definition changes); an index for reading only the figures that are derived or limited by a word. Never
 * edited once released: a change is a new migration.
 */
export const checks = `
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

CREATE TABLE rule (
  id INTEGER PRIMARY KEY,
  form_id INTEGER NOT NULL REFERENCES form (id),
  name TEXT NOT NULL,
  formula TEXT NOT NULL,
  severity TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;

CREATE INDEX fact_detail
  ON fact (scenario, indicator_id, sector_id, locality_id, period_id)
  WHERE derivation IS NOT NULL OR qualifier IS NOT NULL;
`
