/**
 * The only source of chance in this module. A die is made from a seed and a label; dice of different labels do not disturb
 * each other, so that a change in the streets does not change the names of the elders.
 *
 * <p>Nothing flows in but the seed, nothing out but numbers. The algorithm is written down here and not taken from the
 * JDK, because a seed printed by a failing test must give the same run for ever. A die belongs to one thread.
 */
@NullMarked
package org.anling.simulation.dice;

import org.jspecify.annotations.NullMarked;
