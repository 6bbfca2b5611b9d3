import type { FieldError, Text } from './types'

/** What the server refused or could not do, in words that a person can read. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: Text,
    readonly who?: string,
    readonly when?: string,
    /** What is wrong with which field of a form. */
    readonly fields: readonly FieldError[] = [],
  ) {
    super(text.en)
  }
}

/** No answer came: the server may or may not have done it. Repeat it with the same key. */
export class NoAnswer extends Error {}

const LIMIT_MS = 8_000

export function newKey(): string {
  return crypto.randomUUID()
}

export function get<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'GET' })
}

/** Repeating a post with its key does nothing twice. */
export function post<T>(path: string, body: object = {}, key: string = newKey()): Promise<T> {
  return ask<T>(path, { method: 'POST', body: JSON.stringify(body), headers: guarded(key) })
}

export function remove<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'DELETE', headers: guarded(newKey()) })
}

const UPLOAD_LIMIT_MS = 10 * 60_000

/** Sends one file; how long that takes depends on the line. */
export function upload<T>(path: string, file: File): Promise<T> {
  const body = new FormData()
  body.append('file', file)
  return ask<T>(path, { method: 'POST', body, headers: { 'Idempotency-Key': newKey() } }, UPLOAD_LIMIT_MS)
}

/** Asks for a file and lets the browser keep it under the name that the server gave it. */
export async function take(path: string, body: object): Promise<void> {
  const init = { method: 'POST', body: JSON.stringify(body), headers: guarded(newKey()) }
  const response = await answer(path, init, UPLOAD_LIMIT_MS)
  if (!response.ok) throw await refusal(response)
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'anling'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}

function guarded(key: string): Record<string, string> {
  return { 'Content-Type': 'application/json', 'Idempotency-Key': key }
}

async function ask<T>(path: string, init: RequestInit, limitMs = LIMIT_MS): Promise<T> {
  const response = await answer(path, init, limitMs)
  if (response.ok) return (await response.json()) as T
  if ([502, 504].includes(response.status)) throw new NoAnswer(String(response.status))
  throw await refusal(response)
}

async function answer(path: string, init: RequestInit, limitMs: number): Promise<Response> {
  try {
    return await fetch(path, { ...init, credentials: 'same-origin', signal: AbortSignal.timeout(limitMs) })
  } catch (error) {
    throw new NoAnswer(String(error))
  }
}

async function refusal(response: Response): Promise<ApiError> {
  const plain = { zh: `服务器答复 ${response.status}`, en: `The server answered ${response.status}` }
  try {
    const { error } = (await response.json()) as {
      error: { code: string; message?: Text; who?: string; when?: string; fields?: FieldError[] }
    }
    return new ApiError(response.status, error.code, error.message ?? plain, error.who, error.when, error.fields)
  } catch {
    return new ApiError(response.status, `http_${response.status}`, plain)
  }
}
