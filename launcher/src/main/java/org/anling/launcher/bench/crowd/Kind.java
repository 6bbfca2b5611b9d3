package org.anling.launcher.bench.crowd;

import java.util.Locale;
import org.anling.contract.id.DeviceId;
import org.jspecify.annotations.Nullable;

/** The two ways to be connected that are measured: a watch over plain TCP, a button over MQTT. */
enum Kind {
    TCP,
    MQTT;

    /** As it stands in keys of figures and on the command line of a generator. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    DeviceId device(int number) {
        return new DeviceId(this == TCP ? "66%08d".formatted(number) : "crowd-button-" + number);
    }

    /** As the registry calls it. */
    String protocol() {
        return this == TCP ? "watch-3g" : "mqtt";
    }

    /** What the device shows, or null if its protocol has nothing to show. */
    @Nullable
    String password() {
        return this == TCP ? null : "bench-crowd";
    }
}
