import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { demo as demoApi, session as api } from '../api/calls'
import type { Face, Sessions, Signed } from '../api/types'
import { useClock } from './clock'

const STORED = 'anling.session'

/** Who is signed in, by face: staff and responder live side by side in one browser. */
export const useSession = defineStore('session', () => {
  const sessions = shallowRef<Sessions>()
  const unreachable = shallowRef(false)

  async function load(): Promise<void> {
    try {
      sessions.value = await api.find()
      localStorage.setItem(STORED, JSON.stringify(sessions.value))
      unreachable.value = false
      useClock().synchronise(sessions.value.serverTime)
    } catch {
      unreachable.value = true
      sessions.value ??= lastKnown()
    }
  }

  function of(face: Face): Signed | undefined {
    return sessions.value?.[face] ?? undefined
  }

  async function signIn(username: string, password: string, code = ''): Promise<Signed> {
    const signed = await api.signIn(username, password, code)
    await load()
    return signed
  }

  async function signOut(face: Face): Promise<void> {
    await api.signOut(face)
    await load()
  }

  async function signInForDemo(face: Face): Promise<boolean> {
    if (!sessions.value?.demo) return false
    const info = await demoApi.info()
    await signIn(face === 'staff' ? info.operator : info.responder, info.passwordOfAccounts)
    return of(face) !== undefined
  }

  const staff = computed(() => of('staff'))
  const responder = computed(() => of('responder'))
  const demo = computed(() => sessions.value?.demo ?? false)
  return { sessions, unreachable, staff, responder, demo, load, of, signIn, signOut, signInForDemo }
})

/** Without a network nobody can be asked: the page opens for who was signed in, and the server decides later. */
function lastKnown(): Sessions | undefined {
  try {
    return (JSON.parse(localStorage.getItem(STORED) ?? 'null') as Sessions | null) ?? undefined
  } catch {
    return undefined
  }
}
