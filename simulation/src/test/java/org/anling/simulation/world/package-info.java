/**
 * The deterministic world: codecs, core and loop with a journal in memory, simulated devices, people, processes and faults, on one
 * thread, in simulated time, from one seed.
 *
 * <p>A run draws which faults are on and how hard, lets the bad phase pass, heals everything and demands that each alarm reaches an
 * end. After each step the invariants of the house are checked against the log itself. The same seed gives the same trace; a
 * broken invariant names seed, time and step. Nothing here reads a clock or draws chance from anywhere but the seed.
 */
@NullMarked
package org.anling.simulation.world;

import org.jspecify.annotations.NullMarked;
