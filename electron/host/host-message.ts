import type { MessagePort } from 'node:worker_threads'
import type { FileAccess } from '../files/file-tokens'

/** What a shell and the host's worker say to each other beside the contract. Never reachable from a renderer. */
export type ToHost =
  | { kind: 'connect'; port: MessagePort }
  | { kind: 'give-file'; id: number; path: string; access: FileAccess }
  | { kind: 'file-path'; id: number; token: string }
  | { kind: 'stop'; id: number }
export type FromHost = { id: number; answer: string | null }

export type HostFolders = {
  excelWorkerFile: string
  configFolder: string
  dataFolder: string
  resourcesFolder: string
  /** Opened at start; otherwise the last workbook, otherwise the sample. */
  initialFile: string | null
}
