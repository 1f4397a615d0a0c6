import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClient, type Client } from '../../shared/contract/client'
import { Failure } from '../../shared/contract/errors'
import type { WorkbookContract } from '../../shared/contract/workbook-contract'
import type { WorkbookState } from '../../shared/model/workbook'
import type { FileAccess } from '../files/file-tokens'
import { launchHost } from '../host/launch-host'

/** One workbook opened by the same host as under a window, for one command. */
export type WorkbookClient = {
  client: Client<WorkbookContract>
  state: WorkbookState
  giveFile(path: string, access: FileAccess): Promise<string>
}

/**
 * Runs `work` on the workbook and ends the host, whatever becomes of it. Settings and the list of recent workbooks of the
 * user stay as they are.
 * @throws Failure that says why the workbook does not open, and whatever `work` throws
 */
export async function withWorkbook<T>(
  path: string,
  work: (workbook: WorkbookClient) => Promise<T>,
): Promise<T> {
  return withHost(path, async ({ client, giveFile }) => {
    const state = await client.call('workbook.state', {})
    if (state === null) throw new Failure('no-workbook')
    return work({ client, state, giveFile })
  })
}

/** An empty workbook with the forms and lists of the program. @throws Failure where a file stands already */
export async function createWorkbookAt(path: string): Promise<WorkbookState> {
  return withHost(null, async ({ client, giveFile }) =>
    client.call('workbook.create', {
      name: basename(path, extname(path)),
      target: await giveFile(path, 'save'),
    }),
  )
}

async function withHost<T>(
  path: string | null,
  work: (host: Pick<WorkbookClient, 'client' | 'giveFile'>) => Promise<T>,
): Promise<T> {
  const dist = fileURLToPath(new URL('..', import.meta.url))
  const configFolder = mkdtempSync(join(tmpdir(), 'kttt-cli-'))
  const host = launchHost({
    workerFile: join(dist, 'host', 'host-worker.mjs'),
    excelWorkerFile: join(dist, 'excel', 'excel-worker.mjs'),
    resourcesFolder: join(dist, '..', 'resources'),
    configFolder,
    dataFolder: configFolder,
    initialFile: path,
  })
  try {
    return await work({
      client: createClient<WorkbookContract>(host.connect()),
      giveFile: (file, access) => host.giveFile(file, access),
    })
  } finally {
    await host.stop()
    rmSync(configFolder, { recursive: true, force: true })
  }
}
