/**
 * The self-press: proof, once a minute, that a press through each intake of this process still becomes an offer. A synthetic device of its own
 * presses over a real socket, the event log is followed until the offer to the synthetic responder is there, the outcome goes to health, to the
 * pages by way of the live store, and to an outside dead-man URL that is called only while all is well. One thread of its own; what it asks
 * others has limits of time.
 */
@NullMarked
package org.anling.launcher.selfpress;

import org.jspecify.annotations.NullMarked;
