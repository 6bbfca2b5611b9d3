/**
 * From a decoded frame to an entry on disk, and from there to the answer: the rules that hold for every protocol.
 *
 * <p>Listeners hand in arrivals; {@link org.anling.gateway.server.intake.DeviceResolver} says which elder, centre and plan they belong
 * to; one frame becomes one entry in the lane of its most urgent alert; only when the journal says durable does the listener hear whom
 * to answer. An append without an answer is tried again under the same id. Nothing here blocks: event loops call in, threads of the
 * journal and one timer call back.
 */
@NullMarked
package org.anling.gateway.server.intake;

import org.jspecify.annotations.NullMarked;
