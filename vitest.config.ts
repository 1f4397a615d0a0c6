import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { SkipReasonsReporter } from './test/tools/skip-reasons-reporter.mjs'

const unitFolders = '{unit,contract,db,fuzz,security,architecture}'
/** Set by the test command: where the counts and the skipped tests are read from afterwards. */
const reportFile = process.env['KTTT_TEST_REPORT']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    reporters:
      reportFile === undefined
        ? ['default']
        : ['default', new SkipReasonsReporter(), ['json', { outputFile: reportFile }]],
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: [`test/${unitFolders}/**/*.test.{ts,tsx}`], testTimeout: 30_000 },
      },
      {
        extends: true,
        test: {
          name: 'golden',
          include: ['test/golden/**/*.test.{ts,tsx}'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        // One file at a time: every file starts the program and a browser, and what they measure must not be each other.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 8000 } },
        },
      },
    ],
  },
})
