package org.anling.dispatcher.core.responder;

import java.time.Instant;

/**
 * What a decision knows of the world beside the log: latest-wins values that the shell has read.
 *
 * @param now centre time
 * @param positions where responders were last, with the time of the fix
 */
public record Context(Instant now, Whereabouts positions) {

    /** Knows the time only. */
    public static Context at(Instant now) {
        return new Context(now, Whereabouts.NONE);
    }
}
