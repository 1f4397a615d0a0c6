import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { isFrame } from '../../shared/contract/frame'
import type { Host } from '../host/launch-host'
import type { Access } from './access'
import { isOwnRequest } from './http-server'

const protocol = 'kttt.v1'
const maxFrameBytes = 64 * 1024 * 1024

/**
 * Frames between a browser's WebSocket and the host. Browsers do not apply the same-origin rule to WebSockets, so Host
 * and Origin are checked here, and the token comes as a second subprotocol because a browser can set no other header.
 */
export function relayWebSockets(
  server: Server,
  host: Host,
  access: Access,
  onCountChanged: (open: number) => void,
): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: () => protocol,
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
    const isAllowed =
      request.url === '/ws' &&
      isOwnRequest(server, request, true) &&
      offered[0] === protocol &&
      offered[1] !== undefined &&
      access.isToken(offered[1])
    if (!isAllowed) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      relay(webSocket, host)
      onCountChanged(sockets.clients.size)
      webSocket.on('close', () => {
        onCountChanged(sockets.clients.size)
      })
    })
  })
  return {
    close() {
      for (const socket of sockets.clients) socket.close(1001)
      sockets.close()
    },
  }
}

function relay(webSocket: WebSocket, host: Host): void {
  const pipe = host.connect()
  pipe.onFrame((frame) => {
    if (webSocket.readyState === webSocket.OPEN) webSocket.send(JSON.stringify(frame))
  })
  pipe.onClose(() => {
    webSocket.close(1001)
  })
  webSocket.on('message', (data: Buffer, isBinary) => {
    const frame = isBinary ? null : parseFrame(data.toString('utf8'))
    if (isFrame(frame)) pipe.send(frame)
    else webSocket.close(1003)
  })
  webSocket.on('close', () => {
    pipe.close()
  })
  // The socket closes itself after an error; without a listener the error would end the program.
  webSocket.on('error', () => undefined)
}

function parseFrame(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
