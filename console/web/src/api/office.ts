import { get, post, remove } from './client'
import type {
  AccountView,
  Done,
  Face,
  FactorSecret,
  Invitation,
  Invitations,
  NewNode,
  NewStaff,
  RecoveryCodes,
  NodeName,
  ResponderForm,
  ResponderRecords,
  StaffChange,
  StaffRecord,
  StaffRecords,
  Tree,
} from './types'

const id = encodeURIComponent

/** One's own account; both faces of a browser have one. */
export const account = {
  find: (face: Face) => get<AccountView>(`/api/account?face=${face}`),
  changePassword: (face: Face, old: string, fresh: string) =>
    post<Done>(`/api/account/password?face=${face}`, { old, fresh }),
  beginFactor: (face: Face) => post<FactorSecret>(`/api/account/factor?face=${face}`),
  confirmFactor: (face: Face, code: string) =>
    post<RecoveryCodes>(`/api/account/factor/confirm?face=${face}`, { code }),
  dropFactor: (face: Face, password: string) => post<Done>(`/api/account/factor/drop?face=${face}`, { password }),
  renewCodes: (face: Face, password: string) => post<RecoveryCodes>(`/api/account/codes?face=${face}`, { password }),
  endSession: (face: Face, session: string) => remove<Done>(`/api/account/sessions/${id(session)}?face=${face}`),
  endOthers: (face: Face) => post<Done>(`/api/account/end-others?face=${face}`),
}

export type StaffAct = 'disable' | 'enable' | 'unlock' | 'reset-factor'

export const staff = {
  list: () => get<StaffRecords>('/api/office/staff'),
  add: (member: NewStaff) => post<Invitation>('/api/office/staff', member),
  change: (member: string, change: StaffChange) => post<StaffRecord>(`/api/office/staff/${id(member)}`, change),
  invite: (member: string) => post<Invitation>(`/api/office/staff/${id(member)}/invite`),
  act: (member: string, act: StaffAct) => post<Done>(`/api/office/staff/${id(member)}/${act}`),
}

export const tree = {
  find: () => get<Tree>('/api/office/organisation'),
  add: (node: NewNode) => post<Done>('/api/office/organisation', node),
  rename: (code: string, change: NodeName) => post<Done>(`/api/office/organisation/${id(code)}/rename`, change),
  remove: (code: string) => remove<Done>(`/api/office/organisation/${id(code)}`),
}

export const responders = {
  list: () => get<ResponderRecords>('/api/office/responders'),
  add: (form: ResponderForm) => post<Done>('/api/office/responders', form),
  change: (form: ResponderForm) => post<Done>(`/api/office/responders/${id(form.id)}`, form),
  remove: (responder: string) => remove<Done>(`/api/office/responders/${id(responder)}`),
  invite: (ids: string[]) => post<Invitations>('/api/office/invitations', { ids }),
}
