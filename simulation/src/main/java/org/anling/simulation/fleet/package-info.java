/**
 * The district alive: its devices on real sockets, its responders and one operator on the console's real requests, started and
 * stopped together.
 *
 * <p>In flow the district, addresses and a seed; nothing flows out but traffic and a summary. All threads are virtual and belong to
 * one crew. In the visitor's community nothing is raised by itself, and its devices are left to the visitor.
 */
@NullMarked
package org.anling.simulation.fleet;

import org.jspecify.annotations.NullMarked;
