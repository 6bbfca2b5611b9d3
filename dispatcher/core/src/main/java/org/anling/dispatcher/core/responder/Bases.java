package org.anling.dispatcher.core.responder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.geo.CopyMap;
import org.anling.dispatcher.core.geo.Grid;
import org.jspecify.annotations.Nullable;

/**
 * The registered responders of a centre by way of travel and place of their base, and by their community. Immutable; the state of a
 * centre keeps the latest one and changes it with each registration, a decision changes a copy of its own, and who reads positions may
 * look at it from another thread.
 */
public final class Bases {

    /** Of nobody. */
    public static final Bases NONE = new Bases(Whereabouts.emptyGrids(), CopyMap.empty(), CopyMap.empty(), List.of());

    private final Map<TravelMode, Grid<ResponderId>> places;
    private final CopyMap<ResponderId, Registered> all;
    private final CopyMap<String, List<ResponderId>> communities;
    private final List<ResponderId> switched;

    /** What of a registration decides where somebody is found. */
    record Registered(
            ResponderId id, TravelMode travel, @Nullable Position base, String community) {}

    private Bases(
            Map<TravelMode, Grid<ResponderId>> places,
            CopyMap<ResponderId, Registered> all,
            CopyMap<String, List<ResponderId>> communities,
            List<ResponderId> switched) {
        this.places = places;
        this.all = all;
        this.communities = communities;
        this.switched = switched;
    }

    /** All responders, with or without a base. */
    public int size() {
        return all.size();
    }

    /** Null for somebody who is not registered. */
    @Nullable
    Registered find(ResponderId responder) {
        return all.find(responder);
    }

    /** Bases of those who travel in a certain way. */
    Grid<ResponderId> places(TravelMode mode) {
        return Objects.requireNonNull(places.get(mode));
    }

    /** Who belongs to a community, in no order. */
    List<ResponderId> of(String community) {
        return Objects.requireNonNullElse(communities.find(community), List.of());
    }

    /** Who ever changed the way of travel or was removed: positions may still lie with the old one when he comes back. */
    List<ResponderId> switched() {
        return switched;
    }

    /** The same after a responder was registered, changed or, if null, removed. */
    public Bases with(ResponderId id, @Nullable ResponderState state) {
        Registered before = all.find(id);
        Registered after = state == null ? null : registered(id, state);
        if (Objects.equals(before, after)) {
            return this;
        }
        CopyMap.Draft<ResponderId, Registered> registered = all.change();
        if (after == null) {
            registered.remove(id);
        } else {
            registered.put(id, after);
        }
        return new Bases(move(before, after), registered.done(), change(before, after), addSwitched(before, after));
    }

    private static Registered registered(ResponderId id, ResponderState state) {
        return new Registered(
                id, state.profile().travel(), state.base(), state.profile().community());
    }

    private Map<TravelMode, Grid<ResponderId>> move(@Nullable Registered before, @Nullable Registered after) {
        Map<TravelMode, Grid<ResponderId>> moved = new EnumMap<>(places);
        if (before != null) {
            moved.computeIfPresent(before.travel(), (_, grid) -> {
                Grid.Draft<ResponderId> draft = grid.change();
                draft.remove(before.id());
                return draft.done();
            });
        }
        Position base = after == null ? null : after.base();
        if (after != null && base != null) {
            moved.computeIfPresent(after.travel(), (_, grid) -> {
                Grid.Draft<ResponderId> draft = grid.change();
                draft.put(after.id(), base);
                return draft.done();
            });
        }
        return moved;
    }

    private CopyMap<String, List<ResponderId>> change(@Nullable Registered before, @Nullable Registered after) {
        CopyMap.Draft<String, List<ResponderId>> draft = communities.change();
        if (before != null) {
            List<ResponderId> fewer = new ArrayList<>(of(before.community()));
            fewer.remove(before.id());
            draft.put(before.community(), List.copyOf(fewer));
        }
        if (after != null) {
            List<ResponderId> more =
                    new ArrayList<>(Objects.requireNonNullElse(draft.find(after.community()), List.of()));
            more.add(after.id());
            draft.put(after.community(), List.copyOf(more));
        }
        return draft.done();
    }

    private List<ResponderId> addSwitched(@Nullable Registered before, @Nullable Registered after) {
        if (before == null || switched.contains(before.id())) {
            return switched;
        }
        if (after != null && before.travel() == after.travel()) {
            return switched;
        }
        List<ResponderId> more = new ArrayList<>(switched);
        more.add(before.id());
        return List.copyOf(more);
    }
}
