package org.anling.simulation.bench;

import java.util.List;

/** One benchmark: says which figures it will write, and writes all of them in one run. */
public interface Bench {

    /** As typed after {@code ./anling bench}. */
    String name();

    /** What it shows, for the list of all. */
    String title();

    /** Keys of all its figures, in the order of the table. */
    List<String> keys();

    /** Runs to the end; progress and figures go to the report. */
    void run(Report report) throws InterruptedException;
}
