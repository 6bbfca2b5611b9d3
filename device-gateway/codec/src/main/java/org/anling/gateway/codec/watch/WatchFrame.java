package org.anling.gateway.codec.watch;

import org.anling.gateway.codec.Bytes;

/**
 * One frame as it lay in the stream.
 *
 * @param content keyword and values, still escaped
 * @param lengthMatches whether the length field told the truth
 * @param raw all of it, brackets included
 */
public record WatchFrame(WatchAddress address, Bytes content, boolean lengthMatches, Bytes raw) {}
