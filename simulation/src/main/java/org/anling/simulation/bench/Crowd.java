package org.anling.simulation.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.anling.contract.alert.Position;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.responder.Bases;
import org.anling.dispatcher.core.responder.Busy;
import org.anling.dispatcher.core.responder.Quest;
import org.anling.dispatcher.core.responder.Roster;
import org.anling.simulation.dice.Dice;
import org.jspecify.annotations.Nullable;

/**
 * Many responders over a square town: half walk, a third are off duty, a tenth works, nine of ten report where they are. Moved by one
 * thread while others search: what has moved is handed over as an immutable index.
 */
final class Crowd implements Roster {

    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final double SOUTH = 31.0;
    private static final double WEST = 121.2;
    private static final double METRES_A_DEGREE = 111_195;
    private static final String COMMUNITY = "310101001001";
    private static final int MOST_OFFERS = 20;

    private final Dice dice;
    private final double side;
    private final Map<ResponderId, ResponderState> people = new HashMap<>();
    private final TreeMap<ResponderId, ResponderState> ordered = new TreeMap<>();
    private final Map<ResponderId, Busy> busy = new HashMap<>();
    private final Map<ResponderId, Position> positions = new HashMap<>();
    private final List<ResponderId> moving;
    private Bases bases = Bases.NONE;

    Crowd(Dice dice, int size, double sideMetres) {
        this.dice = dice;
        this.side = sideMetres / METRES_A_DEGREE;
        for (int i = 0; i < size; i++) {
            add(new ResponderId("r-" + i));
        }
        this.moving = List.copyOf(positions.keySet());
    }

    /** So many of those who report have a new position; the others keep theirs. Answers who moved where. */
    Map<ResponderId, Position> move(int howMany) {
        Map<ResponderId, Position> moved = new HashMap<>();
        for (int i = 0; i < howMany; i++) {
            moved.put(moving.get(dice.below(moving.size())), place(Duration.ofSeconds(dice.below(300))));
        }
        positions.putAll(moved);
        return moved;
    }

    /** All that is known now. */
    Map<ResponderId, Position> positions() {
        return Collections.unmodifiableMap(positions);
    }

    /** Help is needed somewhere in town. */
    Quest quest() {
        return new Quest(new IncidentId("inc-1"), Priority.P1, place(null), COMMUNITY, "", null, Set.of());
    }

    @Override
    public Collection<ResponderState> responders() {
        return ordered.values();
    }

    @Override
    public Optional<ResponderState> find(ResponderId responder) {
        return Optional.ofNullable(people.get(responder));
    }

    @Override
    public Bases bases() {
        return bases;
    }

    @Override
    public Busy busy(ResponderId responder) {
        return busy.getOrDefault(responder, Busy.FREE);
    }

    private void add(ResponderId id) {
        int offers = dice.below(MOST_OFFERS);
        ResponderState state = ResponderState.of(
                        new ResponderProfile(
                                id,
                                ResponderKind.VOLUNTEER,
                                travel(),
                                Availability.AVAILABLE,
                                COMMUNITY,
                                "",
                                List.of(),
                                List.of(),
                                1),
                        dice.chance(1.0 / 3) ? Availability.UNAVAILABLE : Availability.AVAILABLE,
                        place(null))
                .withCounts(offers, dice.below(offers + 1));
        people.put(id, state);
        ordered.put(id, state);
        bases = bases.with(id, state);
        if (dice.chance(0.1)) {
            busy.put(id, new Busy(null, Priority.P1));
        }
        if (dice.chance(0.9)) {
            positions.put(id, place(Duration.ofSeconds(dice.below(300))));
        }
    }

    private TravelMode travel() {
        double share = dice.unit();
        return share < 0.5 ? TravelMode.WALK : share < 0.85 ? TravelMode.BICYCLE : TravelMode.CAR;
    }

    private Position place(@Nullable Duration age) {
        double latitude = SOUTH + dice.unit() * side;
        double longitude = WEST + dice.unit() * side / Math.cos(Math.toRadians(SOUTH));
        Position.Source source = age == null ? Position.Source.HOME : Position.Source.FIX;
        return new Position(
                latitude, longitude, source, Position.Datum.WGS84, null, age == null ? null : NOON.minus(age));
    }
}
