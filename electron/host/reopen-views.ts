import { Failure } from '../../shared/contract/errors'
import type { HostClient, HostState } from './host-state'
import { openClientView } from './scratch'

/**
 * Opens every table of a window again from what it sees now. A table whose place, period or indicator is gone is closed;
 * the window is told when it asks for it.
 */
export function reopenClientViews(state: HostState, client: HostClient): void {
  for (const [id, { request }] of client.views) {
    try {
      client.views.set(id, openClientView(state, client, request))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      client.views.delete(id)
    }
  }
}
