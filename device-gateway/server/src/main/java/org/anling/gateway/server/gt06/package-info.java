/**
 * Listener for the GT06 family: trackers, SOS key fobs and cards.
 *
 * <p>Only the login names the device, so what comes before it is kept for a while and read when it has come; then every frame goes to the
 * reception under the name of the connection's login. Commands go down as the family's text commands to the session. Event loops run it
 * and never wait; commands come from any thread.
 */
@NullMarked
package org.anling.gateway.server.gt06;

import org.jspecify.annotations.NullMarked;
