import { describe, expect, it } from 'vitest'
import source from '../../shell/sw.js?raw'

interface Shown {
  title: string
  options: { body: string; tag?: string; silent?: boolean; requireInteraction?: boolean }
}
interface Opened {
  closed: boolean
  said: unknown[]
  focused: number
  windows: string[]
}

interface Asked {
  path: string
  body?: unknown
}

/** The worker of the page as the browser runs it, with what it did. Without a key the centre knows nobody here. */
function worker(pages: string[] = [], pushKey?: string) {
  const listeners = new Map<string, (event: object) => void>()
  const shown: Shown[] = []
  const asked: Asked[] = []
  const subscribed: unknown[] = []
  const opened: Opened = { closed: false, said: [], focused: 0, windows: [] }
  const clients = pages.map((url) => ({
    url,
    postMessage: (words: unknown) => opened.said.push(words),
    focus: () => Promise.resolve(opened.focused++),
  }))
  const self = {
    location: { origin: 'https://anling.example' },
    addEventListener: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
    registration: {
      showNotification: (title: string, options: Shown['options']) => Promise.resolve(shown.push({ title, options })),
      pushManager: {
        subscribe: (options: unknown) => {
          subscribed.push(options)
          return Promise.resolve(subscription('https://push.example/new'))
        },
      },
    },
    clients: {
      matchAll: () => Promise.resolve(clients),
      openWindow: (url: string) => Promise.resolve(opened.windows.push(url)),
    },
  }
  const fetch = (path: string, init: { body?: string }) => {
    asked.push({ path, ...(init.body && { body: JSON.parse(init.body) as unknown }) })
    return Promise.resolve({ ok: !!pushKey, json: () => Promise.resolve({ pushKey }) })
  }
  new Function('self', 'caches', 'fetch', source)(self, {}, fetch)
  async function tell(name: string, event: object): Promise<void> {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get(name)?.({ ...event, waitUntil: (promise: Promise<unknown>) => (work = promise) })
    await work
  }
  return { shown, opened, asked, subscribed, tell }
}
const subscription = (endpoint: string) => ({
  endpoint,
  toJSON: () => ({ endpoint, keys: { p256dh: 'key', auth: 'secret' } }),
})
const pushed = (json: () => unknown) => ({ data: { json } })
const tapped = (opened: Opened) => ({ notification: { close: () => (opened.closed = true) } })

describe('a push', () => {
  it('is_shown_with_its_words_and_the_same_one_twice_is_one', async () => {
    const { shown, tell } = worker()
    await tell(
      'push',
      pushed(() => ({ tag: 't1', title: 'Needed', text: 'Open the Anling page.', over: false })),
    )
    const options = { tag: 't1', body: 'Open the Anling page.', silent: false, requireInteraction: true }
    expect(shown).toMatchObject([{ title: 'Needed', options }])
  })

  it('that_takes_an_offer_back_stands_in_its_place_without_a_sound', async () => {
    const { shown, tell } = worker()
    await tell(
      'push',
      pushed(() => ({ tag: 't1', title: 'Not needed', text: 'Somebody else goes.', over: true })),
    )
    expect(shown).toMatchObject([{ options: { tag: 't1', silent: true, requireInteraction: false } }])
  })

  it('that_cannot_be_read_is_shown_all_the_same', async () => {
    const { shown, tell } = worker()
    await tell('push', { data: null })
    await tell(
      'push',
      pushed(() => {
        throw new SyntaxError('not JSON')
      }),
    )
    expect(shown.map((one) => one.title)).toEqual(['安铃 Anling', '安铃 Anling'])
    expect(shown[0]?.options).not.toHaveProperty('tag')
  })
})

describe('a tap on it', () => {
  it('brings_the_open_page_forward_and_tells_it', async () => {
    const { opened, tell } = worker(['https://anling.example/operator', 'https://anling.example/responder'])
    await tell('notificationclick', tapped(opened))
    expect(opened).toEqual({ closed: true, said: ['pushed'], focused: 1, windows: [] })
  })

  it('opens_the_page_where_none_is', async () => {
    const { opened, tell } = worker(['https://anling.example/operator'])
    await tell('notificationclick', tapped(opened))
    expect(opened.windows).toEqual(['/responder?pushed=1'])
    expect(opened.said).toEqual([])
  })
})

describe('a browser that listens elsewhere now', () => {
  it('tells_the_centre_the_new_place_and_ends_the_old_one', async () => {
    const { asked, subscribed, tell } = worker([], 'BKey')
    await tell('pushsubscriptionchange', { oldSubscription: subscription('https://push.example/old') })
    expect(subscribed).toEqual([{ userVisibleOnly: true, applicationServerKey: 'BKey' }])
    expect(asked).toEqual([
      { path: '/api/readiness' },
      { path: '/api/push', body: { endpoint: 'https://push.example/new', key: 'key', auth: 'secret' } },
      { path: '/api/push/off', body: { endpoint: 'https://push.example/old' } },
    ])
  })

  it('takes_what_the_browser_has_begun_itself', async () => {
    const { asked, subscribed, tell } = worker([], 'BKey')
    await tell('pushsubscriptionchange', { newSubscription: subscription('https://push.example/own') })
    expect(subscribed).toEqual([])
    expect(asked.map((one) => one.path)).toEqual(['/api/readiness', '/api/push'])
    expect(asked[1]?.body).toMatchObject({ endpoint: 'https://push.example/own' })
  })

  it('tells_nothing_where_nobody_is_signed_in', async () => {
    const { asked, subscribed, tell } = worker([])
    await tell('pushsubscriptionchange', { oldSubscription: subscription('https://push.example/old') })
    expect(subscribed).toEqual([])
    expect(asked.map((one) => one.path)).toEqual(['/api/readiness'])
  })
})
