package org.anling.gateway.codec.dc09;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.dc09.Dc09Text.Extra;

/** Position in the extended data (section 2): {@code X116E24.396}, {@code Y39N52.932}, or plain decimal degrees. Its age is not sent. */
final class Dc09Place {

    private static final Pattern MINUTES = Pattern.compile("([0-9]{1,3})([EWNS])([0-9]{1,2}(?:\\.[0-9]{1,7})?)");
    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(?:\\.[0-9]{1,9})?");
    private static final double MINUTES_PER_DEGREE = 60;

    private Dc09Place() {}

    /** Where the panel says it is; empty unless it gives both and they are a place on earth. */
    static Optional<Position> read(List<Extra> extras) {
        OptionalDouble longitude = find(extras, 'X', "EW");
        OptionalDouble latitude = find(extras, 'Y', "NS");
        if (longitude.isEmpty() || latitude.isEmpty()) {
            return Optional.empty();
        }
        double lat = latitude.getAsDouble();
        double lon = longitude.getAsDouble();
        boolean onEarth = Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
        return onEarth
                ? Optional.of(new Position(lat, lon, Position.Source.FIX, Position.Datum.WGS84, null, null))
                : Optional.empty();
    }

    private static OptionalDouble find(List<Extra> extras, char letter, String hemispheres) {
        return extras.stream()
                .filter(extra -> extra.letter() == letter)
                .map(extra -> degrees(extra.value().strip(), hemispheres))
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble degrees(String text, String hemispheres) {
        Matcher minutes = MINUTES.matcher(text);
        if (minutes.matches() && hemispheres.contains(minutes.group(2))) {
            double value =
                    Integer.parseInt(minutes.group(1)) + Double.parseDouble(minutes.group(3)) / MINUTES_PER_DEGREE;
            return OptionalDouble.of(minutes.group(2).charAt(0) == hemispheres.charAt(0) ? value : -value);
        }
        return DEGREES.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }
}
