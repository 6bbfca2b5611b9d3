package org.anling.contract.incident;

/** Why a responder was not asked. */
public enum Exclusion {
    /** Off duty. */
    UNAVAILABLE,

    /** Has not the skill that the plan asks for. */
    LACKS_SKILL,

    /** Works on something as urgent. */
    ENGAGED,

    /** Declined or let an offer of this incident run out. */
    ASKED_ALREADY,

    /** Outside the area of the community or the radius. */
    OUT_OF_SCOPE,

    /** Has a live offer as urgent. */
    OFFER_LIVE,
    /** Is not of the kind that the plan asks at this point. */
    OTHER_KIND,
    /** Has no key to a door that nobody can open. */
    LACKS_KEY,
    /** Outside the hours that were agreed. */
    OUT_OF_HOURS
}
