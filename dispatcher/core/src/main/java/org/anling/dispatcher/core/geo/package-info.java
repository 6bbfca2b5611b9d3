/**
 * How far it is and how long it takes.
 *
 * <p>Two places and a way of travel go in, metres and seconds come out. The way is estimated from the straight line; a street graph
 * can take its place later without touching who asks. Pure functions, any thread.
 */
@NullMarked
package org.anling.dispatcher.core.geo;

import org.jspecify.annotations.NullMarked;
