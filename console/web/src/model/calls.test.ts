import { describe, expect, it } from 'vitest'
import { applyFrame, emptyBoard } from './board'
import { dialLink, foremost, sorted } from './calls'
import { call, change, snapshot } from './samples'

const me = { id: 's-1', name: '周敏' }

describe('calls', () => {
  it('come_with_the_snapshot_and_go_when_nothing_is_to_be_done', () => {
    const board = applyFrame(emptyBoard, snapshot([], { calls: [call('c1'), call('c2', { phase: 'MISSED' })] }))
    expect([...board.calls.keys()]).toEqual(['c1', 'c2'])
    const next = applyFrame(board, change({ callEnded: 'c1' }))
    expect([...next.calls.keys()]).toEqual(['c2'])
    expect(applyFrame(next, change({ call: call('c2', { times: 2 }) })).calls.get('c2')?.times).toBe(2)
  })

  it('that_ring_stand_before_those_that_must_be_bound', () => {
    const talk = call('c1', { phase: 'ANSWERED', by: me })
    expect(foremost(sorted([talk, call('c2', { since: '2026-03-14T08:16:00Z' })]), 's-1')?.id).toBe('c2')
    expect(foremost(sorted([talk]), 's-1')?.id).toBe('c1')
    expect(foremost(sorted([talk]), 's-2'), 'of somebody else').toBeUndefined()
    expect(foremost(sorted([{ ...talk, incident: 'i-1' }]), 's-1'), 'bound already').toBeUndefined()
  })

  it('that_were_missed_are_returned_the_oldest_first', () => {
    const late = call('c1', { phase: 'MISSED', since: '2026-03-14T09:00:00Z' })
    const early = call('c2', { phase: 'MISSED', since: '2026-03-14T08:00:00Z' })
    expect(sorted([late, early]).missed.map((row) => row.id)).toEqual(['c2', 'c1'])
  })

  it('are_dialled_as_the_exchange_wants', () => {
    expect(dialLink('+86 138-0000-0001')).toBe('tel:+8613800000001')
    expect(dialLink('010-6555', 'sip:{number}@pbx.example')).toBe('sip:0106555@pbx.example')
    expect(dialLink('anonymous')).toBeUndefined()
  })
})
