import { saidOf, type AuditWish } from '../model/audit'
import { get, post, take } from './client'
import type { AuditPage, ErasedElder, ErasureGround } from './types'

const query = (words: Record<string, string>) => new URLSearchParams(words).toString()
const of = (elder: string) => `/api/elders/${encodeURIComponent(elder)}`

/** Who did and saw what, and what an elder may ask for. */
export const audit = {
  page: (wish: AuditWish, before?: string) =>
    get<AuditPage>(`/api/audit?${query({ ...saidOf(wish), ...(before && { before }) })}`),
  /** Address of the same entries as a file. */
  file: (wish: AuditWish, format: 'csv' | 'xlsx', language: string) =>
    `/api/audit/file?${query({ ...saidOf(wish), format, language })}`,
  /** All that is held about an elder, kept as a file of the browser. */
  elder: (elder: string, reason: string) => take(`${of(elder)}/file`, { reason }),
  erase: (elder: string, ground: ErasureGround) => post<ErasedElder>(`${of(elder)}/erase`, { ground }),
}
