package org.anling.simulation.world;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.anling.journal.fake.Fault;
import org.anling.journal.fake.Faults;
import org.anling.simulation.dice.Dice;

/**
 * What goes wrong in one run: which faults are on, and how often. Drawn from the seed, so that some runs are calm in all but one
 * way and others are not calm at all. Belongs to the thread of the world.
 */
final class Chaos implements Faults {

    private final Dice dice;
    private final Map<Fault, Double> journalFaults = new EnumMap<>(Fault.class);
    private final double crashPerStep;
    private final double crashWithin;
    private final double doubleClick;
    private final double lostTail;
    private final double skewed;
    private boolean on;
    private int injected;

    Chaos(Dice dice) {
        this.dice = dice;
        double hardness = dice.pick(List.of(0.3, 1.0, 2.0));
        for (Fault fault : Fault.values()) {
            if (fault != Fault.NONE && dice.chance(0.6)) {
                journalFaults.put(fault, dice.between(0.01, 0.06) * hardness);
            }
        }
        crashPerStep = dice.chance(0.7) ? 0.01 * hardness : 0;
        crashWithin = dice.chance(0.7) ? 0.02 * hardness : 0;
        doubleClick = dice.chance(0.7) ? 0.2 : 0;
        lostTail = dice.chance(0.3) ? 0.01 * hardness : 0;
        skewed = dice.chance(0.3) ? 0.5 : 0;
    }

    /** From now on things go wrong. */
    void begin() {
        on = true;
    }

    /** From now on nothing goes wrong any more. */
    void heal() {
        on = false;
    }

    int injected() {
        return injected;
    }

    /** Whether a process dies between two steps. */
    boolean crashes() {
        return happens(crashPerStep);
    }

    /** Whether a process dies inside a step, at the next thing that it asks of the journal. */
    boolean crashesWithin() {
        return happens(crashWithin);
    }

    boolean clicksTwice() {
        return happens(doubleClick);
    }

    /** How many of its last writes the log loses now; mostly none. */
    int writesLost() {
        return happens(lostTail) ? dice.between(1, 12) : 0;
    }

    /** How far the wall clock of a process that starts now is off. */
    Duration clockSkew(Duration longest) {
        return happens(skewed) ? longest.multipliedBy(dice.between(-100, 100)).dividedBy(100) : Duration.ZERO;
    }

    /** Whether something that lives for long breaks now: asked once a second. */
    boolean breaksThisSecond() {
        return happens(0.01);
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
                injected++;
                return fault.getKey();
            }
        }
        return Fault.NONE;
    }

    private boolean happens(double probability) {
        boolean happens = on && probability > 0 && dice.chance(probability);
        if (happens) {
            injected++;
        }
        return happens;
    }
}
