/** What a key means on the operator's page. */
export type KeyAction =
  | { do: 'take-next' | 'take-this' | 'spoken' | 'no-reply' | 'false-press' | 'note' | 'recommend' | 'close' }
  | { do: 'hold' | 'transfer' | 'accept-transfer' | 'decline-transfer' | 'priority' | 'give' | 'test' }
  | { do: 'ask-now' | 'stop-asking' | 'steps' | 'follow-up' | 'reopen' | 'card' }
  | { do: 'call' | 'call-device' | 'emergency' | 'mute' | 'escape' }
  | { do: 'answer-call' | 'bind-call' | 'call-done' | 'command' }
  | { do: 'digit'; n: number }

export interface Pressed {
  key: string
  ctrl: boolean
  alt: boolean
  meta: boolean
  shift: boolean
  /** An input method is at work: the key belongs to it. */
  composing: boolean
  /** A field has the focus: letters belong to it. */
  inField: boolean
}

const LETTERS: Record<string, KeyAction> = {
  s: { do: 'spoken' },
  x: { do: 'no-reply' },
  f: { do: 'false-press' },
  n: { do: 'note' },
  r: { do: 'recommend' },
  d: { do: 'close' },
  c: { do: 'call' },
  k: { do: 'call-device' },
  e: { do: 'emergency' },
  m: { do: 'mute' },
  h: { do: 'hold' },
  t: { do: 'transfer' },
  y: { do: 'accept-transfer' },
  w: { do: 'decline-transfer' },
  p: { do: 'priority' },
  g: { do: 'give' },
  i: { do: 'test' },
  a: { do: 'ask-now' },
  u: { do: 'stop-asking' },
  l: { do: 'steps' },
  b: { do: 'follow-up' },
  o: { do: 'reopen' },
  j: { do: 'answer-call' },
  v: { do: 'bind-call' },
  q: { do: 'call-done' },
  z: { do: 'card' },
}

export function actionOf(pressed: Pressed): KeyAction | undefined {
  if (pressed.composing || pressed.ctrl || pressed.alt || pressed.meta) return undefined
  if (pressed.key === 'F2') return { do: pressed.shift ? 'take-this' : 'take-next' }
  if (pressed.key === 'Escape') return { do: 'escape' }
  // Some keyboards need shift for it.
  if (pressed.key === '/' && !pressed.inField) return { do: 'command' }
  if (pressed.inField || pressed.shift) return undefined
  if (/^[1-9]$/.test(pressed.key)) return { do: 'digit', n: Number(pressed.key) }
  return LETTERS[pressed.key.toLowerCase()]
}
