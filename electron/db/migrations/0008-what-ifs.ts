/**
 * Sets of supposed figures that users keep in the workbook, and their changes in the journal. A definition is JSON. Never
 * edited once released: a change is a new migration.
 */
export const whatIfs = `
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
`
