package org.anling.registry.shift;

/** Somebody would be on two shifts at once; nothing was written. */
public final class ShiftOverlapException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Shift wished;
    private final transient Shift other;

    /**
     * Refuses a shift.
     *
     * @param other the shift that is there already
     */
    public ShiftOverlapException(Shift wished, Shift other) {
        super("shift " + other.id() + " is at the same time", null, false, false);
        this.wished = wished;
        this.other = other;
    }

    /** What was wanted. */
    public Shift wished() {
        return wished;
    }

    /** What is there already. */
    public Shift other() {
        return other;
    }
}
