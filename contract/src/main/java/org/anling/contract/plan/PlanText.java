package org.anling.contract.plan;

/**
 * A version of a response plan or a protocol card that the office made valid, as people wrote it. It lies in the cache for those who read
 * texts themselves; the higher version wins.
 *
 * @param id of the plan or card
 * @param version as the text says it
 * @param text the YAML
 */
public record PlanText(Kind kind, String id, int version, String text) {

    /** What is written there. */
    public enum Kind {
        /** A response plan. */
        PLAN,
        /** A protocol card. */
        CARD
    }

    /** How people name it: {@code medical@3}. */
    public String key() {
        return id + "@" + version;
    }
}
