package org.anling.simulation.district.people;

import java.util.Comparator;
import java.util.List;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.Compound;
import org.anling.simulation.district.map.DistrictMap;
import org.anling.simulation.district.map.Spot;

/** Everybody who lives or works in the district. */
public record Population(
        Organisation organisation, List<Elder> elders, List<Responder> responders, List<StaffMember> staff) {

    private static final int ELDERS = 300;

    public Population {
        elders = List.copyOf(elders);
        responders = List.copyOf(responders);
        staff = List.copyOf(staff);
    }

    public static Population generate(DistrictMap map, Dice dice) {
        OrganisationGenerator organisation = new OrganisationGenerator();
        NameSupply names = new NameSupply(dice.branch("names"));
        PhoneSupply phones = new PhoneSupply();
        HomeSupply homes = new HomeSupply(map, organisation.communityOfBlock(), dice.branch("homes"));
        Compound visitors = nearestToOrigin(map);
        List<Elder> elders = new ElderGenerator(dice.branch("elders"), names, phones, homes)
                .generate(ELDERS, organisation.communityOfBlock().size(), visitors);
        List<Responder> responders = new ResponderGenerator(
                        dice.branch("responders"), names, phones, map, organisation.communityOfBlock())
                .generate(visitors, demoElder(elders).home());
        return new Population(organisation.organisation(), elders, responders, staff(names));
    }

    static Elder demoElder(List<Elder> elders) {
        return elders.get(1);
    }

    /** The second operator is the one the simulation signs in as, so that the first belongs to the visitor. */
    private static List<StaffMember> staff(NameSupply names) {
        return List.of(
                new StaffMember("operator", names.younger(), "operator"),
                new StaffMember("operator-2", names.younger(), "operator"),
                new StaffMember("supervisor", names.younger(), "supervisor"),
                new StaffMember("admin", names.younger(), "admin"));
    }

    private static Compound nearestToOrigin(DistrictMap map) {
        Spot origin = new Spot(0, 0);
        return map.compounds().stream()
                .min(Comparator.comparingDouble(
                        compound -> compound.ground().centre().metresTo(origin)))
                .orElseThrow(() -> new IllegalStateException("the map has no compound"));
    }
}
