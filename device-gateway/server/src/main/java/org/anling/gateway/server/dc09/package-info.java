/**
 * Listeners for ANSI/SIA DC-09: home emergency hubs and medical alarm panels, by TCP and by UDP.
 *
 * <p>Connections and datagrams flow in, {@link org.anling.gateway.server.dc09.Dc09Desk} decodes each frame with what {@link
 * org.anling.gateway.server.dc09.Dc09Sites} knows about its account and gives it to the reception. A panel logs in nowhere: several
 * accounts may speak on one connection, and every frame is answered the way it came. Event loops run it and never wait.
 */
@NullMarked
package org.anling.gateway.server.dc09;

import org.jspecify.annotations.NullMarked;
