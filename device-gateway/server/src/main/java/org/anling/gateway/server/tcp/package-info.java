/**
 * Devices that speak over plain TCP, all on one port: the first bytes say which protocol it is. A protocol may also have a port of its
 * own.
 *
 * <p>{@link org.anling.gateway.server.tcp.TcpListener} accepts, {@link org.anling.gateway.server.tcp.ProtocolSniffer} picks a row of its
 * table of protocols and gives the connection to that protocol's handler, which splits, decodes, hands alerts to the intake and
 * everything else to the live updates, and writes what the codec says. Each protocol brings a {@link
 * org.anling.gateway.server.tcp.Conversation}; reading, bounds and closing are those of the one {@link
 * org.anling.gateway.server.tcp.FrameConnection}. A connection that has too much waiting for the store is not read. Netty's event loops
 * run it and never wait; answers come from the journal's threads and are written by the loop of the connection.
 */
@NullMarked
package org.anling.gateway.server.tcp;

import org.jspecify.annotations.NullMarked;
