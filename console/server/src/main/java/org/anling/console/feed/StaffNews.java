package org.anling.console.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.console.api.CentreView;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.IncidentRow;
import org.anling.console.api.Queues;
import org.anling.console.api.ResponderRow;
import org.anling.console.api.telephony.CallRow;
import org.anling.console.projection.Board;
import org.anling.console.projection.Changes;
import org.anling.console.projection.Scope;
import org.anling.console.projection.UnregisteredItem;
import org.anling.console.view.CallViews;
import org.anling.console.view.CentreViews;
import org.anling.console.view.IncidentViews;
import org.anling.console.view.QueueViews;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.state.CallState;
import org.anling.contract.state.TechnicalState;
import org.jspecify.annotations.Nullable;

/** What a page of events means for the staff: each touched thing once, as it is afterwards. */
final class StaffNews {
    private final IncidentViews incidents;
    private final QueueViews queues;
    private final CentreViews centre;
    private final CallViews calls;

    StaffNews(FeedPublisher.Views views) {
        this.incidents = views.incidents();
        this.queues = views.queues();
        this.centre = views.centre();
        this.calls = views.calls();
    }

    /** What changed within a scope. */
    List<FeedFrame.Change> of(Board board, List<EventEntry> entries, Scope scope) {
        EventId first = entries.getFirst().envelope().id();
        EventId before = new EventId(first.epoch(), first.seq() - 1);
        Stamp stamp = new Stamp(before.toString(), entries.getLast().envelope().at());
        Changes changes = Changes.of(entries);
        List<FeedFrame.Change> frames = new ArrayList<>();
        for (IncidentId id : changes.incidents()) {
            board.find(id)
                    .filter(incident -> scope.sees(incident.state()))
                    .ifPresent(incident -> frames.add(stamp.incident(incidents.row(incident))));
        }
        for (String id : changes.technical()) {
            TechnicalState state = board.technical().get(id);
            if (state == null) {
                frames.add(stamp.technicalEnded(id));
            } else if (scope.sees(state)) {
                frames.add(stamp.technical(queues.technical(state)));
            }
        }
        for (String id : changes.unregistered()) {
            UnregisteredItem item = board.unregistered().get(id);
            if (item != null && scope.whole()) {
                frames.add(stamp.unregistered(queues.unregistered(item)));
            }
        }
        queues.responders(board, changes.responders(), scope).forEach(row -> frames.add(stamp.responder(row)));
        for (String id : changes.calls()) {
            CallState state = board.calls().get(id);
            frames.add(
                    state == null || !CallViews.isShown(state) || !scope.sees(state)
                            ? stamp.call(null, id)
                            : stamp.call(calls.row(board, state), null));
        }
        if (!changes.centre().isEmpty()) {
            frames.add(stamp.centre(centre.centre(board, scope)));
        }
        return lastNamed(frames, board.upTo());
    }

    /** A page that breaks off within these frames must get all of them again, so only the last one names the last event. */
    private static List<FeedFrame.Change> lastNamed(List<FeedFrame.Change> frames, EventId upTo) {
        if (frames.isEmpty()) {
            return frames;
        }
        FeedFrame.Change last = frames.removeLast();
        frames.add(new FeedFrame.Change(
                upTo.toString(),
                last.at(),
                last.incident(),
                last.technical(),
                last.technicalEnded(),
                last.unregistered(),
                last.responder(),
                null,
                null,
                null,
                null,
                last.centre(),
                null,
                last.call(),
                last.callEnded(),
                null));
        return frames;
    }

    /** Id and time that the frames of a page bear. */
    private record Stamp(String event, Instant at) {

        FeedFrame.Change incident(IncidentRow row) {
            return frame(row, null, null, null, null, null);
        }

        FeedFrame.Change technical(Queues.TechnicalRow row) {
            return frame(null, row, null, null, null, null);
        }

        FeedFrame.Change technicalEnded(String id) {
            return frame(null, null, id, null, null, null);
        }

        FeedFrame.Change unregistered(Queues.UnregisteredRow row) {
            return frame(null, null, null, row, null, null);
        }

        FeedFrame.Change responder(ResponderRow row) {
            return frame(null, null, null, null, row, null);
        }

        FeedFrame.Change centre(CentreView view) {
            return frame(null, null, null, null, null, view);
        }

        FeedFrame.Change call(@Nullable CallRow row, @Nullable String ended) {
            return new FeedFrame.Change(
                    event, at, null, null, null, null, null, null, null, null, null, null, null, row, ended, null);
        }

        private FeedFrame.Change frame(
                @Nullable IncidentRow incident,
                Queues.@Nullable TechnicalRow technical,
                @Nullable String technicalEnded,
                Queues.@Nullable UnregisteredRow unregistered,
                @Nullable ResponderRow responder,
                @Nullable CentreView centre) {
            return new FeedFrame.Change(
                    event,
                    at,
                    incident,
                    technical,
                    technicalEnded,
                    unregistered,
                    responder,
                    null,
                    null,
                    null,
                    null,
                    centre,
                    null,
                    null,
                    null,
                    null);
        }
    }
}
