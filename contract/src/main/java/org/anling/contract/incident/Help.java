package org.anling.contract.incident;

/** Second region of an incident: how near somebody is to the elder. Moves beside {@link Handling}. */
public enum Help {
    /** Nobody asked yet 未派单. */
    NONE,

    /** Offers are live, or should be 派单中. */
    ASKING,

    /** Somebody will go 已接单. */
    ACCEPTED,

    /** Somebody has left 已出发. */
    ON_THE_WAY,

    /** Somebody is at the door 已到达. */
    AT_DOOR,

    /** Somebody is with the elder 已见老人. */
    WITH_ELDER,
    /** Whoever was with the elder is done: the elder is safe 已脱险. */
    SAFE
}
