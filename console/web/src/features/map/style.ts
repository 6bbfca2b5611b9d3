import type { ExpressionSpecification, FilterSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapConfig } from '../../api/types'

/** Grey paper map: the ground stays calm so that only the incident and the people have colour. */
const has = (layer: string, kind?: string): FilterSpecification =>
  kind
    ? ['any', ['==', ['get', 'layer'], kind], ['all', ['==', ['get', 'layer'], layer], ['==', ['get', 'kind'], kind]]]
    : ['==', ['get', 'layer'], layer]
const isRoad: FilterSpecification = ['in', ['get', 'layer'], ['literal', ['road', 'street', 'bridge']]]
const isBridge: FilterSpecification = ['any', ['==', ['get', 'layer'], 'bridge'], ['==', ['get', 'class'], 'bridge']]
const wide = (main: number, lane: number, path: number): ExpressionSpecification => [
  'match',
  ['get', 'class'],
  ['main', 'bridge'],
  main,
  'path',
  path,
  lane,
]
const road = (grow: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  11,
  wide(1.2 + grow, 0.5 + grow / 2, 0),
  14,
  wide(5 + grow, 2 + grow, 0.8),
  17,
  wide(18 + grow * 2, 9 + grow * 2, 3),
]

export function styleOf(config: MapConfig, streets: GeoJSON.FeatureCollection): StyleSpecification {
  const tiles = config.tiles ? [config.tiles] : undefined
  return {
    version: 8,
    sources: {
      district: { type: 'geojson', data: streets },
      ...(tiles && { tiles: { type: 'raster' as const, tiles, tileSize: 256 } }),
    },
    layers: [
      { id: 'paper', type: 'background', paint: { 'background-color': '#e9eaea' } },
      ...(tiles
        ? [{ id: 'tiles', type: 'raster' as const, source: 'tiles', paint: { 'raster-saturation': -0.7 } }]
        : []),
      ...grounds(tiles ? 0.35 : 1),
      ...roads(),
      ...names(),
    ],
  }
}

function grounds(opacity: number): LayerSpecification[] {
  const fill = (id: string, filter: FilterSpecification, color: string, outline = color): LayerSpecification => ({
    id,
    type: 'fill',
    source: 'district',
    filter,
    paint: { 'fill-color': color, 'fill-outline-color': outline, 'fill-opacity': opacity },
  })
  return [
    fill('water', has('water'), '#c3ced6'),
    fill('park', has('ground', 'park'), '#d9dfd6'),
    fill('compound', has('ground', 'compound'), '#e0e1e0', '#c2c5c6'),
    fill('place', ['==', ['get', 'layer'], 'ground'], 'rgba(214,217,216,0.55)', '#c2c5c6'),
    { ...fill('building', has('building'), '#cfd2d3', '#b3b8bb'), minzoom: 13 } as LayerSpecification,
  ]
}

function roads(): LayerSpecification[] {
  const line = (id: string, filter: FilterSpecification, color: string, grow: number): LayerSpecification => ({
    id,
    type: 'line',
    source: 'district',
    filter,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': road(grow) },
  })
  return [
    line('road-edge', isRoad, '#bcc1c4', 1.6),
    line('road', isRoad, '#fafafa', 0),
    line('bridge-edge', isBridge, '#8d959b', 2.4),
    line('bridge', isBridge, '#fafafa', 0),
    {
      id: 'gate',
      type: 'circle',
      source: 'district',
      filter: has('gate'),
      minzoom: 14.5,
      paint: {
        'circle-radius': 3,
        'circle-color': '#fafafa',
        'circle-stroke-color': '#767d84',
        'circle-stroke-width': 1.5,
      },
    },
  ]
}

function names(): LayerSpecification[] {
  const paint = { 'text-color': '#4a535b', 'text-halo-color': '#f3f4f4', 'text-halo-width': 1.4 }
  const font = ['sans-serif']
  return [
    {
      id: 'road-name',
      type: 'symbol',
      source: 'district',
      filter: ['all', isRoad as ExpressionSpecification, ['!=', ['get', 'class'], 'path']],
      minzoom: 13.5,
      layout: { 'symbol-placement': 'line', 'text-field': ['get', 'name'], 'text-size': 12, 'text-font': font },
      paint,
    },
    {
      id: 'place-name',
      type: 'symbol',
      source: 'district',
      filter: ['in', ['get', 'layer'], ['literal', ['ground', 'compound', 'park', 'water']]],
      minzoom: 12.5,
      layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-font': font, 'text-max-width': 6 },
      paint: { ...paint, 'text-color': '#5c656c' },
    },
    {
      id: 'house-number',
      type: 'symbol',
      source: 'district',
      filter: has('building'),
      minzoom: 16,
      layout: {
        'text-field': ['to-string', ['coalesce', ['get', 'number'], ['get', 'name'], '']],
        'text-size': 11,
        'text-font': font,
      },
      paint,
    },
  ]
}
