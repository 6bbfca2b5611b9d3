package org.anling.contract.directory;

import java.time.Instant;
import java.util.List;
import org.anling.contract.id.DeviceId;

/**
 * Something that somebody of the centre asks of a device, on its way there. It lies in Redis until it is over, never in a log.
 *
 * @param args numbers, a text, seconds or the word of a lamp, as the kind needs it; forgotten when the command is over
 * @param until after which it must not be sent any more
 * @param by id of who asked
 */
public record QueuedCommand(
        String id, DeviceId device, CommandKind kind, List<String> args, Instant askedAt, Instant until, String by) {

    public QueuedCommand {
        args = List.copyOf(args);
    }
}
