package org.anling.gateway.codec.explain;

import org.anling.gateway.codec.Bytes;

/**
 * A piece of a frame.
 *
 * @param at index of its first octet in what the explanation shows; -1 for what was encrypted
 */
public record Field(int at, Bytes octets, Label name, Label value) {}
