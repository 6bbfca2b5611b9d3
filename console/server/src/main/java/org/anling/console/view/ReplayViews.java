package org.anling.console.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Replay;
import org.anling.console.projection.NoticeItem;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.NoticeEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentFold;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** The film of an incident: its events folded one by one, each with what was then. The same events give the same film. */
public final class ReplayViews {
    private final Directory directory;
    private final IncidentViews incidents;
    private final DeskViews desk;
    private final EventWords words;
    private final SightWords sights;

    public ReplayViews(Directory directory, IncidentViews incidents) {
        this.directory = directory;
        this.incidents = incidents;
        this.desk = new DeskViews(directory);
        this.words = new EventWords(directory);
        this.sights = new SightWords(directory);
    }

    /**
     * Makes the film.
     *
     * @param entries of this incident, oldest first
     */
    public Replay film(IncidentId id, List<EventEntry> entries) {
        List<Replay.ReplayFrame> frames = new ArrayList<>();
        SortedMap<String, NoticeItem> notices = Collections.emptySortedMap();
        IncidentState state = null;
        boolean complete = !entries.isEmpty();
        for (EventEntry entry : entries) {
            if (entry.body() instanceof NoticeEvent.NoticeMoved moved) {
                notices = NoticeItem.after(notices, moved, entry.envelope().at());
            }
            state = IncidentFold.follow(state, Fact.of(entry));
            complete &= state != null;
            frames.add(frame(entry, state == null ? null : state(state, notices)));
        }
        return new Replay(
                id.value(),
                state == null ? null : state.number(),
                state == null ? null : state.plan(),
                complete,
                List.copyOf(frames));
    }

    private Replay.ReplayFrame frame(EventEntry entry, Replay.@Nullable ReplayState state) {
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
                words.of(entry.body()),
                personal == null ? null : personal.note(),
                state,
                ranking,
                sights.of(entry.body()));
    }

    private Replay.ReplayState state(IncidentState state, SortedMap<String, NoticeItem> notices) {
        return new Replay.ReplayState(
                state.handling(),
                state.help(),
                state.priority(),
                incidents.person(state.owner()),
                state.alerts(),
                state.escalationLevel(),
                DeskViews.deadlines(state),
                state.offers().stream().map(incidents::offer).toList(),
                state.assignments().stream().map(incidents::assignment).toList(),
                desk.plan(state, null),
                desk.steps(state),
                desk.hold(state),
                desk.transfer(state),
                desk.notices(notices));
    }

    private IncidentRow.@Nullable PersonRef person(@Nullable String id) {
        return id == null ? null : new IncidentRow.PersonRef(id, directory.nameOf(id));
    }
}
