import { mkdir } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** Found upwards, because this module also runs inside bundles somewhere under test/output. */
export const repoRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package-lock.json')) ? folder : findRoot(dirname(folder))
}

/**
 * Bundles a TypeScript entry of the program (path from the repository root) for a worker or a child process of a test,
 * the way the build does. Returns the path of the bundle, under test/output so that packages resolve.
 */
export async function bundleProgram(entry: string): Promise<string> {
  const folder = join(repoRoot, 'test', 'output', 'programs', String(process.pid))
  await mkdir(folder, { recursive: true })
  const file = join(folder, `${entry.replaceAll(/[\\/]/g, '-').replace(/\.tsx?$/, '')}.mjs`)
  const bundle = await rolldown({
    input: join(repoRoot, entry),
    platform: 'node',
    external: ['better-sqlite3', 'exceljs', 'electron', /^node:/],
    logLevel: 'warn',
  })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return file
}
