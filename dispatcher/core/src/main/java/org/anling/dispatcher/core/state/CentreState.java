package org.anling.dispatcher.core.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.contract.entry.EventId;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.plan.Plan;
import org.anling.contract.state.CentreMeta;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.contract.state.TechnicalState;
import org.anling.dispatcher.core.responder.Bases;

/**
 * All that a centre knows: the fold of its events. One mutable object, owned by the thread of its loop; what it hands out is
 * immutable.
 */
public final class CentreState {

    private final Duration keep;
    private final Deadlines deadlines = new Deadlines();
    private final PlanVersions versions = new PlanVersions();
    private final Tables tables;
    private final Memory memory = new Memory();
    private final TreeMap<Instant, TreeSet<IncidentId>> closed = new TreeMap<>();
    private long lastSeq;
    /** Before this event a loaded state is of several moments at once. */
    private long wholeFrom;

    private Instant lastAt = Instant.EPOCH;

    /**
     * Before the first event.
     *
     * @param keep how long keys of repeats and closed incidents are kept
     * @param zone the centre's time of day: what is counted by the hour of the day is counted by it, so that it stays the same as
     *     long as the log does
     */
    public CentreState(Duration keep, ZoneOffset zone) {
        this.keep = keep;
        this.tables = new Tables(deadlines, versions, zone);
    }

    /**
     * Folds one event.
     *
     * @throws IllegalStateException if it does not fit: the state is not to be used any more
     */
    public void apply(Fact fact) {
        if (fact.seq() <= lastSeq && lastSeq != 0) {
            throw new IllegalStateException("event " + fact.seq() + " after " + lastSeq);
        }
        EventFold.fold(tables, fact);
        if (!tables.knows(Pieces.repeats(fact.seq()), fact.seq())) {
            memory.remember(tables, fact);
        }
        noteClosed(fact);
        lastSeq = fact.seq();
        lastAt = lastAt.isAfter(fact.at()) ? lastAt : fact.at();
        tables.touched.add(Pieces.META);
        purge();
    }

    /** Takes over a snapshot; only for a state before its first event. */
    public void load(EventId upTo, List<SnapshotPiece> pieces) {
        Snapshots.load(tables, memory, pieces);
        for (IncidentState incident : tables.incidents.values()) {
            keepClosed(incident);
        }
        lastAt = Snapshots.findMeta(pieces).map(CentreMeta::lastAt).orElse(Instant.EPOCH);
        tables.lastNumber = Math.max(
                tables.lastNumber,
                Snapshots.findMeta(pieces).map(CentreMeta::lastNumber).orElse(0L));
        lastSeq = upTo.seq();
        wholeFrom = pieces.stream().mapToLong(SnapshotPiece::seq).max().orElse(0);
        tables.touched.clear();
    }

    /** Numbers up to this one may have been given out by events that are lost; none of them is given out again. */
    public void numberAfter(long last) {
        if (last > tables.lastNumber) {
            tables.lastNumber = last;
            tables.touched.add(Pieces.META);
        }
    }

    /** Pieces that changed since they were last said to be saved, in the order of keys; empty JSON for what is gone. */
    public List<SnapshotPiece> changedPieces() {
        return tables.touched.stream().map(this::piece).toList();
    }

    /** The changed pieces are written. */
    public void saved() {
        tables.touched.clear();
    }

    /** Every piece of this state: what a complete snapshot holds. Two states are equal if these are. */
    public List<SnapshotPiece> allPieces() {
        return Snapshots.keys(tables, memory).stream().map(this::piece).toList();
    }

    public Optional<IncidentState> findIncident(IncidentId id) {
        return tables.incidents.find(id);
    }

    /** Open incidents, most urgent first, then oldest. */
    public List<IncidentState> openIncidents() {
        return tables.open();
    }

    /** All incidents that are kept, by number. */
    public List<IncidentState> incidents() {
        return tables.incidents.values().stream()
                .sorted(java.util.Comparator.comparingLong(IncidentState::number))
                .toList();
    }

    /** Everybody who could be asked or not, by id. */
    public Collection<ResponderState> responders() {
        return tables.responders.values();
    }

    /** Where they are found; immutable, for who reads positions. */
    public Bases bases() {
        return tables.bases();
    }

    /** Technical alerts that have not ended, by id. */
    public Map<String, TechnicalState> technicalAlerts() {
        return tables.technical.all();
    }

    /** Whether an input with this id was handled in the last day. */
    public boolean knows(InputId input) {
        return memory.knows(input);
    }

    /** Centre time of the latest event. */
    public Instant lastAt() {
        return lastAt;
    }

    /** Number of the latest event. */
    public long lastSeq() {
        return lastSeq;
    }

    /** The version of each plan that opens new incidents, by id. */
    public List<Plan> activePlans() {
        return tables.centre.activePlans();
    }

    public Tables tables() {
        return tables;
    }

    public Deadlines deadlines() {
        return deadlines;
    }

    private SnapshotPiece piece(String key) {
        return Snapshots.piece(key, lastSeq, tables, memory, new CentreMeta(tables.lastNumber, lastAt));
    }

    private void noteClosed(Fact fact) {
        if (fact.body() instanceof org.anling.contract.event.IncidentEvent.Closed event) {
            tables.incidents.find(event.incident()).ifPresent(this::keepClosed);
        }
    }

    private void keepClosed(IncidentState incident) {
        Instant closedAt = incident.clocks().closedAt();
        if (!IncidentView.isOpen(incident) && closedAt != null) {
            closed.computeIfAbsent(closedAt, _ -> new TreeSet<>()).add(incident.id());
        }
    }

    private void purge() {
        Instant before = lastAt.minus(keep);
        memory.forget(tables, before);
        while (!closed.isEmpty() && closed.firstKey().isBefore(before)) {
            Map.Entry<Instant, TreeSet<IncidentId>> oldest = closed.pollFirstEntry();
            for (IncidentId id : oldest.getValue()) {
                tables.incidents.find(id).ifPresent(incident -> forget(incident, oldest.getKey()));
            }
        }
        if (lastSeq >= wholeFrom) {
            versions.takeUnused().forEach(tables.centre::removePlan);
        }
    }

    /** What was reopened, or waits for its follow-up, is kept for another while. */
    private void forget(IncidentState incident, Instant since) {
        Instant closedAt = incident.clocks().closedAt();
        if (IncidentView.isOpen(incident) || closedAt == null || closedAt.isAfter(since)) {
            return;
        }
        if (incident.deadlines().isEmpty()) {
            tables.removeIncident(incident);
        } else {
            closed.computeIfAbsent(lastAt, _ -> new TreeSet<>()).add(incident.id());
        }
    }
}
