import { connect } from 'node:net'

const ANSWER_MS = 2_000
const AGAIN_MS = 500
const PATIENCE_MS = 90_000

/** The watches of the demo's district: every elder whose number ends in 0, 1, 5 or 6 has one. */
export function watchOf(elder: number): string {
  return `3405${String(elder).padStart(6, '0')}`
}

export function elderHasWatch(elder: number): boolean {
  return elder > 2 && elder % 5 < 2
}

/**
 * One press of a watch, as the device does it: the same frame again and again until the server says that it has it. Says how often it
 * had to ask.
 */
export async function pressWatch(port: number, watch: string): Promise<number> {
  const frame = sos(watch, new Date())
  const until = Date.now() + PATIENCE_MS
  for (let tries = 1; Date.now() < until; tries++) {
    if (await acknowledged(port, frame, watch)) return tries
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  throw new Error(`the press of ${watch} was never acknowledged`)
}

/** Whether anybody answers at all. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true))
    socket.on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

function acknowledged(port: number, frame: string, watch: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(frame))
    let heard = ''
    const end = (good: boolean) => {
      socket.destroy()
      resolve(good)
    }
    socket.setTimeout(ANSWER_MS, () => end(false))
    socket.on('error', () => end(false))
    socket.on('close', () => end(false))
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1')
      if (heard.includes(`[3G*${watch}*0002*AL]`)) end(true)
    })
  })
}

/** The alarm of a 3G watch with a press of the button; the second makes it a press of its own. */
function sos(watch: string, at: Date): string {
  const pair = (n: number) => String(n).padStart(2, '0')
  const day = pair(at.getUTCDate()) + pair(at.getUTCMonth() + 1) + pair(at.getUTCFullYear() % 100)
  const time = pair(at.getUTCHours()) + pair(at.getUTCMinutes()) + pair(at.getUTCSeconds())
  const content = `AL,${day},${time},A,39.882200,N,116.4066000,E,0.00,0.0,44.0,9,85,63,2310,4,00010000,1,1,460,0,9520,3671,152,0,12.5`
  return `[3G*${watch}*${content.length.toString(16).toUpperCase().padStart(4, '0')}*${content}]`
}
