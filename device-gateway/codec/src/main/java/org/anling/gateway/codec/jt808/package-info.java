/**
 * JT/T 808 (2011, 2013, 2019) for personal alarm devices: cards, pendants, boxes with an SOS key.
 *
 * <p>A stream flows into {@link org.anling.gateway.codec.jt808.Jt808Splitter}, parts of split messages through {@link
 * org.anling.gateway.codec.jt808.Jt808Parts}, whole messages into {@link org.anling.gateway.codec.jt808.Jt808Decoder}, together with
 * the alarm bits that were on before; a message with its reply and the bits that are on now flows out. Pure: no clock, any thread, one
 * at a time for a connection.
 */
@NullMarked
package org.anling.gateway.codec.jt808;

import org.jspecify.annotations.NullMarked;
