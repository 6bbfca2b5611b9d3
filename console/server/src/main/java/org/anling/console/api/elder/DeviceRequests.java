package org.anling.console.api.elder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies and answers of what staff does with devices. */
public final class DeviceRequests {
    private DeviceRequests() {}

    /** A page of devices; the next one begins after the last. */
    public record DevicePage(
            List<ElderRecord.DeviceLine> items, @Nullable String next) {}

    /**
     * A device that shall be known from now on.
     *
     * @param silenceSeconds longest silence that is normal; 25 hours without it
     */
    public record Enrolment(
            String id,
            String protocol,
            @Nullable String model,
            @Nullable String elder,
            @Nullable String sim,
            @Nullable Integer silenceSeconds) {}

    /**
     * What is changed about a device; it may move to another elder.
     *
     * @param version that was seen
     * @param elder whom it protects from now on; empty: nobody
     */
    public record DeviceChange(
            long version,
            @Nullable String elder,
            @Nullable String model,
            @Nullable String sim,
            @Nullable Integer silenceSeconds) {}

    /** @param version that was seen */
    public record DeviceVersion(long version) {}

    /**
     * The key of a panel, which is never shown again.
     *
     * @param version that was seen
     * @param key hexadecimal digits or characters; empty: it speaks in clear from now on
     */
    public record PanelKey(long version, @Nullable String key) {

        /** Never the key. */
        @Override
        public String toString() {
            return "PanelKey[version=" + version + "]";
        }
    }

    /** A secret that is shown once and kept nowhere in clear. */
    public record NewSecret(String secret, ElderRecord.DeviceLine device) {}
}
