/**
 * One simulated district from one seed: its ground, its people, and the handful of them that a visitor of the demo meets.
 *
 * <p>In flows a number, out comes {@link org.anling.simulation.district.District}, immutable and the same on every machine. It
 * knows nothing of registry, network or time; whoever needs it in another shape maps it. Generation takes some ten
 * milliseconds on the caller's thread.
 */
@NullMarked
package org.anling.simulation.district;

import org.jspecify.annotations.NullMarked;
