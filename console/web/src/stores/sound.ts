import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { nextTone, silent, type Tone } from '../model/tones'
import { useBoard } from './board'
import { useClock } from './clock'
import { useSession } from './session'

const MUTE_MS = 60_000
const BEAT_MS = 1_000
/** Pitches in hertz, one after the other. */
const NOTES: Record<Tone, number[]> = {
  p1: [880, 660],
  p2: [660],
  p3: [520],
  transfer: [520, 660, 780],
  call: [440, 480, 440, 480],
}

/** The tones of the alarm, made by the browser itself. Knows whether the browser lets them sound. */
export const useSound = defineStore('sound', () => {
  const board = useBoard()
  const clock = useClock()
  const session = useSession()
  const mutedUntil = ref(0)
  const blocked = ref(false)
  let audio: AudioContext | undefined
  let state = silent
  let timer: ReturnType<typeof setInterval> | undefined

  const mutedSeconds = computed(() => Math.max(0, Math.ceil((mutedUntil.value - clock.now) / 1000)))

  function beat(): void {
    const staff = board.board.centre.staff
    const hearing = {
      rows: board.rows,
      ringing: [...board.board.calls.values()].filter((call) => call.phase === 'RINGING').length,
      me: session.staff?.id,
      leads: session.staff?.role === 'SUPERVISOR',
      operators: staff.filter((one) => one.role === 'OPERATOR').length,
    }
    const [tone, next] = nextTone(state, hearing, clock.now)
    state = next
    const context = opened()
    if (context.state === 'suspended' && navigator.userActivation?.hasBeenActive) void context.resume()
    blocked.value = context.state !== 'running'
    if (tone && mutedSeconds.value === 0 && !blocked.value) play(context, NOTES[tone])
  }

  function opened(): AudioContext {
    audio ??= new AudioContext()
    return audio
  }

  /** Browsers let a page sound only after somebody has touched it. */
  async function unblock(): Promise<void> {
    await opened().resume()
    blocked.value = opened().state !== 'running'
  }
  const onTouch = () => void unblock()

  function start(): void {
    timer = setInterval(beat, BEAT_MS)
    addEventListener('pointerdown', onTouch)
    addEventListener('keydown', onTouch)
  }
  function stop(): void {
    clearInterval(timer)
    removeEventListener('pointerdown', onTouch)
    removeEventListener('keydown', onTouch)
    void audio?.close()
    audio = undefined
  }
  function mute(): void {
    mutedUntil.value = clock.now + MUTE_MS
  }
  return { blocked, mutedSeconds, start, stop, mute, unblock }
})

export function play(context: AudioContext, notes: readonly number[]): void {
  notes.forEach((pitch, i) => {
    const from = context.currentTime + i * 0.22
    const tone = context.createOscillator()
    const gain = context.createGain()
    tone.frequency.value = pitch
    gain.gain.setValueAtTime(0.0001, from)
    gain.gain.exponentialRampToValueAtTime(0.25, from + 0.02)
    gain.gain.exponentialRampToValueAtTime(0.0001, from + 0.2)
    tone.connect(gain).connect(context.destination)
    tone.start(from)
    tone.stop(from + 0.21)
  })
}
