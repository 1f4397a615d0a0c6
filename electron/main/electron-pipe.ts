/**
 * Joins a window's page to the host and to the shell over one channel each way, and another for dropped files. Every message is checked for its sender:
 * the main frame, at exactly our origin. A page that was loaded anew gets a new host pipe, so that answers meant for the
 * old page, whose call numbers start again at 1, never reach it.
 */
import type { IpcMainEvent, WebContents } from 'electron'
import { isFrame, type Frame, type Pipe } from '../../shared/contract/frame'
import { serve, type Handlers } from '../../shared/contract/server'
import { shellContract, type ChosenFile, type ShellContract } from '../../shared/contract/shell-contract'
import { droppedChannel, frameChannel } from '../preload/bridge'
import { appOrigin } from './app-protocol'

type Call = Extract<Frame, { kind: 'call' }>

export type PageParts = {
  connectHost: () => Pipe
  shell: Handlers<ShellContract, null>
  /** Sees every call on its way to the host, and every answer on its way back. */
  onCall: (call: Call) => void
  onAnswer: (frame: Frame) => void
  /** The user dropped a file on the window. */
  onDropped: (path: string) => void
  onBug: (error: unknown, procedure: string) => void
}

export type PageLink = {
  chooseCommand(command: string): void
  /** Held until the page has spoken once: from then on it listens. */
  requestOpen(file: ChosenFile): void
  giveDropped(file: ChosenFile): void
}

function isTrusted(event: IpcMainEvent, contents: WebContents): boolean {
  const frame = event.senderFrame
  return (
    frame !== null &&
    frame.frameTreeNodeId === contents.mainFrame.frameTreeNodeId &&
    frame.origin === appOrigin
  )
}

export function connectPage(contents: WebContents, parts: PageParts): PageLink {
  let hostPipe: Pipe | null = null
  let toShell = (_frame: unknown): void => undefined
  let pageListens = false
  let held: ChosenFile[] = []

  const toPage = (frame: Frame) => {
    if (!contents.isDestroyed()) contents.send(frameChannel, frame)
  }
  const shellPipe: Pipe = {
    send: toPage,
    onFrame(listener) {
      toShell = listener
    },
    onClose: () => undefined,
    close: () => undefined,
  }
  const shell = serve(shellContract, parts.shell, shellPipe, null, parts.onBug)

  const openHostPipe = (): Pipe => {
    const pipe = parts.connectHost()
    pipe.onFrame((frame) => {
      if (pipe !== hostPipe || !isFrame(frame)) return
      parts.onAnswer(frame)
      toPage(frame)
    })
    return pipe
  }
  const forgetPage = () => {
    const pipe = hostPipe
    hostPipe = null
    pageListens = false
    pipe?.close()
  }

  contents.ipc.on(frameChannel, (event, frame: unknown) => {
    if (!isTrusted(event, contents) || !isFrame(frame) || frame.kind !== 'call') return
    if (!pageListens) {
      pageListens = true
      for (const file of held) shell.emit('shell.openRequested', file)
      held = []
    }
    if (frame.name.startsWith('shell.')) {
      toShell(frame)
      return
    }
    hostPipe ??= openHostPipe()
    parts.onCall(frame)
    hostPipe.send(frame)
  })
  contents.ipc.on(droppedChannel, (event, path: unknown) => {
    if (isTrusted(event, contents) && typeof path === 'string' && path !== '') parts.onDropped(path)
  })
  contents.on('did-navigate', forgetPage)
  contents.on('render-process-gone', forgetPage)
  contents.on('destroyed', forgetPage)

  return {
    chooseCommand(command) {
      shell.emit('shell.menuChosen', { command })
    },
    requestOpen(file) {
      if (pageListens) shell.emit('shell.openRequested', file)
      else held.push(file)
    },
    giveDropped(file) {
      shell.emit('shell.fileDropped', file)
    },
  }
}
