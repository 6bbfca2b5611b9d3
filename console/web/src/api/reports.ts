import { get } from './client'
import type { Grouping, LevelsReport, MonthReport, ServiceClass, ServiceClock, Step, TodayReport } from './types'

/** What is asked about one service level; days as 2026-03-14. */
export interface LevelsWish {
  clock: ServiceClock
  from: string
  to: string
  step: Step
  by: Grouping
  of: ServiceClass | ''
}

const query = (words: object) => new URLSearchParams(words as Record<string, string>).toString()

export const reports = {
  levels: (wish: LevelsWish) => get<LevelsReport>(`/api/reports/levels?${query(wish)}`),
  /** Address of the same figures as a file. */
  file: (wish: LevelsWish, format: 'csv' | 'xlsx', language: string) =>
    `/api/reports/file?${query({ ...wish, format, language })}`,
  month: (month: string) => get<MonthReport>(`/api/reports/month?${query({ month })}`),
  today: () => get<TodayReport>('/api/reports/today'),
}
