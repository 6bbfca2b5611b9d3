package org.anling.registry.report;

/** The service levels that the record knows, each a difference of two clocks of an incident. */
public enum ServiceClock {
    /**
     * Received until a device was told that its press lies on disk 终端应答. Known of incidents whose gateway measured it; nobody at a desk
     * answers for it.
     */
    ACKNOWLEDGED("received_at", "acknowledged_at", "acknowledged_at is not null", "closed_at", "null::text", "class"),

    /**
     * Received until somebody who takes calls had it on the screen 上屏. What was taken and never said to be on a screen is from before that
     * was known, or was taken without a page.
     */
    ON_SCREEN(
            "received_at",
            "shown_at",
            "(shown_at is not null or taken_at is null)",
            "closed_at",
            "shown_to",
            "coalesce(shown_class, class)"),

    /** Received until somebody took it 接听. */
    ANSWERED("received_at", "taken_at", "true", "closed_at", "taken_by", "answer_class"),

    /** Answered until the first offer or 120, whichever came first; an offer before the answer took no time 派单. */
    FIRST_HELP(
            "coalesce(taken_at, first_offer_at, emergency_at)",
            "least(first_offer_at, emergency_at)",
            "(first_offer_at is not null or emergency_at is not null or (taken_at is not null and (disposition is null"
                    + " or disposition not in ('FALSE_PRESS', 'REASSURED', 'DEVICE_FAULT'))))",
            "closed_at",
            "taken_by",
            "class"),

    /** First offer until somebody accepted 接单. */
    ACCEPTED("first_offer_at", "first_accepted_at", "first_offer_at is not null", "closed_at", "owner", "class"),

    /** Accepted until somebody was at the door 到达. */
    AT_DOOR("first_accepted_at", "at_door_at", "first_accepted_at is not null", "closed_at", "owner", "class"),

    /** Closed until the elder was called afterwards 回访. */
    FOLLOWED_UP(
            "closed_at", "followed_up_at", "closed_at is not null", "null", "coalesce(followed_by, owner)", "class");

    private final String begin;
    private final String end;
    private final String applies;
    private final String over;
    private final String operator;
    private final String ofClass;

    ServiceClock(String begin, String end, String applies, String over, String operator, String ofClass) {
        this.begin = begin;
        this.end = end;
        this.applies = applies;
        this.over = over;
        this.operator = operator;
        this.ofClass = ofClass;
    }

    /** SQL: when it begins. */
    String begin() {
        return begin;
    }

    /** SQL: when it was done, null if it is not. */
    String end() {
        return end;
    }

    /** SQL: whether the incident has this clock. */
    String applies() {
        return applies;
    }

    /** SQL: when it stops without being done; null if it never does. */
    String over() {
        return over;
    }

    /** SQL: who answers for it. */
    String operator() {
        return operator;
    }

    /** SQL: whose promise applies. */
    String ofClass() {
        return ofClass;
    }
}
