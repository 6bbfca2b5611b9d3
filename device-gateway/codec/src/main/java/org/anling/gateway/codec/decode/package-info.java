/**
 * Octets of any protocol told to a person: {@code ./anling decode}.
 *
 * <p>Octets flow in, one explanation for each frame and for each stretch that is none flows out. Which protocol it is the first octets
 * say, as on the port that all protocols share. Reading is done by the splitters and decoders of the protocols; here they are only chosen.
 * Pure: the instant that times are compared with is given; any thread.
 */
@NullMarked
package org.anling.gateway.codec.decode;

import org.jspecify.annotations.NullMarked;
