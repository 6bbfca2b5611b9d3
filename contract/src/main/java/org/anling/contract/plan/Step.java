package org.anling.contract.plan;

import java.time.Duration;

/**
 * A step that runs beside the asking and is done by a person, with a clock of its own.
 *
 * @param id unique in the plan
 * @param kind what is to be done
 * @param start when it becomes due to be done
 * @param due how long after the start
 * @param skip who may leave it out; it is never left out silently
 */
public record Step(String id, Kind kind, Title title, Start start, Duration due, Skip skip) {

    /** What is to be done. */
    public enum Kind {
        /** Tell the family. */
        FAMILY,
        /** Call the family doctor. */
        FAMILY_DOCTOR,
        /** Ask a neighbour to look. */
        NEIGHBOUR,
        /** Call the community station. */
        COMMUNITY_STATION,
        /** Call 120, 119 or 110: always a person's doing. */
        EMERGENCY_SERVICE,
        /** Get the door opened: key holder, key box, property office, 119/110 with a witness. */
        ENTRY,
        /** Call the elder back. */
        CALL_BACK,
        /** Anything else; the title says what. */
        OTHER
    }

    /** What makes a step due to be done. */
    public enum Start {
        OPENED,
        TAKEN,
        /** Somebody spoke and help is needed. */
        CONFIRMED,
        NO_REPLY,
        ACCEPTED,
        AT_DOOR,
        /** Nobody is left to ask. */
        NOBODY_TO_ASK
    }

    /** Who may leave a step out. */
    public enum Skip {
        /** Its owner, with a reason. */
        OWNER,
        /** A supervisor, with a reason. */
        SUPERVISOR,
        /** Nobody. */
        NEVER
    }
}
