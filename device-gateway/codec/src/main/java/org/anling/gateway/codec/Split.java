package org.anling.gateway.codec;

/**
 * What looking for the next frame in a stream of bytes brought. {@code consumed} octets are done with, whatever the outcome.
 *
 * @param <F> the protocol's frame
 */
public sealed interface Split<F> {

    /** Always at least one for a frame or a defect, so that a reader gets on. */
    int consumed();

    /** A whole frame. */
    record Found<F>(F frame, int consumed) implements Split<F> {}

    /** No whole frame yet; ask again when more bytes are there. */
    record NeedMore<F>(int consumed) implements Split<F> {}

    /** Bytes that are no frame; look again behind them. */
    record Malformed<F>(Defect defect, int consumed) implements Split<F> {}
}
