import { computed, onUnmounted, ref, shallowRef } from 'vue'
import {
  advance,
  endOf,
  filmOf,
  lengthOf,
  nextEvent,
  offsetAt,
  previousEvent,
  sceneAt,
  speedAfter,
  startOf,
  timeAt,
  type Axis,
  type Film,
  type ReplayKey,
} from '../model/replay'
import type { Replay } from '../api/types'

const STEP_MS = 100
/** A page that slept does not run on for what it missed. */
const LONGEST_STEP_MS = 1_000

/** Runs a film: its moment, its speed and whether it plays. */
export function usePlayer() {
  const film = shallowRef<Film>()
  const t = ref(0)
  const speed = ref(5)
  const axis = ref<Axis>('short')
  const playing = ref(false)
  let timer: ReturnType<typeof setInterval> | undefined
  let before = 0

  const scene = computed(() => film.value && sceneAt(film.value, t.value))
  const length = computed(() => (film.value ? lengthOf(film.value, axis.value) : 0))
  const offset = computed(() => (film.value ? offsetAt(film.value, t.value, axis.value) : 0))
  const ended = computed(() => film.value !== undefined && t.value >= endOf(film.value))

  function setSpeed(times: number): void {
    speed.value = times
  }
  function skipSilence(skip: boolean): void {
    axis.value = skip ? 'short' : 'whole'
  }

  function show(replay: Replay): void {
    const first = film.value === undefined
    film.value = filmOf(replay)
    if (first) t.value = startOf(film.value)
  }

  function step(): void {
    const now = performance.now()
    const ms = Math.min(LONGEST_STEP_MS, now - before)
    before = now
    if (!film.value) return
    t.value = advance(film.value, t.value, { ms, speed: speed.value, axis: axis.value })
    if (ended.value) pause()
  }

  function play(): void {
    if (!film.value || playing.value) return
    if (ended.value) t.value = startOf(film.value)
    playing.value = true
    before = performance.now()
    timer = setInterval(step, STEP_MS)
  }

  function pause(): void {
    playing.value = false
    clearInterval(timer)
  }

  function goTo(time: number): void {
    pause()
    t.value = time
  }

  function seek(to: number): void {
    if (film.value) goTo(timeAt(film.value, to, axis.value))
  }

  function press(key: ReplayKey): void {
    const now = film.value
    if (!now) return
    switch (key) {
      case 'toggle':
        return playing.value ? pause() : play()
      case 'next':
        return goTo(nextEvent(now, t.value))
      case 'previous':
        return goTo(previousEvent(now, t.value))
      case 'start':
        return goTo(startOf(now))
      case 'end':
        return goTo(endOf(now))
      case 'faster':
      case 'slower':
        speed.value = speedAfter(speed.value, key === 'faster' ? 1 : -1)
    }
  }

  onUnmounted(pause)
  return { film, t, speed, axis, playing, scene, length, offset, setSpeed, skipSilence, show, goTo, seek, press }
}
export type Player = ReturnType<typeof usePlayer>
