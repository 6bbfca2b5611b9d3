import * as maplibregl from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { district } from '../../api/calls'
import type { Point } from '../../api/types'
import { OVERLAY, overlayLayers } from './overlay'
import { styleOf } from './style'

// The worker of MapLibre 6 is not bundled by itself.
maplibregl.setWorkerUrl(workerUrl)

const NEAR = 15.2

/** The map of the district in one element: its own streets, and the overlay that the page gives it. */
export class DistrictView {
  private constructor(
    private readonly map: maplibregl.Map,
    private readonly centre: [number, number],
  ) {}

  /** A base map that does not come is said and drawn without: people and places are shown in any case. */
  static async open(element: HTMLElement, baseLost: () => void): Promise<DistrictView> {
    const none: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }
    const lost = () => {
      baseLost()
      return none
    }
    const [config, streets] = await Promise.all([district.config(), district.streets().catch(lost)])
    const [lon = 0, lat = 0] = config.centre
    const map = new maplibregl.Map({
      container: element,
      style: styleOf(config, streets),
      center: [lon, lat],
      zoom: 13.4,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
    })
    map.touchZoomRotate.disableRotation()
    map.on('error', baseLost)
    await new Promise<void>((resolve) => map.once('load', () => resolve()))
    map.addSource(OVERLAY, { type: 'geojson', data: none })
    for (const layer of overlayLayers) map.addLayer(layer)
    map.on('idle', () => (element.dataset.map = 'idle'))
    return new DistrictView(map, [lon, lat])
  }

  show(overlay: GeoJSON.FeatureCollection): void {
    this.map.getSource<maplibregl.GeoJSONSource>(OVERLAY)?.setData(overlay)
    this.map.getContainer().dataset.overlay = String(overlay.features.length)
  }

  /** Goes to the incident with whoever is near, or to the whole district. */
  fit(place: Point | undefined, around: readonly Point[]): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    if (!place) {
      this.map.easeTo({ center: this.centre, zoom: 13.4, animate: !calm })
      return
    }
    const bounds = new maplibregl.LngLatBounds([place.lon, place.lat], [place.lon, place.lat])
    for (const one of around) bounds.extend([one.lon, one.lat])
    this.map.fitBounds(bounds, { padding: 56, maxZoom: NEAR, animate: !calm, duration: 600 })
  }

  /** Tells where somebody clicks, WGS-84. */
  onPick(picked: (place: Point) => void): void {
    this.map.getCanvas().style.cursor = 'crosshair'
    this.map.on('click', ({ lngLat }) => picked({ lat: lngLat.lat, lon: lngLat.lng }))
  }

  zoom(by: number): void {
    this.map.zoomTo(this.map.getZoom() + by)
  }

  close(): void {
    this.map.remove()
  }
}
