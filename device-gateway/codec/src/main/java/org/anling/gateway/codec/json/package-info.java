/**
 * JSON as devices write it, read as far as it can be read.
 *
 * <p>Octets flow in, {@link org.anling.gateway.codec.json.JsonReading} flows out, whole or with what stood before the first fault: a message
 * whose tail is broken is still a message. Schemes that publish JSON share it. Depth and the length of numbers are bounded, unknown fields
 * are kept for whoever asks. Pure; the thread of the connection runs it.
 */
@NullMarked
package org.anling.gateway.codec.json;

import org.jspecify.annotations.NullMarked;
