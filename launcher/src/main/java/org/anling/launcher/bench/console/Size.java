package org.anling.launcher.bench.console;

/**
 * How bad the night is.
 *
 * @param open incidents that are open all the time
 * @param mass devices of the one power cut
 * @param operators who have a page open, the real one among them
 * @param seconds how long each of the measured stretches with all pages is
 * @param loads how often the page is opened anew
 */
public record Size(int open, int mass, int operators, int seconds, int loads) {

    /** As promised: rule 21 of the pages. */
    public static final Size FULL = new Size(2_000, 10_000, 50, 60, 5);
}
