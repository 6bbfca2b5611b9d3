package org.anling.console.web.phone;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.anling.console.api.phone.PhoneRequests.Measured;
import org.anling.console.web.Refusal;
import org.anling.contract.alert.Vitals;
import org.anling.contract.alert.Vitals.Kind;
import org.jspecify.annotations.Nullable;

/** What people measure, with units; what no living body has is a slip of the finger and refused. The page has the same limits. */
final class Measurements {

    /** What can be, both ends included. */
    private record Span(double low, double high, String unit) {}

    private Measurements() {}

    static List<Vitals.Reading> of(List<Measured> measured) {
        List<Vitals.Reading> readings = new ArrayList<>();
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        for (Measured one : measured) {
            if (!isWhole(one)) {
                throw Refusal.of(400, "malformed");
            }
            Kind kind = one.kind().kind();
            Span span = span(kind);
            double value = one.value();
            if (!seen.add(kind) || !(value >= span.low && value <= span.high)) {
                throw Refusal.of(422, "measurement_impossible");
            }
            readings.add(new Vitals.Reading(kind, value, span.unit));
        }
        return readings;
    }

    /** Whoever reads the body looks at its own fields only, not at those of what lies within. */
    private static boolean isWhole(@Nullable Measured one) {
        return one != null && one.kind() != null && one.value() != null;
    }

    private static Span span(Kind kind) {
        return switch (kind) {
            case HEART_RATE -> new Span(20, 300, "bpm");
            case SPO2 -> new Span(30, 100, "%");
            case SYSTOLIC -> new Span(40, 300, "mmHg");
            case DIASTOLIC -> new Span(20, 200, "mmHg");
            case TEMPERATURE -> new Span(25, 45, "Cel");
            case GLUCOSE -> new Span(0.5, 50, "mmol/L");
            case RESPIRATION -> new Span(2, 80, "/min");
            case CONSCIOUSNESS -> new Span(0, 4, "{ACVPU}");
        };
    }
}
