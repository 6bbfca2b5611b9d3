import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { whereabouts } from '../api/calls'
import { dueToReport } from '../model/phone'
import { usePhone } from './phone'

const STORED = 'anling.share-position'

/** Sends where the phone is, only with consent and only on duty. Nothing is kept: an old position is worth nothing. */
export const useWhereabouts = defineStore('whereabouts', () => {
  const phone = usePhone()
  const consent = ref(localStorage.getItem(STORED) === 'yes')
  const sent = ref<{ at: string; accuracy: number }>()
  const denied = ref<string>()
  const on = computed(() => consent.value && phone.availability === 'AVAILABLE')
  let watching: number | undefined

  function share(yes: boolean): void {
    consent.value = yes
    localStorage.setItem(STORED, yes ? 'yes' : 'no')
  }

  async function report(place: GeolocationPosition): Promise<void> {
    denied.value = undefined
    if (!dueToReport(sent.value?.at, Date.now())) return
    const { latitude: lat, longitude: lon, accuracy } = place.coords
    const at = new Date(place.timestamp).toISOString()
    try {
      await whereabouts.report({ lat, lon, accuracy, at })
      sent.value = { at: new Date().toISOString(), accuracy: Math.round(accuracy) }
    } catch {
      // The next fix is better than a repeat of this one.
    }
  }

  function follow(wanted: boolean): void {
    if (watching !== undefined) navigator.geolocation.clearWatch(watching)
    watching = undefined
    sent.value = undefined
    if (!wanted) return
    const options = { enableHighAccuracy: true, maximumAge: 10_000, timeout: 60_000 }
    watching = navigator.geolocation.watchPosition(
      (place) => void report(place),
      (error) => (denied.value = error.message),
      options,
    )
  }
  watch(on, follow, { immediate: true })
  return { consent, sent, denied, on, share, stop: () => follow(false) }
})
