/**
 * How help is found, as the plan of an incident says: waves of responders, steps, the ladder of alarms. Everything here adds to a
 * {@link org.anling.dispatcher.core.help.Draft}, the decision while it is being made.
 */
@NullMarked
package org.anling.dispatcher.core.help;

import org.jspecify.annotations.NullMarked;
