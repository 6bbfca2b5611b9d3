package org.anling.dispatcher.core.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.state.TechnicalState;
import org.jspecify.annotations.Nullable;

/**
 * Indexes over what devices say: technical alerts by area and time, and how much unknown networks send. The latter is forgotten with
 * the process; then a stranger is shown in full again. Layered as {@link Tables} is.
 */
public final class SignalTables {

    /** What happens to many devices at once when something happens to their street. */
    private static final Set<AlertType> OF_MANY =
            Set.of(AlertType.MAINS_LOST, AlertType.LINK_LOST, AlertType.POWER_OFF);

    private static final int STREET_DIGITS = 9;
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final int STRANGERS = 1_000;

    private final Table<AreaKey, AreaKey> areas;
    private final Table<String, Pace> strangers;

    /** A technical alert that is part of no mass incident, in the order in which those of an area began. */
    private record AreaKey(String group, Instant at, String id) implements Comparable<AreaKey> {
        private static final Comparator<AreaKey> ORDER =
                Comparator.comparing(AreaKey::group).thenComparing(AreaKey::at).thenComparing(AreaKey::id);

        @Override
        public int compareTo(AreaKey other) {
            return ORDER.compare(this, other);
        }
    }

    /** How often somebody sent something since a moment. */
    private record Pace(Instant since, int times) {}

    /** Whether such alerts of one area at the same time are one incident. */
    public static boolean isOfMany(AlertType type) {
        return OF_MANY.contains(type);
    }

    SignalTables() {
        this.areas = new Table<>();
        this.strangers = new Table<>();
    }

    private SignalTables(SignalTables under) {
        this.areas = under.areas.layer();
        this.strangers = under.strangers.layer();
    }

    SignalTables layer() {
        return new SignalTables(this);
    }

    /** The street or, if the code is shorter, the community that a device of this elder stands in. */
    public static Optional<String> findArea(@Nullable ElderRef elder) {
        if (elder == null || elder.community().isBlank()) {
            return Optional.empty();
        }
        String code = elder.community();
        return Optional.of(code.length() > STREET_DIGITS ? code.substring(0, STREET_DIGITS) : code);
    }

    /** Follows a technical alert from its row before to its row after; either may be missing. */
    void follow(@Nullable TechnicalState before, @Nullable TechnicalState after) {
        findKey(before).ifPresent(areas::remove);
        findKey(after).ifPresent(key -> areas.put(key, key));
    }

    /** Ids of technical alerts of a type that began in an area after that moment and are part of no mass incident, oldest first. */
    public List<String> begunSince(AlertType type, String area, Instant since) {
        String group = group(type, area);
        return areas.within(new AreaKey(group, since, "~"), new AreaKey(group, Instant.MAX, ""))
                .sorted()
                .map(AreaKey::id)
                .toList();
    }

    /** Counts what a device sends that nobody knows. */
    void countStranger(DeviceRef device, Instant at) {
        String key = networkOf(device);
        Pace before = strangers.find(key).orElse(null);
        boolean goesOn = before != null && at.isBefore(before.since().plus(PACE));
        if (before == null && strangers.ownRows() >= STRANGERS) {
            strangers.forgetOwn();
        }
        strangers.put(key, before != null && goesOn ? new Pace(before.since(), before.times() + 1) : new Pace(at, 1));
    }

    /** How much a network of unknown devices sent in the minute that runs. */
    public int strangers(DeviceRef device, Instant now) {
        return strangers
                .find(networkOf(device))
                .filter(pace -> now.isBefore(pace.since().plus(PACE)))
                .map(Pace::times)
                .orElse(0);
    }

    private static String networkOf(DeviceRef device) {
        String network = device.sourceNetwork();
        return network == null ? "d:" + device.id() : network;
    }

    private static Optional<AreaKey> findKey(@Nullable TechnicalState row) {
        if (row == null || row.mass() != null || !isOfMany(row.type())) {
            return Optional.empty();
        }
        return findArea(row.elder()).map(area -> new AreaKey(group(row.type(), area), row.raisedAt(), row.id()));
    }

    private static String group(AlertType type, String area) {
        return type + "/" + area;
    }
}
