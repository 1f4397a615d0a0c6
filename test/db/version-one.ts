import Database from 'better-sqlite3'
import { firstSchema } from '../../electron/db/migrations/0001-first-schema'
import { applicationId } from '../../electron/db/schema'

/**
 * A workbook as version 1 of the program made it: its schema and its rows, spelled out, so that no code of today has a part
 * in it. One figure was typed (revision 1); a year has two quarters that name it as their parent.
 */
const content = `
INSERT INTO meta VALUES (1, '00000000-0000-4000-8000-0000000000v1', '2026-01-01T00:00:00.000Z', 1, '2026-01-02T00:00:00.000Z');
INSERT INTO indicator VALUES
  (1, 'HTX.tong_so', 'Tổng số HTX', 'HTX', 'stock', 0, NULL, NULL, NULL, NULL, 1, 'more-is-better', '["localities"]'),
  (2, 'HTX.hieu_qua', 'HTX hiệu quả', 'HTX', 'stock', 0, 1, 'subset', NULL, NULL, 1, 'more-is-better', '["localities"]'),
  (3, 'HTX.ty_le', 'Tỷ lệ', '%', 'ratio', 1, NULL, NULL, 2, 1, 100, 'more-is-better', '[]');
INSERT INTO sector VALUES (1, 'ALL', 'Tất cả', NULL), (2, 'NN', 'Nông nghiệp', 1);
INSERT INTO locality VALUES
  (1, 'VN', 'Cả nước', 'nation', NULL, NULL, NULL),
  (2, '24', 'Bắc Giang', 'province', 1, '1997-01-01', '2025-06-30');
INSERT INTO period VALUES
  (1, 'year', 2020, 1, NULL), (2, 'quarter', 2020, 1, 1), (3, 'quarter', 2020, 2, 1);
INSERT INTO source VALUES (1, 'Báo cáo', NULL, NULL, '2026-01-01T00:00:00.000Z');
INSERT INTO fact VALUES
  (0, 1, 1, 2, 1, 0, 77, 2, NULL, 0, '77', NULL, NULL, NULL, NULL),
  (0, 2, 1, 2, 1, 0, 33, 2, NULL, 1, '33', NULL, 1, 'dòng 2', NULL);
INSERT INTO journal VALUES
  (1, 1, '2026-01-02T00:00:00.000Z', 'edit', NULL, 'done', '{"key":"type-cell","row":"Tổng số HTX","column":"Thực hiện"}', 1);
INSERT INTO fact_change (journal_id, scenario, indicator_id, sector_id, locality_id, period_id,
  after_state, after_value, after_maturity, after_origin, after_written) VALUES (1, 0, 1, 1, 2, 1, 0, 77, 2, 0, '77');
`

export function makeVersionOne(path: string): string {
  const db = new Database(path)
  db.pragma('foreign_keys = ON')
  db.pragma(`application_id = ${applicationId}`)
  db.exec(`BEGIN; ${firstSchema} ${content} PRAGMA user_version = 1; COMMIT`)
  db.close()
  return path
}
