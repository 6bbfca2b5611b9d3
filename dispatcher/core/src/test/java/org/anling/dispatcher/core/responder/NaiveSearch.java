package org.anling.dispatcher.core.responder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.people.Availability;
import org.anling.contract.state.ResponderState;

/** The judge of the search: scores everybody, with what each place would lose, and sorts. Knows no cells. */
final class NaiveSearch {

    private NaiveSearch() {}

    static List<Candidate> rank(ScoreSettings settings, Context context, Quest quest, Roster roster) {
        Scorer scorer = new Scorer(settings, context);
        double weight = settings.coverage().weight(quest.priority());
        List<Candidate> all = new ArrayList<>();
        for (ResponderState one : roster.responders()) {
            Optional<Score> score = scorer.findScore(one, quest.place());
            Busy busy = roster.busy(one.profile().id());
            if (Eligibility.findExclusion(quest, one, busy).isEmpty()
                    && score.isPresent()
                    && score.get().distanceMetres() <= settings.radiusMetres()) {
                double lost = weight == 0 ? 0 : weight * secondsLost(settings, context, one, roster);
                all.add(new Candidate(one.profile().id(), covered(score.get(), lost)));
            }
        }
        all.sort(null);
        return all;
    }

    private static double secondsLost(ScoreSettings settings, Context context, ResponderState who, Roster roster) {
        Starts starts = new Starts(settings, context);
        Position left = starts.find(who).orElseThrow().place();
        double lost = settings.coverage().most().toSeconds();
        for (ResponderState other : roster.responders()) {
            Optional<Starts.Start> start = starts.find(other);
            boolean free = other.availability() == Availability.AVAILABLE
                    && roster.busy(other.profile().id()).equals(Busy.FREE);
            if (!other.profile().id().equals(who.profile().id()) && free && start.isPresent()) {
                double seconds = settings.travel()
                        .way(start.get().place(), left, other.profile().travel())
                        .seconds();
                lost = Math.min(lost, seconds);
            }
        }
        return lost;
    }

    private static Score covered(Score s, double lost) {
        return new Score(
                s.travelSeconds(),
                s.readySeconds(),
                s.acceptSeconds(),
                lost,
                s.fatigueSeconds(),
                s.distanceMetres(),
                s.stale());
    }
}
