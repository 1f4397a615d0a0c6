import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failure } from '../../shared/contract/errors'
import type { WorkbookState } from '../../shared/model/workbook'
import type { ConnectionStatus } from '../client/connect'

type WorkbookStoreState = {
  connection: ConnectionStatus
  /** False until the host has said whether a workbook is open. */
  known: boolean
  workbook: WorkbookState | null
  /** Why the workbook asked for at start is not open; null once another is. */
  problem: Failure | null
}
export type WorkbookStore = StoreApi<WorkbookStoreState>

export function createWorkbookStore(): WorkbookStore {
  return createStore<WorkbookStoreState>(() => ({
    connection: 'connecting',
    known: false,
    workbook: null,
    problem: null,
  }))
}
