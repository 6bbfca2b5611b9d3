package org.anling.simulation.world;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.anling.simulation.district.District;
import org.anling.simulation.district.people.Device;
import org.anling.simulation.district.people.Device.Kind;

/**
 * What is played.
 *
 * @param bad how long things go wrong
 * @param calls whether people telephone, which they did not before some seeds got a name
 * @param listener hears each line of the trace
 */
record Script(long seed, District district, Duration bad, boolean calls, Consumer<String> listener) {

    private static final Duration BAD = Duration.ofMinutes(8);

    /** A seed as the build plays it. */
    static Script of(long seed, District district) {
        return new Script(seed, district, BAD, true, line -> {});
    }

    /** The same before there were telephones. */
    static Script withoutCalls(long seed, District district) {
        return new Script(seed, district, BAD, false, line -> {});
    }

    /** Which devices are there: panels, trackers and terminals came after telephones. */
    Set<Device.Kind> kinds() {
        return calls ? EnumSet.allOf(Device.Kind.class) : EnumSet.of(Kind.WATCH, Kind.BUTTON, Kind.HUB);
    }
}
