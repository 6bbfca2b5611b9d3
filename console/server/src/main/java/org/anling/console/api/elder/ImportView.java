package org.anling.console.api.elder;

import java.util.List;
import org.anling.console.api.Text;
import org.jspecify.annotations.Nullable;

/**
 * A list that is being brought in, or was.
 *
 * @param kind {@code organisations, elders, devices, responders}
 * @param file its name as it was chosen
 * @param rows how many were read so far in this stage
 * @param wrong how many things are wrong, also those that are not listed
 * @param from place of the first problem that is shown here
 * @param listed how many problems can be shown in all
 */
public record ImportView(
        String id,
        String kind,
        String file,
        ImportState state,
        int rows,
        int added,
        int changed,
        int unchanged,
        int wrong,
        int from,
        int listed,
        List<ImportProblem> problems,
        @Nullable Text failure) {

    /** How far it is. */
    public enum ImportState {
        /** Is looked at; nothing is written. */
        LOOKING,
        /** Nothing is wrong with it; waits for a yes. */
        CLEAN,
        /** Something is wrong; nothing was written. */
        REFUSED,
        /** Is being written, all of it or nothing. */
        WRITING,
        /** Everything is in the registry. */
        IMPORTED,
        /** The database or the file failed; nothing was written. */
        FAILED
    }

    /**
     * One wrong cell.
     *
     * @param line as the spreadsheet counts it, 0 for the file as a whole
     * @param column heading as it stands in the file, empty for the row as a whole
     */
    public record ImportProblem(long line, String column, Text message) {}
}
