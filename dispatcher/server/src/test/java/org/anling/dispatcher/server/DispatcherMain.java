package org.anling.dispatcher.server;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.anling.contract.plan.Plan;
import org.anling.contract.plan.Targets;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;

/** A dispatcher of one centre or many in a process of its own, so that a test can kill it. Ends when its input ends, so that it never outlives the test. */
final class DispatcherMain {

    static final Duration OFFER = Duration.ofSeconds(6);

    private DispatcherMain() {}

    public static void main(String[] args) throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        DispatchSettings shortOffers = DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE.stream()
                .map(DispatcherMain::withShortOffers)
                .toList());
        DispatcherConfig config = new DispatcherConfig(
                shortOffers,
                LoopSettings.DEFAULT,
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofSeconds(1));
        int centres = args.length > 1 ? Integer.parseInt(args[1]) : 1;
        try (RedisJournal redis = RedisJournal.open(JournalConfig.of(args[0]), meters);
                Dispatcher _ = Dispatcher.start(access(redis, centres), config, meters, InstantSource.system())) {
            int end = System.in.read();
            System.out.println("input ended: " + end);
        }
    }

    private static List<CentreAccess> access(RedisJournal redis, int centres) {
        return Bench.centres(centres).stream()
                .map(centre -> CentreAccess.of(redis, centre))
                .toList();
    }

    private static Plan withShortOffers(Plan p) {
        Targets t = p.targets();
        Targets targets = new Targets(
                t.take(),
                t.takeAgain(),
                t.speak(),
                OFFER,
                t.accept(),
                t.leave(),
                t.latePercent(),
                t.onScene(),
                t.remind());
        return BuiltInPlans.with(p, targets);
    }
}
