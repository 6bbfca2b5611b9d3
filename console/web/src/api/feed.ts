import { resumeAfter } from '../model/link'
import type { Face, FeedFrame, PageWord } from './types'

export interface FeedListener {
  frame: (frame: FeedFrame) => void
  /** The server says that nobody is signed in. */
  signedOut: () => void
  opened: () => void
  closed: () => void
}

const RETRY_MS = [200, 400, 800, 1_500, 3_000]
const SILENCE_MS = 12_000

/**
 * The live feed of one face. Comes back by itself and names the last event it has, so that nothing is missed; the server
 * answers with what followed or with a snapshot.
 */
export class Feed {
  private socket: WebSocket | undefined
  private after: string | undefined
  private attempt = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private stopped = false

  constructor(
    private readonly face: Face,
    private readonly listener: FeedListener,
    /** Nobody works at this page: whoever is signed in on it does not count as here. */
    private readonly watching = false,
  ) {}

  start(): this {
    document.addEventListener('visibilitychange', this.sayWhetherOpen)
    this.connect()
    return this
  }

  stop(): void {
    this.stopped = true
    document.removeEventListener('visibilitychange', this.sayWhetherOpen)
    clearTimeout(this.timer)
    this.socket?.close()
  }

  private connect(): void {
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const after = this.after ? `&after=${encodeURIComponent(this.after)}` : ''
    const watching = this.watching ? '&watching=true' : ''
    const socket = new WebSocket(
      `${scheme}://${location.host}/api/feed?face=${this.face}&bundles=true&parts=true${watching}${after}`,
    )
    this.socket = socket
    socket.onopen = () => {
      this.say({ type: 'hello' })
      this.sayWhetherOpen()
      this.watch()
      this.listener.opened()
    }
    socket.onmessage = (message) => {
      const said = JSON.parse(String(message.data)) as FeedFrame | FeedFrame[]
      for (const frame of Array.isArray(said) ? said : [said]) this.receive(frame)
    }
    socket.onclose = (event) => this.lost(socket, event.code)
  }

  private receive(frame: FeedFrame): void {
    this.attempt = 0
    this.watch()
    this.after = resumeAfter(this.after, frame)
    this.listener.frame(frame)
  }

  private lost(socket: WebSocket, code: number): void {
    if (this.stopped || socket !== this.socket) return
    this.socket = undefined
    clearTimeout(this.timer)
    this.listener.closed()
    if (code === 4401) {
      this.stopped = true
      this.listener.signedOut()
      return
    }
    const wait = RETRY_MS[Math.min(this.attempt++, RETRY_MS.length - 1)]
    this.timer = setTimeout(() => this.connect(), wait)
  }

  /** A connection that says nothing is dead, whatever the network stack believes. */
  private watch(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      const dead = this.socket
      dead?.close()
      if (dead) this.lost(dead, 4000)
    }, SILENCE_MS)
  }

  private readonly sayWhetherOpen = (): void => {
    this.say({ type: 'page', open: document.visibilityState === 'visible' })
  }

  /** Whether there was a link to say it on. */
  say(word: PageWord): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false
    this.socket.send(JSON.stringify(word))
    return true
  }
}
