/**
 * GT06 / Concox / Jimi binary family: trackers, SOS key fobs and cards. A family with profiles, no standard.
 *
 * <p>A stream flows into {@link org.anling.gateway.codec.gt06.Gt06Splitter}; whole frames flow, together with what the login of the
 * connection said, into {@link org.anling.gateway.codec.gt06.Gt06Decoder}; a message with its reply flows out. Only a login names the
 * device, so the caller keeps frames that come before it. Pure: any thread, no clock.
 */
@NullMarked
package org.anling.gateway.codec.gt06;

import org.jspecify.annotations.NullMarked;
