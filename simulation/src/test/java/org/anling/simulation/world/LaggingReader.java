package org.anling.simulation.world;

import java.time.Instant;
import org.anling.simulation.world.Chaos.Mishap;

/**
 * A reader of the events that is away for minutes at a time, while the log is trimmed behind its place or loses its tail; when it is
 * back it must come to the same state as everybody. It keeps no cursor in the log, so nobody waits for it.
 */
final class LaggingReader {

    private final Follower follower;
    private final TimeLine time;
    private final Chaos chaos;
    private Instant backAt = Instant.MIN;

    LaggingReader(Follower follower, TimeLine time, Chaos chaos) {
        this.follower = follower;
        this.time = time;
        this.chaos = chaos;
    }

    /** Once a second. */
    void look() {
        if (chaos.happens(Mishap.READER_AWAY)) {
            backAt = time.instant().plus(chaos.between(10_000, 240_000));
        }
        if (!time.instant().isBefore(backAt)) {
            follower.follow();
        }
    }

    Follower follower() {
        return follower;
    }
}
