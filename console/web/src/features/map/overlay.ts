import type { LayerSpecification } from 'maplibre-gl'
import type { IncidentRow, ResponderRow } from '../../api/types'
import { freshness } from '../../model/places'

export const OVERLAY = 'overlay'

/** People and places on top of the map, as one small collection that is replaced as a whole. */
export function overlayOf(
  incident: IncidentRow | undefined,
  responders: readonly ResponderRow[],
  now: number,
  stale: string,
): GeoJSON.FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: [
      ...ways(incident, responders),
      ...places(incident, now, stale),
      ...people(incident, responders, now, stale),
    ],
  }
}

function point(lon: number, lat: number, properties: Record<string, unknown>): GeoJSON.Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: [lon, lat] }, properties }
}

function places(incident: IncidentRow | undefined, now: number, stale: string): GeoJSON.Feature[] {
  if (!incident) return []
  const features: GeoJSON.Feature[] = []
  const { home, position } = incident
  const aged = (at: string | undefined) => {
    const age = freshness(at, now)
    return { age, label: age === 'grey' ? stale : '' }
  }
  if (home) features.push(point(home.lon, home.lat, { what: 'home', priority: incident.priority }))
  if (position && position.source !== 'HOME')
    features.push(
      point(position.lon, position.lat, { what: 'incident', priority: incident.priority, ...aged(position.at) }),
    )
  return features
}

/** Who is asked, who goes and everybody else look different; an old position is hollow, a very old one grey. */
function people(
  incident: IncidentRow | undefined,
  responders: readonly ResponderRow[],
  now: number,
  stale: string,
): GeoJSON.Feature[] {
  return responders.flatMap((one) => {
    if (one.lat == null || one.lon == null) return []
    const part = partOf(incident, one.id)
    if (part === 'none' && one.status === 'UNAVAILABLE') return []
    const age = freshness(one.at, now)
    const label = [part === 'none' ? '' : one.name, age === 'grey' ? stale : ''].filter(Boolean).join(' · ')
    const properties = { what: 'person', part, age, label }
    return [point(one.lon, one.lat, properties)]
  })
}

function ways(incident: IncidentRow | undefined, responders: readonly ResponderRow[]): GeoJSON.Feature[] {
  const to = incident?.home ?? incident?.position
  if (!to) return []
  return responders.flatMap((one) => {
    if (one.lat == null || one.lon == null || partOf(incident, one.id) !== 'goes') return []
    const coordinates = [
      [one.lon, one.lat],
      [to.lon, to.lat],
    ]
    return [{ type: 'Feature', geometry: { type: 'LineString', coordinates }, properties: { what: 'way' } } as const]
  })
}

function partOf(incident: IncidentRow | undefined, id: string): 'goes' | 'asked' | 'none' {
  const goes = incident?.assignments.some((one) => one.responder === id && !['DONE', 'RELEASED'].includes(one.status))
  if (goes) return 'goes'
  return incident?.offers.some((one) => one.responder === id && one.status === 'LIVE') ? 'asked' : 'none'
}

const colour = ['match', ['get', 'part'], 'goes', '#009e73', 'asked', '#0072b2', '#5c656c'] as never
const danger = ['match', ['get', 'priority'], 'P1', '#d55e00', 'P2', '#e69f00', '#0072b2'] as never

export const overlayLayers: LayerSpecification[] = [
  {
    id: 'way',
    type: 'line',
    source: OVERLAY,
    filter: ['==', ['get', 'what'], 'way'],
    paint: { 'line-color': '#009e73', 'line-width': 2, 'line-dasharray': [2, 2] },
  },
  {
    id: 'person',
    type: 'circle',
    source: OVERLAY,
    filter: ['==', ['get', 'what'], 'person'],
    paint: {
      'circle-radius': ['match', ['get', 'part'], 'none', 5, 8],
      'circle-color': ['match', ['get', 'age'], 'fresh', colour, 'grey', '#c6cacd', '#fafafa'],
      'circle-stroke-color': ['match', ['get', 'age'], 'grey', '#9aa1a7', colour],
      'circle-stroke-width': 2,
    },
  },
  {
    id: 'home',
    type: 'circle',
    source: OVERLAY,
    filter: ['==', ['get', 'what'], 'home'],
    paint: { 'circle-radius': 11, 'circle-color': danger, 'circle-stroke-color': '#22282e', 'circle-stroke-width': 3 },
  },
  {
    id: 'incident',
    type: 'circle',
    source: OVERLAY,
    filter: ['==', ['get', 'what'], 'incident'],
    paint: {
      'circle-radius': 7,
      'circle-color': ['match', ['get', 'age'], 'fresh', '#fafafa', 'grey', '#c6cacd', 'transparent'],
      'circle-stroke-color': ['match', ['get', 'age'], 'grey', '#9aa1a7', danger],
      'circle-stroke-width': 4,
    },
  },
  {
    id: 'person-name',
    type: 'symbol',
    source: OVERLAY,
    filter: ['!=', ['coalesce', ['get', 'label'], ''], ''],
    layout: {
      'text-field': ['get', 'label'],
      'text-size': 13,
      'text-offset': [0, 1.3],
      'text-anchor': 'top',
      'text-font': ['sans-serif'],
    },
    paint: { 'text-color': '#22282e', 'text-halo-color': '#ffffff', 'text-halo-width': 2 },
  },
]
