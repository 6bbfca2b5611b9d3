package org.anling.dispatcher.server;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.dispatcher.core.loop.Phase;
import org.anling.dispatcher.core.loop.Wish;

/** Measures the stages of an input: received to decided, decided to committed. */
final class Stages {

    private final MeterRegistry meters;
    private final CentreId centre;
    private final Timer commits;
    private final Counter faults;

    Stages(MeterRegistry meters, CentreId centre, AtomicReference<CentreHealth> health) {
        this.meters = meters;
        this.centre = centre;
        this.commits = Timer.builder("anling.dispatch.commit")
                .description("one commit of a batch")
                .tag("centre", centre.value())
                .publishPercentileHistogram()
                .register(meters);
        this.faults = Counter.builder("anling.dispatch.faults")
                .description("decisions that failed; the input was parked")
                .tag("centre", centre.value())
                .register(meters);
        Gauge.builder("anling.dispatch.leading", health, now -> now.get().phase() == Phase.LEADING ? 1 : 0)
                .description("1 if this process is the writer of the centre")
                .tag("centre", centre.value())
                .register(meters);
    }

    void committed(List<Wish.Decision> decisions, Instant now, long commitNanos) {
        commits.record(Duration.ofNanos(commitNanos));
        for (Wish.Decision decision : decisions) {
            record("received-decided", decision.lane(), decision.receivedAt(), decision.decidedAt());
            record("decided-committed", decision.lane(), decision.decidedAt(), now);
        }
    }

    void fault() {
        faults.increment();
    }

    private void record(String stage, Lane lane, Instant from, Instant to) {
        Duration took = Duration.between(from, to);
        Timer.builder("anling.dispatch.stage")
                .description("time an input spends in a stage of the dispatcher")
                .tags("centre", centre.value(), "stage", stage, "lane", lane.name())
                .publishPercentileHistogram()
                .register(meters)
                .record(took.isNegative() ? Duration.ZERO : took);
    }
}
