/**
 * Device protocols, from bytes to messages and back.
 *
 * <p>Here stand the words that all protocols share: octets, the outcome of looking for a frame, what a message says ({@link
 * org.anling.gateway.codec.Uplink}), when it is answered ({@link org.anling.gateway.codec.Reply}) and what can be asked of a device
 * ({@link org.anling.gateway.codec.DeviceCommand}). One package per protocol below, and {@code session}, which says who is logged in
 * and what is owed. Bytes and an instant flow in, records flow out; nothing is thrown on what a device sends. Pure: the thread of the
 * connection runs it, no clock, no chance, no I/O.
 */
@NullMarked
package org.anling.gateway.codec;

import org.jspecify.annotations.NullMarked;
