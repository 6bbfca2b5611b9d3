package org.anling.simulation.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.alert.Position;
import org.anling.contract.event.Event;
import org.anling.contract.event.OfferEvent.CandidatesRanked;
import org.anling.contract.event.OfferEvent.OfferMade;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.AssignmentStatus;
import org.anling.contract.incident.OfferStatus;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.plan.Wave;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.IncidentState.Offer;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.ResponderState.Tally;
import org.anling.dispatcher.core.responder.Whereabouts;
import org.anling.dispatcher.core.state.CentreState;
import org.jspecify.annotations.Nullable;

/**
 * The naive twin of the search: at each ranking it scores everybody by the field's formula, written down a second time, and
 * demands that exactly the best are asked, in order, ties by id. Knows the default settings, and the positions that were decided with.
 */
final class RankingJudge {

    private static final double DETOUR = 1.3;
    private static final double READY = 60;
    private static final double ANSWER = 45;
    private static final double MOST_LOST = 300;
    private static final int ZONE_HOURS = 8;
    private static final double EARTH_METRES = 6_371_008.8;
    private static final double TOLERANCE = 1e-3;
    private final org.anling.simulation.world.Tally tally;
    private final Deque<Expected> expected = new ArrayDeque<>();

    RankingJudge(org.anling.simulation.world.Tally tally) {
        this.tally = tally;
    }

    /** Through whose eyes a decision was made. */
    record View(Instant at, Whereabouts positions) {}

    /** An event that follows in the log, with the state before it. */
    void judge(CentreState before, Event event, View view) {
        if (event instanceof OfferMade made && made.byHand() == null) {
            tally.require(
                    Invariant.NOBODY_UNAVAILABLE,
                    before.responders().stream()
                            .anyMatch(one -> one.profile().id().equals(made.responder())
                                    && one.availability() == Availability.AVAILABLE),
                    () -> made.responder() + " was asked for " + made.incident());
            offered(made);
        } else if (event instanceof CandidatesRanked ranked) {
            complete();
            expect(before, ranked, view);
        }
    }

    /** Between two decisions nobody is missing. */
    void complete() {
        tally.require(
                Invariant.BEST_ASKED, expected.isEmpty(), () -> "not all of the best were asked, missing " + expected);
    }

    void forget() {
        expected.clear();
    }

    private void offered(OfferMade made) {
        Expected best = expected.poll();
        tally.require(Invariant.BEST_ASKED, best != null, () -> made.responder() + " was asked without a ranking");
        if (best != null) {
            tally.require(
                    Invariant.BEST_ASKED,
                    best.responder.equals(made.responder()) && best.incident.equals(made.incident()),
                    () -> made.responder() + " was asked for " + made.incident() + " where " + best + " scores best");
            tally.require(
                    Invariant.BEST_ASKED,
                    Math.abs(best.seconds - made.score().totalSeconds()) < TOLERANCE * best.seconds,
                    () -> "the score of " + made.responder() + " is " + made.score() + ", not " + best.seconds);
        }
    }

    private void expect(CentreState state, CandidatesRanked ranked, View view) {
        IncidentState incident = state.findIncident(ranked.incident())
                .orElseThrow(() -> new BrokenInvariantException("ranked for an unknown incident"));
        Position place = incident.place();
        long live = incident.offers().stream()
                .filter(offer -> offer.status() == OfferStatus.LIVE)
                .count();
        if (place == null || ranked.wanted() <= live) {
            return;
        }
        List<IncidentState> open = state.openIncidents();
        List<Wave> waves = WaveTwin.begun(incident);
        List<ResponderState> all = state.responders().stream()
                .filter(responder -> mayBeAsked(responder, incident, open, view))
                .filter(responder -> waves.stream()
                        .anyMatch(wave ->
                                WaveTwin.wants(wave, incident, responder.profile(), way(responder, place, view))))
                .toList();
        List<ResponderState> asked = all.size() == ranked.eligible() ? all : ofOwnCommunity(all, incident);
        tally.require(
                Invariant.BEST_ASKED,
                asked.size() == ranked.eligible(),
                () -> ranked.eligible() + " could be asked, naively " + all.size() + " or " + asked.size());
        asked.stream()
                .map(responder -> new Expected(
                        incident.id(),
                        responder.profile().id(),
                        seconds(responder, place, view) + lost(responder, incident, state, view)))
                .sorted(Comparator.comparingDouble(Expected::seconds).thenComparing(Expected::responder))
                .limit(ranked.wanted() - live)
                .forEach(expected::add);
    }

    /** The first one that a staged plan asks is of the elder's own community. */
    private static List<ResponderState> ofOwnCommunity(List<ResponderState> all, IncidentState incident) {
        return all.stream()
                .filter(responder -> WaveTwin.isOf(responder.profile(), incident, 12))
                .toList();
    }

    private static boolean mayBeAsked(
            ResponderState responder, IncidentState incident, List<IncidentState> open, View view) {
        ResponderId id = responder.profile().id();
        String community = incident.elder() == null ? "" : incident.elder().community();
        if (findStart(responder, view) == null
                || responder.availability() != Availability.AVAILABLE
                || !community.startsWith(responder.profile().scope())
                || !WaveTwin.agreed(responder.profile(), incident, view.at)
                || wasAsked(id, incident, view.at)) {
            return false;
        }
        return open.stream().noneMatch(other -> isBound(id, incident, other));
    }

    /** Declined, ran out within three minutes, or ran out three times. */
    private static boolean wasAsked(ResponderId id, IncidentState incident, Instant at) {
        Map<OfferStatus, Integer> times = new HashMap<>();
        boolean justNow = false;
        for (Offer offer : incident.offers()) {
            if (offer.responder().equals(id)) {
                times.merge(offer.status(), 1, Integer::sum);
                @Nullable Instant answered = offer.answeredAt();
                justNow |= offer.status() == OfferStatus.EXPIRED
                        && answered != null
                        && answered.isAfter(at.minus(Duration.ofMinutes(3)));
            }
        }
        return justNow
                || times.getOrDefault(OfferStatus.DECLINED, 0) > 0
                || times.getOrDefault(OfferStatus.EXPIRED, 0) >= 3;
    }

    /** Has a job of equal or higher priority, or a live offer that this incident may not replace. */
    private static boolean isBound(ResponderId id, IncidentState wanted, IncidentState other) {
        boolean works = other.assignments().stream()
                .anyMatch(one -> one.responder().equals(id) && one.status().compareTo(AssignmentStatus.DONE) < 0);
        if (works && other.priority().compareTo(wanted.priority()) <= 0) {
            return true;
        }
        boolean asked = other.offers().stream()
                .anyMatch(offer -> offer.responder().equals(id) && offer.status() == OfferStatus.LIVE);
        boolean replaceable = wanted.priority() == Priority.P1
                && other.priority() != Priority.P1
                && !other.id().equals(wanted.id());
        return asked && !replaceable;
    }

    /** The last position if it is younger than ten minutes, else the base. */
    private static @Nullable Position findStart(ResponderState responder, View view) {
        Position last = view.positions.find(responder.profile().id());
        Instant fixedAt = last == null ? null : last.fixedAt();
        boolean fresh = fixedAt != null && !fixedAt.isBefore(view.at.minus(Duration.ofMinutes(10)));
        return fresh || responder.base() == null ? last : responder.base();
    }

    /** Metres along the way, and seconds. */
    private static double[] way(ResponderState responder, Position place, View view) {
        double speed = switch (responder.profile().travel()) {
            case WALK -> 1.5;
            case BICYCLE -> 4.0;
            case CAR -> 7.0;
        };
        double metres = metres(java.util.Objects.requireNonNull(findStart(responder, view)), place) * DETOUR;
        return new double[] {metres, metres / speed};
    }

    private static double travel(ResponderState responder, Position place, View view) {
        return way(responder, place, view)[1];
    }

    private static double seconds(ResponderState responder, Position place, View view) {
        int band = hour(view.at) / ResponderState.HOURS_A_BAND;
        Tally here = band < responder.bands().size() ? responder.bands().get(band) : Tally.NONE;
        Tally known = here.offers() > 0 ? here : new Tally(responder.offers(), responder.accepts());
        double accept = ANSWER * (2.0 + known.offers()) / (1.0 + known.accepts());
        long jobs = responder.recentJobs().stream()
                .filter(job -> job.isAfter(view.at.minus(Duration.ofHours(8))))
                .count();
        return travel(responder, place, view) + READY + accept + jobs * 30 + nightOffers(responder, view.at) * 10;
    }

    private static long nightOffers(ResponderState responder, Instant at) {
        return responder.recentOffers().stream()
                .filter(offer -> offer.isAfter(at.minus(Duration.ofHours(24))))
                .filter(offer -> {
                    int hour = hour(offer);
                    return hour >= 22 || hour < 6;
                })
                .count();
    }

    private static int hour(Instant at) {
        return (int) (at.getEpochSecond() / 3600 + ZONE_HOURS) % 24;
    }

    /** What the place of a responder loses: the way of the nearest other one who is free, for anything below P2. */
    private static double lost(ResponderState who, IncidentState incident, CentreState state, View view) {
        if (incident.priority() != Priority.P3) {
            return 0;
        }
        Position left = java.util.Objects.requireNonNull(findStart(who, view));
        List<IncidentState> open = state.openIncidents();
        return state.responders().stream()
                .filter(other -> !other.profile().id().equals(who.profile().id()))
                .filter(other -> findStart(other, view) != null && other.availability() == Availability.AVAILABLE)
                .filter(other ->
                        open.stream().noneMatch(one -> isEngaged(other.profile().id(), one)))
                .mapToDouble(other -> travel(other, left, view))
                .reduce(MOST_LOST, Math::min);
    }

    private static boolean isEngaged(ResponderId id, IncidentState other) {
        return other.assignments().stream()
                        .anyMatch(one ->
                                one.responder().equals(id) && one.status().compareTo(AssignmentStatus.DONE) < 0)
                || other.offers().stream()
                        .anyMatch(offer -> offer.responder().equals(id) && offer.status() == OfferStatus.LIVE);
    }

    private static double metres(Position from, Position to) {
        double lat1 = StrictMath.toRadians(from.latitude());
        double lat2 = StrictMath.toRadians(to.latitude());
        double halfLat = StrictMath.sin((lat2 - lat1) / 2);
        double halfLon = StrictMath.sin(StrictMath.toRadians(to.longitude() - from.longitude()) / 2);
        double a = halfLat * halfLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * halfLon * halfLon;
        return 2 * EARTH_METRES * StrictMath.asin(StrictMath.sqrt(a));
    }

    private record Expected(IncidentId incident, ResponderId responder, double seconds) {}
}
