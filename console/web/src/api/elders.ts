import { get, post, upload } from './client'
import type {
  CommandPage,
  CommandWish,
  Communities,
  DevicePage,
  DeviceLine,
  ElderFields,
  ElderPage,
  ElderRecord,
  ImportView,
  Enrolment,
  DeviceChange,
  ManualIncident,
  NewSecret,
  OpenedIncident,
} from './types'

const part = (text: string) => encodeURIComponent(text)
const query = (values: Record<string, string | undefined>) =>
  Object.entries(values)
    .flatMap(([name, value]) => (value ? [`${name}=${part(value)}`] : []))
    .join('&')

/** The records of elders, by name of what is done with them. */
export const elderBook = {
  search: (q: string) => get<ElderPage>(`/api/elders?q=${part(q)}`),
  browse: (community: string, after?: string) => get<ElderPage>(`/api/elders?${query({ community, after })}`),
  communities: () => get<Communities>('/api/communities'),
  get: (id: string) => get<ElderRecord>(`/api/elders/${part(id)}`),
  breakGlass: (id: string, reason: string) => post<ElderRecord>(`/api/elders/${part(id)}/break-glass`, { reason }),
  add: (number: string | undefined, fields: ElderFields) => post<ElderRecord>('/api/elders', { number, fields }),
  change: (id: string, version: number, fields: ElderFields) =>
    post<ElderRecord>(`/api/elders/${part(id)}`, { version, fields }),
  remove: (id: string, version: number, reason: string) =>
    post<object>(`/api/elders/${part(id)}/remove`, { version, reason }),
  openIncident: (id: string, told: ManualIncident) =>
    post<OpenedIncident>(`/api/elders/${part(id)}/open-incident`, told),
}

/** Which devices are looked for, and behind which one. */
export interface DeviceWish {
  q: string
  standing: string
  /** Only those about which a technical alert is open. */
  trouble: boolean
  after?: string | null
}

/** Devices as they are registered. */
export const deviceBook = {
  list: ({ q, standing, trouble, after }: DeviceWish) =>
    get<DevicePage>(`/api/devices?${query({ q, standing, trouble: trouble ? 'any' : '', after: after ?? '' })}`),
  enrol: (device: Enrolment) => post<DeviceLine>('/api/devices', device),
  change: (id: string, change: DeviceChange) => post<DeviceLine>(`/api/devices/${part(id)}`, change),
  revoke: (id: string, version: number) => post<DeviceLine>(`/api/devices/${part(id)}/revoke`, { version }),
  reinstate: (id: string, version: number) => post<DeviceLine>(`/api/devices/${part(id)}/reinstate`, { version }),
  commands: (id: string) => get<CommandPage>(`/api/devices/${part(id)}/commands`),
  ask: (id: string, wish: CommandWish) => post<CommandPage>(`/api/devices/${part(id)}/commands`, wish),
  putKey: (id: string, version: number, key: string) =>
    post<DeviceLine>(`/api/devices/${part(id)}/key`, { version, key }),
  newSecret: (id: string, version: number) => post<NewSecret>(`/api/devices/${part(id)}/secret`, { version }),
}

/** Lists that are brought in. */
export const imports = {
  begin: (kind: string, file: File) => upload<ImportView>(`/api/imports/${part(kind)}?name=${part(file.name)}`, file),
  get: (id: string, from: number) => get<ImportView>(`/api/imports/${part(id)}?from=${from}`),
  commit: (id: string) => post<ImportView>(`/api/imports/${part(id)}/commit`),
  report: (id: string) => `/api/imports/${part(id)}/report`,
}
