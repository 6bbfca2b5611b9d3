package org.anling.dispatcher.core.state;

import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.id.StaffId;

/** Keys of the pieces of a snapshot. They stand in stores, so they keep their meaning. */
public final class Pieces {

    static final String META = "meta";
    static final String INCIDENT = "incident/";
    static final String RESPONDER = "responder/";
    static final String TECHNICAL = "technical/";
    static final String REPEATS = "repeats/";

    static final String PLAN = "plan/";
    static final String STAFF = "staff/";
    static final String TEST = "test/";
    static final String COMMUNITY = "community/";
    static final String DEADLINE = "deadline/";
    static final String CALL = "call/";
    private static final long EVENTS_A_SHARD = 32;

    private Pieces() {}

    static String incident(IncidentId id) {
        return INCIDENT + id;
    }

    static String responder(ResponderId id) {
        return RESPONDER + id;
    }

    static String technical(String id) {
        return TECHNICAL + id;
    }

    public static String plan(String key) {
        return PLAN + key;
    }

    static String staff(StaffId id) {
        return STAFF + id;
    }

    static String test(ElderId id) {
        return TEST + id;
    }

    static String community(String code) {
        return COMMUNITY + code;
    }

    static String call(String id) {
        return CALL + id;
    }

    static String deadline(String key) {
        return DEADLINE + key;
    }

    /** The shard of the keys that this event set: few enough events that a shard stays far below the limit of a piece. */
    static String repeats(long seq) {
        return REPEATS + seq / EVENTS_A_SHARD;
    }

    /** The first event of a shard, and the first of the next one. */
    static long[] range(String shard) {
        long first = Long.parseLong(shard.substring(REPEATS.length())) * EVENTS_A_SHARD;
        return new long[] {first, first + EVENTS_A_SHARD};
    }
}
