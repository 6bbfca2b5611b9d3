/**
 * The people of the simulated district and what they carry: elders with homes, cards, contacts and devices, responders with
 * skills and a base, staff, and the four levels of organisation they belong to.
 *
 * <p>In flow a map and a die, out come immutable records with the words of the registry but none of its types, so that the
 * registry may change without changing who lives here. Names are put together at random; telephone numbers lie in
 * 010-0000-xxxx, where no subscriber can be, so that no button of the demo ever rings at a stranger's.
 */
@NullMarked
package org.anling.simulation.district.people;

import org.jspecify.annotations.NullMarked;
