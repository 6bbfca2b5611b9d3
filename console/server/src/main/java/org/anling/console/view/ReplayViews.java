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
                personal == null || DetailViews.isSecret(entry) ? null : personal.note(),
                reason(entry.body()),
                state,
                ranking,
                sights.of(entry.body()));
    }

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
