package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.PriorityQueue;

/** Simulated time and what is to happen in it; of two things at the same instant the one that was planned first comes first. */
final class TimeLine implements InstantSource {

    private final PriorityQueue<Planned> agenda = new PriorityQueue<>();
    private Instant now;
    private long planned;

    TimeLine(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void at(Instant when, Runnable what) {
        planned++;
        agenda.add(new Planned(when.isBefore(now) ? now : when, planned, what));
    }

    void after(Duration wait, Runnable what) {
        at(now.plus(wait), what);
    }

    /** Does the next thing if it is planned before the end; time moves to it. */
    boolean runNextBefore(Instant end) {
        Planned next = agenda.peek();
        if (next == null || !next.when.isBefore(end)) {
            now = end;
            return false;
        }
        agenda.remove(next);
        now = next.when;
        next.what.run();
        return true;
    }

    private record Planned(Instant when, long number, Runnable what) implements Comparable<Planned> {

        @Override
        public int compareTo(Planned other) {
            int byTime = when.compareTo(other.when);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
