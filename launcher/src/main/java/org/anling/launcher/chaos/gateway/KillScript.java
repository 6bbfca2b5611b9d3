package org.anling.launcher.chaos.gateway;

import java.time.Duration;
import java.util.List;

/**
 * What is done to the gateway and its store.
 *
 * @param seed of the instants of the kills
 * @param troubles of the store, one after the other, after the kills
 */
public record KillScript(int kills, long seed, List<Suffering> troubles) {

    public KillScript {
        troubles = List.copyOf(troubles);
    }

    /** One trouble and how long it stays. */
    public record Suffering(Trouble trouble, Duration time) {}

    /** What the command does: a store that stands still for 30 s, and three others of 10 s. */
    public static KillScript of(int kills, long seed) {
        return new KillScript(
                kills,
                seed,
                List.of(
                        new Suffering(Trouble.SLOW, Duration.ofSeconds(30)),
                        new Suffering(Trouble.REFUSING, Duration.ofSeconds(10)),
                        new Suffering(Trouble.OUT_OF_MEMORY, Duration.ofSeconds(10)),
                        new Suffering(Trouble.DISK_FULL, Duration.ofSeconds(10))));
    }
}
