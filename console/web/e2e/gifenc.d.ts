declare module 'gifenc' {
  type Palette = number[][]
  interface Frame {
    palette?: Palette
    delay?: number
    transparent?: boolean
    transparentIndex?: number
    dispose?: number
  }
  interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, frame?: Frame): void
    finish(): void
    bytes(): Uint8Array
  }
  const gifenc: {
    GIFEncoder(): Encoder
    quantize(rgba: Uint8Array | Uint8ClampedArray, colours: number): Palette
    applyPalette(rgba: Uint8Array | Uint8ClampedArray, palette: Palette): Uint8Array
  }
  export default gifenc
}
