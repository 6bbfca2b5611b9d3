package org.anling.contract.people;

/** How a responder moves; decides the speed of the travel-time estimate. */
public enum TravelMode {
    /** On foot. */
    WALK,

    /** Bicycle or electric bicycle. */
    BICYCLE,

    /** Car. */
    CAR
}
