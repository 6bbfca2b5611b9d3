package org.anling.journal.cache;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.anling.contract.entry.InputEntry;

/**
 * Which levels of the devices of a centre are too low, shared by all who listen. Each step is whole or did not happen; a stage that fails
 * means unknown, and every step may be repeated.
 */
public interface LevelBook {

    /** Which of these count as too low. */
    CompletionStage<Set<String>> raisedOf(List<String> names);

    /**
     * A level is too low from now on.
     *
     * @param finding appended to the inbox in the same step; empty for a level that the device has told of itself
     * @return false if it counts as that already; then nothing is appended
     */
    CompletionStage<Boolean> raise(String name, Instant now, Optional<InputEntry> finding);

    /**
     * A level is good again.
     *
     * @param finding appended to the inbox in the same step; empty if nobody waits for it
     * @return false if it did not count as too low; then nothing is appended
     */
    CompletionStage<Boolean> end(String name, Optional<InputEntry> finding);
}
