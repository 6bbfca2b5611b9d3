package org.anling.gateway.codec.watch;

import java.util.ArrayList;
import java.util.List;
import org.anling.contract.alert.Vitals.Kind;
import org.anling.contract.alert.Vitals.Reading;

/** Measurements of section 5. A nought on the wire means "not measured" and leads to no reading. */
final class HealthValues {

    private HealthValues() {}

    /** Readings of a keyword; empty if it measures nothing or nothing was measured. */
    static List<Reading> read(String keyword, Values values) {
        List<Reading> readings = new ArrayList<>();
        switch (keyword) {
            case "bphrt", "BLOOD" -> {
                add(readings, Kind.SYSTOLIC, values, 0, "mmHg");
                add(readings, Kind.DIASTOLIC, values, 1, "mmHg");
                add(readings, Kind.HEART_RATE, values, 2, "bpm");
            }
            case "heart", "PULSE" -> add(readings, Kind.HEART_RATE, values, 0, "bpm");
            case "oxygen" -> add(readings, Kind.SPO2, values, 1, "%");
            case "TEMP" -> add(readings, Kind.TEMPERATURE, values, 0, "Cel");
            case "btemp2" -> {
                if (abnormalTemperature(values).isEmpty()) {
                    add(readings, Kind.TEMPERATURE, values, 1, "Cel");
                }
            }
            default -> {
                // measures nothing
            }
        }
        return readings;
    }

    /** {@code low} or {@code high} if the device sent its code for that in place of degrees, else empty. */
    static String abnormalTemperature(Values values) {
        Double value = values.decimal(1);
        if (value == null || values.text(1).isEmpty()) {
            return "";
        }
        return value == 0 ? "low" : value == 1 ? "high" : "";
    }

    /** The grade that the watch shows: 1 normal, 0 abnormal, 2 not measured. */
    static int oxygenGrade(Values values) {
        Double percent = values.measured(1);
        if (percent == null || percent > 100) {
            return 2;
        }
        return percent >= 90 ? 1 : 0;
    }

    private static void add(List<Reading> readings, Kind kind, Values values, int index, String unit) {
        Double value = values.measured(index);
        if (value != null) {
            readings.add(new Reading(kind, value, unit));
        }
    }
}
