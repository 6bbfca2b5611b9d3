import type { ElderView, FirstAidView, CardView, ResponderRow, Signed } from '../../src/api/types.ts'

/** Invented people of the fake server. */
export const CENTRE: [number, number] = [116.4066, 39.8822]

export const ACCOUNTS: Record<string, Signed> = {
  operator: { id: 'staff-1', name: '坐席 01 周敏', role: 'OPERATOR', face: 'staff', scope: '', todo: [] },
  'operator-2': { id: 'staff-3', name: '坐席 02 何佳', role: 'OPERATOR', face: 'staff', scope: '', todo: [] },
  supervisor: { id: 'staff-2', name: '班长 郑楠', role: 'SUPERVISOR', face: 'staff', scope: '', todo: [] },
  admin: { id: 'staff-4', name: '管理员 郭强', role: 'ADMIN', face: 'staff', scope: '', todo: [] },
  'doctor-1': {
    id: 'doctor-1',
    name: '陈立医生',
    role: 'RESPONDER',
    face: 'responder',
    kind: 'DOCTOR',
    scope: '',
    todo: [],
  },
}

const AGES = [5, 20, 150, 700, 9]
const NAMES = ['王桂兰', '李淑珍', '张德福', '刘秀英', '赵永年', '孙玉芬', '马文华', '胡长顺']
const COMMUNITIES = ['清澜家园', '安馨里', '翠竹苑']

export function elder(i: number): ElderView {
  const communityName = COMMUNITIES[i % COMMUNITIES.length] ?? ''
  const building = String(3 + i)
  return {
    id: `elder-${i}`,
    name: NAMES[i % NAMES.length],
    age: 74 + i,
    sex: i % 2 === 0 ? 'FEMALE' : 'MALE',
    community: '110101001001',
    communityName,
    phone: `010-5550-01${String(10 + i)}`,
    address: {
      line: `永宁南街 12 号${communityName} ${building} 号楼 2 单元 ${401 + i} 室`,
      communityName,
      compound: communityName,
      building,
      unit: '2',
      floor: 4,
      room: String(401 + i),
      doorNote: '钥匙盒在水表箱内，密码问中心',
    },
    allergies: i % 2 === 0 ? ['青霉素'] : [],
    facts: i % 2 === 0 ? ['anticoagulant', 'dog'] : ['deaf'],
  }
}

export function firstAid(of: ElderView): FirstAidView {
  return { allergies: of.allergies, facts: of.facts, diagnoses: ['高血压', '房颤'], medication: ['华法林'] }
}

export function card(of: ElderView): CardView {
  return {
    firstAid: firstAid(of),
    contacts: [
      { name: '王强', relation: 'son', phone: '139-0000-0001', holdsKey: true, hours: '全天' },
      { name: '李阿姨', relation: 'neighbour', phone: '139-0000-0002', holdsKey: false },
    ],
    doorNote: of.address?.doorNote,
    category: 'C',
  }
}

export function responders(now: number): ResponderRow[] {
  const kinds = ['DOCTOR', 'NURSE', 'CARER', 'VOLUNTEER'] as const
  const names = ['陈立医生', '何静护士', '吴芳', '徐凯', '高远医生', '林洁护士', '罗勇', '谢婷', '唐军', '韩梅']
  return names.map((name, i) => ({
    id: i === 0 ? 'doctor-1' : `responder-${i}`,
    name,
    kind: kinds[i % 4] ?? 'VOLUNTEER',
    status: i === 8 ? 'UNAVAILABLE' : 'AVAILABLE',
    lat: CENTRE[1] + Math.sin(i * 2.1) * 0.006,
    lon: CENTRE[0] + Math.cos(i * 1.7) * 0.008,
    assurance: { proven: [] },
    at: new Date(now - (AGES[i % AGES.length] ?? 0) * 1000).toISOString(),
  }))
}

/** Streets of a small grid with a river, in the layers that the real map has. */
export function streets(): GeoJSON.FeatureCollection {
  const at = (x: number, y: number): [number, number] => [CENTRE[0] + x * 0.0035, CENTRE[1] + y * 0.0027]
  const features: GeoJSON.Feature[] = []
  const add = (geometry: GeoJSON.Geometry, properties: Record<string, string>) =>
    features.push({ type: 'Feature', geometry, properties })
  const ring = (x: number, y: number, w: number, h: number) => [
    [at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h), at(x, y)],
  ]
  add({ type: 'Polygon', coordinates: ring(-5, 1.25, 10, 0.5) }, { layer: 'water', name: '清澜河' })
  const compound = (x: number, y: number) => {
    const polygon = (ring: number[][][]) => ({ type: 'Polygon' as const, coordinates: ring })
    const kind = (x + y) % 5 === 0 ? 'park' : 'compound'
    const name = kind === 'park' ? '松鹤公园' : (COMMUNITIES[(x + 8) % 3] ?? '')
    add(polygon(ring(x + 0.12, y + 0.12, 0.76, 0.76)), { layer: 'ground', kind, name })
    for (let b = 0; kind === 'compound' && b < 6; b++) {
      const corner = [x + 0.2 + (b % 2) * 0.34, y + 0.2 + Math.floor(b / 2) * 0.2] as const
      add(polygon(ring(...corner, 0.26, 0.1)), { layer: 'building', number: String(b + 1), floors: '6' })
    }
  }
  for (let x = -4; x < 4; x++) for (let y = -4; y < 4; y++) if (y !== 1) compound(x, y)
  for (let i = -4; i <= 4; i++) {
    const bridge = Math.abs(i) === 2
    const main = i % 2 === 0
    add(
      { type: 'LineString', coordinates: [at(-4.5, i === 1 ? 1.1 : i), at(4.5, i === 1 ? 1.1 : i)] },
      { layer: 'road', class: main ? 'main' : 'lane', name: main ? '滨河南路' : '槐荫胡同' },
    )
    add(
      { type: 'LineString', coordinates: [at(i, -4.5), at(i, bridge ? 4.5 : 1.1)] },
      { layer: 'road', class: main ? 'main' : 'lane', name: main ? '永宁南街' : '柳影巷' },
    )
    if (bridge)
      add(
        { type: 'LineString', coordinates: [at(i, 1.1), at(i, 2)] },
        { layer: 'road', class: 'bridge', name: '清澜桥' },
      )
  }
  return { type: 'FeatureCollection', features }
}
