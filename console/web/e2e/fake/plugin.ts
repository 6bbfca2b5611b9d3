import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Connect, Plugin } from 'vite'
import type { FeedFrame } from '../../src/api/types.ts'
import { serveButton } from './broker.ts'
import { ACCOUNTS } from './people.ts'
import { answer } from './routes.ts'
import { World } from './world.ts'

/** As strict as the real one. */
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
  "connect-src 'self' ws://127.0.0.1:* ws://localhost:*; worker-src 'self' blob:; child-src 'self' blob:; " +
  "frame-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'"

interface Host {
  middlewares: Connect.Server
  httpServer: unknown
}

/** Serves the pages with a scripted centre behind them, so that they can be looked at without a server. */
export function fakeServer(): Plugin {
  const world = new World()
  const serve = (host: Host) => {
    host.middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/api/')) void http(world, request, response)
      else next()
    })
    upgrades(world, host.httpServer as NodeJS.EventEmitter)
  }
  const preview = (host: Host) => {
    host.middlewares.use((_request, response, next) => {
      response.setHeader('Content-Security-Policy', POLICY)
      next()
    })
    serve(host)
  }
  return { name: 'anling-fake', configureServer: serve, configurePreviewServer: preview }
}

function cookiesOf(request: IncomingMessage): Record<string, string> {
  const pairs = (request.headers.cookie ?? '').split(/;\s*/).map((pair) => pair.split('='))
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, value]))
}

async function http(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  const isFile = request.headers['content-type']?.startsWith('multipart/') ?? false
  const body = isFile ? { file: fileOf(text) } : text ? (JSON.parse(text) as Record<string, unknown>) : {}
  const said = answer(world, { method: request.method ?? 'GET', url, body, cookies: cookiesOf(request) })
  response.statusCode = said.status
  response.setHeader('Content-Type', 'application/json')
  if (said.file) response.setHeader('Content-Disposition', `attachment; filename="${said.file}"`)
  if (said.cookies) response.setHeader('Set-Cookie', said.cookies)
  response.end(JSON.stringify(said.body))
}

/** The one file of a multipart body, as text. */
function fileOf(body: string): string {
  const boundary = body.slice(0, body.indexOf('\r\n'))
  return body.slice(body.indexOf('\r\n\r\n') + 4, body.lastIndexOf(`\r\n${boundary}`))
}

function upgrades(world: World, server: NodeJS.EventEmitter): void {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => [...offered][0] ?? false })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (url.pathname === '/mqtt') sockets.handleUpgrade(request, socket, head, (ws) => serveButton(world, ws))
    if (url.pathname !== '/api/feed') return
    const face = url.searchParams.get('face') ?? 'staff'
    const signedIn = cookiesOf(request)[`anling-${face}`]
    sockets.handleUpgrade(request, socket, head, (ws) => (signedIn ? feed(world, ws, face, signedIn) : ws.close(4401)))
  })
}

function feed(world: World, socket: WebSocket, face: string, account: string): void {
  const send = (frame: FeedFrame) => socket.send(JSON.stringify(frame))
  const listeners = face === 'staff' ? world.staff : world.phones
  send(world.snapshot(face))
  listeners.add(send)
  const me = face === 'staff' ? ACCOUNTS[account] : undefined
  if (me) world.shift.arrive(me.id, me.name, me.role)
  const timer = setInterval(() => send(world.heartbeat()), 2_000)
  socket.on('close', () => {
    clearInterval(timer)
    listeners.delete(send)
    if (me) world.shift.leave(me.id)
  })
}
