/** What a browser tells of itself that matters for web push. */
export interface Able {
  /** A worker can be registered and messages can be pushed to it. */
  worker: boolean
  manager: boolean
  /** As the browser says, or that it has no notifications at all. */
  permission: string
  /** An iPhone or iPad: only a page on the home screen may listen. */
  apple: boolean
  installed: boolean
  /** Secured by TLS or on this machine. */
  secure: boolean
}

/** Why this browser cannot be woken, or whether it may be asked or is woken already. */
export type Wake = 'insecure' | 'install' | 'unsupported' | 'denied' | 'off' | 'on'

export function wake(able: Able, listens: boolean): Wake {
  if (!able.secure) return 'insecure'
  if (able.apple && !able.installed) return 'install'
  if (!able.worker || !able.manager || able.permission === 'unsupported') return 'unsupported'
  if (able.permission === 'denied') return 'denied'
  return listens && able.permission === 'granted' ? 'on' : 'off'
}

/** iPads call themselves Macs, but Macs have no fingers. */
export function isApple(agent: string, fingers: number): boolean {
  return /iPhone|iPad|iPod/.test(agent) || (agent.includes('Macintosh') && fingers > 1)
}

/** Whether a browser listens to this centre and no other: base64url against the bytes it was given. */
export function sameKey(key: string, bytes: ArrayBuffer | null | undefined): boolean {
  if (!bytes) return false
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') === key
}
