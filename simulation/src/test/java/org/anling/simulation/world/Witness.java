package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.contract.alert.Alert;
import org.anling.contract.entry.EntryCodec;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.AlertJoined;
import org.anling.contract.event.IncidentEvent.Escalated;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.InputEvent;
import org.anling.contract.id.IncidentId;
import org.anling.contract.log.StoredEvent;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.state.CentreState;

/**
 * Reads the log past every fault and checks each event as it appears: the chain, one incident for one input and one exact copy,
 * escalation that only rises, the best that are asked. Keeps what it needs for the checks of the whole state.
 */
final class Witness {

    private static final Duration COPY_HORIZON = Duration.ofMinutes(10);
    private final Dispatch dispatch;
    private final Trace trace;
    private final Tally tally;
    private final InputDesk inputs;
    private final PositionBook book;
    private final RankingJudge judge;
    private final CallJudge calls;
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, Long> causes = new TreeMap<>();
    private final Set<String> parked = new TreeSet<>();
    private final Set<String> opening = new TreeSet<>();
    private CentreState state;

    Witness(Dispatch dispatch, Tally tally, InputDesk inputs, DispatcherProcess.Surroundings around) {
        this.dispatch = dispatch;
        this.trace = around.trace();
        this.book = around.book();
        this.tally = tally;
        this.inputs = inputs;
        this.judge = new RankingJudge(tally);
        this.calls = new CallJudge(tally);
        this.state = dispatch.begin();
    }

    /** The fold of everything that lies in the log. */
    CentreState state() {
        return state;
    }

    /** The rules of telephone calls. */
    CallJudge calls() {
        return calls;
    }

    /** The last event it has seen. */
    EventId at() {
        return seen.isEmpty() ? EventId.NONE : seen.getLast().id;
    }

    boolean knowsCause(String input) {
        return causes.containsKey(input);
    }

    int events() {
        return seen.size();
    }

    /** All that lies there but the first so many. */
    List<EventEntry> since(int first) {
        return seen.subList(Math.min(first, seen.size()), seen.size()).stream()
                .map(event -> event.entry)
                .toList();
    }

    /** @param log what lies there now; its front may have been trimmed */
    void look(List<StoredEvent> log) {
        EventId last = at();
        int from = log.size();
        while (from > 0 && log.get(from - 1).id().seq() > last.seq()) {
            from--;
        }
        int before = from - 1;
        tally.require(
                Invariant.ONE_CHAIN,
                from == 0 || log.get(before).id().equals(last),
                () -> "the log went back from " + last);
        log.subList(from, log.size()).forEach(this::take);
        judge.complete();
        parked.removeAll(opening);
        tally.require(Invariant.PARKED_IS_HANDLED, parked.isEmpty(), () -> "nobody hears of " + parked);
    }

    /** The log has lost its tail, as the world wanted: forget what is not there any more and fold the rest again. */
    void logWasCut(EventId tail) {
        List<EventEntry> kept = seen.stream()
                .filter(event -> event.id.seq() <= tail.seq())
                .map(event -> event.entry)
                .toList();
        seen.clear();
        causes.clear();
        state = dispatch.begin();
        judge.forget();
        calls.forget();
        parked.clear();
        opening.clear();
        for (EventEntry entry : kept) {
            calls.note(state, entry.body());
            dispatch.apply(state, entry);
            remember(entry, "");
            noteOpening(entry);
        }
    }

    private void take(StoredEvent stored) {
        EventEntry entry = decoded(stored);
        checkChain(stored, entry);
        Event body = entry.body();
        trace.line(entry.envelope().at(), "  " + stored.id() + " " + body);
        calls.before(state, body);
        judge.judge(state, body, new RankingJudge.View(entry.envelope().at(), book.usedFor(stored)));
        switch (body) {
            case Opened opened -> checkOpened(opened, entry);
            case Escalated escalated -> checkEscalated(escalated);
            case InputEvent.Parked _ -> park(entry);
            default -> {}
        }
        noteOpening(entry);
        dispatch.apply(state, entry);
        calls.after(state, body);
        remember(entry, EntryCodec.hash(stored.entry()));
    }

    private void noteOpening(EventEntry entry) {
        String cause = entry.envelope().cause();
        if (cause != null && (entry.body() instanceof Opened || entry.body() instanceof AlertJoined)) {
            opening.add(cause);
        }
    }

    private void park(EventEntry entry) {
        String cause = entry.envelope().cause();
        if (cause != null && inputs.isAlarm(cause)) {
            parked.add(cause);
        }
    }

    private void remember(EventEntry entry, String hash) {
        seen.add(new Seen(entry.envelope().id(), entry, hash));
        String cause = entry.envelope().cause();
        if (cause != null) {
            causes.putIfAbsent(cause, entry.envelope().id().seq());
        }
    }

    private void checkChain(StoredEvent stored, EventEntry entry) {
        long expected = seen.isEmpty() ? 1 : seen.getLast().id.seq() + 1;
        chain(stored.id().seq() == expected, stored);
        chain(stored.id().equals(entry.envelope().id()), stored);
        if (!seen.isEmpty()) {
            Seen before = seen.getLast();
            chain(before.hash.isEmpty() || before.hash.equals(entry.envelope().previous()), stored);
            chain(!entry.envelope().at().isBefore(before.entry.envelope().at()), stored);
        }
    }

    private void chain(boolean holds, StoredEvent stored) {
        tally.require(Invariant.ONE_CHAIN, holds, () -> "broken at " + stored.id());
    }

    /** One input opens one incident; an exact copy within its horizon opens none. */
    private void checkOpened(Opened opened, EventEntry entry) {
        Instant receivedAt = entry.envelope().receivedAt();
        Map<String, Instant> copies = new HashMap<>();
        for (Seen earlier : seen) {
            if (earlier.entry.body() instanceof Opened other) {
                String cause = earlier.entry.envelope().cause();
                tally.require(
                        Invariant.ONE_INCIDENT,
                        cause == null || !cause.equals(entry.envelope().cause()),
                        () -> "input " + cause + " opened " + other.incident() + " and " + opened.incident());
            }
            for (Alert alert : alerts(earlier.entry.body())) {
                copies.put(alert.repeatKey(), earlier.entry.envelope().receivedAt());
            }
        }
        for (Alert alert : opened.alerts()) {
            Instant lastCopy = copies.get(alert.repeatKey());
            tally.require(
                    Invariant.ONE_INCIDENT,
                    lastCopy == null || receivedAt.isAfter(lastCopy.plus(COPY_HORIZON)),
                    () -> "an exact copy opened " + opened.incident());
        }
    }

    private void checkEscalated(Escalated escalated) {
        int level = state.findIncident(escalated.incident())
                .orElseThrow(() -> new BrokenInvariantException("escalation of an unknown incident"))
                .escalationLevel();
        tally.require(
                Invariant.ESCALATION_RISES,
                escalated.level() > level,
                () -> escalated.incident() + " goes from " + level + " to " + escalated.level());
    }

    /** Incidents that were opened, by the input that did. */
    Set<IncidentId> opened() {
        Set<IncidentId> opened = new HashSet<>();
        for (Seen event : seen) {
            if (event.entry.body() instanceof Opened one) {
                tally.require(
                        Invariant.ONE_INCIDENT, opened.add(one.incident()), () -> one.incident() + " was opened twice");
            }
        }
        return opened;
    }

    private static List<Alert> alerts(Event body) {
        return switch (body) {
            case Opened opened -> opened.alerts();
            case AlertJoined joined -> joined.alerts();
            default -> List.of();
        };
    }

    private static EventEntry decoded(StoredEvent stored) {
        try {
            return EntryCodec.decodeEvent(stored.entry());
        } catch (UnreadableException unreadable) {
            throw new BrokenInvariantException("event " + stored.id() + " cannot be read");
        }
    }

    private record Seen(EventId id, EventEntry entry, String hash) {}
}
