package org.anling.dispatcher.core.responder;

import org.anling.contract.alert.Position;
import org.anling.contract.id.ResponderId;
import org.anling.contract.people.Availability;
import org.anling.contract.people.TravelMode;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.responder.Starts.Start;

/**
 * What a place loses when one who stands there is bound: whoever calls next from there waits for the nearest other one who is available
 * and bound by nothing. Asks about the nearest only, so a look costs a few cells.
 */
final class Cover {

    private final ScoreSettings settings;
    private final Scorer scorer;
    private final Roster roster;

    Cover(ScoreSettings settings, Scorer scorer, Roster roster) {
        this.settings = settings;
        this.scorer = scorer;
        this.roster = roster;
    }

    /** Seconds that the nearest other one takes to this place, at most as many as are set. */
    double secondsLost(ResponderId who, Position place) {
        Nearest nearest = new Nearest(who, place);
        scorer.starts().walk(roster, place, nearest);
        return nearest.seconds;
    }

    private final class Nearest implements Starts.Visitor {

        private final ResponderId who;
        private final Position place;
        private double seconds = settings.coverage().most().toMillis() / 1000.0;

        Nearest(ResponderId who, Position place) {
            this.who = who;
            this.place = place;
        }

        @Override
        public double reachMetres(TravelMode mode) {
            return settings.travel().reachMetres(seconds, mode);
        }

        @Override
        public void meet(ResponderState other, Start start) {
            ResponderId id = other.profile().id();
            if (!id.equals(who)
                    && other.availability() == Availability.AVAILABLE
                    && roster.busy(id).equals(Busy.FREE)) {
                seconds = Math.min(seconds, scorer.way(other, start, place).seconds());
            }
        }
    }
}
