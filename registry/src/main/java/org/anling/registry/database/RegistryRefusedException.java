package org.anling.registry.database;

/**
 * The database answered and refused: a fault of ours or a broken rule of the schema. The message names the SQL state and never the
 * values, since those can be personal.
 */
public final class RegistryRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String state;

    RegistryRefusedException(String state, String message) {
        super(message);
        this.state = state;
    }

    /** Whether a row with this key is there already. */
    public boolean isDuplicate() {
        return state.equals("23505");
    }
}
