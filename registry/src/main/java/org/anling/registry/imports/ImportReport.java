package org.anling.registry.imports;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param rows that were read, without the heading
 * @param added new records
 * @param changed records that were there with other words
 * @param unchanged records that were there just so
 * @param wrong how many problems there are, also those that are not listed
 * @param problems the first thousand, by line
 */
public record ImportReport(
        ImportKind kind,
        Outcome outcome,
        int rows,
        int added,
        int changed,
        int unchanged,
        int wrong,
        List<Problem> problems) {

    public ImportReport {
        problems = List.copyOf(problems);
    }

    /** How it ended. */
    public enum Outcome {
        /** Everything is in the registry. */
        IMPORTED,
        /** Nothing is wrong; nothing was written, as was asked. */
        DRY_RUN,
        /** Something is wrong; nothing was written. */
        REFUSED
    }
}
