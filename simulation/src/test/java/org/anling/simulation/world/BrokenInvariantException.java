package org.anling.simulation.world;

/** A rule of the house does not hold; the message says which, the run adds seed and trace. */
public final class BrokenInvariantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenInvariantException(String message) {
        super(message);
    }

    BrokenInvariantException(String message, Throwable cause) {
        super(message, cause);
    }
}
