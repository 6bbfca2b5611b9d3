import type { BrowserContext, WebSocketRoute } from '@playwright/test'

/** The network between a browser and the server, which can be cut and mended. To be laid before the first page is opened. */
export interface Line {
  cut(): Promise<void>
  mend(): Promise<void>
}

export async function lineOf(context: BrowserContext): Promise<Line> {
  let whole = true
  const open = new Set<WebSocketRoute>()
  await context.routeWebSocket(/\/api\/feed/, (socket) => {
    if (!whole) {
      void socket.close()
      return
    }
    open.add(socket)
    socket.connectToServer()
  })
  return {
    async cut() {
      whole = false
      await context.setOffline(true)
      for (const socket of open) await socket.close().catch(() => undefined)
      open.clear()
    },
    async mend() {
      whole = true
      await context.setOffline(false)
    },
  }
}
