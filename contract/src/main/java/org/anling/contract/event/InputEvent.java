package org.anling.contract.event;

import java.time.Instant;
import org.anling.contract.incident.RefusalCode;
import org.jspecify.annotations.Nullable;

/** Facts about inputs that changed nothing: every input leaves at least one event that names it as its cause. */
public sealed interface InputEvent extends Event {

    /**
     * The input was refused.
     *
     * @param subject id of the incident, offer or assignment it was about
     * @param who who was first, where somebody was
     * @param when when that was
     */
    record Refused(
            RefusalCode code,
            @Nullable String subject,
            @Nullable String who,
            @Nullable Instant when) implements InputEvent {}

    /** The same input was handled before; the first handling counts. */
    record Repeated() implements InputEvent {}

    /** The input brought nothing new, for example an older version of a record. */
    record Ignored(String reason) implements InputEvent {}

    /** Deciding failed; the input is kept aside and operators see it. */
    record Parked(String kind, String reason) implements InputEvent {}
}
