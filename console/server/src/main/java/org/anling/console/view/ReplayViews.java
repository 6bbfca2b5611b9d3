package org.anling.console.view;

import java.util.ArrayList;
import java.util.List;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Replay;
import org.anling.console.projection.BoardFold;
import org.anling.console.projection.BoardIncident;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.IncidentId;
import org.anling.registry.record.AuditEntry;
import org.jspecify.annotations.Nullable;

/** The film of an incident: its events folded one by one, each with what was then. The same events give the same film. */
public final class ReplayViews {
    private static final String REPLAY = "replay";

    private final Directory directory;
    private final IncidentViews incidents;
    private final EventWords words;
    private final SightWords sights;

    public ReplayViews(Directory directory, IncidentViews incidents) {
        this.directory = directory;
        this.incidents = incidents;
        this.words = new EventWords(directory);
        this.sights = new SightWords(directory);
    }

    /**
     * Makes the film.
     *
     * @param entries of this incident, oldest first
     * @param looks at it, latest first; null if they cannot be read now
     */
    public Replay film(IncidentId id, List<EventEntry> entries, @Nullable List<AuditEntry> looks) {
        List<Replay.ReplayFrame> frames = new ArrayList<>();
        BoardFold fold = new BoardFold(1);
        BoardIncident now = null;
        boolean complete = !entries.isEmpty();
        for (EventEntry entry : entries) {
            fold.apply(entry);
            now = fold.board().find(id).orElse(null);
            complete &= now != null;
            frames.add(frame(entry, now == null ? null : incidents.bareRow(now)));
        }
        IncidentRow last = now == null ? null : incidents.row(now);
        return new Replay(
                id.value(),
                last == null ? null : last.number(),
                now == null ? null : now.state().plan(),
                complete,
                last == null ? null : last.elder(),
                last == null ? null : last.home(),
                List.copyOf(frames),
                looks == null ? null : looks(looks));
    }

    private Replay.ReplayFrame frame(EventEntry entry, @Nullable IncidentRow state) {
        Personal personal = entry.personal();
        Replay.Ranking ranking = entry.body() instanceof OfferEvent.CandidatesRanked ranked
                ? new Replay.Ranking(ranked.wanted(), ranked.eligible(), ranked.excluded())
                : null;
        return new Replay.ReplayFrame(
                entry.envelope().id().toString(),
                entry.envelope().at(),
                entry.envelope().receivedAt(),
                entry.envelope().kind(),
                entry.envelope().cause(),
                person(entry.envelope().person()),
                entry.envelope().device(),
                words.of(entry),
                personal == null || DetailViews.isSecret(entry) || reasoned(entry.body()) ? null : personal.note(),
                reasoned(entry.body()) ? Personal.typed(reason(entry.body()), personal) : null,
                state,
                ranking,
                sights.of(entry.body()));
    }

    /** Whether words in its personal block are the reason that somebody typed. */
    private static boolean reasoned(Event event) {
        return event instanceof IncidentEvent.PriorityChanged
                || event instanceof IncidentEvent.Closed
                || event instanceof IncidentEvent.TransferDeclined
                || event instanceof IncidentEvent.Reassigned
                || event instanceof IncidentEvent.StepSkipped
                || event instanceof IncidentEvent.Reopened
                || event instanceof OfferEvent.AssignmentMoved;
    }

    /** Rules say it in the body, and so did people in earlier releases. */
    private static @Nullable String reason(Event event) {
        return switch (event) {
            case IncidentEvent.PriorityChanged changed -> changed.reason();
            case IncidentEvent.Closed closed -> closed.reason();
            case IncidentEvent.TransferDeclined declined -> declined.reason();
            case IncidentEvent.Reassigned reassigned -> reassigned.reason();
            case IncidentEvent.StepSkipped skipped -> skipped.reason();
            case IncidentEvent.Reopened reopened -> reopened.reason();
            case OfferEvent.AssignmentMoved moved -> moved.reason();
            default -> null;
        };
    }

    /** Watching the film is a look as well, but no part of it: it would change with every showing. */
    private List<Replay.Look> looks(List<AuditEntry> looks) {
        return looks.reversed().stream()
                .filter(look -> !look.what().equals(REPLAY))
                .map(look -> new Replay.Look(look.at(), named(look.person()), look.role(), look.what()))
                .toList();
    }

    private IncidentRow.@Nullable PersonRef person(@Nullable String id) {
        return id == null ? null : named(id);
    }

    private IncidentRow.PersonRef named(String id) {
        return new IncidentRow.PersonRef(id, directory.nameOf(id));
    }
}
