package org.anling.plans;

/**
 * What is wrong in the text of a plan or card, and where.
 *
 * @param file empty for a text that is in no file
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
