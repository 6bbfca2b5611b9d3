import { describe, expect, it } from 'vitest'
import source from '../../shell/sw.js?raw'

interface Shown {
  title: string
  options: { body: string; tag?: string }
}
interface Opened {
  closed: boolean
  said: unknown[]
  focused: number
  windows: string[]
}

/** The worker of the page as the browser runs it, with what it did. */
function worker(pages: string[] = []) {
  const listeners = new Map<string, (event: object) => void>()
  const shown: Shown[] = []
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
    },
    clients: {
      matchAll: () => Promise.resolve(clients),
      openWindow: (url: string) => Promise.resolve(opened.windows.push(url)),
    },
  }
  new Function('self', 'caches', source)(self, {})
  async function tell(name: string, event: object): Promise<void> {
    let work: Promise<unknown> = Promise.resolve()
    listeners.get(name)?.({ ...event, waitUntil: (promise: Promise<unknown>) => (work = promise) })
    await work
  }
  return { shown, opened, tell }
}
const pushed = (json: () => unknown) => ({ data: { json } })
const tapped = (opened: Opened) => ({ notification: { close: () => (opened.closed = true) } })

describe('a push', () => {
  it('is_shown_with_its_words_and_the_same_one_twice_is_one', async () => {
    const { shown, tell } = worker()
    await tell(
      'push',
      pushed(() => ({ id: 'o1/PUSH/1', title: 'Needed', text: 'Open the Anling page.' })),
    )
    expect(shown).toMatchObject([{ title: 'Needed', options: { tag: 'o1/PUSH/1', body: 'Open the Anling page.' } }])
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
