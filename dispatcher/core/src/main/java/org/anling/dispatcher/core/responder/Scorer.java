package org.anling.dispatcher.core.responder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.state.ResponderState;
import org.jspecify.annotations.Nullable;

/** Says in seconds how good a choice a responder is: the terms of the score, each for itself. */
public final class Scorer {

    private static final Duration SHIFT = Duration.ofHours(8);
    private static final Duration DAY = Duration.ofHours(24);
    private static final int NIGHT_BEGINS = 22;
    private static final int NIGHT_ENDS = 6;

    private final ScoreSettings settings;
    private final Context context;

    /** Scores with these numbers, at this time. */
    public Scorer(ScoreSettings settings, Context context) {
        this.settings = settings;
        this.context = context;
    }

    /** The score for going to a place; empty if nobody knows where the responder starts. */
    public Optional<Score> findScore(ResponderState responder, Position place) {
        Position last = context.positions().get(responder.profile().id());
        boolean stale = last == null || !isFresh(last);
        Position start = stale && responder.base() != null ? responder.base() : last;
        if (start == null) {
            return Optional.empty();
        }
        double metres = settings.travel().wayMetres(start, place);
        return Optional.of(score(responder, metres, stale));
    }

    /** The score of somebody whose way nobody knows, for an offer by hand. */
    public Score scoreWithoutWay(ResponderState responder) {
        return score(responder, 0, true);
    }

    private Score score(ResponderState responder, double metres, boolean stale) {
        return new Score(
                settings.travel().seconds(metres, responder.profile().travel()),
                settings.ready().toMillis() / 1000.0,
                acceptSeconds(responder),
                0,
                fatigueSeconds(responder),
                metres,
                stale);
    }

    private boolean isFresh(Position last) {
        @Nullable Instant fixedAt = last.fixedAt();
        return fixedAt != null && !fixedAt.isBefore(context.now().minus(settings.fresh()));
    }

    private double acceptSeconds(ResponderState responder) {
        double chance = (1.0 + responder.accepts()) / (2.0 + responder.offers());
        return settings.answer().toMillis() / 1000.0 / chance;
    }

    private double fatigueSeconds(ResponderState responder) {
        Instant shift = context.now().minus(SHIFT);
        Instant day = context.now().minus(DAY);
        long jobs = responder.recentJobs().stream().filter(shift::isBefore).count();
        long nights = responder.recentOffers().stream()
                .filter(at -> day.isBefore(at) && isNight(at))
                .count();
        return jobs * settings.perJob().toSeconds()
                + nights * settings.perNightOffer().toSeconds();
    }

    private boolean isNight(Instant at) {
        int hour = at.atOffset(settings.zone()).getHour();
        return hour >= NIGHT_BEGINS || hour < NIGHT_ENDS;
    }
}
