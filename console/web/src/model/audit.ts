import type { AuditKind, AuditLine, AuditPage, ErasureGround } from '../api/types'

/** Which entries are asked for; days as 2026-03-14, empty words mean any. */
export interface AuditWish {
  from: string
  to: string
  who: string
  elder: string
  kind: AuditKind | ''
}

export const KINDS: readonly AuditKind[] = [
  'LOOK',
  'CHANGE',
  'EXPORT',
  'ERASURE',
  'SIGN_IN',
  'SIGN_IN_REFUSED',
  'SIGN_OUT',
]
export const GROUNDS: readonly ErasureGround[] = ['ASKED', 'DECEASED', 'LEFT', 'MISTAKE', 'ORDERED']

/** What the address asks for, with what is usual where it says nothing that makes sense. */
export function wishOf(query: Record<string, unknown>, usual: AuditWish): AuditWish {
  const word = (name: keyof AuditWish) => {
    const said = query[name]
    return typeof said === 'string' ? said : usual[name]
  }
  const kind = KINDS.find((one) => one === word('kind')) ?? ''
  return { from: word('from'), to: word('to'), who: word('who').trim(), elder: word('elder'), kind }
}

/** Only what was said, for an address. */
export function saidOf(wish: AuditWish): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wish)
      .map(([name, word]) => [name, word.trim()] as const)
      .filter(([, word]) => word !== ''),
  )
}

/** The lines so far and the next page behind them. */
export function behind(lines: readonly AuditLine[] | undefined, page: AuditPage): AuditLine[] {
  return [...(lines ?? []), ...page.lines]
}

/** Figures in what an entry is about, as "blocks=11 incidents=1"; undefined if there are none. */
export function countsOf(subject: string | null | undefined): { word: string; count: number }[] | undefined {
  const pairs = [...(subject ?? '').matchAll(/(?:^| )([a-z-]+)=(\d+)(?= |$)/g)]
  if (pairs.length === 0) return undefined
  return pairs.map(([, word = '', count = '0']) => ({ word, count: Number(count) }))
}

/** What stands before the figures. */
export function subjectOf(subject: string | null | undefined): string {
  return (subject ?? '').replace(/(?:^| )[a-z-]+=\d+(?= |$)/g, '').trim()
}

/** Years if the days are whole ones, else days. */
export function spanOf(days: number): { n: number; unit: 'years' | 'days' } {
  return days >= 365 && days % 365 === 0 ? { n: days / 365, unit: 'years' } : { n: days, unit: 'days' }
}
