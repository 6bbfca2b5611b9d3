package org.anling.gateway.codec;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.directory.CommandKind;
import org.anling.contract.directory.CommandState;

/**
 * What a device said to a command. Protocols give back a keyword, a number or an id; all of them tell the kind, and of a kind one is under
 * way to a device at a time.
 *
 * @param state {@code ACCEPTED}, {@code DONE} or {@code FAILED}
 * @param note what the device said in words, cut; may be empty
 */
public record CommandAnswer(CommandKind kind, CommandState state, String note) {

    private static final Set<CommandState> SAID =
            EnumSet.of(CommandState.ACCEPTED, CommandState.DONE, CommandState.FAILED);
    private static final int LONGEST_NOTE = 160;

    public CommandAnswer {
        note = note.strip();
        note = note.substring(0, Math.min(note.length(), LONGEST_NOTE));
        if (!SAID.contains(state)) {
            throw new IllegalArgumentException("a device says no " + state);
        }
    }

    /** An answer to a kind, if there is one. */
    public static Optional<CommandAnswer> of(Optional<CommandKind> kind, CommandState state, String note) {
        return kind.map(found -> new CommandAnswer(found, state, note));
    }
}
