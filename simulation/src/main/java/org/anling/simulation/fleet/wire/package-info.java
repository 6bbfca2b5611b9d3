/**
 * The frames of each TCP protocol as a device writes and reads them: what {@code ./anling press}, the simulated fleet, the chaos and the
 * benchmarks send is made here and nowhere else.
 *
 * <p>Written out from the protocol pages and not taken from the codecs: a sender that shares the receiver's code would agree with its
 * mistakes. A frame is a text with one character per octet (ISO 8859-1). Pure: identities, places and instants flow in, octets flow out, and
 * any thread may call.
 */
@NullMarked
package org.anling.simulation.fleet.wire;

import org.jspecify.annotations.NullMarked;
