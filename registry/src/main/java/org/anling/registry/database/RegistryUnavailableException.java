package org.anling.registry.database;

/** The database does not answer. Try again later; whether a change was written is unknown. */
public final class RegistryUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
