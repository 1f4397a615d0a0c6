import { Failure } from '../../shared/contract/errors'
import type { ChosenFile, FilePurpose } from '../../shared/contract/shell-contract'
import type { Connection } from './connect'
import { authorization } from './loopback-token'

/**
 * What differs between a desktop window and a browser tab: choosing files, and getting a written file to the user.
 * Files travel as tokens in both.
 */
export type Platform = {
  kind: 'electron' | 'browser'
  /** Null when the user cancels. Rejects with a Failure when the file cannot be taken. */
  pickFile(purpose: 'workbook' | 'excel'): Promise<ChosenFile | null>
  /** A file that was dropped on the window. Rejects with a Failure when it cannot be taken. */
  takeFile(file: File, purpose: 'workbook' | 'excel'): Promise<ChosenFile>
  /** Where a job should write. In a browser this is a waiting place on the server. */
  pickTarget(purpose: FilePurpose, suggestedName: string): Promise<ChosenFile | null>
  /** Hands the written file to the user; call it after the job. */
  finishTarget(chosen: ChosenFile): Promise<void>
  /** Prints the print view that the page shows now. */
  print(): Promise<void>
  /** Saves the shown print view as PDF; null when the user cancels. A browser does it from its print dialog: false. */
  savePdf(suggestedName: string): Promise<{ name: string } | null | false>
}

export function createPlatform(connection: Connection): Platform {
  return window.ktttBridge === undefined ? createBrowserPlatform() : createElectronPlatform(connection)
}

function createElectronPlatform(connection: Connection): Platform {
  return {
    kind: 'electron',
    pickFile: (purpose) => connection.call('shell.pickFile', { purpose }),
    // What is dropped on a desktop window arrives as `shell.fileDropped`: a page there has no files, only tokens.
    takeFile: () => Promise.reject(new Failure('token-unknown')),
    pickTarget: (purpose, suggestedName) => connection.call('shell.pickTarget', { purpose, suggestedName }),
    finishTarget: () => Promise.resolve(),
    print: async () => {
      await connection.call('shell.print', {})
    },
    savePdf: async (suggestedName) => {
      const target = await connection.call('shell.pickTarget', { purpose: 'pdf', suggestedName })
      return target === null ? null : connection.call('shell.savePdf', { target: target.file })
    },
  }
}

/** What the import desk reads; whatever is chosen is known by its content all the same. */
const importedFiles = '.xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.tsv,.txt,.docx,.html,.htm'

function createBrowserPlatform(): Platform {
  return {
    kind: 'browser',
    pickFile: async (purpose) => {
      const file = await chooseWithInput(purpose === 'workbook' ? '.kttt' : importedFiles)
      return file === null ? null : uploadFile(file, purpose)
    },
    takeFile: uploadFile,
    pickTarget: (purpose, suggestedName) =>
      request('/files/target', {
        method: 'POST',
        headers: { ...authorization(), 'content-type': 'application/json' },
        body: JSON.stringify({ purpose, name: suggestedName }),
      }).then(readChosenFile),
    finishTarget: async (chosen) => {
      const response = await request(`/files/${chosen.file}`, { headers: authorization() })
      const url = URL.createObjectURL(await response.blob())
      const anchor = document.createElement('a')
      anchor.href = url
      anchor.download = chosen.name
      anchor.click()
      setTimeout(() => {
        URL.revokeObjectURL(url)
      }, 60_000)
    },
    print: () => {
      window.print()
      return Promise.resolve()
    },
    savePdf: () => {
      window.print()
      return Promise.resolve(false)
    },
  }
}

/** Sends a file the user chose or dropped to the server. */
function uploadFile(file: File, purpose: 'workbook' | 'excel'): Promise<ChosenFile> {
  const query = new URLSearchParams({ purpose, name: file.name.normalize('NFC') })
  return request(`/files/upload?${query.toString()}`, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/octet-stream' },
    body: file,
  }).then(readChosenFile)
}

function chooseWithInput(accept: string): Promise<File | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    const finish = (): void => {
      input.remove()
      resolve(input.files?.[0] ?? null)
    }
    input.addEventListener('change', finish)
    input.addEventListener('cancel', finish)
    // In the page while its dialog is open: an element that nothing holds may be collected, and its events with it.
    input.hidden = true
    document.body.append(input)
    input.click()
  })
}

async function request(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init).catch(() => null)
  if (response === null) throw new Failure('cancelled')
  if (response.ok) return response
  if (response.status === 413) throw new Failure('excel-too-large')
  throw new Failure(response.status === 404 || response.status === 401 ? 'token-unknown' : 'internal')
}

async function readChosenFile(response: Response): Promise<ChosenFile> {
  const answer = (await response.json()) as Partial<ChosenFile>
  if (typeof answer.file !== 'string' || typeof answer.name !== 'string') throw new Failure('internal')
  return { file: answer.file, name: answer.name }
}
