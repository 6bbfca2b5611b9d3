package org.anling.dispatcher.core.responder;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.TravelMode;
import org.anling.dispatcher.core.geo.Grid;
import org.jspecify.annotations.Nullable;

/**
 * The latest positions of responders, a grid for each way of travel: who walks matters only when he is near. Immutable; whoever reads
 * positions makes the next one from the last, and hands it to decisions in their context. Only registered responders have a place in it.
 */
public final class Whereabouts {

    /** Nobody's. */
    public static final Whereabouts NONE = new Whereabouts(emptyGrids());

    private final Map<TravelMode, Grid<ResponderId>> grids;

    private Whereabouts(Map<TravelMode, Grid<ResponderId>> grids) {
        this.grids = grids;
    }

    /** The positions that are known now; costs a look at each, and a change where somebody moved. */
    public Whereabouts next(Map<ResponderId, Position> all, Bases bases) {
        Map<TravelMode, Grid.Draft<ResponderId>> drafts = new EnumMap<>(TravelMode.class);
        grids.forEach((mode, grid) -> drafts.put(mode, grid.change()));
        Map<ResponderId, TravelMode> modes = new HashMap<>(2 * all.size());
        all.forEach((id, place) -> {
            Bases.Registered known = bases.find(id);
            if (known != null) {
                modes.put(id, known.travel());
                draft(drafts, known.travel()).put(known.id(), place);
            }
        });
        Map<TravelMode, Grid<ResponderId>> next = new EnumMap<>(TravelMode.class);
        grids.forEach((mode, grid) -> {
            Grid.Draft<ResponderId> draft = draft(drafts, mode);
            grid.forEach((id, _) -> {
                if (modes.get(id) != mode) {
                    draft.remove(id);
                }
            });
            next.put(mode, draft.done());
        });
        return new Whereabouts(next);
    }

    /** Where somebody was last, or null. */
    public @Nullable Position find(ResponderId responder) {
        for (Grid<ResponderId> grid : grids.values()) {
            Position place = grid.find(responder);
            if (place != null) {
                return place;
            }
        }
        return null;
    }

    public int size() {
        return grids.values().stream().mapToInt(Grid::size).sum();
    }

    Grid<ResponderId> grid(TravelMode mode) {
        return Objects.requireNonNull(grids.get(mode));
    }

    static Map<TravelMode, Grid<ResponderId>> emptyGrids() {
        Map<TravelMode, Grid<ResponderId>> none = new EnumMap<>(TravelMode.class);
        for (TravelMode mode : TravelMode.values()) {
            none.put(mode, Grid.empty());
        }
        return none;
    }

    private static Grid.Draft<ResponderId> draft(Map<TravelMode, Grid.Draft<ResponderId>> drafts, TravelMode mode) {
        return Objects.requireNonNull(drafts.get(mode));
    }
}
