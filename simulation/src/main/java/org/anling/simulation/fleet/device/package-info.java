/**
 * The simulated devices: watches, panels, trackers and terminals over TCP, buttons and hubs over MQTT, each with the rules by which real ones
 * repeat an alarm until it is acknowledged.
 *
 * <p>A machine is pure: it is told what arrived and what time it is, and says what to send. The device around it owns socket
 * and threads. What was raised and what was acknowledged goes into one ledger, the fleet's own side of the promise that no
 * press is lost.
 */
@NullMarked
package org.anling.simulation.fleet.device;

import org.jspecify.annotations.NullMarked;
