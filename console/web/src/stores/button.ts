import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { demo } from '../api/calls'
import { DeviceLine, type DeviceCommand } from '../api/device'
import type { DemoInfo } from '../api/types'
import { acknowledged, due, lampOf, pressed, reconnected, started, toldAfter, type ButtonState } from '../model/button'

export type Line = 'connecting' | 'connected' | 'cut' | 'elsewhere' | 'refused'
export interface Word {
  /** What it says, for pages that say it in their own language: taken, accepted, at-door. */
  code: string
  text: string
  at: number
}
export type PressKind = 'SOS' | 'FALL' | 'SMOKE' | 'LOW_BATTERY'

const STORED = 'anling.button'
const TICK_MS = 200
const LOCK = 'anling.demo-button'
const KEPT_WORDS = 6

const PENDANT = { kind: 'sensor', ref: 'pendant-1', zone: 'bathroom' }
/** A fall after which nothing moves is two messages: the fall, and that no motion follows. */
const BODIES: Record<PressKind, Record<string, unknown>[]> = {
  SOS: [{ type: 'SOS', src: { kind: 'button', ref: 'red' } }],
  FALL: [
    { type: 'FALL', src: PENDANT },
    { type: 'INACTIVITY', src: PENDANT },
  ],
  SMOKE: [{ type: 'SMOKE', src: { kind: 'sensor', ref: 'smoke-1', zone: 'kitchen' } }],
  LOW_BATTERY: [{ type: 'LOW_BATTERY', batt: { pct: 8, chg: false } }],
}

/** The virtual button: a real device that owes each of its presses until the server has acknowledged it. */
export const useButton = defineStore('button', () => {
  const info = shallowRef<DemoInfo>()
  const state = shallowRef<ButtonState>(restored())
  const line = ref<Line>('connecting')
  const says = shallowRef<readonly Word[]>([])
  const told = shallowRef<readonly string[]>([])
  let device: DeviceLine | undefined
  let release: (() => void) | undefined

  const lamp = computed(() => lampOf(state.value))
  const oldest = computed(() => state.value.pending[0])

  function keep(next: ButtonState): void {
    state.value = next
    localStorage.setItem(STORED, JSON.stringify(next))
  }

  async function start(): Promise<void> {
    info.value ??= await demo.info()
    setInterval(resend, TICK_MS)
    hold(false)
  }

  /** One window at a time is the button; two with the same id would throw each other out for ever. */
  function hold(steal: boolean): void {
    line.value = 'elsewhere'
    const held = () => {
      connect()
      return new Promise<void>((resolve) => (release = resolve))
    }
    navigator.locks.request(LOCK, steal ? { steal } : {}, held).catch(() => {
      disconnect()
      line.value = 'elsewhere'
    })
  }

  function connect(): void {
    const login = info.value
    if (!login) return
    line.value = 'connecting'
    device = new DeviceLine(
      { url: login.mqttWs, device: login.device, username: login.username, password: login.password },
      {
        connected() {
          line.value = 'connected'
          keep(reconnected(state.value, Date.now()))
          resend()
        },
        disconnected: () => (line.value = line.value === 'connected' ? 'connecting' : line.value),
        refused: () => (line.value = 'refused'),
        takenOver: () => {
          line.value = 'elsewhere'
          release?.()
        },
        acknowledged: (ids) => keep(acknowledged(state.value, ids, Date.now())),
        command: obey,
      },
    )
  }

  function disconnect(): void {
    device?.close()
    device = undefined
  }

  function cut(): void {
    disconnect()
    line.value = 'cut'
  }

  /** The ids of the messages, which are owed from now on. */
  function press(kind: PressKind): string[] {
    return BODIES[kind].map((body) => {
      const topic = kind === 'LOW_BATTERY' ? 'event' : 'alarm'
      const [next, message] = pressed(state.value, topic, body, Date.now())
      keep(next)
      device?.publish(topic, message.body)
      return message.id
    })
  }

  function resend(): void {
    if (!device?.open) return
    const [next, ready] = due(state.value, Date.now())
    if (ready.length === 0) return
    keep(next)
    for (const one of ready) device.publish(one.topic, one.body)
  }

  function obey(command: DeviceCommand): void {
    const { code, text, state: lampState, number } = command.args ?? {}
    if (command.cmd === 'lamp') told.value = toldAfter(told.value, lampState ?? '')
    if (command.cmd === 'text') hear(code ?? '', text ?? '')
    if (command.cmd === 'call') hear('call', number ?? '')
    device?.publish('reply', { v: 1, id: command.id, state: 'done', err: null })
  }

  function hear(code: string, text: string): void {
    says.value = [{ code, text, at: Date.now() }, ...says.value].slice(0, KEPT_WORDS)
  }

  return { info, state, line, says, told, lamp, oldest, start, hold, connect, cut, press }
})

/**
 * Each start of the page is a boot of the device. Storage that was emptied is a factory reset; the count then begins at the
 * present second, so that no id is used twice.
 */
function restored(): ButtonState {
  const fresh = started(Math.floor(Date.now() / 1000))
  try {
    const kept = JSON.parse(localStorage.getItem(STORED) ?? 'null') as ButtonState | null
    return kept ? { ...started(kept.boot + 1), pending: kept.pending } : fresh
  } catch {
    return fresh
  }
}
