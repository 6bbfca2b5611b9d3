/**
 * Listener for JT/T 808 (2011, 2013, 2019): personal alarm devices, cards and boxes with an SOS key.
 *
 * <p>Every message names its device, so an alarm is taken whether or not the device has registered. Parts are put together per connection;
 * which alarm bits are on is remembered per device in {@link org.anling.gateway.server.jt808.RaisedBits}, across connections, so that a
 * bit that stays on is one alarm. Commands and the confirmation of an alarm go down to the session. Event loops run it and never wait;
 * commands come from any thread.
 */
@NullMarked
package org.anling.gateway.server.jt808;

import org.jspecify.annotations.NullMarked;
