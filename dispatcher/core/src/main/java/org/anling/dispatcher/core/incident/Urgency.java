package org.anling.dispatcher.core.incident;

import java.util.Comparator;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.AlertType;
import org.anling.contract.incident.Priority;

/** How urgent what a device says is, and which of several things it says is the gravest. */
public final class Urgency {

    /** Gravest first: what kills fastest, and what brings others into danger. */
    private static final List<AlertType> GRAVITY = List.of(
            AlertType.FIRE,
            AlertType.SMOKE,
            AlertType.GAS,
            AlertType.CO,
            AlertType.FALL,
            AlertType.MEDICAL,
            AlertType.DURESS,
            AlertType.SOS,
            AlertType.PANIC,
            AlertType.HEAT,
            AlertType.UNKNOWN_ALARM,
            AlertType.MISSED_CALL);

    private static final Comparator<AlertType> ORDER = Comparator.comparing(Urgency::priority)
            .thenComparingInt(Urgency::gravity)
            .thenComparing(t -> t);

    private Urgency() {}

    /** The priority that a type opens with. */
    public static Priority priority(AlertType type) {
        return switch (type.group()) {
            case LIFE_SAFETY -> Priority.P1;
            case WELFARE -> welfare(type);
            case FOLLOW_UP -> type == AlertType.STILL_NEEDS_HELP ? Priority.P1 : Priority.P3;
            case DEVICE -> Priority.P3;
        };
    }

    /** Whether it opens an incident if none is open. */
    public static boolean opens(AlertType type) {
        return type.group() == AlertGroup.LIFE_SAFETY
                || type.group() == AlertGroup.WELFARE
                || type == AlertType.STILL_NEEDS_HELP;
    }

    /**
     * The gravest of several alerts.
     *
     * @throws java.util.NoSuchElementException if there is none
     */
    public static AlertType gravest(List<Alert> alerts) {
        return alerts.stream().map(Alert::type).min(ORDER).orElseThrow();
    }

    /** The graver of two types. */
    public static AlertType graver(AlertType one, AlertType other) {
        return ORDER.compare(one, other) <= 0 ? one : other;
    }

    /** Whether one type truly weighs more than another, not only by its place in the list. */
    public static boolean isGraver(AlertType one, AlertType other) {
        return Comparator.comparing(Urgency::priority)
                        .thenComparingInt(Urgency::gravity)
                        .compare(one, other)
                < 0;
    }

    /** The more urgent of two priorities. */
    public static Priority higher(Priority one, Priority other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static int gravity(AlertType type) {
        int at = GRAVITY.indexOf(type);
        return at < 0 ? GRAVITY.size() : at;
    }

    private static Priority welfare(AlertType type) {
        return switch (type) {
            case FENCE_ENTER, TAKEN_OFF, CALLBACK, LIFE_SERVICE, REPORTED -> Priority.P3;
            default -> Priority.P2;
        };
    }
}
