package org.anling.simulation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The short form of {@code ./anling bench offers}: 800 presses a case, of which a share is known within 5 points (nearly three standard
 * errors of one half), and the relations that the rules are built on.
 */
class OffersSimulationTest {

    private static final double POINTS = 5;
    private static final Report REPORT = new Report(new OffersBench(800), _ -> {});

    @BeforeAll
    static void play() {
        new OffersBench(800).run(REPORT);
    }

    @Test
    void three_live_offers_with_refill_reach_nearly_as_many_as_all_at_once_and_ask_half() {
        assertThat(arrived("n10.refill3")).isGreaterThan(arrived("n10.one"));
        assertThat(arrived("n10.refill3")).isCloseTo(arrived("n10.all"), within(POINTS));
        assertThat(sent("n10.refill3")).isLessThan(0.6 * sent("n10.all"));
    }

    @Test
    void five_live_offers_with_refill_among_thirty_ask_a_quarter_of_those_whom_all_at_once_asks() {
        assertThat(arrived("n30.refill5")).isGreaterThan(arrived("n30.one") + POINTS);
        assertThat(arrived("n30.refill5")).isCloseTo(arrived("n30.all"), within(POINTS));
        assertThat(sent("n30.refill5")).isLessThan(0.3 * sent("n30.all"));
    }

    @Test
    void the_shares_are_those_of_the_literature_within_their_error() {
        assertThat(arrived("n10.one")).isCloseTo(50, within(POINTS));
        assertThat(arrived("n10.refill3")).isCloseTo(61, within(POINTS));
        assertThat(arrived("n10.all")).isCloseTo(62, within(POINTS));
        assertThat(arrived("n30.one")).isCloseTo(75, within(POINTS));
        assertThat(arrived("n30.refill5")).isCloseTo(92, within(POINTS));
        assertThat(arrived("n30.all")).isCloseTo(94, within(POINTS));
    }

    @Test
    void so_many_offers_are_sent_and_so_soon_somebody_accepts() {
        assertThat(sent("n10.refill3")).isCloseTo(4.6, within(0.4));
        assertThat(sent("n30.refill5")).isCloseTo(6.6, within(0.4));
        assertThat(REPORT.get("offers.n10.one.accept_p50_s")).isCloseTo(97, within(16.0));
        assertThat(REPORT.get("offers.n10.refill3.accept_p50_s")).isCloseTo(43, within(5.0));
    }

    @Test
    void who_asks_all_at_once_sends_the_first_to_accept_who_is_rarely_near() {
        assertThat(first("n10.refill3")).isGreaterThan(first("n10.all") + POINTS);
        assertThat(first("n30.refill5")).isGreaterThan(first("n30.all") + POINTS);
        assertThat(first("n30.refill5")).isGreaterThan(first("n30.one") + POINTS);
    }

    /** Percent in time by who really goes: the first who accepts. */
    private static double first(String way) {
        return REPORT.get("offers." + way + ".arrive_percent");
    }

    /** Percent in time as the literature counts. */
    private static double arrived(String way) {
        return REPORT.get("offers." + way + ".any_arrive_percent");
    }

    private static double sent(String way) {
        return REPORT.get("offers." + way + ".sent");
    }
}
