package org.anling.registry.sheet;

/** The file as a whole cannot be read; nothing of it was used after this point. */
public final class BadSheetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final transient Told told;

    /** @param line where it ends to be readable, 0 if the whole file is meant */
    public BadSheetException(long line, Told told) {
        super(told.en());
        this.line = line;
        this.told = told;
    }

    public long line() {
        return line;
    }

    public Told told() {
        return told;
    }
}
