package org.anling.simulation.world;

import static org.anling.simulation.world.BrokenInvariantException.require;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.CentreState;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.journal.EventLog;
import org.anling.journal.fake.MemoryJournal;

/** The invariants that hold between any two steps, checked on the witness's state and on the two logs. */
final class StateChecks {

    private final MemoryJournal journal;
    private final Dispatch dispatch;
    private final Witness witness;
    private final IdentityHashMap<StoredEntry, String> ids = new IdentityHashMap<>();

    StateChecks(MemoryJournal journal, Dispatch dispatch, Witness witness) {
        this.journal = journal;
        this.dispatch = dispatch;
        this.witness = witness;
    }

    /** Cheap; after each step. */
    void afterStep() {
        Map<ResponderId, IncidentState> asked = new HashMap<>();
        for (IncidentState incident : witness.state().openIncidents()) {
            require(!incident.deadlines().isEmpty(), incident.id() + " is open and waits for nothing");
            require(
                    (incident.handling() == Handling.WAITING) == (incident.owner() == null),
                    incident.id() + " has not exactly one owner");
            for (Offer offer : incident.offers()) {
                if (offer.status() == OfferStatus.LIVE) {
                    IncidentState other = asked.put(offer.responder(), incident);
                    require(other == null, offer.responder() + " has two live offers");
                }
            }
        }
    }

    /** What was acknowledged lies in the inbox or has its event; what is consumed has its event. */
    void acknowledged(Set<InputId> acknowledged, Cursors cursors) {
        TreeSet<String> waiting = new TreeSet<>();
        for (Lane lane : Lane.values()) {
            String consumed = lane == Lane.URGENT ? cursors.urgent() : cursors.routine();
            for (InboxItem item : journal.entries(lane)) {
                String id = idOf(item);
                waiting.add(id);
                boolean done = EventId.parse(item.position()).compareTo(EventId.parse(consumed)) <= 0;
                require(!done || witness.knowsCause(id), "input " + id + " is consumed and has no event");
            }
        }
        for (InputId id : acknowledged) {
            require(
                    waiting.contains(id.value()) || witness.knowsCause(id.value()),
                    "input " + id + " was acknowledged and is nowhere");
        }
    }

    /** Acknowledged inputs that a lost tail took away: a fault of the disk, not of the house. */
    void forgetLost(Set<InputId> acknowledged) {
        TreeSet<String> waiting = new TreeSet<>();
        for (Lane lane : Lane.values()) {
            journal.entries(lane).forEach(item -> waiting.add(idOf(item)));
        }
        acknowledged.removeIf(id -> !waiting.contains(id.value()) && !witness.knowsCause(id.value()));
    }

    /** Dear; now and then. A state rebuilt from snapshot and log equals the fold of the whole log. */
    void rebuiltEqualsFolded(EventLog faultless) {
        Follower rebuilt = new Follower(faultless, dispatch);
        require(rebuilt.follow(), "the log cannot be read from any point");
        requireEqual(rebuilt.state(), "the state rebuilt from the log");
    }

    /** The leader's working state, when it has committed all it decided. */
    void requireEqual(CentreState other, String what) {
        Map<String, String> folded = pieces(witness.state());
        Map<String, String> rebuilt = pieces(other);
        Set<String> keys = new TreeSet<>(folded.keySet());
        keys.addAll(rebuilt.keySet());
        for (String key : keys) {
            String here = folded.getOrDefault(key, "nothing");
            String there = rebuilt.getOrDefault(key, "nothing");
            require(here.equals(there), what + " differs in " + key + ": " + there + " where " + here + " is folded");
        }
    }

    private static Map<String, String> pieces(CentreState state) {
        return state.allPieces().stream().collect(Collectors.toMap(SnapshotPiece::key, SnapshotPiece::json));
    }

    private String idOf(InboxItem item) {
        return ids.computeIfAbsent(item.entry(), StateChecks::decodedId);
    }

    private static String decodedId(StoredEntry entry) {
        try {
            return EntryCodec.decodeInput(entry).envelope().id().value();
        } catch (UnreadableException unreadable) {
            throw new BrokenInvariantException("an inbox entry cannot be read");
        }
    }
}
