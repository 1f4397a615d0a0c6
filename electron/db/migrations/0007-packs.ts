/**
 * Packs for meetings that users keep in the workbook, and their changes in the journal. A definition is JSON. Never edited
 * once released: a change is a new migration.
 */
export const packs = `
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
`
