/**
 * How the fleet waits and knows the time: one small interface, so that its people and devices run in simulated time in tests, and
 * the crew of virtual threads that carries them.
 *
 * <p>Work flows in by name, failures come out as log lines without personal data, and the work is taken up again after a short
 * pause until the crew is closed.
 */
@NullMarked
package org.anling.simulation.fleet.pace;

import org.jspecify.annotations.NullMarked;
