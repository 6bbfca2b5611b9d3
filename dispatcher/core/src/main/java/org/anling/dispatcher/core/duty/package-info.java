/**
 * Who may be asked at all: what responders say of themselves, what the calendar of shifts says of them, and whether every community has
 * somebody left. Words and edges of shifts flow in, facts about responders and communities flow out, and whoever came or went is asked
 * or asked no longer. Everything here adds to a {@link org.anling.dispatcher.core.help.Draft}. Runs on the thread of the centre.
 */
@NullMarked
package org.anling.dispatcher.core.duty;

import org.jspecify.annotations.NullMarked;
