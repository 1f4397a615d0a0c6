import type { Frame } from '../../shared/contract/frame'
import { workbookContract } from '../../shared/contract/workbook-contract'
import type { Host } from '../host/launch-host'

type Call = Extract<Frame, { kind: 'call' }>

/** The file that a call would open, if it is one that opens a file. */
function openedFile(call: Call): string | null {
  const { 'workbook.open': open, 'workbook.create': create } = workbookContract.procedures
  if (call.name === 'workbook.open') return open.input.safeParse(call.input).data?.file ?? null
  if (call.name === 'workbook.create') return create.input.safeParse(call.input).data?.target ?? null
  return null
}

/**
 * Notes the workbooks that were opened in the system's own list (jump list). A file counts when its opening has succeeded,
 * so the calls are watched on their way out and the answers on their way back.
 */
export function watchOpenedFiles(
  host: Host,
  note: (path: string) => void,
): { onCall: (call: Call) => void; onAnswer: (frame: Frame) => void } {
  const opening = new Map<number, string>()
  return {
    onCall(call) {
      opening.delete(call.id)
      const token = openedFile(call)
      if (token !== null) opening.set(call.id, token)
    },
    onAnswer(frame) {
      if (frame.kind !== 'reply' && frame.kind !== 'failure') return
      const token = opening.get(frame.id)
      opening.delete(frame.id)
      if (token === undefined || frame.kind === 'failure') return
      void host.filePath(token).then((path) => {
        if (path !== null) note(path)
      })
    },
  }
}
