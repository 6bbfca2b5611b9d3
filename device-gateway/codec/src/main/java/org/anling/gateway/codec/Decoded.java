package org.anling.gateway.codec;

/**
 * What reading one whole frame brought.
 *
 * @param <M> the protocol's message
 */
public sealed interface Decoded<M> {

    /** A message that can be used, perhaps with marks. */
    record Message<M>(M message) implements Decoded<M> {}

    /** A frame that cannot be used. */
    record Malformed<M>(Defect defect) implements Decoded<M> {}
}
