package org.anling.console.command;

import java.time.Instant;
import org.anling.contract.incident.RefusalCode;
import org.jspecify.annotations.Nullable;

/** What came of a command. */
public sealed interface Outcome {

    /** It was decided and committed. */
    record Done() implements Outcome {}

    /**
     * It was decided against.
     *
     * @param who id of the person who was first
     */
    record Refused(
            RefusalCode code,
            @Nullable String who,
            @Nullable Instant when) implements Outcome {}

    /** Deciding failed; it was kept aside. */
    record Parked() implements Outcome {}

    /** It is stored, or may be; its event has not come yet. */
    record Pending() implements Outcome {}

    /** The key of the wish was used before with other words; nothing was done now. */
    record OtherWords() implements Outcome {}

    /** It was not stored. */
    record Rejected() implements Outcome {}
}
