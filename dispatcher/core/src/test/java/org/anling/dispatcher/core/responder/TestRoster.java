package org.anling.dispatcher.core.responder;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.anling.contract.id.ResponderId;
import org.anling.contract.state.ResponderState;

/** A roster of given people. */
final class TestRoster implements Roster {

    private final SortedMap<ResponderId, ResponderState> all = new TreeMap<>();
    private final Map<ResponderId, Busy> bonds;
    private Bases bases = Bases.NONE;

    TestRoster(Collection<ResponderState> all, Map<ResponderId, Busy> bonds) {
        all.forEach(this::put);
        this.bonds = bonds;
    }

    void put(ResponderState responder) {
        all.put(responder.profile().id(), responder);
        bases = bases.with(responder.profile().id(), responder);
    }

    void remove(ResponderId gone) {
        all.remove(gone);
        bases = bases.with(gone, null);
    }

    @Override
    public Collection<ResponderState> responders() {
        return all.values();
    }

    @Override
    public Optional<ResponderState> find(ResponderId responder) {
        return Optional.ofNullable(all.get(responder));
    }

    @Override
    public Bases bases() {
        return bases;
    }

    @Override
    public Busy busy(ResponderId responder) {
        return bonds.getOrDefault(responder, Busy.FREE);
    }
}
