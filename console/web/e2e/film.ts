import gifenc from 'gifenc'
import { PNG } from 'pngjs'

const { GIFEncoder, quantize, applyPalette } = gifenc

/** A picture of the film and how long it stays. */
export interface Shot {
  png: Buffer
  ms: number
}

const TRANSPARENT = 255
const SAMPLE_EVERY = 7

/** Puts pictures of equal size together. One palette for all; what did not change since the last picture is left out. */
export function filmOf(shots: Shot[]): Buffer {
  const frames = shots.map((shot) => PNG.sync.read(shot.png))
  const [first] = frames
  if (!first) throw new Error('a film needs a picture')
  const palette = quantize(sampled(frames), TRANSPARENT)
  const gif = GIFEncoder()
  let before: Uint8Array | undefined
  frames.forEach((frame, i) => {
    const indexed = applyPalette(frame.data, palette)
    gif.writeFrame(before ? changedOnly(before, indexed) : indexed, first.width, first.height, {
      palette: i === 0 ? [...palette, [0, 0, 0]] : undefined,
      delay: shots[i]?.ms ?? 1_000,
      transparent: i > 0,
      transparentIndex: TRANSPARENT,
      dispose: 1,
    })
    before = indexed
  })
  gif.finish()
  return Buffer.from(gif.bytes())
}

function changedOnly(before: Uint8Array, now: Uint8Array): Uint8Array {
  return now.map((colour, i) => (colour === before[i] ? TRANSPARENT : colour))
}

/** Some pixels of all frames stand for all of them. */
function sampled(frames: PNG[]): Uint8Array {
  const pixels = frames.flatMap((frame) => {
    const all = new Uint32Array(frame.data.buffer, frame.data.byteOffset, frame.data.length / 4)
    return [...all.filter((_, i) => i % SAMPLE_EVERY === 0)]
  })
  return new Uint8Array(Uint32Array.from(pixels).buffer)
}

/** Share of a picture that is not its most common colour; a blank map has next to none. */
export function inkOf(png: Buffer): number {
  const { data } = PNG.sync.read(png)
  const counts = new Map<number, number>()
  for (let i = 0; i < data.length; i += 4) {
    const colour = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return 1 - Math.max(...counts.values()) / (data.length / 4)
}
