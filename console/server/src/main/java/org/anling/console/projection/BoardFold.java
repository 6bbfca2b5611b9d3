package org.anling.console.projection;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.fold.CallFold;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.fold.ResponderFold;
import org.anling.contract.fold.TechnicalFold;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.SelfPress;
import org.anling.contract.state.CallState;
import org.anling.contract.state.CommunityState;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.contract.state.StaffState;
import org.anling.contract.state.TechnicalState;
import org.anling.contract.state.TestMode;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * Folds entries into a board. Mutable; owned by the thread that reads the log. An entry at or before the last one changes nothing,
 * so that a page may be read twice.
 */
public final class BoardFold {
    private static final String INCIDENT = "incident/";
    private static final String RESPONDER = "responder/";
    private static final String TECHNICAL = "technical/";
    private static final String PLAN = "plan/";
    private static final String STAFF = "staff/";
    private static final String TEST = "test/";
    private static final String COMMUNITY = "community/";
    private static final String CALL = "call/";

    private final int keepClosed;
    /** Persistent, so that a board after each page of events costs nothing, however many incidents are open. */
    private PMap<IncidentId, BoardIncident> open = HashTreePMap.empty();

    /** In which open incidents each responder is asked or goes, persistent as well. */
    private PMap<ResponderId, PSet<IncidentId>> bound = HashTreePMap.empty();

    private final LinkedHashMap<IncidentId, BoardIncident> closed = new LinkedHashMap<>();

    /** What the last board was given of them, while it is still true. */
    private @Nullable SequencedMap<IncidentId, BoardIncident> closedAsGiven;

    private final ResponderStates responders = new ResponderStates();
    private final DeviceFold technical = new DeviceFold();
    private final CentreFold centre = new CentreFold();
    private PSortedMap<String, CallState> calls = TreePMap.empty();
    private final Map<String, Long> seqOfPiece = new HashMap<>();
    private EventId upTo = EventId.NONE;

    /** Before the first event. */
    public BoardFold(int keepClosed) {
        this.keepClosed = keepClosed;
    }

    /**
     * Starts from the pieces of a snapshot; a piece may be newer than {@code upTo}, which {@link #apply} takes into account.
     *
     * @throws IllegalArgumentException if a piece cannot be read
     */
    public BoardFold(int keepClosed, EventId upTo, List<SnapshotPiece> pieces) {
        this(keepClosed);
        this.upTo = upTo;
        // Plans come first: incidents are shown with the title of theirs.
        pieces.stream().filter(piece -> piece.key().startsWith(PLAN)).forEach(this::restore);
        pieces.stream().filter(piece -> !piece.key().startsWith(PLAN)).forEach(this::restore);
    }

    /** Folds one entry in. @return false if it was folded in before */
    public boolean apply(EventEntry entry) {
        EventEnvelope envelope = entry.envelope();
        if (envelope.id().seq() <= upTo.seq()) {
            return false;
        }
        switch (entry.body()) {
            case IncidentEvent.Opened opened -> open(opened, entry);
            case IncidentEvent event -> {
                if (event instanceof IncidentEvent.FalsePress) {
                    uncount(event.incident(), envelope);
                }
                change(event.incident(), entry);
            }
            case OfferEvent event -> help(event, entry);
            case ResponderEvent event -> {
                if (!event.responder().equals(SelfPress.RESPONDER)
                        && isNews(responderKey(event.responder()), envelope)) {
                    responders.apply(event, Fact.of(entry));
                }
            }
            case TechnicalEvent event -> {
                if (isNews(technicalKey(event), envelope)) {
                    technical.apply(event, envelope);
                }
            }
            case NoticeEvent.NoticeMoved moved -> {
                if (moved.incident() != null) {
                    change(moved.incident(), entry);
                }
            }
            case CallEvent event -> call(event, entry);
            case CentreEvent event -> {
                if (isNews(centreKey(event), envelope)) {
                    centre.apply(event, envelope);
                }
            }
            case InputEvent ignored -> {}
        }
        upTo = envelope.id();
        return true;
    }

    /** Drops closed incidents of elders of whom nothing may be known any more; the record has what may. @return whether there were any */
    public boolean forget(Set<ElderId> erased) {
        boolean any = closed.values().removeIf(one -> {
            ElderRef elder = one.state().elder();
            return elder != null && erased.contains(elder.id());
        });
        closedAsGiven = any ? null : closedAsGiven;
        return any;
    }

    /** The last event folded in. */
    public EventId upTo() {
        return upTo;
    }

    /** The board after the last entry. */
    public Board board() {
        return new Board(
                upTo,
                open,
                closedNow(),
                responders.states(),
                bound,
                technical.alerts(),
                technical.unregistered(),
                centre.item(),
                calls);
    }

    private SequencedMap<IncidentId, BoardIncident> closedNow() {
        SequencedMap<IncidentId, BoardIncident> known = closedAsGiven;
        if (known == null) {
            known = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(closed));
            closedAsGiven = known;
        }
        return known;
    }

    private void restore(SnapshotPiece piece) {
        seqOfPiece.put(piece.key(), piece.seq());
        if (piece.json().isEmpty()) {
            return;
        }
        if (piece.key().startsWith(INCIDENT)) {
            IncidentState state = decode(piece, IncidentState.class);
            if (SelfPress.isPlan(state.plan())) {
                return;
            }
            EventId last = new EventId(upTo.epoch(), piece.seq());
            put(titled(BoardIncident.of(state, last)));
        } else if (piece.key().startsWith(RESPONDER)) {
            ResponderState state = decode(piece, ResponderState.class);
            if (!state.profile().id().equals(SelfPress.RESPONDER)) {
                responders.restore(state);
            }
        } else if (piece.key().startsWith(TECHNICAL)) {
            technical.restore(decode(piece, TechnicalState.class));
        } else {
            restoreCentre(piece);
        }
    }

    private void restoreCentre(SnapshotPiece piece) {
        if (piece.key().startsWith(PLAN)) {
            centre.restore(decode(piece, Plan.class));
        } else if (piece.key().startsWith(STAFF)) {
            centre.restore(decode(piece, StaffState.class));
        } else if (piece.key().startsWith(TEST)) {
            centre.restore(decode(piece, TestMode.class));
        } else if (piece.key().startsWith(CALL)) {
            CallState call = decode(piece, CallState.class);
            calls = calls.plus(call.call(), call);
        } else if (piece.key().startsWith(COMMUNITY)) {
            centre.restore(decode(piece, CommunityState.class));
        }
    }

    private BoardIncident titled(BoardIncident incident) {
        return new BoardIncident(
                incident.state(),
                incident.seen(),
                incident.escalated(),
                incident.emergency(),
                centre.titleOf(incident.state().plan()),
                incident.notices(),
                incident.lastEvent(),
                incident.recent(),
                incident.whole());
    }

    private static <T> T decode(SnapshotPiece piece, Class<T> type) {
        try {
            return ContractJson.decode(piece.json(), type);
        } catch (UnreadableException e) {
            throw new IllegalArgumentException("cannot read the piece " + piece.key() + " of the snapshot", e);
        }
    }

    private void open(IncidentEvent.Opened opened, EventEntry entry) {
        // The centre pressing on itself is shown to nobody.
        if (SelfPress.isPlan(opened.plan()) || !isNews(incidentKey(opened.incident()), entry.envelope())) {
            return;
        }
        IncidentState state = IncidentFold.begin(opened, Fact.of(entry));
        put(titled(new BoardIncident(
                state,
                BoardIncident.position(entry, null),
                null,
                null,
                null,
                Collections.emptySortedMap(),
                entry.envelope().id(),
                List.of(entry),
                true)));
    }

    private void help(OfferEvent event, EventEntry entry) {
        change(event.incident(), entry);
        if (event instanceof OfferEvent.OfferMade made && isNews(responderKey(made.responder()), entry.envelope())) {
            responders.asked(made.responder());
        } else if (event instanceof OfferEvent.OfferAccepted accepted
                && isNews(responderKey(accepted.responder()), entry.envelope())) {
            responders.accepted(accepted.responder());
        }
    }

    /** As the core does, so that the record on the page is the one by which people are asked. */
    private void uncount(IncidentId id, EventEnvelope envelope) {
        BoardIncident before = open.containsKey(id) ? open.get(id) : closed.get(id);
        if (before == null) {
            return;
        }
        ResponderFold.uncounted(before.state(), envelope.at()).stream()
                .filter(offer -> isNews(responderKey(offer.responder()), envelope))
                .forEach(responders::uncounted);
    }

    private void call(CallEvent event, EventEntry entry) {
        if (event.incident() != null) {
            change(event.incident(), entry);
        }
        if (!isNews(CALL + event.call(), entry.envelope())) {
            return;
        }
        CallState after = CallFold.next(calls.get(event.call()), event, Fact.of(entry));
        if (after == null) {
            calls = calls.minus(event.call());
        } else {
            calls = calls.plus(event.call(), after);
        }
    }

    private void change(IncidentId id, EventEntry entry) {
        BoardIncident before = open.containsKey(id) ? open.get(id) : closed.get(id);
        if (before == null || !isNews(incidentKey(id), entry.envelope())) {
            return;
        }
        put(before.after(entry));
    }

    private void put(BoardIncident incident) {
        IncidentId id = incident.state().id();
        BoardIncident before = open.get(id);
        boolean isOpen = incident.state().handling().isOpen();
        bind(id, before == null ? Set.of() : Board.boundBy(before), isOpen ? Board.boundBy(incident) : Set.of());
        if (isOpen) {
            if (closed.remove(id) != null) {
                closedAsGiven = null;
            }
            open = open.plus(id, incident);
            return;
        }
        closedAsGiven = null;
        open = open.minus(id);
        closed.put(id, incident);
        if (closed.size() > keepClosed) {
            closed.pollFirstEntry();
        }
    }

    private void bind(IncidentId id, Set<ResponderId> before, Set<ResponderId> after) {
        for (ResponderId gone : before) {
            if (!after.contains(gone)) {
                PSet<IncidentId> left =
                        bound.getOrDefault(gone, HashTreePSet.empty()).minus(id);
                bound = left.isEmpty() ? bound.minus(gone) : bound.plus(gone, left);
            }
        }
        for (ResponderId come : after) {
            if (!before.contains(come)) {
                bound = bound.plus(
                        come, bound.getOrDefault(come, HashTreePSet.empty()).plus(id));
            }
        }
    }

    private boolean isNews(String key, EventEnvelope envelope) {
        return envelope.id().seq() > seqOfPiece.getOrDefault(key, 0L);
    }

    /** The piece of a snapshot that already holds an event of the centre. */
    private static String centreKey(CentreEvent event) {
        return switch (event) {
            case CentreEvent.PlanActivated activated -> PLAN + activated.plan().key();
            case CentreEvent.StaffOn on -> STAFF + on.staff();
            case CentreEvent.StaffOff off -> STAFF + off.staff();
            case CentreEvent.TestStarted test -> TEST + test.elder().id();
            case CentreEvent.TestEnded test -> TEST + test.elder().id();
            case CentreEvent.CommunityKnown known -> COMMUNITY + known.community();
            case CentreEvent.CoverLost lost -> COMMUNITY + lost.community();
            case CentreEvent.CoverRestored back -> COMMUNITY + back.community();
            case CentreEvent.CentreDeadlineSet ignored -> "";
            case CentreEvent.SupervisorAlarmed ignored -> "";
        };
    }

    private static String incidentKey(IncidentId id) {
        return INCIDENT + id;
    }

    private static String responderKey(ResponderId id) {
        return RESPONDER + id;
    }

    private static String technicalKey(TechnicalEvent event) {
        return TechnicalFold.idOf(event)
                .map(id -> TECHNICAL + id)
                .orElseGet(() -> "unregistered/" + event.device().id());
    }
}
