import { join } from 'node:path'
import { rolldown } from 'rolldown'

export const root = join(import.meta.dirname, '../..')

/** Bundles the Excel worker as the build does and returns its path; `exceljs` is found from inside the project. */
export async function buildWorker(name: string): Promise<string> {
  const file = join(root, 'test/output/excel', `${name}.js`)
  const bundle = await rolldown({
    input: join(root, 'electron/excel/excel-worker.ts'),
    platform: 'node',
    external: ['exceljs', /^node:/],
    logLevel: 'warn',
  })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return file
}
