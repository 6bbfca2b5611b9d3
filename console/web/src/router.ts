import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import type { Face } from './api/types'
import { routesOf, SECTIONS } from './features/office/sections'
import { useSession } from './stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    face?: Face
  }
}

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', redirect: '/operator' },
    { path: '/account', component: () => import('./features/account/AccountPage.vue') },
    { path: '/signin', component: () => import('./features/signin/SignInPage.vue') },
    { path: '/operator', component: () => import('./features/operator/OperatorPage.vue'), meta: { face: 'staff' } },
    {
      path: '/responder',
      component: () => import('./features/responder/ResponderPage.vue'),
      meta: { face: 'responder' },
    },
    {
      path: '/replay/:id',
      component: () => import('./features/replay/ReplayPage.vue'),
      props: true,
      meta: { face: 'staff' },
    },
    { path: '/board', component: () => import('./features/board/BoardPage.vue'), meta: { face: 'staff' } },
    { path: '/wall', component: () => import('./features/board/WallPage.vue'), meta: { face: 'staff' } },
    {
      path: '/office',
      component: () => import('./features/office/OfficePage.vue'),
      meta: { face: 'staff' },
      children: [
        { path: '', component: () => import('./features/office/StartPage.vue') },
        ...routesOf(SECTIONS),
        { path: ':rest(.*)*', redirect: '/office' },
      ],
    },
    { path: '/demo', component: () => import('./features/demo/DemoPage.vue') },
    { path: '/demo/home', component: () => import('./features/demo/HomePage.vue') },
    { path: '/:rest(.*)*', redirect: '/operator' },
  ],
})

/** Pages for people need a session of their face of which nothing is due; with ?demo=1 the demo signs its own account in. */
router.beforeEach(async (to) => {
  const face = to.meta.face
  if (!face) return true
  fetchAhead(to)
  const session = useSession()
  await session.load()
  const signed = session.of(face)
  if (signed && signed.todo.length > 0) return { path: '/account', query: { face, to: to.fullPath } }
  if (signed) return true
  if (to.query.demo !== undefined && (await session.signInForDemo(face))) return true
  return { path: '/signin', query: { face, to: to.fullPath } }
})

/** The code of a page comes while the server is asked who is signed in; what cannot be had is said when the page is opened. */
function fetchAhead(to: RouteLocationNormalized): void {
  for (const { components } of to.matched) {
    const page = components?.default
    if (typeof page === 'function') (page as () => Promise<unknown>)().catch(() => undefined)
  }
}
