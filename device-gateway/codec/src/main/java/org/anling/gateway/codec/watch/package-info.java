/**
 * The watch text protocol {@code [3G*id*len*content]} of children's and elder watches; the page is {@code
 * docs/protocols/watch-3g.md}, section numbers in comments are those of the reference it was written from.
 *
 * <p>Bytes of a TCP stream flow in: {@link org.anling.gateway.codec.watch.WatchSplitter} finds frames, {@link
 * org.anling.gateway.codec.watch.WatchDecoder} reads them, {@link org.anling.gateway.codec.watch.WatchCommands} writes what goes down.
 * Lengths are hints, tails may be broken, an alarm stays an alarm. Pure; the event loop of the connection runs it.
 */
@NullMarked
package org.anling.gateway.codec.watch;

import org.jspecify.annotations.NullMarked;
