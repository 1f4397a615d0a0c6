import { listPageFiles } from '../files/page-files'
import { launchHost, type Host, type HostOptions } from '../host/launch-host'
import { createAccess } from './access'
import { createFileTransfer } from './file-transfer'
import { startHttpServer } from './http-server'
import { relayWebSockets } from './websocket-relay'

/** The loopback shell: the same page and the same host as under Electron, for an ordinary browser on this machine. */
export type WebShell = {
  port: number
  host: Host
  /** An address with a fresh one-time code. */
  issueAddress(): string
  stop(): Promise<void>
}

export type WebShellOptions = HostOptions & {
  pageFolder: string
  port: number
  /** Called when no page has been connected for this long; 0 never. */
  idleMs: number
  onIdle: () => void
}

/** Rejects with the system's error (EADDRINUSE) when the port is taken. */
export async function startWebShell(options: WebShellOptions): Promise<WebShell> {
  const { pageFolder, port: wantedPort, idleMs, onIdle, ...hostOptions } = options
  const access = createAccess(() => Date.now())
  const host = launchHost(hostOptions)
  const transfer = await createFileTransfer(host, options.dataFolder)
  const started = await startHttpServer({
    port: wantedPort,
    access,
    files: listPageFiles(pageFolder),
    transfer,
  }).catch(async (error: unknown) => {
    await host.stop()
    await transfer.dispose()
    throw error
  })
  const { server, port } = started
  let idle: NodeJS.Timeout | undefined
  const watchIdle = (open: number): void => {
    clearTimeout(idle)
    if (open === 0 && idleMs > 0) idle = setTimeout(onIdle, idleMs)
  }
  const relay = relayWebSockets(server, host, access, watchIdle)
  return {
    port,
    host,
    issueAddress: () => `http://127.0.0.1:${port}/#code=${access.issueCode()}`,
    async stop() {
      clearTimeout(idle)
      relay.close()
      server.close()
      server.closeAllConnections()
      await host.stop()
      await transfer.dispose()
    },
  }
}
