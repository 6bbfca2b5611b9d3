import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { phone as api, saying } from '../api/calls'
import { ApiError } from '../api/client'
import type { ReadinessView, Text } from '../api/types'
import { useOutbox } from './outbox'
import { useReading } from './reading'
import { useWhereabouts } from './whereabouts'

interface Battery {
  level: number
}
const LOOK_MS = 1_500

/** Whether this phone and its owner can be reached: what the centre knows, and what the browser tells. */
export const useReadiness = defineStore('readiness', () => {
  const outbox = useOutbox()
  const whereabouts = useWhereabouts()
  const reading = useReading<ReadinessView>()
  const view = reading.shown
  const unasked = ref(false)
  const unreachable = computed(() => unasked.value || reading.error.value !== undefined)
  const failed = shallowRef<Text>()
  const heard = ref<boolean>()
  const battery = ref<number>()
  const notifications = ref(permission())
  const asking = ref(false)
  let timer: ReturnType<typeof setInterval> | undefined

  async function look(): Promise<void> {
    if (await reading.read(api.readiness)) unasked.value = false
  }

  async function start(): Promise<void> {
    heard.value = undefined
    timer ??= setInterval(() => {
      // On a slow line one answer is waited for: who asks again and again never gets one.
      if (!reading.busy.value) void look()
    }, LOOK_MS)
    const found = navigator as { getBattery?: () => Promise<Battery> }
    battery.value = await found.getBattery?.().then(
      (one) => Math.round(one.level * 100),
      () => undefined,
    )
    await look()
  }
  function stop(): void {
    clearInterval(timer)
    timer = undefined
  }

  async function askTests(): Promise<void> {
    asking.value = true
    failed.value = undefined
    try {
      await api.askTests()
      await look()
    } catch (error) {
      if (error instanceof ApiError) failed.value = error.text
      else unasked.value = true
    }
    asking.value = false
  }

  async function allowNotifications(): Promise<void> {
    if ('Notification' in window) await Notification.requestPermission()
    notifications.value = permission()
  }

  function report(): void {
    const sent = whereabouts.sent?.at
    const age = sent === undefined ? undefined : Math.max(0, Math.round((Date.now() - Date.parse(sent)) / 1000))
    void outbox.say(
      saying.checked({
        soundHeard: heard.value === true,
        notifications: notifications.value,
        ...(age !== undefined && { positionAgeSeconds: age }),
        ...(battery.value !== undefined && { batteryPercent: battery.value }),
      }),
    )
  }
  return {
    view,
    unreachable,
    failed,
    heard,
    battery,
    notifications,
    asking,
    start,
    stop,
    askTests,
    allowNotifications,
    report,
  }
})

function permission(): string {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}
