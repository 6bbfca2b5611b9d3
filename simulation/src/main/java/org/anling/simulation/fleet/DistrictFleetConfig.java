package org.anling.simulation.fleet;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import org.anling.simulation.district.District;
import org.anling.simulation.fleet.person.Habits;

/**
 * What the fleet needs to know.
 *
 * @param accountPassword of every account of the demo profile
 * @param watches how many watches keep a connection
 * @param mqttDevices how many buttons and hubs do
 * @param others how many panels, trackers and terminals do, of each so many
 * @param mostOpen how many simulated incidents may be open at a time
 * @param pressEvery the shortest time between two simulated incidents
 */
public record DistrictFleetConfig(
        District district,
        Addresses addresses,
        String accountPassword,
        int watches,
        int mqttDevices,
        int others,
        int mostOpen,
        Duration pressEvery,
        Habits habits) {

    /** Where the server listens: {@code http://…}, {@code tcp://…} and the port of the devices with TCP protocols. */
    public record Addresses(URI console, URI mqtt, InetSocketAddress sockets) {}

    /** The calm demo: at most three simulated incidents open, a new one every 40 s. */
    public static DistrictFleetConfig calm(District district, Addresses addresses, String accountPassword) {
        return new DistrictFleetConfig(
                district, addresses, accountPassword, 30, 30, 4, 3, Duration.ofSeconds(40), Habits.OF_THE_DEMO);
    }
}
