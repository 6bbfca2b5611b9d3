/**
 * Who may come in: how many connections, how many of one address, how many logins a second, and what a connection may cost.
 *
 * <p>{@link org.anling.gateway.server.entrance.Entrance} stands where sockets are accepted, before any byte is read, for the listeners of TCP
 * protocols and, through {@link org.anling.gateway.server.entrance.GuardedTransport}, for those of MQTT. {@link
 * org.anling.gateway.server.entrance.LoginGate} admits logins; a press goes past it. Event loops and one timer call in; nothing here
 * blocks.
 */
@NullMarked
package org.anling.gateway.server.entrance;

import org.jspecify.annotations.NullMarked;
