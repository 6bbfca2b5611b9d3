package org.anling.simulation.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.anling.contract.incident.Priority;
import org.anling.dispatcher.core.geo.StraightLine;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.responder.ScoreSettings;
import org.anling.simulation.dice.Dice;

/**
 * How many offers to keep live: the production core against people who answer as 11,302 real replies of volunteers did, beside the
 * figures of the literature. Responders are Poisson(N), uniform in a disc of 1 km, walk at 1.8 m/s with detour 1.3 and need 60 s to
 * get ready; an offer runs out after 60 s; nobody is asked twice.
 */
final class OffersBench implements Bench {

    /** Presses a case in the full form. */
    static final int FULL = 2_000;

    private static final int EVERYBODY = 1_000;
    private static final double ARRIVED_IN_TIME = 480;

    private static final List<Case> CASES = List.of(
            new Case("n10.one", 10, 1, 50, 97, 0),
            new Case("n10.refill3", 10, 3, 61, 43, 4.6),
            new Case("n10.all", 10, EVERYBODY, 62, 0, 10),
            new Case("n30.one", 30, 1, 75, 0, 0),
            new Case("n30.refill5", 30, 5, 92, 0, 6.6),
            new Case("n30.all", 30, EVERYBODY, 94, 0, 30));

    private final int presses;

    /** A way to ask, with what the literature says of it; 0 where it says nothing. */
    private record Case(
            String name, double people, int live, double arrivePercent, double acceptSeconds, double sent) {}

    OffersBench(int presses) {
        this.presses = presses;
    }

    @Override
    public String name() {
        return "offers";
    }

    @Override
    public String title() {
        return "how many offers to keep live, on the production core, beside the literature";
    }

    @Override
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (Case one : CASES) {
            keys.add(key(one, "arrive_percent"));
            keys.add(key(one, "any_arrive_percent"));
            keys.add(key(one, "accept_p50_s"));
            keys.add(key(one, "sent"));
        }
        return keys;
    }

    @Override
    public void run(Report report) {
        CASES.forEach(one -> play(one, report));
        report.row("%-12s %14s %20s %20s %20s", "", "first goes", "in 8 min: any goes", "accepted, p50", "offers sent");
        for (Case one : CASES) {
            report.row(
                    "%-12s %12.1f %% %9.1f %%  (%s) %10.1f s  (%s) %10.1f    (%s)",
                    one.name(),
                    report.get(key(one, "arrive_percent")),
                    report.get(key(one, "any_arrive_percent")),
                    literature(one.arrivePercent()),
                    report.get(key(one, "accept_p50_s")),
                    literature(one.acceptSeconds()),
                    report.get(key(one, "sent")),
                    literature(one.sent()));
        }
        report.row("in brackets the literature; %d presses a line", presses);
    }

    private void play(Case one, Report report) {
        Dice dice = Dice.ofSeed(7).branch(one.name());
        DispatchSettings settings = settings(one.live());
        List<Double> accepted = new ArrayList<>();
        int inTime = 0;
        int anyInTime = 0;
        long sent = 0;
        for (int i = 0; i < presses; i++) {
            OfferRun run = new OfferRun(settings, dice.branch("press " + i));
            OfferRun.Outcome end = run.play(one.people());
            sent += run.sent();
            if (Double.isFinite(end.acceptedAfter())) {
                accepted.add(end.acceptedAfter());
            }
            anyInTime += end.anyArrivedAfter() <= ARRIVED_IN_TIME ? 1 : 0;
            inTime += end.arrivedAfter() <= ARRIVED_IN_TIME ? 1 : 0;
        }
        Collections.sort(accepted);
        report.figure(key(one, "any_arrive_percent"), 100.0 * anyInTime / presses);
        report.figure(key(one, "arrive_percent"), 100.0 * inTime / presses);
        report.figure(key(one, "accept_p50_s"), accepted.isEmpty() ? Double.NaN : accepted.get(accepted.size() / 2));
        report.figure(key(one, "sent"), (double) sent / presses);
        report.progress("%s: %d presses, %d accepted", one.name(), presses, accepted.size());
    }

    private static DispatchSettings settings(int live) {
        DispatchSettings shipped = DispatchSettings.DEFAULT;
        Map<Priority, Integer> offers = new EnumMap<>(shipped.offers());
        offers.put(Priority.P1, live);
        ScoreSettings score = shipped.score();
        return new DispatchSettings(
                BuiltInPlans.AT_ONCE,
                offers,
                shipped.searchAgain(),
                shipped.askAgain(),
                1,
                shipped.copyHorizon(),
                shipped.memory(),
                new ScoreSettings(
                        new StraightLine(1.3, 1.8, 4, 7),
                        Duration.ofSeconds(60),
                        score.answer(),
                        score.fresh(),
                        score.radiusMetres(),
                        score.perJob(),
                        score.perNightOffer(),
                        score.zone(),
                        score.coverage()),
                shipped.signals(),
                shipped.cover(),
                shipped.desk(),
                shipped.vitals());
    }

    private static String key(Case one, String what) {
        return "offers." + one.name() + "." + what;
    }

    private static String literature(double value) {
        return value == 0 ? "  - " : String.format(java.util.Locale.ROOT, "%4.1f", value);
    }
}
