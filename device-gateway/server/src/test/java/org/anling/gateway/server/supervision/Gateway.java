package org.anling.gateway.server.supervision;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.JournalUnavailableException;
import org.anling.journal.cache.DueTimes;

/** One gateway of a test: the real watch, and a line to the store on which every step takes its time, fails, or loses its answer. */
final class Gateway {

    private final Town town;
    private final Random random;
    private final Deque<Step<?>> line = new ArrayDeque<>();
    private final SilenceWatch watch;
    private long nextRound;
    private boolean cut;

    private record Step<T>(long at, Supplier<CompletionStage<T>> work, CompletableFuture<T> answer) {}

    Gateway(Town town, Random random) {
        this.town = town;
        this.random = random;
        this.nextRound = town.now;
        SilenceWatch.Tools tools = new SilenceWatch.Tools(
                centre -> new Line(),
                device -> CompletableFuture.completedStage(Optional.ofNullable(town.records.get(device))),
                () -> new InputId("i" + town.ids++),
                town.clock,
                () -> town.now - town.epoch,
                new GatewayMeters(new SimpleMeterRegistry()));
        this.watch = new SilenceWatch(tools, Set.of(Town.CENTRE), Town.GRACE);
    }

    void heard(DeviceRecord device) {
        watch.heard(device);
    }

    /** From now on, or no longer, the store is out of reach. */
    void cut(Cable cable) {
        cut = cable == Cable.CUT;
    }

    /** Whether the store is in reach. */
    enum Cable {
        CUT,
        WHOLE
    }

    /** What is due by now: the round of each second, and steps whose time has come. */
    void run() {
        if (town.now >= nextRound) {
            nextRound = town.now + 1_000;
            watch.round();
        }
        while (!line.isEmpty() && line.peek().at <= town.now) {
            take(line.poll());
        }
    }

    /** The process is killed: what is under way arrives or does not, and nobody hears the answer. */
    void crash() {
        for (Step<?> step = line.poll(); step != null; step = line.poll()) {
            if (random.nextBoolean()) {
                CompletionStage<?> _ = step.work.get();
            }
        }
    }

    private <T> void take(Step<T> step) {
        if (cut) {
            if (random.nextBoolean()) {
                CompletionStage<?> _ = step.work.get();
            }
            step.answer.completeExceptionally(new JournalUnavailableException("cut", null));
            return;
        }
        step.work.get().whenComplete((said, fault) -> step.answer.complete(said));
    }

    private <T> CompletionStage<T> later(Supplier<CompletionStage<T>> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        line.add(new Step<>(town.now + random.nextInt(200), work, answer));
        return answer;
    }

    private final class Line implements DueTimes {
        @Override
        public CompletionStage<List<Again>> heard(List<Sign> signs) {
            return later(() -> town.times.heard(signs));
        }

        @Override
        public CompletionStage<Look> look(Duration grace, int most) {
            return later(() -> town.times.look(grace, most));
        }

        @Override
        public CompletionStage<Boolean> claim(Due due, InputEntry finding) {
            return later(() -> town.times.claim(due, finding));
        }

        @Override
        public CompletionStage<Boolean> clear(Sign sign, InputEntry finding) {
            return later(() -> town.times.clear(sign, finding));
        }

        @Override
        public CompletionStage<Void> forget(DeviceId device) {
            return later(() -> town.times.forget(device));
        }
    }
}
