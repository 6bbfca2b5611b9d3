// Runs in the page before anything of its own: notes when what it was told stands in a picture, and pictures that took too long.
(() => {
  if (!location.protocol.startsWith('http')) return
  const now = () => performance.timeOrigin + performance.now()
  const fresh = () => ({ painted: [], rows: [], long: [], pictures: 0, since: now() })
  const probe = { ...fresh(), first: null, way: {} }
  window.anlingProbe = probe
  probe.reset = () => Object.assign(probe, fresh())

  // A task that is posted from a picture's own callback runs when that picture has been drawn.
  const drawn = new MessageChannel()
  const then = []
  drawn.port1.onmessage = () => then.splice(0).forEach((todo) => todo())
  const whenDrawn = (todo) => {
    then.push(todo)
    drawn.port2.postMessage(0)
  }

  const Plain = window.WebSocket
  window.WebSocket = class extends Plain {
    constructor(...args) {
      super(...args)
      probe.way.asked ??= performance.now()
      this.addEventListener('open', () => (probe.way.opened ??= performance.now()), { once: true })
      this.addEventListener('message', () => (probe.way.world ??= performance.now()), { once: true })
      this.addEventListener('message', (message) => {
        // To read a snapshot a second time would be part of what is measured.
        if (message.data.startsWith('{"type":"snapshot"') || message.data.startsWith('{"type":"technical"')) return
        const times = [JSON.parse(message.data)]
          .flat()
          .filter((frame) => frame.type === 'change')
          .map((frame) => Date.parse(frame.at))
        if (times.length === 0) return
        requestAnimationFrame(() => whenDrawn(() => probe.painted.push(...times.map((at) => now() - at))))
      })
    }
  }

  const owners = new Map()
  const look = (list) => {
    for (const row of list.querySelectorAll('[data-test=row]')) {
      const owner = /坐席\d\d/.exec(row.textContent)?.[0]
      const number = Number(row.dataset.number)
      if (!owner || owners.get(number) === owner) continue
      owners.set(number, owner)
      whenDrawn(() => probe.rows.push([number, owner, now()]))
    }
  }
  const watcher = new MutationObserver(() => look(document.querySelector('[role=listbox]') ?? document.body))
  const begin = new MutationObserver(() => {
    const list = document.querySelector('[role=listbox]')
    if (!list?.querySelector('[data-test=row]')) return
    begin.disconnect()
    watcher.observe(list, { subtree: true, childList: true, characterData: true })
    requestAnimationFrame(() => whenDrawn(() => (probe.first = performance.now())))
  })
  begin.observe(document, { subtree: true, childList: true })

  const picture = () => {
    probe.pictures++
    requestAnimationFrame(picture)
  }
  requestAnimationFrame(picture)
  new PerformanceObserver((list) => probe.long.push(...list.getEntries().map((one) => one.duration))).observe({
    type: 'long-animation-frame',
  })
})()
