package org.anling.gateway.codec.gt06;

import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.AlertType;

/**
 * What a model does in its own way.
 *
 * @param check what becomes of a wrong check
 * @param localTime whether the device sends the time of its zone; most send UTC
 * @param codes alarm codes that mean something else here; empty for a code that asks for nobody
 */
public record Gt06Profile(Check check, boolean localTime, Map<Integer, Optional<AlertType>> codes) {

    /** A model that nobody described. */
    public static final Gt06Profile STANDARD = new Gt06Profile(Check.WARN, false, Map.of());

    /** What becomes of a frame with a wrong check. */
    public enum Check {
        /** It is dropped. */
        STRICT,
        /** What the device reports is kept and marked; answers to commands are dropped. */
        WARN
    }

    public Gt06Profile {
        codes = Map.copyOf(codes);
    }
}
