package org.anling.simulation.bench;

import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.GeoValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.anling.contract.alert.Position;
import org.anling.contract.event.OfferEvent.Score;
import org.anling.contract.id.ResponderId;
import org.anling.contract.state.ResponderState;
import org.anling.dispatcher.core.responder.Candidate;
import org.anling.dispatcher.core.responder.Context;
import org.anling.dispatcher.core.responder.Eligibility;
import org.anling.dispatcher.core.responder.Quest;
import org.anling.dispatcher.core.responder.Ranking;
import org.anling.dispatcher.core.responder.ScoreSettings;
import org.anling.dispatcher.core.responder.Scorer;
import org.anling.dispatcher.core.responder.Search;
import org.anling.dispatcher.core.responder.Whereabouts;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.simulation.dice.Dice;

/**
 * The 10 best eligible of 100,000 who move, against {@code GEOSEARCH} of the 10 nearest on a Redis of this machine. Queries take
 * turns; every 200th is judged by a scan of everybody. GEOSEARCH knows neither who may be asked nor who is on a bicycle, so it has the
 * easier task; its time includes the way to Redis and back, as it would in use.
 */
final class NearestBench implements Bench {

    private static final int PEOPLE = 100_000;
    private static final double TOWN_METRES = 40_000;
    private static final int BEST = 10;
    private static final int WARM_UP = 5_000;
    private static final int QUERIES = 10_000;
    private static final int JUDGED_EVERY = 200;
    private static final int MOVES = 10_000;
    private static final int MOVES_EVERY = 1_000;
    private static final String KEY = "bench:responders";

    private final ScoreSettings settings = ScoreSettings.DEFAULT;
    private final Samples index = new Samples();
    private final Samples geosearch = new Samples();
    private final Samples scan = new Samples();
    private final Samples moves = new Samples();
    private int wrong;

    @Override
    public String name() {
        return "nearest";
    }

    @Override
    public String title() {
        return "10 best eligible of 100,000 moving responders, against GEOSEARCH, judged by a scan of all";
    }

    @Override
    public List<String> keys() {
        return List.of(
                "nearest.index.p50_us",
                "nearest.index.p99_us",
                "nearest.geosearch.p50_us",
                "nearest.geosearch.p99_us",
                "nearest.scan.p50_us",
                "nearest.ratio.p50",
                "nearest.ratio.p99",
                "nearest.move_10000.p50_ms",
                "nearest.judged",
                "nearest.wrong");
    }

    @Override
    public void run(Report report) throws InterruptedException {
        try (Scratch scratch = Scratch.create();
                EmbeddedRedis redis = EmbeddedRedis.start(scratch.folder(), OptionalInt.empty())) {
            RedisClient client = RedisClient.create(redis.uri());
            try (StatefulRedisConnection<String, String> connection = client.connect()) {
                measure(report, connection.sync());
            } finally {
                client.shutdown();
            }
        }
        figures(report);
        table(report);
    }

    private void measure(Report report, RedisCommands<String, String> redis) {
        Crowd crowd = new Crowd(Dice.ofSeed(1), PEOPLE, TOWN_METRES);
        Whereabouts whereabouts = Whereabouts.NONE;
        for (int i = 0; i < WARM_UP + QUERIES; i++) {
            if (i % MOVES_EVERY == 0) {
                Map<ResponderId, Position> moved = i == 0 ? crowd.positions() : crowd.move(MOVES);
                long begun = System.nanoTime();
                whereabouts = whereabouts.next(crowd.positions(), crowd.bases());
                if (i >= WARM_UP) {
                    moves.add(System.nanoTime() - begun);
                }
                add(redis, moved);
                report.progress(
                        i < WARM_UP ? "warm-up %d of %d" : "query %2$d", i, i < WARM_UP ? WARM_UP : i - WARM_UP);
            }
            Context context = new Context(Crowd.NOON, whereabouts);
            turn(i, crowd, context, redis);
        }
    }

    private void turn(int number, Crowd crowd, Context context, RedisCommands<String, String> redis) {
        Quest quest = crowd.quest();
        Search search = new Search(settings, context);
        long begun = System.nanoTime();
        Ranking found = search.rank(quest, crowd, BEST);
        long between = System.nanoTime();
        searchRedis(redis, quest.place());
        long ended = System.nanoTime();
        if (number >= WARM_UP) {
            index.add(between - begun);
            geosearch.add(ended - between);
            if (number % JUDGED_EVERY == 0) {
                judge(quest, crowd, context, found);
            }
        }
    }

    /** Begins with a radius that nearly always holds ten, since GEOSEARCH looks at all within it. */
    private static void searchRedis(RedisCommands<String, String> redis, Position place) {
        GeoSearch.GeoRef<String> from = GeoSearch.fromCoordinates(place.longitude(), place.latitude());
        int found = 0;
        for (double radius = 500; found < BEST; radius *= 2) {
            GeoSearch.GeoPredicate within = GeoSearch.byRadius(radius, GeoArgs.Unit.m);
            found = redis.geosearch(KEY, from, within, new GeoArgs().asc().withCount(BEST))
                    .size();
        }
    }

    private void judge(Quest quest, Crowd crowd, Context context, Ranking found) {
        long begun = System.nanoTime();
        Scorer scorer = new Scorer(settings, context);
        List<Candidate> all = new ArrayList<>();
        for (ResponderState one : crowd.responders()) {
            ResponderId id = one.profile().id();
            if (Eligibility.findExclusion(quest, one, crowd.busy(id)).isEmpty()) {
                Optional<Score> score = scorer.findScore(one, quest.place())
                        .filter(known -> known.distanceMetres() <= settings.radiusMetres());
                score.ifPresent(known -> all.add(new Candidate(id, known)));
            }
        }
        List<Candidate> best = all.stream().sorted().limit(BEST).toList();
        scan.add(System.nanoTime() - begun);
        wrong += best.equals(found.best()) ? 0 : 1;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static void add(RedisCommands<String, String> redis, Map<ResponderId, Position> places) {
        List<GeoValue<String>> values = new ArrayList<>();
        places.forEach((id, place) -> values.add(GeoValue.just(place.longitude(), place.latitude(), id.value())));
        for (int from = 0; from < values.size(); from += 5_000) {
            List<GeoValue<String>> part = values.subList(from, Math.min(values.size(), from + 5_000));
            redis.geoadd(KEY, part.toArray(GeoValue[]::new));
        }
    }

    private void figures(Report report) {
        report.figure("nearest.index.p50_us", index.micros(0.5));
        report.figure("nearest.index.p99_us", index.micros(0.99));
        report.figure("nearest.geosearch.p50_us", geosearch.micros(0.5));
        report.figure("nearest.geosearch.p99_us", geosearch.micros(0.99));
        report.figure("nearest.scan.p50_us", scan.micros(0.5));
        report.figure("nearest.ratio.p50", index.micros(0.5) / geosearch.micros(0.5));
        report.figure("nearest.ratio.p99", index.micros(0.99) / geosearch.micros(0.99));
        report.figure("nearest.move_10000.p50_ms", moves.micros(0.5) / 1_000);
        report.figure("nearest.judged", scan.count());
        report.figure("nearest.wrong", wrong);
    }

    private void table(Report report) {
        report.row("%-26s %10s %10s %8s", "", "p50 µs", "p99 µs", "samples");
        line(report, "index, 10 best eligible", index);
        line(report, "GEOSEARCH, 10 nearest", geosearch);
        line(report, "scan of everybody", scan);
        report.row(
                "ratio index / GEOSEARCH: p50 %.2f, p99 %.2f; goal: p99 of the index below 100 µs",
                report.get("nearest.ratio.p50"), report.get("nearest.ratio.p99"));
        report.row("10,000 moves into the index: %.1f ms beside the decisions", moves.micros(0.5) / 1_000);
        report.row("judged by the scan: %d, wrong: %d", scan.count(), wrong);
    }

    private static void line(Report report, String what, Samples samples) {
        report.row("%-26s %10.1f %10.1f %8d", what, samples.micros(0.5), samples.micros(0.99), samples.count());
    }
}
