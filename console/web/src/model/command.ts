/** What a line of the command bar means: /find 0312, /offer 2, /120, or words without a command, which are searched for. */
export type Command =
  | { do: 'find'; words: string }
  | { do: 'offer'; n: number }
  | { do: 'emergency' }
  | { do: 'unknown'; word: string }
  | { do: 'nothing' }

/** Fewer signs find half the town; one Chinese sign is a surname. */
export function isWorthASearch(words: string): boolean {
  const plain = words.replace(/\s/g, '')
  return plain.length >= 2 || /[^\u0000-\u02ff]/.test(plain)
}

export function commandOf(line: string): Command {
  const text = line.normalize('NFKC').trim().replace(/^\//, '')
  if (!text) return { do: 'nothing' }
  const [word = '', ...rest] = text.split(/\s+/)
  switch (word.toLowerCase()) {
    case 'find':
      return rest.length > 0 ? { do: 'find', words: rest.join(' ') } : { do: 'nothing' }
    case 'offer': {
      const n = Number(rest[0])
      return Number.isInteger(n) && n >= 1 ? { do: 'offer', n } : { do: 'nothing' }
    }
    case '120':
      // Somebody who types more looks for a number that begins so.
      return rest.length === 0 ? { do: 'emergency' } : { do: 'find', words: text }
    default:
      return line.trim().startsWith('/') && rest.length === 0 && /^[a-z]+$/i.test(word) && word.length < 3
        ? { do: 'unknown', word }
        : { do: 'find', words: text }
  }
}
