package org.anling.registry.imports;

import java.util.ArrayList;
import java.util.List;
import org.anling.registry.sheet.Told;

/** Collects what is wrong with one file, and counts its rows. One import's thread. */
final class Findings {

    private static final int LISTED = 1_000;

    private final List<Problem> listed = new ArrayList<>();
    private int wrong;
    private int rows;
    private int added;
    private int changed;
    private int unchanged;

    void wrong(long line, String column, Told told) {
        wrong++;
        if (listed.size() < LISTED) {
            listed.add(new Problem(line, column, told));
        }
    }

    void countRow() {
        rows++;
    }

    void countAdded() {
        added++;
    }

    void countChanged() {
        changed++;
    }

    void countUnchanged() {
        unchanged++;
    }

    int rows() {
        return rows;
    }

    boolean isClean() {
        return wrong == 0;
    }

    ImportReport report(ImportKind kind, ImportReport.Outcome outcome) {
        return new ImportReport(kind, outcome, rows, added, changed, unchanged, wrong, listed);
    }
}
