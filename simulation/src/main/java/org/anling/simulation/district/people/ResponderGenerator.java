package org.anling.simulation.district.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.anling.simulation.dice.Dice;
import org.anling.simulation.district.map.Building;
import org.anling.simulation.district.map.Compound;
import org.anling.simulation.district.map.DistrictMap;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.district.map.Place;

/**
 * Makes the responders. The first doctor has her base next door to the visitor's button; nobody else has one within
 * {@link #CLEAR_METRES} of it, so that the visitor's press always asks doctor-1 first, however the others travel.
 */
final class ResponderGenerator {

    static final double CLEAR_METRES = 600;
    private static final Map<Responder.Kind, Integer> COUNTS = Map.of(
            Responder.Kind.DOCTOR, 8,
            Responder.Kind.NURSE, 6,
            Responder.Kind.CARER, 10,
            Responder.Kind.VOLUNTEER, 12,
            Responder.Kind.KEY_HOLDER, 4);

    private final Dice dice;
    private final NameSupply names;
    private final PhoneSupply phones;
    private final DistrictMap map;
    private final Map<Integer, String> communityOfBlock;

    ResponderGenerator(
            Dice dice, NameSupply names, PhoneSupply phones, DistrictMap map, Map<Integer, String> communityOfBlock) {
        this.dice = dice;
        this.names = names;
        this.phones = phones;
        this.map = map;
        this.communityOfBlock = communityOfBlock;
    }

    List<Responder> generate(Compound visitors, Home visitorsHome) {
        List<Post> far = posts().stream()
                .filter(post -> post.block != visitors.block())
                .filter(post -> geo(post.node).metresTo(visitorsHome.position()) > CLEAR_METRES)
                .toList();
        List<Post> stations = far.stream().filter(post -> post.healthStation).toList();
        List<Responder> responders = new ArrayList<>();
        for (Responder.Kind kind : Responder.Kind.values()) {
            List<Post> choices = kind == Responder.Kind.DOCTOR || kind == Responder.Kind.NURSE ? stations : far;
            for (int number = 1; number <= COUNTS.getOrDefault(kind, 0); number++) {
                boolean visitorsDoctor = kind == Responder.Kind.DOCTOR && number == 1;
                Post post = visitorsDoctor ? nextDoor(visitors, visitorsHome) : dice.pick(choices);
                Responder.Travel travel = visitorsDoctor ? Responder.Travel.BIKE : travel(kind);
                responders.add(responder(kind, number, post, travel));
            }
        }
        return List.copyOf(responders);
    }

    private Post nextDoor(Compound visitors, Home visitorsHome) {
        int node = visitors.buildings().stream()
                .map(Building::doorNode)
                .filter(door -> door != visitorsHome.doorNode())
                .min(Comparator.comparingDouble(door -> geo(door).metresTo(visitorsHome.position())))
                .orElseThrow(() -> new IllegalStateException(visitors.name() + " has a single building"));
        return new Post(visitors.block(), node, false);
    }

    private Responder responder(Responder.Kind kind, int number, Post post, Responder.Travel travel) {
        return new Responder(
                kind.accountPrefix() + "-" + number,
                names.younger(),
                kind,
                kind.skills(),
                travel,
                phones.next(),
                communityOfBlock.getOrDefault(post.block, ""),
                geo(post.node),
                post.node);
    }

    private Responder.Travel travel(Responder.Kind kind) {
        return switch (kind) {
            case DOCTOR, NURSE -> dice.pick(List.of(Responder.Travel.BIKE, Responder.Travel.CAR));
            case CARER -> dice.pick(List.of(Responder.Travel.WALK, Responder.Travel.BIKE));
            case VOLUNTEER -> dice.pick(List.of(Responder.Travel.values()));
            case KEY_HOLDER -> Responder.Travel.WALK;
        };
    }

    private List<Post> posts() {
        List<Post> posts = new ArrayList<>();
        map.compounds().forEach(compound -> posts.add(gateOf(compound)));
        map.places()
                .forEach(place -> posts.add(
                        new Post(place.block(), place.gateNode(), place.kind() == Place.Kind.HEALTH_STATION)));
        return posts;
    }

    private static Post gateOf(Compound compound) {
        return new Post(compound.block(), compound.gates().getFirst().node(), false);
    }

    private GeoPoint geo(int node) {
        return map.grid().toGeo(map.graph().spot(node));
    }

    private record Post(int block, int node, boolean healthStation) {}
}
