package org.anling.launcher.settings;

import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.anling.console.view.MapLink;
import org.anling.contract.alert.VitalLimits;
import org.anling.contract.alert.Vitals;

/**
 * The responders' phones.
 *
 * @param map the map app that they navigate with
 * @param vitals beyond which measurements somebody must look
 */
public record PhoneKeys(MapLink map, VitalLimits vitals) {

    private static final Pattern RANGE = Pattern.compile("([a-z0-9-]+):([0-9.]+)-([0-9.]+)");
    private static final String VITALS = "heart-rate:41-130,spo2:92-100";
    private static final String MAP =
            "https://uri.amap.com/navigation?to={lon},{lat},{name}&mode=walk&coordinate=gaode";

    static PhoneKeys from(Settings from) {
        return new PhoneKeys(map(from), vitals(from));
    }

    private static MapLink map(Settings from) {
        String url = from.text("phone.map.url");
        boolean link = url.matches("[a-z][a-z0-9+.-]*:[^\\s\"<>]*") && !url.startsWith("javascript:");
        if (!url.isEmpty() && !(link && url.contains("{lat}") && url.contains("{lon}"))) {
            throw from.refuse("phone.map.url", "is not an address with {lat} and {lon} in it", "'" + MAP + "'");
        }
        String datum = from.text("phone.map.datum");
        if (!datum.equals("WGS84") && !datum.equals("GCJ02")) {
            throw from.refuse("phone.map.datum", "is neither WGS84 nor GCJ02", "GCJ02");
        }
        return new MapLink(url, datum);
    }

    /** Beyond which measurements somebody must look, whoever measured. */
    static VitalLimits vitals(Settings from) {
        TreeMap<Vitals.Kind, VitalLimits.Range> ranges = new TreeMap<>();
        for (String part : from.list("phone.vitals")) {
            Matcher found = RANGE.matcher(part.strip());
            if (!found.matches()) {
                throw from.refuse("phone.vitals", part.strip() + " is not such as heart-rate:41-130", VITALS);
            }
            try {
                ranges.put(
                        Vitals.Kind.valueOf(
                                found.group(1).toUpperCase(Locale.ROOT).replace('-', '_')),
                        new VitalLimits.Range(Double.parseDouble(found.group(2)), Double.parseDouble(found.group(3))));
            } catch (IllegalArgumentException wrong) {
                throw from.refuse("phone.vitals", part.strip() + " is no measurement or an empty range", VITALS);
            }
        }
        return new VitalLimits(ranges);
    }
}
