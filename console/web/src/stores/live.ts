import { computed, ref } from 'vue'
import { Feed, type FeedListener } from '../api/feed'
import type { Face, FeedFrame } from '../api/types'
import { linkLevel } from '../model/link'
import { router } from '../router'
import { useClock } from './clock'

/** One live connection of a page: hands every frame on, and knows how long the server has been silent. */
export function openLive(
  face: Face,
  onFrame: (frame: FeedFrame) => void,
  watching = false,
  onLink: (feed: Feed | undefined) => void = () => undefined,
) {
  const clock = useClock()
  const heardAt = ref(Date.now())
  const tick = ref(Date.now())
  const timer = setInterval(() => (tick.value = Date.now()), 500)

  const listener: FeedListener = {
    frame(frame) {
      heardAt.value = tick.value = Date.now()
      if ('serverTime' in frame) clock.synchronise(frame.serverTime)
      onFrame(frame)
    },
    signedOut() {
      void router.push({ path: '/signin', query: { face, to: router.currentRoute.value.fullPath } })
    },
    opened: () => onLink(feed),
    closed: () => onLink(undefined),
  }
  const feed: Feed = new Feed(face, listener, watching).start()

  return {
    heardAt,
    level: computed(() => linkLevel(tick.value - heardAt.value)),
    stop() {
      clearInterval(timer)
      feed.stop()
    },
  }
}
export type Live = ReturnType<typeof openLive>
