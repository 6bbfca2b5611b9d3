package org.anling.simulation.district;

import java.util.List;
import java.util.Optional;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.DistrictMap;
import org.anling.simulation.district.map.MapGenerator;
import org.anling.simulation.district.map.MapGeoJson;
import org.anling.simulation.district.people.Elder;
import org.anling.simulation.district.people.Organisation;
import org.anling.simulation.district.people.Population;
import org.anling.simulation.district.people.Responder;
import org.anling.simulation.district.people.StaffMember;

/** A believable district around position A of the protocol references, complete with people; equal seeds give equal ones. */
public record District(long seed, DistrictMap map, Population population) {

    /** The demo's own seed. */
    public static final long DEMO_SEED = 20_260_314L;

    /** The button on the demo page; its password is its id. */
    public static final String DEMO_BUTTON = "demo-button-1";

    /** The account whose phone the demo page shows. */
    public static final String DEMO_RESPONDER = "doctor-1";

    public static District ofSeed(long seed) {
        Dice dice = Dice.ofSeed(seed);
        DistrictMap map = MapGenerator.generate(dice.branch("map"));
        return new District(seed, map, Population.generate(map, dice.branch("people")));
    }

    public Organisation organisation() {
        return population.organisation();
    }

    public List<Elder> elders() {
        return population.elders();
    }

    public List<Responder> responders() {
        return population.responders();
    }

    public List<StaffMember> staff() {
        return population.staff();
    }

    /** Whose device this is. */
    public Optional<Elder> findElderOfDevice(String deviceId) {
        return elders().stream()
                .filter(elder ->
                        elder.devices().stream().anyMatch(device -> device.id().equals(deviceId)))
                .findFirst();
    }

    public Elder demoElder() {
        return findElderOfDevice(DEMO_BUTTON)
                .orElseThrow(() -> new IllegalStateException("nobody owns " + DEMO_BUTTON));
    }

    /** The community in which the simulation raises nothing: it is the visitor's. */
    public String visitorsCommunity() {
        return demoElder().home().communityCode();
    }

    /** Streets, river, compounds, gates and buildings for a map page. */
    public String geoJson() {
        return MapGeoJson.write(map);
    }
}
