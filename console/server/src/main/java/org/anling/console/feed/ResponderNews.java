package org.anling.console.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.console.api.AssignmentCard;
import org.anling.console.api.FeedFrame;
import org.anling.console.api.OfferCard;
import org.anling.console.projection.Board;
import org.anling.console.projection.BoardIncident;
import org.anling.console.view.ResponderViews;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.WithdrawReason;
import org.anling.contract.state.IncidentState;
import org.jspecify.annotations.Nullable;

/** What a page of events means for each responder: questions, ends of questions, jobs, stand-downs. */
final class ResponderNews {
    private final ResponderViews views;

    ResponderNews(ResponderViews views) {
        this.views = views;
    }

    /**
     * A frame for one responder.
     *
     * @param cause input that the offer in it answers, null if it is no new offer
     */
    record Addressed(
            ResponderId to,
            FeedFrame.Change frame,
            @Nullable String cause) {}

    List<Addressed> of(Board board, List<EventEntry> entries) {
        List<Addressed> news = new ArrayList<>();
        Map<AssignmentId, EventEntry> jobs = new LinkedHashMap<>();
        for (EventEntry entry : entries) {
            switch (entry.body()) {
                case OfferEvent event -> help(board, entry, event, news, jobs);
                case IncidentEvent event -> handling(board, entry, event, news, jobs);
                case ResponderEvent.ChannelProven proven ->
                    news.add(new Addressed(
                            proven.responder(), change(entry, new Part(views.prove(board, proven.responder()))), null));
                case ResponderEvent.AvailabilitySet set -> news.add(duty(board, entry, set.responder()));
                case ResponderEvent.DutySet set -> news.add(duty(board, entry, set.responder()));
                default -> {}
            }
        }
        jobs.forEach((id, entry) -> board.find(id)
                .ifPresent(at -> news.add(new Addressed(
                        at.assignment().responder(), change(entry, new Part(views.assignment(board, at))), null))));
        return news;
    }

    private void help(
            Board board, EventEntry entry, OfferEvent event, List<Addressed> news, Map<AssignmentId, EventEntry> jobs) {
        switch (event) {
            case OfferEvent.CandidatesRanked ignored -> {}
            case OfferEvent.OfferMade made ->
                board.find(made.incident(), made.offer())
                        .ifPresent(at -> news.add(new Addressed(
                                made.responder(),
                                change(entry, new Part(views.offer(board, at))),
                                entry.envelope().cause())));
            case OfferEvent.OfferAccepted accepted -> {
                news.add(ended(entry, accepted.responder(), accepted.offer()));
                jobsOf(board, accepted.incident()).forEach(id -> jobs.put(id, entry));
            }
            case OfferEvent.OfferDeclined declined -> news.add(ended(entry, declined.responder(), declined.offer()));
            case OfferEvent.OfferExpired expired -> news.add(ended(entry, expired.responder(), expired.offer()));
            case OfferEvent.OfferWithdrawn withdrawn -> news.add(withdrawn(board, entry, withdrawn));
            case OfferEvent.AssignmentMoved moved -> {
                jobs.put(moved.assignment(), entry);
                jobsOf(board, moved.incident()).forEach(id -> jobs.put(id, entry));
            }
            case OfferEvent.SignAsked asked -> jobs.put(asked.assignment(), entry);
            case OfferEvent.SignGiven given -> jobs.put(given.assignment(), entry);
            case OfferEvent.VisitReported reported -> jobs.put(reported.assignment(), entry);
        }
    }

    private void handling(
            Board board,
            EventEntry entry,
            IncidentEvent event,
            List<Addressed> news,
            Map<AssignmentId, EventEntry> jobs) {
        switch (event) {
            case IncidentEvent.Closed closed ->
                standDown(board, entry, closed.incident(), WithdrawReason.INCIDENT_CLOSED, news);
            case IncidentEvent.FalsePress press ->
                standDown(board, entry, press.incident(), WithdrawReason.FALSE_PRESS, news);
            case IncidentEvent.CardChanged changed ->
                jobsOf(board, changed.incident()).forEach(id -> jobs.put(id, entry));
            case IncidentEvent.Escalated escalated ->
                jobsOf(board, escalated.incident()).forEach(id -> jobs.put(id, entry));
            case IncidentEvent.PriorityChanged changed ->
                jobsOf(board, changed.incident()).forEach(id -> jobs.put(id, entry));
            default -> {}
        }
    }

    /**
     * The releases that follow are in the same batch, so that nobody runs any more on the board after it: whoever was released by no word of
     * his own, at the moment of this event, is stood down as well as whoever still runs.
     */
    private static void standDown(
            Board board, EventEntry entry, IncidentId id, WithdrawReason reason, List<Addressed> news) {
        Optional<BoardIncident> incident = board.find(id);
        if (incident.isEmpty()) {
            return;
        }
        IncidentState state = incident.get().state();
        Instant at = entry.envelope().at();
        for (IncidentState.Assignment assignment : state.assignments()) {
            boolean released = assignment.status() == AssignmentStatus.RELEASED
                    && assignment.movedAt().equals(at);
            if (Board.running(assignment.status()) || released) {
                FeedFrame.StandDown down = new FeedFrame.StandDown(
                        id.value(), state.number(), null, assignment.id().value(), reason);
                news.add(new Addressed(assignment.responder(), change(entry, new Part(down)), null));
            }
        }
    }

    private static List<AssignmentId> jobsOf(Board board, IncidentId id) {
        return board.find(id).stream()
                .flatMap(incident -> incident.state().assignments().stream())
                .filter(assignment -> Board.running(assignment.status()))
                .map(IncidentState.Assignment::id)
                .toList();
    }

    private static Addressed withdrawn(Board board, EventEntry entry, OfferEvent.OfferWithdrawn withdrawn) {
        long number = board.find(withdrawn.incident())
                .map(incident -> incident.state().number())
                .orElse(0L);
        FeedFrame.StandDown down = new FeedFrame.StandDown(
                withdrawn.incident().value(), number, withdrawn.offer().value(), null, withdrawn.reason());
        Part part = new Part(null, withdrawn.offer().value(), null, down, null, null);
        return new Addressed(withdrawn.responder(), change(entry, part), null);
    }

    private Addressed duty(Board board, EventEntry entry, ResponderId responder) {
        Part part = new Part(null, null, null, null, null, views.duty(board, responder));
        return new Addressed(responder, change(entry, part), null);
    }

    private static Addressed ended(EventEntry entry, ResponderId responder, OfferId offer) {
        return new Addressed(responder, change(entry, new Part(null, offer.value(), null, null, null, null)), null);
    }

    private static FeedFrame.Change change(EventEntry entry, Part part) {
        return new FeedFrame.Change(
                entry.envelope().id().toString(),
                entry.envelope().at(),
                null,
                null,
                null,
                null,
                null,
                part.offer(),
                part.offerEnded(),
                part.assignment(),
                part.standDown(),
                null,
                part.prove(),
                null,
                null,
                part.duty());
    }

    /** The fields of a change that responders see. */
    private record Part(
            @Nullable OfferCard offer,
            @Nullable String offerEnded,
            @Nullable AssignmentCard assignment,
            FeedFrame.@Nullable StandDown standDown,
            FeedFrame.@Nullable ProveAsk prove,
            FeedFrame.@Nullable OwnDuty duty) {

        Part(OfferCard offer) {
            this(offer, null, null, null, null, null);
        }

        Part(AssignmentCard assignment) {
            this(null, null, assignment, null, null, null);
        }

        Part(FeedFrame.StandDown standDown) {
            this(null, null, null, standDown, null, null);
        }

        Part(FeedFrame.@Nullable ProveAsk prove) {
            this(null, null, null, null, prove, null);
        }
    }
}
