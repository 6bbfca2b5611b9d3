package org.anling.dispatcher.server;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.dispatcher.core.incident.Plan;
import org.anling.dispatcher.core.loop.LoopSettings;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;

/** A dispatcher in a process of its own, so that a test can kill it. Ends when its input ends, so that it never outlives the test. */
final class DispatcherMain {

    static final Duration OFFER = Duration.ofSeconds(6);

    private DispatcherMain() {}

    public static void main(String[] args) throws IOException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        DispatchSettings d = DispatchSettings.DEFAULT.withPlan(Plan.AT_ONCE);
        DispatchSettings shortOffers = new DispatchSettings(
                d.plan(),
                d.levels(),
                OFFER,
                d.stage(),
                d.searchAgain(),
                d.speak(),
                d.leave(),
                d.latePercent(),
                d.onScene(),
                d.askAgain(),
                d.askTimes(),
                d.copyHorizon(),
                d.memory(),
                d.score(),
                d.signals(),
                d.cover());
        DispatcherConfig config = new DispatcherConfig(
                shortOffers,
                LoopSettings.DEFAULT,
                Duration.ofSeconds(1),
                Duration.ofMillis(500),
                Duration.ofSeconds(1));
        try (RedisJournal redis = RedisJournal.open(JournalConfig.of(args[0]), meters);
                Dispatcher _ = Dispatcher.start(
                        List.of(CentreAccess.of(redis, Bench.CENTRE)), config, meters, InstantSource.system())) {
            int end = System.in.read();
            System.out.println("input ended: " + end);
        }
    }
}
