package org.anling.gateway.codec.jt808;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.BatteryScale;

/**
 * What a model does in its own way.
 *
 * @param bits alarm bits that mean something else here; empty for a bit that asks for nobody
 * @param vendorBits what the bits of the vendor's own alarm word mean (extra E7); without a meaning they are told, not raised
 * @param clearBits the same of the extra alarm bits inside the vendor's list (0089 and 00C5 of extra EB), which are on when they are 0
 * @param zone of the times it sends
 * @param battery what its numbers for the battery count
 * @param bodyTemperature whether extra 51 is the temperature of the body, and not of the device
 */
public record Jt808Profile(
        Map<Integer, Optional<AlertType>> bits,
        Map<Integer, AlertType> vendorBits,
        Map<Integer, AlertType> clearBits,
        ZoneOffset zone,
        BatteryScale battery,
        boolean bodyTemperature) {

    /** A personal device that nobody described: times in China's zone, as the standard says. */
    public static final Jt808Profile STANDARD =
            new Jt808Profile(Map.of(), Map.of(), Map.of(), ZoneOffset.ofHours(8), BatteryScale.GUESSED, false);

    public Jt808Profile {
        bits = Map.copyOf(bits);
        vendorBits = Map.copyOf(vendorBits);
        clearBits = Map.copyOf(clearBits);
    }

    /** The same with other meanings of the standard's bits. */
    public Jt808Profile withBits(Map<Integer, Optional<AlertType>> other) {
        return new Jt808Profile(other, vendorBits, clearBits, zone, battery, bodyTemperature);
    }
}
