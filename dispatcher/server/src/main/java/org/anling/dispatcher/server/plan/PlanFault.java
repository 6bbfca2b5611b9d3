package org.anling.dispatcher.server.plan;

/**
 * What is wrong in a plan file, and where.
 *
 * @param line counts from 1
 * @param column counts from 1
 */
public record PlanFault(String file, int line, int column, String zh, String en) {

    /** As people read it: {@code medical.yaml:3:5 …}. */
    @Override
    public String toString() {
        return "%s:%d:%d %s / %s".formatted(file, line, column, zh, en);
    }
}
