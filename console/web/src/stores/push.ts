import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { phone as api, saying } from '../api/calls'
import { ApiError } from '../api/client'
import type { Text } from '../api/types'
import { isApple, sameKey, wake } from '../model/push'
import { useOutbox } from './outbox'

/** Web push of this browser: an extra that wakes the page. Whoever signs out is woken no more. */
export const usePush = defineStore('push', () => {
  const outbox = useOutbox()
  const listens = ref(false)
  const permission = ref(permitted())
  const busy = ref(false)
  const failed = shallowRef<Text>()
  const state = computed(() => wake({ ...device(), permission: permission.value }, listens.value))

  /** What this browser does now; the key is the centre's, which is told again where it listens: it may have forgotten, or he may be new here. */
  async function look(key: string): Promise<void> {
    permission.value = permitted()
    const one = await subscription()
    listens.value = sameKey(key, one?.options.applicationServerKey)
    if (one && listens.value) await told(() => tell(one))
  }

  /** When the page opens: nothing may be shown of it, the readiness page tells more. Browsers end what they began after a while. */
  async function renew(): Promise<void> {
    const wanted = localStorage.getItem(WANTED) !== null
    if (!wanted && !(await subscription())) return
    try {
      const { pushKey } = await api.readiness()
      if (!pushKey) return
      await look(pushKey)
      if (wanted && !listens.value && permission.value === 'granted') await subscribe(pushKey)
    } catch {
      // Without a network the next opening does it.
    }
  }

  /** After a press only: the browser asks its owner. One that listens to another centre begins anew. */
  async function begin(key: string): Promise<void> {
    busy.value = true
    await told(async () => {
      permission.value = await Notification.requestPermission()
      if (permission.value === 'granted') await subscribe(key)
    })
    if (failed.value) await unsubscribe()
    busy.value = false
  }

  /** What goes wrong is said where he looks. */
  async function told(work: () => Promise<void>): Promise<void> {
    failed.value = undefined
    try {
      await work()
    } catch (error) {
      failed.value = error instanceof ApiError ? error.text : UNREACHED
    }
  }

  async function subscribe(key: string): Promise<void> {
    await unsubscribe()
    const manager = (await shell())?.pushManager
    if (!manager) throw new Error('no worker')
    await tell(await manager.subscribe({ userVisibleOnly: true, applicationServerKey: key }))
    localStorage.setItem(WANTED, 'yes')
    listens.value = true
  }

  async function tell(one: PushSubscription): Promise<void> {
    const { endpoint, keys } = one.toJSON()
    await api.listens({ endpoint: endpoint ?? '', key: keys?.p256dh ?? '', auth: keys?.auth ?? '' })
  }

  /** What the browser no longer takes, its push service tells the centre; so a network that is away ends it all the same. */
  async function end(): Promise<void> {
    localStorage.removeItem(WANTED)
    const one = await subscription()
    if (one) await api.stops(one.endpoint).catch(() => undefined)
    await unsubscribe()
  }

  async function unsubscribe(): Promise<void> {
    listens.value = false
    await (await subscription())?.unsubscribe().catch(() => false)
  }

  /** He came here through a push: it reaches him. */
  const came = () => void outbox.mention(saying.prove('PUSH'))
  return { state, busy, failed, look, renew, begin, end, came }
})

/** Whether he turned it on here; signing out ends it. */
const WANTED = 'anling.wake'

const UNREACHED: Text = {
  zh: '浏览器连不上它的推送服务，或没有网络',
  en: 'The browser does not reach its push service, or there is no network',
}

function shell(): Promise<ServiceWorkerRegistration | undefined> {
  return 'serviceWorker' in navigator
    ? navigator.serviceWorker.getRegistration('/responder')
    : Promise.resolve(undefined)
}

async function subscription(): Promise<PushSubscription | undefined> {
  const manager = (await shell())?.pushManager
  return (await manager?.getSubscription()) ?? undefined
}

function permitted(): string {
  return 'Notification' in window ? Notification.permission : 'unsupported'
}

function device() {
  return {
    worker: 'serviceWorker' in navigator,
    manager: 'PushManager' in window,
    apple: isApple(navigator.userAgent, navigator.maxTouchPoints),
    installed: matchMedia('(display-mode: standalone)').matches,
    secure: isSecureContext,
  }
}
