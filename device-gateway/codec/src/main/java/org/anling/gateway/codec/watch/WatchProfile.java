package org.anling.gateway.codec.watch;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.AlertType;

/**
 * What a model does in its own way.
 *
 * @param bits bits of the status word that mean something else here; empty for a bit that asks for nobody
 * @param words keywords that are alarms by themselves, whatever the status word says: {@code ALCUSTOMER1}
 * @param zone of the times it sends; most send UTC
 */
public record WatchProfile(Map<Integer, Optional<AlertType>> bits, Map<String, AlertType> words, ZoneOffset zone) {

    /** A model that nobody described. */
    public static final WatchProfile STANDARD = new WatchProfile(Map.of(), Map.of(), ZoneOffset.UTC);

    public WatchProfile {
        bits = Map.copyOf(bits);
        words = Map.copyOf(words);
    }
}
