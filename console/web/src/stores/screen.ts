import { defineStore } from 'pinia'
import type { Drawn } from '../api/types'
import { DrawnBook } from '../model/drawn'

/** Half of it within the window and cut off by nothing: a person can read it. */
const ENOUGH = 0.5

/**
 * Tells the server which incidents stand on the screen: drawn within the window of a tab that is shown. A hidden tab draws nothing, a row
 * far down in a list is not in the window, and without a link nothing is told.
 */
export const useScreen = defineStore('screen', () => {
  const book = new DrawnBook()
  const ids = new Map<Element, string>()
  const inWindow = new Set<Element>()
  const observer = new IntersectionObserver(look, { threshold: ENOUGH })
  let say: ((drawn: Drawn[]) => boolean) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function look(changes: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, intersectionRatio } of changes) {
      if (isIntersecting && intersectionRatio >= ENOUGH) inWindow.add(target)
      else inWindow.delete(target)
    }
    lookAgain()
  }

  function lookAgain(): void {
    if (say === undefined || document.visibilityState !== 'visible') return
    for (const element of inWindow) {
      const id = ids.get(element)
      if (id !== undefined) book.add(id, performance.now())
    }
    tell()
  }

  function tell(): void {
    clearTimeout(timer)
    const wait = book.pause(performance.now())
    if (wait === undefined) return
    if (wait > 0) {
      timer = setTimeout(tell, wait)
      return
    }
    if (say?.(book.take(performance.now()))) tell()
  }

  /** What an element shows; undefined if it need not be told. */
  function watch(element: Element, id: string | undefined): void {
    if (ids.get(element) === id) return
    unwatch(element)
    if (id === undefined) return
    ids.set(element, id)
    observer.observe(element)
  }
  function unwatch(element: Element): void {
    observer.unobserve(element)
    ids.delete(element)
    inWindow.delete(element)
  }

  /** There is a link from now on. */
  function begin(how: (drawn: Drawn[]) => boolean): void {
    end()
    say = how
    document.addEventListener('visibilitychange', lookAgain)
    lookAgain()
  }
  /** There is none any more. */
  function end(): void {
    document.removeEventListener('visibilitychange', lookAgain)
    clearTimeout(timer)
    say = undefined
    book.forget()
  }
  return { watch, unwatch, begin, end }
})
