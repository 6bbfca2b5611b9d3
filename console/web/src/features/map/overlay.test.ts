import { describe, expect, it } from 'vitest'
import type { ResponderRow } from '../../api/types'
import { incident, T0, time } from '../../model/samples'
import { overlayLayers, overlayOf } from './overlay'

const person = (id: string, at?: string): ResponderRow => ({
  ...{ id, name: id, kind: 'DOCTOR', status: 'AVAILABLE', lat: 39.88, lon: 116.4, at },
})
const row = incident({
  number: 1,
  home: { lat: 39.88, lon: 116.4 },
  position: { lat: 39.89, lon: 116.41, source: 'FIX', at: time(0) },
})

describe('overlay of the map', () => {
  const people = [person('now', time(700)), person('hollow', time(500)), person('grey', time(0)), person('base')]
  const all = overlayOf(row, people, T0 + 720_000, '位置已过 10 分钟').features.map((one) => one.properties ?? {})

  it('shows_both_places_the_fix_and_the_home', () => {
    expect(all.map((one) => one.what as string)).toEqual(expect.arrayContaining(['home', 'incident']))
  })

  it('shows_the_age_of_every_position_and_says_it_in_words_over_10_min', () => {
    const persons = all.filter((one) => one.what === 'person')
    expect(persons.map((one) => one.age as string)).toEqual(['fresh', 'hollow', 'grey', 'base'])
    expect(persons.map((one) => one.label as string)).toEqual(['', '', '位置已过 10 分钟', ''])
    expect(all.find((one) => one.what === 'incident')).toMatchObject({ age: 'grey', label: '位置已过 10 分钟' })
  })

  it('draws_hollow_and_grey_differently_from_fresh', () => {
    const paint = JSON.stringify(overlayLayers.find((layer) => layer.id === 'person')?.paint)
    expect(paint).toContain('["get","age"],"fresh"')
    expect(paint).toContain('"grey","#c6cacd"')
  })
})
