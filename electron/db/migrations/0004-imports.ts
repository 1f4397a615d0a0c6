/**
 * Version 4: the sheets that figures were imported from, as they were read; what the user decided about the rows and columns
 * of a sender's files, with its changes in the journal. Never edited once released: a change is a new migration.
 */
export const imports = `
CREATE TABLE source_sheet (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL,
  content BLOB NOT NULL,
  UNIQUE (sha256, sheet)
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
`
