package org.anling.dispatcher.core.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.event.CallEvent;
import org.anling.contract.event.CentreEvent;
import org.anling.contract.event.Event;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.InputEvent;
import org.anling.contract.event.NoticeEvent.NoticeMoved;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.TechnicalEvent;
import org.anling.contract.incident.NoticeFact;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.StaffState;

/**
 * Plans the notices of one centre. First {@link #apply} everything up to the tail of the log, then alternate between events and
 * {@link #due}: what ended meanwhile is then never sent.
 */
public final class NoticePlanner {

    private static final Duration TESTS_LOOKED_AT = Duration.ofSeconds(30);

    private final NoticeSettings settings;
    private final Agenda agenda;
    private final Supervisors supervisors;
    private final CaseFold cases;
    private final TestRota rota;
    private EventId last = EventId.NONE;
    private Instant testsAt = Instant.MIN;

    public NoticePlanner(NoticeSettings settings) {
        this.settings = settings;
        this.agenda = new Agenda(settings);
        this.supervisors = new Supervisors(settings, agenda);
        this.cases = new CaseFold(settings, agenda, supervisors);
        this.rota = new TestRota(settings, agenda);
    }

    /** Forgets everything, before a new start from a snapshot. */
    public void clear() {
        agenda.clear();
        supervisors.clear();
        cases.clear();
        rota.clear();
        last = EventId.NONE;
        testsAt = Instant.MIN;
    }

    /**
     * Takes an incident from a snapshot.
     *
     * @param at where reading begins again
     */
    public void load(IncidentState incident, EventId at) {
        cases.load(incident, at);
    }

    /** Takes a responder from a snapshot. */
    public void load(ResponderState responder) {
        rota.load(responder);
    }

    /** Takes a member of the staff on shift from a snapshot. */
    public void load(StaffState staff) {
        supervisors.load(staff.staff().value(), staff.role());
    }

    /** Folds one event; the events before the first need not be known. */
    public void apply(EventEntry entry) {
        Instant at = entry.envelope().at();
        EventId id = entry.envelope().id();
        EventId before = last.equals(EventId.NONE) ? new EventId(id.epoch(), id.seq() - 1) : last;
        fold(entry.body(), at, id, before);
        last = id;
    }

    private void fold(Event event, Instant at, EventId id, EventId before) {
        switch (event) {
            case IncidentEvent incident -> cases.apply(incident, at, id, before);
            case OfferEvent offer -> cases.apply(offer, at, before);
            case ResponderEvent responder -> {
                rota.apply(responder, at);
                testsAt = responder instanceof ResponderEvent.TestsAsked ? Instant.MIN : testsAt;
            }
            case CentreEvent centre -> supervisors.apply(centre, at, id, before);
            case NoticeMoved moved -> moved(moved, at);
            case TechnicalEvent _, CallEvent _, InputEvent _ -> {
                // Nobody outside the centre is told of it.
            }
        }
    }

    private void moved(NoticeMoved moved, Instant at) {
        rota.apply(moved, at);
        agenda.fact(moved, at);
        if (moved.fact() == NoticeFact.ANSWERED) {
            agenda.find(moved.notice())
                    .filter(notice -> notice.purpose() == Purpose.ALARM)
                    .ifPresent(notice -> agenda.end(Agenda.about(notice.subject()), _ -> true));
        }
    }

    /** What to do now. What is to be sent counts as on its way, so it is named once. */
    public List<NoticeAction> due(Instant now, Directory directory) {
        if (!now.isBefore(next().orElse(Instant.MAX))) {
            lookAtTests(now, directory);
        }
        List<NoticeAction> sends = new ArrayList<>();
        Optional<Track> due = agenda.pollDue(now);
        while (due.isPresent()) {
            step(due.get(), now, directory, sends);
            due = agenda.pollDue(now);
        }
        List<NoticeAction> actions = new ArrayList<>(agenda.takeStops(now));
        actions.addAll(sends);
        return actions;
    }

    private void step(Track track, Instant now, Directory directory, List<NoticeAction> sends) {
        Notice notice = track.notice();
        if (!now.isBefore(notice.until()) || (notice.purpose().asks() && !rota.isOnDuty(notice.recipient()))) {
            agenda.end(notice);
        } else if (notice.purpose().isFamily() && notice.recipient().isEmpty()) {
            expand(track, directory);
        } else {
            if (track.needsWays()) {
                track.ways(directory.ways(notice));
            }
            track.take(now).forEach(delivery -> sends.add(new NoticeAction.Send(delivery)));
            track.giveUp(now).ifPresent(delivery -> sends.add(new NoticeAction.GiveUp(delivery)));
            agenda.plan(track);
        }
    }

    /** News for the family becomes one notice for each contact who may be told. */
    private void expand(Track track, Directory directory) {
        Notice news = track.notice();
        agenda.end(news);
        if (news.elder() != null) {
            directory.informed(news.elder()).forEach(contact -> agenda.add(news.to(contact), track.born()));
        }
    }

    private void lookAtTests(Instant now, Directory directory) {
        if (testsAt.equals(Instant.MIN) || !now.isBefore(testsAt)) {
            testsAt = now.plus(TESTS_LOOKED_AT);
            rota.plan(now, last, directory, this::isBusy);
        }
    }

    private boolean isBusy(String responder) {
        return cases.isEngaged(responder) || agenda.isAsked(responder);
    }

    /** When {@link #due} has something to do again if no event comes. */
    public Optional<Instant> next() {
        if (!settings.reachesAnybody()) {
            return Optional.empty();
        }
        Instant tests = testsAt;
        return Optional.of(agenda.next().filter(first -> first.isBefore(tests)).orElse(tests));
    }

    /** A reader that begins after this event plans the same: nothing older is needed for what still goes on. */
    public EventId keepAfter() {
        EventId oldest = last;
        for (Track track : agenda.tracks()) {
            oldest = track.born().compareTo(oldest) < 0 ? track.born() : oldest;
        }
        return oldest;
    }

    /** Whether a notice is still true. Any thread. */
    public boolean isLive(String notice) {
        return agenda.isLive(notice);
    }

    /** A notice by its id, also one that ended a while ago. Any thread. */
    public Optional<Notice> find(String notice) {
        return agenda.find(notice);
    }
}
