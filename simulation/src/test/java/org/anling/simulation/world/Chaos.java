package org.anling.simulation.world;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.anling.journal.fake.Fault;
import org.anling.journal.fake.Faults;
import org.anling.simulation.dice.Dice;

/**
 * What goes wrong in one run: which faults are on, and how often. Drawn from the seed, so that some runs are calm in all but one
 * way and others are not calm at all. Belongs to the thread of the world.
 */
final class Chaos implements Faults {

    /** What can go wrong beside the journal's own {@link Fault}s; each is asked for where it could happen. */
    enum Mishap {
        CRASH_BETWEEN_STEPS(0.7, 0.003),
        CRASH_WITHIN_STEP(0.7, 0.006),
        PAUSE(0.5, 0.002),
        SLOW_STORE(0.5, 0.03),
        CLOCK_JUMP(0.3, 0.02),
        LOST_TAIL(0.3, 0.01),
        GATEWAY_CRASH(0.8, 0.01),
        DOUBLE_CLICK(0.7, 0.2),
        DUPLICATE(0.6, 0.05),
        LATE_ENTRY(0.6, 0.1),
        OFF_DUTY(0.7, 0.01),
        PHONE_OFF(0.6, 0.01),
        READER_AWAY(0.5, 0.01),
        UNDECIDABLE(0.4, 0.004),
        UNAPPLICABLE(0.4, 0.002),
        RUNAWAY(0.4, 0.004),
        POWER_CUT(0.4, 0.006),
        EPISODE(0.6, 0.01),
        WHIM(0.7, 0.05),
        STRANGER(0.5, 0.004),
        MESSENGER_CRASH(0.5, 0.004),
        /** Drawn beside the others: what a seed played before there were calls, it plays without them still. */
        CALL(0.8, 0.03);

        private final double share;
        private final double often;

        /**
         * @param share of the runs that have it
         * @param often how often it happens when it is asked for, in a run of middle hardness
         */
        Mishap(double share, double often) {
            this.share = share;
            this.often = often;
        }

        /** How it is counted. */
        String label() {
            return Chaos.label(name());
        }
    }

    private final Dice dice;
    private final Map<Fault, Double> journalFaults = new EnumMap<>(Fault.class);
    private final Map<Mishap, Double> mishaps = new EnumMap<>(Mishap.class);
    private final Map<String, Integer> injected = new TreeMap<>();
    private boolean on;

    Chaos(Dice dice) {
        this.dice = dice;
        double hardness = dice.pick(List.of(0.3, 1.0, 2.0));
        for (Fault fault : Fault.values()) {
            if (fault != Fault.NONE && dice.chance(0.6)) {
                journalFaults.put(fault, dice.between(0.01, 0.06) * hardness);
            }
        }
        for (Mishap mishap : Mishap.values()) {
            if (mishap != Mishap.CALL && dice.chance(mishap.share)) {
                mishaps.put(mishap, Math.min(0.5, mishap.often * hardness));
            }
        }
    }

    /** From now on people telephone as well. */
    void withCalls() {
        Dice calls = dice.branch("calls");
        if (calls.chance(Mishap.CALL.share)) {
            mishaps.put(Mishap.CALL, Mishap.CALL.often * calls.pick(List.of(0.3, 1.0, 2.0)));
        }
    }

    /** From now on things go wrong. */
    void begin() {
        on = true;
    }

    /** From now on nothing goes wrong any more. */
    void heal() {
        on = false;
    }

    boolean isOn() {
        return on;
    }

    /** How often what went wrong. */
    Map<String, Integer> injected() {
        return Collections.unmodifiableMap(new TreeMap<>(injected));
    }

    /** Whether it happens now. */
    boolean happens(Mishap mishap) {
        double often = mishaps.getOrDefault(mishap, 0.0);
        boolean happens = on && often > 0 && dice.chance(often);
        if (happens) {
            count(mishap.name());
        }
        return happens;
    }

    /** How long something takes that takes from one to the other at best; far longer while the store is slow. */
    Duration way(int leastMicros, int mostMicros) {
        if (happens(Mishap.SLOW_STORE)) {
            return Duration.ofMillis(dice.between(20, 4_000));
        }
        return Duration.ofNanos(dice.between(leastMicros, mostMicros) * 1_000L);
    }

    /** A time between two bounds, in milliseconds. */
    Duration between(int leastMillis, int mostMillis) {
        return Duration.ofMillis(dice.between(leastMillis, mostMillis));
    }

    @Override
    public Fault next(Operation operation) {
        if (!on) {
            return Fault.NONE;
        }
        double share = dice.unit();
        for (Map.Entry<Fault, Double> fault : journalFaults.entrySet()) {
            share -= fault.getValue();
            if (share < 0) {
                count(operation + " " + fault.getKey());
                return fault.getKey();
            }
        }
        return Fault.NONE;
    }

    private void count(String what) {
        injected.merge(label(what), 1, Integer::sum);
    }

    private static String label(String what) {
        return what.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
