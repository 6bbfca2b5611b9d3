/**
 * The benchmark of the whole server: how long it takes from a press to the offer at a responder.
 *
 * <p>Rates and sizes go in; real frames over real sockets go to a server in a process of its own, and what came back to the sockets of
 * responders is measured beside two baselines. One thread keeps the pace and waits for nobody, one event loop owns all sockets of devices
 * and responders, the thread that asks runs the rounds.
 */
@NullMarked
package org.anling.launcher.bench;

import org.jspecify.annotations.NullMarked;
