/**
 * Charts that users keep in the workbook, and their changes in the journal. A definition is JSON; what it shows is read from
 * the figures each time. Never edited once released: a change is a new migration.
 */
export const charts = `
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
`
