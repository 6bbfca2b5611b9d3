import type { RouteComponent, RouteRecordRaw } from 'vue-router'
import type { Role } from '../../api/types'

type Page = () => Promise<RouteComponent>

/** One part of the office: where it is, what it is called, whom it is for. The list of them is the navigation and the routes. */
export interface Section {
  /** Below /office, without a slash in front. */
  path: string
  /** Keys of its name and of the line that says what it is for. */
  label: string
  line: string
  roles: readonly Role[]
  page: Page
  /** Pages below the section that the navigation does not name, as ':id'; what their paths name becomes their props. */
  more?: readonly { path: string; page: Page }[]
}

export const LEADERS: readonly Role[] = ['SUPERVISOR', 'ADMIN']
export const ADMINS: readonly Role[] = ['ADMIN']
export const ALL_STAFF: readonly Role[] = ['OPERATOR', 'SUPERVISOR', 'ADMIN']

export const SECTIONS: readonly Section[] = [
  {
    path: 'elders',
    label: 'elder.section',
    line: 'elder.sectionLine',
    roles: LEADERS,
    page: () => import('../elder/ElderListPage.vue'),
    more: [
      { path: 'new', page: () => import('../elder/NewElderPage.vue') },
      { path: ':id', page: () => import('../elder/ElderPage.vue') },
    ],
  },
  {
    path: 'devices',
    label: 'device.section',
    line: 'device.sectionLine',
    roles: LEADERS,
    page: () => import('../elder/DevicePage.vue'),
  },
  {
    path: 'import',
    label: 'imports.section',
    line: 'imports.sectionLine',
    roles: ADMINS,
    page: () => import('../elder/ImportPage.vue'),
  },
  {
    path: 'staff',
    label: 'people.staff',
    line: 'people.staffLine',
    roles: LEADERS,
    page: () => import('./StaffPage.vue'),
  },
  {
    path: 'organisation',
    label: 'people.organisation',
    line: 'people.organisationLine',
    roles: LEADERS,
    page: () => import('./TreePage.vue'),
  },
  {
    path: 'responders',
    label: 'people.responders',
    line: 'people.respondersLine',
    roles: LEADERS,
    page: () => import('./RespondersPage.vue'),
  },
  {
    path: 'shifts',
    label: 'shifts.title',
    line: 'shifts.line',
    roles: LEADERS,
    page: () => import('../shifts/ShiftsPage.vue'),
  },
  {
    path: 'plans',
    label: 'plans.section',
    line: 'plans.sectionLine',
    roles: LEADERS,
    page: () => import('../plans/PlansPage.vue'),
    more: [
      { path: 'write', page: () => import('../plans/WritePage.vue') },
      { path: ':version', page: () => import('../plans/VersionPage.vue') },
    ],
  },
  {
    path: 'reports',
    label: 'reports.title',
    line: 'reports.line',
    roles: LEADERS,
    page: () => import('../reports/ReportsPage.vue'),
    more: [{ path: 'monthly', page: () => import('../reports/MonthlyPage.vue') }],
  },
  {
    path: 'audit',
    label: 'audit.title',
    line: 'audit.line',
    roles: LEADERS,
    page: () => import('../audit/AuditPage.vue'),
  },
  {
    path: 'account',
    label: 'account.title',
    line: 'account.line',
    roles: ALL_STAFF,
    page: () => import('../account/OwnAccount.vue'),
  },
]

export function sectionsFor(role: Role | undefined, sections: readonly Section[] = SECTIONS): Section[] {
  return sections.filter((section) => role !== undefined && section.roles.includes(role))
}

/** The section that a path of the page lies in; the longest that fits. */
export function sectionOf(path: string, sections: readonly Section[] = SECTIONS): Section | undefined {
  const fits = sections.filter(({ path: own }) => path === `/office/${own}` || path.startsWith(`/office/${own}/`))
  return fits.sort((a, b) => b.path.length - a.path.length)[0]
}

export function routesOf(sections: readonly Section[]): RouteRecordRaw[] {
  return sections.flatMap(({ path, page, more = [] }) => [
    { path, component: page },
    ...more.map((below) => ({ path: `${path}/${below.path}`, component: below.page, props: true })),
  ])
}
