package org.anling.simulation.fleet.person;

import org.anling.simulation.district.map.GeoPoint;

/** What a responder does next. */
public sealed interface ResponderAction {

    /** Takes an offer. */
    record Accept(String offer) implements ResponderAction {}

    /** Refuses an offer. */
    record Decline(String offer, String reason) implements ResponderAction {}

    /** Presses the next button of an assignment: on-the-way, at-door, with-elder, done. */
    record Step(String assignment, String step) implements ResponderAction {}

    /** Tells where he is. */
    record Report(GeoPoint where) implements ResponderAction {}
}
