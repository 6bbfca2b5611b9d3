package org.anling.dispatcher.core.state;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.event.ResponderEvent;
import org.anling.contract.fold.Fact;
import org.anling.contract.fold.IncidentView;
import org.anling.contract.fold.ResponderFold;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.ResponderState.Tally;

/** Keeps the responders of the centre: what events say of them, and how often they were asked and went. */
final class ResponderCounts {

    private static final Duration RECENT = Duration.ofHours(24);
    private static final int MOST_RECENT = 100;

    private ResponderCounts() {}

    static void fold(Tables tables, ResponderEvent event, Fact fact) {
        if (tables.knows(Pieces.responder(event.responder()), fact.seq())) {
            return;
        }
        ResponderState before = tables.responders.find(event.responder()).orElse(null);
        ResponderState after = ResponderFold.next(before, event, fact);
        if (after != null) {
            tables.putResponder(after);
        } else if (before != null) {
            tables.removeResponder(event.responder());
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
            for (Offer offer : ResponderFold.uncounted(incident, fact.at())) {
                change(tables, offer.responder(), fact, r -> uncounted(r, offer, tables.zone));
            }
        });
    }

    private static void change(Tables tables, ResponderId id, Fact fact, UnaryOperator<ResponderState> how) {
        if (!tables.knows(Pieces.responder(id), fact.seq())) {
            tables.responders.find(id).map(how).ifPresent(tables::putResponder);
        }
    }

    private static ResponderState asked(ResponderState r, Instant at, ZoneOffset zone) {
        List<Tally> bands = counted(r.bands(), band(at, zone), 1, 0);
        return r.withCounts(r.offers() + 1, r.accepts()).withTimes(r.recentJobs(), recent(r.recentOffers(), at), bands);
    }

    private static ResponderState accepted(ResponderState r, Instant at, int band) {
        List<Tally> bands = counted(r.bands(), band, 0, 1);
        return r.withCounts(r.offers(), r.accepts() + 1).withTimes(recent(r.recentJobs(), at), r.recentOffers(), bands);
    }

    private static ResponderState uncounted(ResponderState r, Offer offer, ZoneOffset zone) {
        boolean went = offer.status() == OfferStatus.ACCEPTED;
        List<Instant> jobs = new ArrayList<>(r.recentJobs());
        List<Instant> offers = new ArrayList<>(r.recentOffers());
        offers.remove(offer.madeAt());
        if (went && offer.answeredAt() != null) {
            jobs.remove(offer.answeredAt());
        }
        List<Tally> bands = counted(r.bands(), band(offer.madeAt(), zone), -1, went ? -1 : 0);
        return r.withCounts(Math.max(0, r.offers() - 1), Math.max(0, r.accepts() - (went ? 1 : 0)))
                .withTimes(jobs, offers, bands);
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
