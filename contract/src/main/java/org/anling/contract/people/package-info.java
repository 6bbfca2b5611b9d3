/**
 * The people of a centre: roles of the staff and kinds, ways of travel and availability of responders.
 *
 * <p>They come from the registry, flow through registry changes into the core and through sessions into the console. Immutable, any
 * thread. Names of constants stand in logs for years: add, never rename.
 */
@NullMarked
package org.anling.contract.people;

import org.jspecify.annotations.NullMarked;
