package org.anling.console.demo;

import java.time.Duration;
import org.anling.console.api.Demo;

/**
 * The demo's extras.
 *
 * @param info what the panes show and use
 * @param plug kills the server process at once; called a moment after the answer left
 * @param telephone a simulated exchange at which somebody calls the centre
 */
public record DemoProfile(Demo.DemoInfo info, Runnable plug, Telephone telephone) {

    /** Somebody's telephone. */
    @FunctionalInterface
    public interface Telephone {

        /** Calls the centre from a number and hangs up after a while if nobody answers. */
        void ring(String number, Duration patience);
    }
}
