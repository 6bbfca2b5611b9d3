package org.anling.console.store;

import java.util.Optional;

/**
 * The telephone exchange as the console knows it.
 *
 * @param secret shared with it, empty if there is no exchange
 * @param link what a number becomes on pages, with {@code {number}} in it
 * @param hook rings people when somebody asks for it; empty if the exchange cannot be asked
 */
public record Exchange(String secret, String link, Optional<Dialler> hook) {

    /** No exchange: numbers are links that the telephone of the computer opens. */
    public static final Exchange NONE = new Exchange("", "tel:{number}", Optional.empty());

    /** Whether the exchange may report. */
    public boolean isKnown() {
        return !secret.isEmpty();
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return "Exchange[" + link + ", hook " + hook.isPresent() + "]";
    }

    /** Asks the exchange to ring a member of the staff and then a number. */
    @FunctionalInterface
    public interface Dialler {

        /**
         * Asks.
         *
         * @param call name of the wish, so that a repeat rings nobody twice
         * @throws StoreDownException if the exchange did not take it
         */
        void dial(String call, String staff, String number);
    }
}
