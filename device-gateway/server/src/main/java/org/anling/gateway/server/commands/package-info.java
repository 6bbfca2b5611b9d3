/**
 * Carries commands that were queued for devices to them, and what the devices say to them back into the queue.
 *
 * <p>Twice a second one round reads what is open in a centre. Whatever is for a device with a session here is claimed first and sent then,
 * so that of all gateways one sends it, once; what ran out of time is ended. Answers flow in with the frames of devices. The timer of the
 * gateway begins a round, threads of the journal carry it on, event loops bring answers; nothing blocks.
 */
@NullMarked
package org.anling.gateway.server.commands;

import org.jspecify.annotations.NullMarked;
