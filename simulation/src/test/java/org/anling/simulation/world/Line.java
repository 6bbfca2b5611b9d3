package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import org.anling.simulation.dice.Dice;

/** The line between a device and the gateway: some milliseconds long, one connection at a time, newest number highest. */
final class Line {

    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);
    private final TimeLine time;
    private final Dice dice;
    private long connection;
    private long wakes;

    Line(TimeLine time, Dice dice) {
        this.time = time;
        this.dice = dice;
    }

    long connection() {
        return connection;
    }

    /** A new connection after a pause; what was on its way is lost. */
    void reconnect(Runnable connected) {
        connection++;
        long mine = connection;
        time.after(Duration.ofMillis(dice.between(500, 5_000)), () -> {
            if (mine == connection) {
                connected.run();
            }
        });
    }

    /** Something travels; it arrives if the connection is still the same. */
    void carry(Runnable arrival) {
        long mine = connection;
        time.after(Duration.ofMillis(dice.between(5, 80)), () -> {
            if (mine == connection) {
                arrival.run();
            }
        });
    }

    /** Wakes the device when something is due; a later call replaces an earlier one. */
    void wakeAt(Instant due, Runnable what) {
        wakes++;
        long mine = wakes;
        Instant latest = time.instant().plus(LONGEST_SILENCE);
        time.at(due.isBefore(latest) ? due : latest, () -> {
            if (mine == wakes) {
                what.run();
            }
        });
    }
}
