/**
 * ANSI/SIA DC-09 with SIA-DCS and ADM-CID (Contact ID): home emergency hubs and medical alarm panels.
 *
 * <p>A stream or a datagram flows into {@link org.anling.gateway.codec.dc09.Dc09Splitter}, whole frames into {@link
 * org.anling.gateway.codec.dc09.Dc09Decoder} together with what is known about the account; a message with its reply flows out. The
 * caller finds the account's key between the two. Random padding of encrypted replies is handed in, so that the package stays pure: no
 * clock, no chance, any thread.
 */
@NullMarked
package org.anling.gateway.codec.dc09;

import org.jspecify.annotations.NullMarked;
