package org.anling.dispatcher.core.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.anling.contract.alert.Personal;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.event.ResponderEvent.ResponderPut;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Channel;
import org.anling.contract.people.Duty;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.ResponderState.Checked;
import org.anling.contract.state.ResponderState.Tally;
import org.jspecify.annotations.Nullable;

/** Folds what events say about responders: who they are, whether they may be asked, how often they were asked and went. */
final class ResponderFold {

    private static final Duration RECENT = Duration.ofHours(24);
    private static final int MOST_RECENT = 100;

    private ResponderFold() {}

    static void fold(Tables tables, ResponderEvent event, Fact fact) {
        if (tables.knows(Pieces.responder(event.responder()), fact.seq())) {
            return;
        }
        switch (event) {
            case ResponderPut put -> tables.putResponder(put(tables, put, fact.personal()));
            case ResponderEvent.ResponderRemoved removed -> tables.removeResponder(removed.responder());
            case ResponderEvent.AvailabilitySet set ->
                change(tables, set.responder(), fact, r -> said(r, set, fact.at()));
            case ResponderEvent.DutySet set -> change(tables, set.responder(), fact, r -> on(r, set.duty()));
            case ResponderEvent.ChannelProven proven ->
                change(tables, proven.responder(), fact, r -> proven(r, proven.channel(), fact.at()));
            case ResponderEvent.ReadinessChecked checked ->
                change(tables, checked.responder(), fact, r -> checked(r, new Checked(fact.at(), checked.readiness())));
            case ResponderEvent.TestsAsked _ -> {
                // Whoever sends notices does it.
            }
        }
    }

    /** Counts offers and acceptances, but for the self-press. */
    static void count(Tables tables, OfferEvent event, Fact fact) {
        boolean synthetic = tables.incidents
                .find(event.incident())
                .filter(incident -> tables.centre.isSynthetic(incident))
                .isPresent();
        if (synthetic) {
            return;
        }
        switch (event) {
            case OfferEvent.OfferMade made ->
                change(tables, made.responder(), fact, r -> asked(r, fact.at(), tables.zone));
            case OfferEvent.OfferAccepted accepted ->
                change(tables, accepted.responder(), fact, r -> accepted(r, fact.at(), bandOf(tables, accepted, fact)));
            case OfferEvent.CandidatesRanked _,
                    OfferEvent.OfferDeclined _,
                    OfferEvent.OfferExpired _,
                    OfferEvent.OfferWithdrawn _,
                    OfferEvent.AssignmentMoved _,
                    OfferEvent.SignAsked _,
                    OfferEvent.SignGiven _,
                    OfferEvent.VisitReported _ -> {}
        }
    }

    /** A false press counts in nobody's record: its offers so far are taken back out. */
    static void count(Tables tables, IncidentEvent event, Fact fact) {
        if (!(event instanceof IncidentEvent.FalsePress)) {
            return;
        }
        tables.incidents.find(event.incident()).ifPresent(incident -> {
            for (Offer offer : incident.offers()) {
                if (isNewlyFalse(incident, offer, fact.at())) {
                    change(tables, offer.responder(), fact, r -> uncounted(r, offer, tables.zone));
                }
            }
        });
    }

    private static boolean isNewlyFalse(IncidentState incident, Offer offer, Instant at) {
        Instant before = incident.falsePressAt();
        return !offer.madeAt().isAfter(at) && (before == null || offer.madeAt().isAfter(before));
    }

    private static ResponderState put(Tables tables, ResponderPut put, @Nullable Personal personal) {
        Optional<ResponderState> before = tables.responders.find(put.responder());
        Availability availability = before.map(ResponderState::availability)
                .filter(_ ->
                        before.get().profile().availability() == put.profile().availability())
                .orElse(put.profile().availability());
        return new ResponderState(
                put.profile(),
                availability,
                personal == null ? null : personal.home(),
                before.map(ResponderState::offers).orElse(0),
                before.map(ResponderState::accepts).orElse(0),
                before.map(ResponderState::recentJobs).orElse(List.of()),
                before.map(ResponderState::recentOffers).orElse(List.of()),
                before.map(ResponderState::bands).orElse(List.of()),
                before.map(ResponderState::proven).orElseGet(TreeMap::new),
                before.map(ResponderState::checked).orElse(null),
                before.filter(r -> r.availability() == availability)
                        .map(ResponderState::pausedAt)
                        .orElse(null),
                before.map(ResponderState::duty).orElse(null));
    }

    private static void change(Tables tables, ResponderId id, Fact fact, UnaryOperator<ResponderState> how) {
        if (!tables.knows(Pieces.responder(id), fact.seq())) {
            tables.responders.find(id).map(how).ifPresent(tables::putResponder);
        }
    }

    /** Whoever goes by his own word stays off until he comes by his own word: no shift that begins calls him. */
    private static ResponderState said(ResponderState r, ResponderEvent.AvailabilitySet set, Instant at) {
        boolean pause = set.availability() == Availability.UNAVAILABLE && set.shift() == null;
        return new ResponderState(
                r.profile(),
                set.availability(),
                r.base(),
                r.offers(),
                r.accepts(),
                r.recentJobs(),
                r.recentOffers(),
                r.bands(),
                r.proven(),
                r.checked(),
                pause ? at : null,
                r.duty());
    }

    private static ResponderState on(ResponderState r, @Nullable Duty duty) {
        return new ResponderState(
                r.profile(),
                r.availability(),
                r.base(),
                r.offers(),
                r.accepts(),
                r.recentJobs(),
                r.recentOffers(),
                r.bands(),
                r.proven(),
                r.checked(),
                r.pausedAt(),
                duty);
    }

    private static ResponderState asked(ResponderState r, Instant at, ZoneOffset zone) {
        return new ResponderState(
                r.profile(),
                r.availability(),
                r.base(),
                r.offers() + 1,
                r.accepts(),
                r.recentJobs(),
                recent(r.recentOffers(), at),
                counted(r.bands(), band(at, zone), 1, 0),
                r.proven(),
                r.checked(),
                r.pausedAt(),
                r.duty());
    }

    private static ResponderState accepted(ResponderState r, Instant at, int band) {
        return new ResponderState(
                r.profile(),
                r.availability(),
                r.base(),
                r.offers(),
                r.accepts() + 1,
                recent(r.recentJobs(), at),
                r.recentOffers(),
                counted(r.bands(), band, 0, 1),
                r.proven(),
                r.checked(),
                r.pausedAt(),
                r.duty());
    }

    private static ResponderState uncounted(ResponderState r, Offer offer, ZoneOffset zone) {
        boolean went = offer.status() == OfferStatus.ACCEPTED;
        List<Instant> jobs = new ArrayList<>(r.recentJobs());
        List<Instant> offers = new ArrayList<>(r.recentOffers());
        offers.remove(offer.madeAt());
        if (went && offer.answeredAt() != null) {
            jobs.remove(offer.answeredAt());
        }
        return new ResponderState(
                r.profile(),
                r.availability(),
                r.base(),
                Math.max(0, r.offers() - 1),
                Math.max(0, r.accepts() - (went ? 1 : 0)),
                jobs,
                offers,
                counted(r.bands(), band(offer.madeAt(), zone), -1, went ? -1 : 0),
                r.proven(),
                r.checked(),
                r.pausedAt(),
                r.duty());
    }

    private static ResponderState proven(ResponderState r, Channel channel, Instant at) {
        TreeMap<Channel, Instant> proven = new TreeMap<>(r.proven());
        proven.put(channel, at);
        return new ResponderState(
                r.profile(),
                r.availability(),
                r.base(),
                r.offers(),
                r.accepts(),
                r.recentJobs(),
                r.recentOffers(),
                r.bands(),
                proven,
                r.checked(),
                r.pausedAt(),
                r.duty());
    }

    private static ResponderState checked(ResponderState r, Checked checked) {
        return new ResponderState(
                r.profile(),
                r.availability(),
                r.base(),
                r.offers(),
                r.accepts(),
                r.recentJobs(),
                r.recentOffers(),
                r.bands(),
                r.proven(),
                checked,
                r.pausedAt(),
                r.duty());
    }

    /** An acceptance counts in the band in which the question was asked, so that no band has more acceptances than offers. */
    private static int bandOf(Tables tables, OfferEvent.OfferAccepted accepted, Fact fact) {
        Instant at = tables.incidents
                .find(accepted.incident())
                .flatMap(incident -> IncidentView.findOffer(incident, accepted.offer()))
                .map(Offer::madeAt)
                .orElse(fact.at());
        return band(at, tables.zone);
    }

    private static int band(Instant at, ZoneOffset zone) {
        return at.atOffset(zone).getHour() / ResponderState.HOURS_A_BAND;
    }

    private static List<Tally> counted(List<Tally> before, int band, int offers, int accepts) {
        List<Tally> bands = new ArrayList<>(before);
        while (bands.size() <= band) {
            bands.add(Tally.NONE);
        }
        Tally tally = bands.get(band);
        bands.set(band, new Tally(Math.max(0, tally.offers() + offers), Math.max(0, tally.accepts() + accepts)));
        return bands;
    }

    private static List<Instant> recent(List<Instant> before, Instant at) {
        List<Instant> recent = new ArrayList<>(before);
        recent.removeIf(at.minus(RECENT)::isAfter);
        recent.add(at);
        return recent.size() > MOST_RECENT ? recent.subList(1, recent.size()) : recent;
    }
}
