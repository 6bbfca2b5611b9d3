package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Handling;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.log.Cursors;
import org.anling.contract.log.InboxItem;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.state.CentreState;
import org.anling.journal.EventLog;
import org.anling.journal.fake.MemoryJournal;

/** The invariants that hold between any two steps, checked on the witness's state and on the two logs. */
final class StateChecks {

    private final MemoryJournal journal;
    private final Dispatch dispatch;
    private final Witness witness;
    private final Tally tally;
    private final IdentityHashMap<StoredEntry, String> ids = new IdentityHashMap<>();

    StateChecks(MemoryJournal journal, Dispatch dispatch, Witness witness, Tally tally) {
        this.journal = journal;
        this.dispatch = dispatch;
        this.witness = witness;
        this.tally = tally;
    }

    /** Cheap; after each step. */
    void afterStep() {
        witness.calls().waiting(witness.state());
        queued();
        Map<ResponderId, IncidentState> asked = new HashMap<>();
        for (IncidentState incident : witness.state().openIncidents()) {
            owned(incident);
            for (Offer offer : incident.offers()) {
                if (offer.status() == OfferStatus.LIVE) {
                    IncidentState other = asked.put(offer.responder(), incident);
                    tally.require(
                            Invariant.ONE_LIVE_OFFER,
                            other == null,
                            () -> offer.responder() + " is asked for " + incident.id() + " and another one");
                }
            }
        }
    }

    private void queued() {
        List<IncidentId> open = witness.state().incidents().stream()
                .filter(IncidentView::isOpen)
                .map(IncidentState::id)
                .toList();
        tally.require(
                Invariant.IN_QUEUE,
                open.size() == witness.state().openIncidents().size(),
                () -> open + " are open, and not all of them stand there");
    }

    private void owned(IncidentState incident) {
        boolean waits = !incident.deadlines().isEmpty();
        boolean queued = incident.handling() == Handling.WAITING;
        boolean owned = queued == (incident.owner() == null);
        tally.require(Invariant.TIMER_ARMED, waits, () -> incident.id() + " is open and waits for nothing");
        tally.require(
                Invariant.OWNED,
                owned,
                () -> incident.id() + " is " + incident.handling() + " and its owner is " + incident.owner());
        if (incident.kind().group() == AlertGroup.LIFE_SAFETY) {
            tally.require(Invariant.LIFE_SAFETY_OWNED, waits && owned, () -> incident.id() + " has not");
        }
    }

    /** A while after everything went well again: nobody is left alone, and no deadline is left behind. */
    void inTime(Instant now, Instant healedAt) {
        Instant since = now.minus(Duration.ofSeconds(100));
        if (healedAt.isAfter(since)) {
            return;
        }
        for (IncidentState incident : witness.state().openIncidents()) {
            Instant next = java.util.Collections.min(incident.deadlines().values());
            tally.require(
                    Invariant.TIMERS_FIRE,
                    next.isAfter(now.minusSeconds(15)),
                    () -> incident.id() + " waits for " + incident.deadlines() + " at " + now);
            boolean helped = incident.clocks().takenAt() != null
                    || incident.clocks().firstAcceptedAt() != null
                    || incident.escalationLevel() > 0;
            tally.require(
                    Invariant.HUMAN_IN_TIME,
                    incident.lastAlertAt().isAfter(since) || helped,
                    () -> incident.id() + " was seen by nobody until " + now);
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
                tally.require(
                        Invariant.ACKNOWLEDGED_IS_STORED,
                        !done || witness.knowsCause(id),
                        () -> "input " + id + " is consumed and has no event");
            }
        }
        for (InputId id : acknowledged) {
            tally.require(
                    Invariant.ACKNOWLEDGED_IS_STORED,
                    waiting.contains(id.value()) || witness.knowsCause(id.value()),
                    () -> "input " + id + " was acknowledged and is nowhere");
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
        tally.require(Invariant.REBUILT_EQUALS_LIVE, rebuilt.follow(), () -> "the log cannot be read from any point");
        requireEqual(Invariant.REBUILT_EQUALS_LIVE, rebuilt.state());
    }

    /** Another one's state, when it has seen all that was committed and nothing else. */
    void requireEqual(Invariant rule, CentreState other) {
        Map<String, String> folded = pieces(witness.state());
        Map<String, String> rebuilt = pieces(other);
        Set<String> keys = new TreeSet<>(folded.keySet());
        keys.addAll(rebuilt.keySet());
        for (String key : keys) {
            String here = folded.getOrDefault(key, "nothing");
            String there = rebuilt.getOrDefault(key, "nothing");
            tally.require(
                    rule,
                    here.equals(there),
                    () -> "it differs in " + key + ": " + there + " where " + here + " is folded");
        }
    }

    /** A writer that knew more than a log that lost its tail skips numbers, which no fold of that log can know. */
    private static Map<String, String> pieces(CentreState state) {
        return state.allPieces().stream()
                .collect(Collectors.toMap(
                        SnapshotPiece::key, piece -> piece.json().replaceFirst("\"lastNumber\":\\d+,?", "")));
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
