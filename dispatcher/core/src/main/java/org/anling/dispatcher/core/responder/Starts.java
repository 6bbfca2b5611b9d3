package org.anling.dispatcher.core.responder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.geo.Rings;
import org.anling.dispatcher.core.geo.TravelTime;
import org.jspecify.annotations.Nullable;

/** Where responders start from: a fresh position, else the base, else wherever they were last. */
final class Starts {

    private static final TravelMode[] MODES = TravelMode.values();

    private final Whereabouts positions;
    private final Instant freshSince;
    private final TravelTime travel;

    Starts(ScoreSettings settings, Context context) {
        this.positions = context.positions();
        this.travel = settings.travel();
        this.freshSince = context.now().minus(settings.fresh());
    }

    /** @param stale not a fresh position */
    record Start(Position place, boolean stale) {}

    /** Who goes round and looks at people. */
    interface Visitor {

        /** Nobody who travels like this and starts farther away in a straight line matters; may shrink with each visit. */
        double reachMetres(TravelMode mode);

        void meet(ResponderState responder, Start start);
    }

    /** Empty if nobody knows. */
    Optional<Start> find(ResponderState responder) {
        Position last = positions.find(responder.profile().id());
        boolean stale = !isFresh(last);
        Position place = stale && responder.base() != null ? responder.base() : last;
        return place == null ? Optional.empty() : Optional.of(new Start(place, stale));
    }

    /**
     * Visits everybody who matters once, by the place of the start, from near to far as {@link Rings} does. Those who report come first:
     * when they have brought the reach in, only the bases next door are left, and who of those reports himself is passed over.
     */
    void walk(Roster roster, Position middle, Visitor visitor) {
        for (ResponderId one : roster.bases().switched()) {
            roster.find(one).ifPresent(responder -> meetSwitched(responder, visitor));
        }
        List<Rings.Layer<ResponderId>> moving = new ArrayList<>(MODES.length);
        List<Rings.Layer<ResponderId>> bases = new ArrayList<>(MODES.length);
        for (TravelMode mode : MODES) {
            DoubleSupplier reach = () -> visitor.reachMetres(mode);
            double speed = travel.reachMetres(1, mode);
            moving.add(new Rings.Layer<>(
                    positions.grid(mode),
                    reach,
                    speed,
                    (id, place) -> roster.find(id)
                            .filter(responder -> responder.profile().travel() == mode)
                            .ifPresent(responder -> meetMoving(responder, place, visitor))));
            bases.add(new Rings.Layer<>(roster.bases().places(mode), reach, speed, (id, place) -> {
                if (!isFresh(findLast(roster, id, mode))) {
                    roster.find(id).ifPresent(responder -> visitor.meet(responder, new Start(place, true)));
                }
            }));
        }
        Rings.walk(middle, moving);
        Rings.walk(middle, bases);
    }

    /** Looks in one grid, unless somebody may still lie in that of a way of travel that he gave up. */
    private @Nullable Position findLast(Roster roster, ResponderId id, TravelMode mode) {
        Position last = positions.grid(mode).find(id);
        return last == null && !roster.bases().switched().isEmpty() ? positions.find(id) : last;
    }

    private void meetMoving(ResponderState responder, Position place, Visitor visitor) {
        boolean fresh = isFresh(place);
        if (fresh || responder.base() == null) {
            visitor.meet(responder, new Start(place, !fresh));
        }
    }

    /** Somebody whose position still lies with the way of travel that he gave up is not met on the rings. */
    private void meetSwitched(ResponderState responder, Visitor visitor) {
        Position last = positions.find(responder.profile().id());
        boolean inPlace = positions
                        .grid(responder.profile().travel())
                        .find(responder.profile().id())
                != null;
        if (last != null && !inPlace) {
            meetMoving(responder, last, visitor);
        }
    }

    private boolean isFresh(@Nullable Position last) {
        Instant fixedAt = last == null ? null : last.fixedAt();
        return fixedAt != null && !fixedAt.isBefore(freshSince);
    }
}
