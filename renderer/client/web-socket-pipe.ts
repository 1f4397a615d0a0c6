import type { Pipe } from '../../shared/contract/frame'

/** `refused`: the server is there but does not accept the token any more. `unreachable`: nobody answers. */
export type DialResult = { pipe: Pipe } | { failed: 'refused' | 'unreachable' }

/** Opens the socket of the loopback shell. Resolves once it is open or has failed; never rejects. */
export function dialWebSocket(token: string): Promise<DialResult> {
  return new Promise((resolve) => {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const socket = new WebSocket(`${scheme}://${location.host}/ws`, ['kttt.v1', token])
    let opened = false
    let onFrame: (frame: unknown) => void = () => undefined
    let onClose: () => void = () => undefined
    socket.addEventListener('open', () => {
      opened = true
      resolve({
        pipe: {
          send: (frame) => {
            socket.send(JSON.stringify(frame))
          },
          onFrame: (listener) => {
            onFrame = listener
          },
          onClose: (listener) => {
            onClose = listener
          },
          close: () => {
            socket.close()
          },
        },
      })
    })
    socket.addEventListener('message', (event: MessageEvent<unknown>) => {
      if (typeof event.data !== 'string') return
      onFrame(JSON.parse(event.data))
    })
    socket.addEventListener('close', () => {
      if (opened) onClose()
      else
        void findReason().then((failed) => {
          resolve({ failed })
        })
    })
  })
}

/** A failed handshake does not tell scripts why; whether the page itself is still served does. */
async function findReason(): Promise<'refused' | 'unreachable'> {
  const response = await fetch('/', { cache: 'no-store' }).catch(() => null)
  return response === null ? 'unreachable' : 'refused'
}
