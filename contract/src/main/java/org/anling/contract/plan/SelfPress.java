package org.anling.contract.plan;

import org.anling.contract.id.ResponderId;

/**
 * Names of the self-press: a synthetic device presses through every intake, up to an offer at a synthetic responder, so that somebody notices
 * when a real press would not arrive. What carries these names stands outside statistics and is shown to nobody.
 */
public final class SelfPress {

    /** The plan of synthetic elders. */
    public static final String PLAN = "self-press";

    /** A community without people. */
    public static final String COMMUNITY = "000000000000";

    /** Who is asked. */
    public static final ResponderId RESPONDER = new ResponderId("self-press");

    private SelfPress() {}

    /** Whether an incident that names this plan is a self-press. */
    public static boolean isPlan(String key) {
        return key.startsWith(PLAN + "@");
    }
}
