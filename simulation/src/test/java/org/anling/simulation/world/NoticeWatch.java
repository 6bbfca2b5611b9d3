package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.OfferId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.dispatcher.core.notice.Delivery;
import org.anling.dispatcher.core.notice.Notice;

/**
 * Knows from the log itself when each offer ended and what was ever committed, and holds each notice against it in the moment it
 * starts. What was committed and then lost with the log's tail had been committed all the same.
 */
final class NoticeWatch {

    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);
    private final Tally tally;
    private final Map<OfferId, End> ended = new HashMap<>();
    private final Set<String> born = new HashSet<>();
    private int seen;

    /** When an offer ended, by the clock of the world, and the event that did. */
    private record End(long seq, Instant at) {}

    NoticeWatch(Tally tally) {
        this.tally = tally;
    }

    /** Takes what was committed since it looked last. */
    void look(Witness witness, Instant now) {
        List<EventEntry> news = witness.since(seen);
        seen += news.size();
        news.forEach(entry -> committed(entry, now));
    }

    /** The log has lost its tail: offers that ended there go on. */
    void logWasCut(Witness witness, long tail) {
        seen = witness.events();
        ended.values().removeIf(end -> end.seq > tail);
    }

    /** A notice starts on its way to a person now. */
    void started(Delivery delivery, Instant now) {
        Notice notice = delivery.notice();
        tally.require(
                Invariant.EFFECT_OF_COMMITTED,
                born.contains(causeOf(notice)),
                () -> delivery.id() + " comes of nothing");
        switch (notice.purpose()) {
            case OFFER -> {
                End end = ended.get(new OfferId(notice.subject()));
                tally.require(
                        Invariant.NOTICE_STOPS,
                        end == null || !now.isAfter(end.at.plus(STOPS_WITHIN)),
                        () -> delivery.id() + " starts at " + now + " and its offer ended at " + end);
            }
            case REMINDER, ALARM, FAMILY_OPENED, FAMILY_ARRIVED, FAMILY_CLOSED, TEST -> {}
        }
    }

    void committed(EventEntry entry, Instant now) {
        long seq = entry.envelope().id().seq();
        Event body = entry.body();
        if (body instanceof OfferEvent offer) {
            take(offer, new End(seq, now));
        } else if (body instanceof IncidentEvent.Opened opened) {
            born.add("opened " + opened.incident());
        } else if (body instanceof IncidentEvent.Closed closed) {
            born.add("closed " + closed.incident());
        } else if (body instanceof IncidentEvent.Escalated) {
            born.add("escalated " + entry.envelope().id());
        } else if (body instanceof CentreEvent) {
            born.add("centre " + entry.envelope().id());
        }
    }

    private void take(OfferEvent event, End end) {
        switch (event) {
            case OfferEvent.OfferMade made -> {
                born.add("offer " + made.offer() + " to " + made.responder());
                ended.remove(made.offer());
            }
            case OfferEvent.OfferAccepted accepted -> ended.put(accepted.offer(), end);
            case OfferEvent.OfferDeclined declined -> ended.put(declined.offer(), end);
            case OfferEvent.OfferExpired expired -> ended.put(expired.offer(), end);
            case OfferEvent.OfferWithdrawn withdrawn -> ended.put(withdrawn.offer(), end);
            case OfferEvent.AssignmentMoved moved -> {
                if (moved.status() == AssignmentStatus.AT_DOOR || moved.status() == AssignmentStatus.WITH_ELDER) {
                    born.add("arrived " + moved.incident());
                }
            }
            case OfferEvent.CandidatesRanked _,
                    OfferEvent.SignAsked _,
                    OfferEvent.SignGiven _,
                    OfferEvent.VisitReported _ -> {}
        }
    }

    /** The fact that a notice is about, in the words of {@link #committed}. */
    private static String causeOf(Notice notice) {
        return switch (notice.purpose()) {
            case OFFER -> "offer " + notice.subject() + " to " + notice.recipient();
            case REMINDER -> "escalated " + afterDash(notice.subject());
            case ALARM ->
                notice.incident() == null
                        ? "centre " + afterDash(beforeRecipient(notice))
                        : "escalated " + afterDash(notice.subject());
            case FAMILY_OPENED -> "opened " + notice.incident();
            case FAMILY_ARRIVED -> "arrived " + notice.incident();
            case FAMILY_CLOSED -> "closed " + notice.incident();
            case TEST -> "test";
        };
    }

    private static String beforeRecipient(Notice notice) {
        return notice.id()
                .substring(0, notice.id().length() - notice.recipient().length() - 1);
    }

    private static String afterDash(String text) {
        return text.substring(text.indexOf('-') + 1);
    }
}
