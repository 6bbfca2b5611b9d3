import { get, post, upload } from './client'
import type { Done, PlanChecked, PlanKind, PlanPage, PlanShelf } from './types'

const part = encodeURIComponent
const word = (kind: PlanKind) => kind.toLowerCase()
const file = (text: string) => new File([text], 'text.yaml', { type: 'text/yaml' })

/** Response plans and protocol cards: their versions, and which of them is valid. */
export const planBook = {
  list: () => get<PlanShelf>('/api/office/plans'),
  get: (key: string) => get<PlanPage>(`/api/office/plans/${part(key)}`),
  check: (kind: PlanKind, text: string) =>
    upload<PlanChecked>(`/api/office/plans/check?kind=${word(kind)}`, file(text)),
  /** @param seen when the draft was written that this one takes the place of */
  keep: (kind: PlanKind, text: string, seen?: string | null) =>
    upload<PlanPage>(`/api/office/plans?kind=${word(kind)}${seen ? `&seen=${part(seen)}` : ''}`, file(text)),
  activate: (key: string, over: number, seen: string, reason: string) =>
    post<PlanPage>(`/api/office/plans/${part(key)}/activate`, { over, seen, reason }),
  discard: (key: string, seen: string) => post<Done>(`/api/office/plans/${part(key)}/discard`, { seen }),
}
