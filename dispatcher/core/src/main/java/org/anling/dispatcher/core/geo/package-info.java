/**
 * How far it is, how long it takes, and who is near.
 *
 * <p>Two places and a way of travel go in, metres and seconds come out. The way is estimated from the straight line; a street graph can
 * take its place later without touching who asks. {@link org.anling.dispatcher.core.geo.Grid} keeps who is where in cells, and
 * {@link org.anling.dispatcher.core.geo.Rings} walks it from near to far. Everything is immutable and shares what did not change. Pure
 * functions, any thread.
 */
@NullMarked
package org.anling.dispatcher.core.geo;

import org.jspecify.annotations.NullMarked;
