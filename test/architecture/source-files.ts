import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** Files under the given folders whose name ends in one of the extensions, as paths from the root with "/". */
export function listFiles(folders: readonly string[], extensions: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file.replaceAll('\\', '/')}`,
      ),
    )
    .filter((file) => extensions.some((extension) => file.endsWith(extension)))
    .filter((file) => !file.startsWith('test/output/'))
    .sort()
}

/** The text of a file of the project, by its path from the root. */
export function readText(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}
