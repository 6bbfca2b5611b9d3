package org.anling.console.api.phone;

import java.util.List;
import org.anling.contract.incident.VisitOutcome;
import org.jspecify.annotations.Nullable;

/** Bodies of what a responder's phone says. */
public final class PhoneRequests {

    private PhoneRequests() {}

    /**
     * What he found.
     *
     * @param outcome missing means that the visit goes on
     * @param readings what he measured, in the units of the page: beats and breaths a minute, %, mmHg, degrees Celsius, mmol/L, ACVPU 0 to 4
     */
    public record VisitReport(
            @Nullable VisitOutcome outcome,
            @Nullable List<Measured> readings,
            @Nullable String note) {}

    /** One number. */
    public record Measured(VitalSign kind, Double value) {}

    /** Where his browser listens for web push, as it says itself (Push API). */
    public record BrowserListens(String endpoint, String key, String auth) {

        /** Whoever knows the address can wake the browser. */
        @Override
        public String toString() {
            return "BrowserListens[***]";
        }
    }

    /** His browser that listens no longer. */
    public record BrowserStops(String endpoint) {

        /** Leaves the address out. */
        @Override
        public String toString() {
            return "BrowserStops[***]";
        }
    }

    /** What the phone says of itself; see {@link org.anling.contract.people.Readiness}. */
    public record PhoneCheck(
            @Nullable Boolean soundHeard,
            @Nullable String notifications,
            @Nullable Long positionAgeSeconds,
            @Nullable Integer batteryPercent) {}
}
