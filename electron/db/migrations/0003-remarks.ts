/**
 * Version 3: remarks of the user on cells (a note, a mark to follow it up) and their changes in the journal; an index for
 * listing the notes that came with imported figures. Never edited once released: a change is a new migration.
 */
export const remarks = `
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

CREATE INDEX remark_change_cell
  ON remark_change (scenario, indicator_id, sector_id, locality_id, period_id, journal_id);

CREATE INDEX fact_note
  ON fact (scenario, indicator_id, sector_id, locality_id, period_id) WHERE note IS NOT NULL;
`
