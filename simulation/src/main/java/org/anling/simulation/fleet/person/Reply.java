package org.anling.simulation.fleet.person;

import java.time.Duration;

/** What somebody makes of an offer, drawn when it arrives. */
public sealed interface Reply {

    /** Yes, after looking at it for so long. */
    record Accept(Duration after) implements Reply {}

    /** No, after looking at it for so long; the reason is a code of the console. */
    record Decline(Duration after, String reason) implements Reply {}

    /** The phone lies in another room. */
    record Silent() implements Reply {}
}
