/**
 * Version 2: formulas of the user, several lists of sectors, successors of places, changes of the reference lists in the
 * journal, and a copy of the figures that opens fast. Never edited once released: a change is a new migration.
 * The parent of a period is no longer read: what a period consists of follows from its name.
 */
export const definitions = `
ALTER TABLE indicator ADD COLUMN formula TEXT;

ALTER TABLE sector ADD COLUMN list TEXT;

ALTER TABLE sector ADD COLUMN part_of TEXT NOT NULL DEFAULT '[]';

ALTER TABLE locality ADD COLUMN successor_id INTEGER REFERENCES locality (id);

CREATE TABLE definition_change (
  journal_id INTEGER NOT NULL REFERENCES journal (id),
  list TEXT NOT NULL,
  item_id INTEGER NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (journal_id, list, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE value_cache (
  chunk INTEGER PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;
`
