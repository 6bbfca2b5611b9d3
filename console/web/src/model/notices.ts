import type { NoticeRow } from '../api/types'

export type FactName = 'sent' | 'delivered' | 'seen' | 'answered'

/** One of the four facts of a notice: it happened at a time, or it is not known to have. */
export interface NoticeFacts {
  notice: NoticeRow
  facts: { name: FactName; at?: string }[]
  failedAt?: string
}

/** Four facts, four times: none of them stands for another. */
export function factsOf(notice: NoticeRow): NoticeFacts {
  return {
    notice,
    facts: [
      { name: 'sent', at: notice.sentAt },
      { name: 'delivered', at: notice.deliveredAt },
      { name: 'seen', at: notice.seenAt },
      { name: 'answered', at: notice.answeredAt },
    ],
    failedAt: notice.failedAt,
  }
}

/** What was sent to one person, first attempt first. */
export function noticesOf(notices: readonly NoticeRow[], recipient: string): NoticeFacts[] {
  return notices.filter((one) => one.recipient === recipient).map(factsOf)
}

/** What was sent to anybody who was not asked to come: family, supervisor. */
export function otherNotices(notices: readonly NoticeRow[], asked: readonly string[]): NoticeFacts[] {
  return notices.filter((one) => !asked.includes(one.recipient)).map(factsOf)
}
