package org.anling.dispatcher.core.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.ResponderState.Tally;
import org.anling.dispatcher.core.geo.TravelTime.Way;

/**
 * Says in seconds how good a choice a responder is: the terms of the score, each for itself. What the place loses that he leaves is
 * added by the search, since it depends on the others.
 */
public final class Scorer {

    private static final Duration SHIFT = Duration.ofHours(8);
    private static final Duration DAY = Duration.ofHours(24);
    private static final int NIGHT_BEGINS = 22;
    private static final int NIGHT_ENDS = 6;
    private static final Way UNKNOWN = new Way(0, 0);

    private final ScoreSettings settings;
    private final Instant now;
    private final Starts starts;
    private final int band;
    private final double readySeconds;
    private final double answerSeconds;

    /** Scores with these numbers, at this time. */
    public Scorer(ScoreSettings settings, Context context) {
        this.settings = settings;
        this.now = context.now();
        this.starts = new Starts(settings, context);
        this.band = now.atOffset(settings.zone()).getHour() / ResponderState.HOURS_A_BAND;
        this.readySeconds = settings.ready().toMillis() / 1000.0;
        this.answerSeconds = settings.answer().toMillis() / 1000.0;
    }

    /** The score for going to a place; empty if nobody knows where the responder starts. */
    public Optional<Score> findScore(ResponderState responder, Position place) {
        return starts.find(responder).map(start -> score(responder, way(responder, start, place), start.stale()));
    }

    /** The score of somebody whose way nobody knows, for an offer by hand. */
    public Score scoreWithoutWay(ResponderState responder) {
        return score(responder, UNKNOWN, true);
    }

    Starts starts() {
        return starts;
    }

    Way way(ResponderState responder, Starts.Start start, Position place) {
        return settings.travel().way(start.place(), place, responder.profile().travel());
    }

    Score score(ResponderState responder, Way way, boolean stale) {
        return new Score(
                way.seconds(),
                readySeconds,
                acceptSeconds(responder),
                0,
                fatigueSeconds(responder),
                way.metres(),
                stale);
    }

    /** Whose way takes longer scores more than this, even if he always accepts and is not tired. */
    double mostWaySeconds(double totalSeconds) {
        return totalSeconds - readySeconds - answerSeconds;
    }

    /** By the tally of this band of hours, or by the whole while nobody was asked in it. */
    private double acceptSeconds(ResponderState responder) {
        List<Tally> bands = responder.bands();
        Tally here = band < bands.size() ? bands.get(band) : Tally.NONE;
        Tally known = here.offers() > 0 ? here : new Tally(responder.offers(), responder.accepts());
        double chance = (1.0 + known.accepts()) / (2.0 + known.offers());
        return answerSeconds / chance;
    }

    private double fatigueSeconds(ResponderState responder) {
        Instant shift = now.minus(SHIFT);
        Instant day = now.minus(DAY);
        int jobs = 0;
        for (Instant at : responder.recentJobs()) {
            jobs += shift.isBefore(at) ? 1 : 0;
        }
        int nights = 0;
        for (Instant at : responder.recentOffers()) {
            nights += day.isBefore(at) && isNight(at) ? 1 : 0;
        }
        return jobs * settings.perJob().toSeconds()
                + nights * settings.perNightOffer().toSeconds();
    }

    private boolean isNight(Instant at) {
        int hour = at.atOffset(settings.zone()).getHour();
        return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
    }
}
