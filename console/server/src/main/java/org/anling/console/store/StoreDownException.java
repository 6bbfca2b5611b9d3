package org.anling.console.store;

/** A store does not answer now; the message says which, for the person who asked. */
public final class StoreDownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code stable word for the answer, for example {@code registry_down} */
    public StoreDownException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
