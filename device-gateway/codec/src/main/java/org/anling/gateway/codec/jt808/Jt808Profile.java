package org.anling.gateway.codec.jt808;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.AlertType;

/**
 * What a model does in its own way.
 *
 * @param bits alarm bits that mean something else here; empty for a bit that asks for nobody
 * @param zone of the times it sends
 */
public record Jt808Profile(Map<Integer, Optional<AlertType>> bits, ZoneOffset zone) {

    /** A personal device that nobody described: times in China's zone, as the standard says. */
    public static final Jt808Profile STANDARD = new Jt808Profile(Map.of(), ZoneOffset.ofHours(8));

    public Jt808Profile {
        bits = Map.copyOf(bits);
    }
}
