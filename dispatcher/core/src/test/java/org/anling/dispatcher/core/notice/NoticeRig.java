package org.anling.dispatcher.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.directory.PersonCard.Reach;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventEnvelope;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.Kinds;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent.Opened;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.event.OfferEvent.OfferAccepted;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.ResponderEvent.AvailabilitySet;
import org.anling.contract.id.AssignmentId;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.jspecify.annotations.Nullable;

/** One planner in simulated time, with a log that a second planner can read from any place. */
final class NoticeRig implements Directory {

    static final IncidentId INCIDENT = new IncidentId("inc-1");
    private static final ElderRef ELDER =
            new ElderRef(new ElderId("e1"), "310101001001", 1, "sos", ElderRef.Risk.STANDARD);

    final List<EventEntry> log = new ArrayList<>();
    final List<String> informed = new ArrayList<>();
    final Map<String, List<Reach>> ways = new TreeMap<>();
    private final NoticeSettings settings;
    private NoticePlanner planner;
    private Instant now;
    private List<NoticeAction> lastActions = List.of();

    NoticeRig(Instant start, Duration tests) {
        NoticeSettings.Tests shipped = NoticeSettings.Tests.DEFAULT;
        NoticeSettings plain = NoticeSettings.of(EnumSet.allOf(Channel.class), ZoneId.of("Asia/Shanghai"));
        this.now = start;
        this.settings = new NoticeSettings(
                plain.on(),
                plain.attempts(),
                plain.backoff(),
                plain.unanswered(),
                plain.life(),
                new NoticeSettings.Tests(tests, shipped.fresh(), shipped.rounds(), shipped.spread(), shipped.quiet()),
                plain.zone());
        this.planner = new NoticePlanner(settings);
    }

    /** No test notices, at ten in the morning. */
    static NoticeRig ofOffers() {
        return new NoticeRig(Instant.parse("2026-03-14T02:00:00Z"), Duration.ZERO);
    }

    Instant now() {
        return now;
    }

    NoticePlanner planner() {
        return planner;
    }

    /** Lets time pass second by second; what goes out is given to the channel, which says so. */
    List<String> pass(int seconds) {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i <= seconds; i++) {
            if (i > 0) {
                now = now.plusSeconds(1);
            }
            List<Delivery> out = due();
            out.forEach(delivery -> {
                sent.add(delivery.id());
                fact(delivery, NoticeFact.SENT, null);
            });
        }
        return sent;
    }

    /** What goes out at this moment, without any fact about it. */
    List<Delivery> due() {
        lastActions = planner.due(now, this);
        return lastActions.stream()
                .filter(NoticeAction.Send.class::isInstance)
                .map(NoticeAction::delivery)
                .toList();
    }

    /** What the last look stopped. */
    List<String> stopped() {
        return lastActions.stream()
                .filter(NoticeAction.Stop.class::isInstance)
                .map(action -> action.delivery().id())
                .toList();
    }

    /** Whom the last look stood down. */
    List<String> stoodDown() {
        return lastActions.stream()
                .filter(action -> action instanceof NoticeAction.Stop stop && stop.standsDown())
                .map(action -> action.delivery().id())
                .toList();
    }

    void at(Duration later) {
        now = now.plus(later);
    }

    void event(Event body) {
        EventId id = new EventId(7, log.size() + 1);
        EventEnvelope envelope =
                new EventEnvelope(id, new CentreId("c1"), Kinds.of(body), null, null, now, "in-1", now, "");
        EventEntry entry = new EventEntry(envelope, body, null);
        log.add(entry);
        planner.apply(entry);
    }

    void fact(Delivery delivery, NoticeFact fact, @Nullable String detail) {
        Notice notice = delivery.notice();
        event(new NoticeMoved(
                notice.id(),
                notice.incident(),
                notice.recipient(),
                delivery.channel(),
                delivery.attempt(),
                fact,
                detail));
    }

    /** A fact of the first attempt of an offer. */
    void offerFact(String offer, String responder, Channel channel, NoticeFact fact) {
        event(new NoticeMoved(offer, INCIDENT, responder, channel, 1, fact, null));
    }

    /** The same with what the channel says. */
    void offerFact(String offer, String responder, Channel channel, NoticeFact fact, String detail) {
        event(new NoticeMoved(offer, INCIDENT, responder, channel, 1, fact, detail));
    }

    /** A number that is none. */
    void failed(String offer, String responder, Channel channel) {
        offerFact(offer, responder, channel, NoticeFact.FAILED, Track.NO_ADDRESS);
    }

    /** Whom the last look gave up. */
    List<String> givenUp() {
        return lastActions.stream()
                .filter(NoticeAction.GiveUp.class::isInstance)
                .map(action -> action.delivery().id())
                .toList();
    }

    /** The process dies; another knows from the snapshot who is on duty and what is open, and reads the log from the cursor. */
    void restart() {
        EventId from = planner.keepAfter();
        planner = new NoticePlanner(settings);
        log.stream()
                .filter(entry -> entry.envelope().id().compareTo(from) > 0
                        || entry.body() instanceof ResponderEvent
                        || entry.body() instanceof Opened)
                .forEach(entry -> planner.apply(entry));
    }

    void opened() {
        event(new Opened(
                INCIDENT,
                1,
                AlertType.SOS,
                Priority.P1,
                Priority.P1,
                ELDER,
                new DeviceRef(new DeviceId("d1"), Identity.VERIFIED, "mqtt", "button", null),
                List.of(),
                null,
                "sos@1",
                List.of()));
    }

    void onDuty(String responder) {
        event(new AvailabilitySet(new ResponderId(responder), Availability.AVAILABLE));
    }

    void offDuty(String responder) {
        event(new AvailabilitySet(new ResponderId(responder), Availability.UNAVAILABLE));
    }

    void offer(String responder) {
        event(new OfferMade(
                INCIDENT,
                new OfferId("o-" + responder),
                new ResponderId(responder),
                now.plusSeconds(60),
                1,
                new Score(60, 60, 20, 0, 0, 100, false),
                List.of("travel"),
                null));
    }

    void accept(String responder) {
        event(new OfferAccepted(
                INCIDENT,
                new OfferId("o-" + responder),
                new ResponderId(responder),
                new AssignmentId("a-" + responder),
                now.plusSeconds(300)));
    }

    @Override
    public List<Reach> ways(Notice notice) {
        return ways.getOrDefault(
                notice.recipient(),
                List.of(new Reach(Channel.PAGE, 15), new Reach(Channel.VOICE, 20), new Reach(Channel.SMS, 0)));
    }

    @Override
    public List<String> informed(ElderRef elder) {
        return List.copyOf(new TreeSet<>(informed));
    }
}
