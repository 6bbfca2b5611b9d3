/** How long something waits at most where no picture is drawn: in a window that nobody sees. */
const UNSEEN_MS = 100

/**
 * Hands on in one go what came since the screen showed its last picture. Two hundred messages a second are then sixty changes of
 * the page at most, and a burst is one.
 */
export function perPicture<T>(take: (items: T[]) => void) {
  let waiting: T[] = []
  let picture = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function flush(): void {
    cancelAnimationFrame(picture)
    clearTimeout(timer)
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    take(items)
  }
  function add(item: T): void {
    waiting.push(item)
    if (waiting.length > 1) return
    picture = requestAnimationFrame(flush)
    timer = setTimeout(flush, UNSEEN_MS)
  }
  return { add, flush }
}
