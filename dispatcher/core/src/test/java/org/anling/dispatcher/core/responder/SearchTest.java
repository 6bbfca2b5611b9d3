package org.anling.dispatcher.core.responder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.OfferId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.incident.Exclusion;
import org.anling.contract.incident.Priority;
import org.anling.contract.people.Availability;
import org.anling.contract.state.ResponderState;
import org.anling.contract.state.ResponderState.Tally;
import org.anling.dispatcher.core.dispatch.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The k best, judged by a naive twin that scores everybody and sorts. */
class SearchTest {

    private static final ScoreSettings SETTINGS = ScoreSettings.DEFAULT;
    private final Context context = Context.at(Samples.NOON);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_k_chosen_are_those_that_a_naive_scan_scores_best(long seed) {
        Random random = new Random(seed);
        List<ResponderState> all = new ArrayList<>();
        Map<ResponderId, Busy> busy = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            ResponderState responder = random(i, random);
            all.add(responder);
            busy.put(responder.profile().id(), random(random));
        }
        TestRoster roster = new TestRoster(all, busy);
        for (Priority priority : Priority.values()) {
            Quest quest = quest(priority, Set.of(new ResponderId("r7")));
            Ranking found = new Search(SETTINGS, context).rank(quest, roster, 5);
            List<Candidate> naive = naive(quest, roster);
            assertThat(found.best()).isEqualTo(naive.subList(0, Math.min(5, naive.size())));
            assertThat(new Search(SETTINGS, context).rankNear(quest, roster, 5).best())
                    .isEqualTo(found.best());
            assertThat(found.eligible()).isEqualTo(naive.size());
            int left = found.excluded().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(found.eligible() + left).isEqualTo(all.size());
        }
    }

    @Test
    void equal_scores_are_told_apart_by_id() {
        TestRoster roster = new TestRoster(List.of(plain("b", 100), plain("c", 100), plain("a", 100)), Map.of());
        assertThat(new Search(SETTINGS, context)
                        .rank(quest(Priority.P1, Set.of()), roster, 2)
                        .best())
                .extracting(candidate -> candidate.responder().value())
                .containsExactly("a", "b");
    }

    @Test
    void a_fresh_position_counts_and_a_stale_one_gives_way_to_the_base() {
        ResponderState responder = plain("a", 1000);
        Position fresh = Samples.fix(10, 5, Samples.NOON.minusSeconds(599));
        Position stale = Samples.fix(10, 5, Samples.NOON.minusSeconds(601));
        Score near = score(responder, at(responder, fresh));
        Score far = score(responder, at(responder, stale));
        assertThat(near.distanceMetres()).isBetween(12.9, 13.1);
        assertThat(near.stale()).isFalse();
        assertThat(far.distanceMetres()).isBetween(1299.0, 1301.0);
        assertThat(far.stale()).isTrue();
    }

    @Test
    void who_often_accepts_is_expected_to_answer_sooner() {
        ResponderState often = counted(plain("a", 0), 10, 9);
        ResponderState seldom = counted(plain("b", 0), 10, 0);
        assertThat(score(often, context).acceptSeconds()).isBetween(53.0, 55.0);
        assertThat(score(seldom, context).acceptSeconds()).isEqualTo(45 * 12.0);
    }

    @Test
    void jobs_of_the_last_8_hours_and_offers_of_the_last_night_make_tired() {
        ResponderState tired = ResponderState.of(Samples.profile("a", 1), Availability.AVAILABLE, Samples.home())
                .withTimes(
                        List.of(Samples.NOON.minusSeconds(9 * 3600), Samples.NOON.minusSeconds(3600)),
                        List.of(Samples.NOON.minusSeconds(10 * 3600), Samples.NOON.minusSeconds(60)),
                        List.of());
        assertThat(score(tired, context).fatigueSeconds()).isEqualTo(30 + 10);
    }

    @Test
    void the_first_reason_that_holds_is_counted() {
        ResponderState off = ResponderState.of(Samples.profile("a", 1), Availability.UNAVAILABLE, Samples.home());
        Quest asked = quest(Priority.P1, Set.of(new ResponderId("a")));
        assertThat(Eligibility.findExclusion(asked, off, Busy.FREE)).contains(Exclusion.UNAVAILABLE);
        assertThat(Eligibility.findExclusion(asked, plain("a", 1), Busy.FREE)).contains(Exclusion.ASKED_ALREADY);
        assertThat(Eligibility.findExclusion(asked, plain("b", 1), Busy.FREE)).isEmpty();
        Busy job = new Busy(null, Priority.P1);
        assertThat(Eligibility.findExclusion(asked, plain("b", 1), job)).contains(Exclusion.ENGAGED);
    }

    @Test
    void the_chance_to_accept_is_that_of_the_hour_band_and_of_all_hours_where_nobody_asked_yet() {
        ResponderState lark = banded(List.of(Tally.NONE, Tally.NONE, Tally.NONE, new Tally(8, 8)));
        assertThat(score(lark, Context.at(Samples.NOON)).acceptSeconds()).isEqualTo(45 * 10.0 / 9.0);
        assertThat(score(lark, Context.at(Samples.NOON.plusSeconds(8 * 3600))).acceptSeconds())
                .isEqualTo(45 * 12.0 / 9.0);
    }

    @Test
    void an_other_incident_goes_to_somebody_whose_place_others_can_look_after() {
        ResponderState alone = plain("alone", 100);
        TestRoster roster = new TestRoster(List.of(alone, plain("crowd1", -120), plain("crowd2", -130)), Map.of());
        Search search = new Search(SETTINGS, context);
        assertThat(first(search.rank(quest(Priority.P1, Set.of()), roster, 3))).isEqualTo("alone");
        Ranking other = search.rank(quest(Priority.P3, Set.of()), roster, 3);
        assertThat(first(other)).isEqualTo("crowd1");
        Score score = other.best().getFirst().score();
        assertThat(score.coverageSeconds()).isBetween(8.6, 8.7);
        Busy job = new Busy(null, Priority.P1);
        TestRoster busy = new TestRoster(roster.responders(), Map.of(new ResponderId("crowd2"), job));
        assertThat(first(search.rank(quest(Priority.P3, Set.of()), busy, 3))).isEqualTo("alone");
    }

    private static String first(Ranking ranking) {
        return ranking.best().getFirst().responder().value();
    }

    private static Context at(ResponderState responder, Position position) {
        ResponderId id = responder.profile().id();
        Bases bases = Bases.NONE.with(id, responder);
        return new Context(Samples.NOON, Whereabouts.NONE.next(Map.of(id, position), bases));
    }

    private static ResponderState banded(List<Tally> bands) {
        ResponderState r = plain("b", 0);
        return r.withCounts(10, 8).withTimes(List.of(), List.of(), bands);
    }

    private Score score(ResponderState responder, Context at) {
        return new Scorer(SETTINGS, at).findScore(responder, Samples.home()).orElseThrow();
    }

    private List<Candidate> naive(Quest quest, TestRoster roster) {
        return NaiveSearch.rank(SETTINGS, context, quest, roster);
    }

    private static Quest quest(Priority priority, Set<ResponderId> asked) {
        return new Quest(new IncidentId("inc-1"), priority, Samples.home(), Samples.COMMUNITY, "", null, asked);
    }

    private static ResponderState plain(String id, double metres) {
        return ResponderState.of(Samples.profile(id, 1), Availability.AVAILABLE, Samples.away(metres));
    }

    private static ResponderState counted(ResponderState r, int offers, int accepts) {
        return r.withCounts(offers, accepts);
    }

    private static ResponderState random(int number, Random random) {
        Availability availability = random.nextInt(5) == 0 ? Availability.UNAVAILABLE : Availability.AVAILABLE;
        Position base = random.nextInt(20) == 0 ? null : Samples.away(random.nextInt(60_000) / 10 * 10);
        int offers = random.nextInt(6);
        return ResponderState.of(Samples.profile("r" + number, 1), availability, base)
                .withCounts(offers, random.nextInt(offers + 1));
    }

    private static Busy random(Random random) {
        Priority any = List.of(Priority.values()).get(random.nextInt(3));
        Busy.Question question = new Busy.Question(new IncidentId("inc-2"), new OfferId("inc-2-o1"), any);
        return switch (random.nextInt(5)) {
            case 0 -> new Busy(question, null);
            case 1 -> new Busy(null, any);
            default -> Busy.FREE;
        };
    }
}
