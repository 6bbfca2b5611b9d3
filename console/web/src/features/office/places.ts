import { onMounted } from 'vue'
import { tree } from '../../api/office'
import type { TreeNode } from '../../api/types'
import { placeName } from '../../model/tree'
import { useReading } from '../../stores/reading'

/** Names for the codes of the organisation: nobody knows them by heart. Until they are read, or where they cannot be, the code stands. */
export function usePlaces() {
  const reading = useReading<TreeNode[]>()
  onMounted(() => reading.read(async () => (await tree.find()).items))
  return { name: (code: string) => placeName(reading.shown.value ?? [], code) }
}
