/**
 * Who is logged in, what is being stored, and who is owed an answer: the rules of design.md for sessions, the same for all protocols.
 *
 * <p>Logins, received frames, finished appends and closed connections flow in; what to do flows out as values. One lock or one thread
 * of the gateway owns a machine. Pure: connections are numbers, instants are given.
 */
@NullMarked
package org.anling.gateway.codec.session;

import org.jspecify.annotations.NullMarked;
