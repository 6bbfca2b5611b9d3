/**
 * The district in the words of the registry.
 *
 * <p>In flows a district, out a registry seed with passwords in clear for the demo profile; applying it is the registry's work.
 * Pure, any thread.
 */
@NullMarked
package org.anling.simulation.seed;

import org.jspecify.annotations.NullMarked;
