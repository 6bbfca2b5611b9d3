import { onMounted, onUnmounted, shallowRef, computed } from 'vue'

interface InstallEvent extends Event {
  prompt: () => Promise<void>
}

/** The browser's own offer to put the page on the home screen, where it makes one. */
export function useInstall() {
  const offered = shallowRef<InstallEvent>()
  const keep = (event: Event) => {
    event.preventDefault()
    offered.value = event as InstallEvent
  }
  onMounted(() => addEventListener('beforeinstallprompt', keep))
  onUnmounted(() => removeEventListener('beforeinstallprompt', keep))

  async function ask(): Promise<void> {
    await offered.value?.prompt()
    offered.value = undefined
  }
  return { possible: computed(() => offered.value !== undefined), ask }
}
