package org.anling.gateway.codec.gt06;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.BatteryScale;

/**
 * What a model does in its own way.
 *
 * @param check what becomes of a wrong check
 * @param zone of the times that the device sends; empty for that which it says at its login. Most send UTC
 * @param codes alarm codes that mean something else here; empty for a code that asks for nobody
 * @param battery what its number for the battery counts
 */
public record Gt06Profile(
        Check check, Optional<ZoneOffset> zone, Map<Integer, Optional<AlertType>> codes, BatteryScale battery) {

    /** A model that nobody described. */
    public static final Gt06Profile STANDARD =
            new Gt06Profile(Check.WARN, Optional.of(ZoneOffset.UTC), Map.of(), BatteryScale.GUESSED);

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
