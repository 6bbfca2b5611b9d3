import { onBeforeUnmount, ref, watch, type Ref, type ShallowRef } from 'vue'

const LEAST = 240

/** How wide an element is inside, so that what is drawn there keeps the size of the letters around it; `usual` until it is known. */
export function useWidth(element: Readonly<ShallowRef<HTMLElement | null>>, usual: number): Ref<number> {
  const width = ref(usual)
  const observer = new ResizeObserver((seen) => {
    for (const { contentRect } of seen) width.value = Math.max(LEAST, Math.round(contentRect.width))
  })
  watch(
    element,
    (now) => {
      observer.disconnect()
      if (now) observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onBeforeUnmount(() => observer.disconnect())
  return width
}
