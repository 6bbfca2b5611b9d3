package org.anling.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.anling.console.api.Place;
import org.anling.registry.meaning.Gcj02;

/**
 * The map app that a centre's responders use.
 *
 * @param template its address with {@code {lat}}, {@code {lon}} and {@code {name}} in it; empty: only the phone's own choice
 * @param datum {@code WGS84} or {@code GCJ02}, as that app wants it
 */
public record MapLink(String template, String datum) {

    /** None. */
    public static final MapLink NONE = new MapLink("", "WGS84");

    /** The link to a place. */
    public Optional<String> to(Place.Point place, String name) {
        if (template.isEmpty()) {
            return Optional.empty();
        }
        boolean chinese = datum.equals("GCJ02");
        Gcj02.Degrees shown =
                chinese ? Gcj02.shown(place.lat(), place.lon()) : new Gcj02.Degrees(place.lat(), place.lon());
        return Optional.of(template.replace("{lat}", degrees(shown.latitude()))
                .replace("{lon}", degrees(shown.longitude()))
                .replace(
                        "{name}",
                        URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    private static String degrees(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
