/**
 * What one gateway knows of the devices that speak to it, for supervision: who was heard when, and which of it must be told to the store
 * that all gateways share.
 *
 * <p>Every frame of an enrolled device flows in; what must be told now flows out, seldom enough that a device which speaks every second
 * costs no more than one that speaks as often as it must. Pure: time is a count of milliseconds that only rises. Any thread notes, one
 * tells.
 */
@NullMarked
package org.anling.gateway.codec.supervision;

import org.jspecify.annotations.NullMarked;
