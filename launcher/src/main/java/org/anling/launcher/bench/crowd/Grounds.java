package org.anling.launcher.bench.crowd;

import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.entry.UnreadableException;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.redis.Keys;
import org.anling.launcher.bench.Enrolment;
import org.anling.launcher.bench.ServerProcess;
import org.anling.launcher.bench.crowd.GeneratorProcess.Status;
import org.anling.launcher.wiring.Closing;
import org.anling.launcher.wiring.Waiting;
import org.anling.registry.people.DeviceSecrets;
import org.anling.simulation.bench.Report;
import org.anling.simulation.bench.Scratch;
import org.jspecify.annotations.Nullable;

/** Gateways, generators and the Redis behind them, for one run. One thread. */
final class Grounds implements AutoCloseable {

    private static final CentreId CENTRE = new CentreId("c1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int NUMBERS_EACH = 100_000;
    private static final int FIRST_NET = 10;
    private static final long SEED = 43;

    private final CrowdPlan plan;
    private final Report report;
    private final Closing closing = new Closing();
    private final Path folder;
    private final List<Gate> gates = new ArrayList<>();
    private final EmbeddedRedis redis;

    private Grounds(CrowdPlan plan, Report report) throws IOException, InterruptedException {
        this.plan = plan;
        this.report = report;
        this.folder = closing.add("scratch", Scratch.create()).folder();
        this.redis = closing.add("redis", EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty()));
    }

    /**
     * Starts everything; nobody is connected.
     *
     * @param overrides settings of the gateways
     */
    static Grounds open(CrowdPlan plan, List<String> overrides, Report report)
            throws IOException, InterruptedException {
        Grounds grounds = new Grounds(plan, report);
        try {
            grounds.start(overrides);
            return grounds;
        } catch (IOException | RuntimeException e) {
            grounds.close();
            throw e;
        }
    }

    List<Gate> gates() {
        return gates;
    }

    List<Gate> gates(Kind kind) {
        return gates.stream().filter(gate -> gate.kind() == kind).toList();
    }

    Path folder() {
        return folder;
    }

    /** Some devices connect, press twice and leave, so that all code has run. */
    void warmUp() {
        int from = plan.ofOne();
        int to = from + plan.warmUp();
        gates.forEach(gate -> gate.generator().connect(from, to, plan.perSecond()));
        await("the first connections", gates, Status::accepted, plan.warmUp() * gates.size());
        for (int press = 1; press <= 2; press++) {
            gates.forEach(gate ->
                    gate.generator().press(from, 1, plan.warmUp(), Duration.ofMillis(10L * plan.warmUp()), SEED));
            await("the first presses", gates, Status::acknowledged, press * plan.warmUp() * gates.size());
        }
        gates.forEach(gate -> gate.generator().leave(from, to));
        await("their end", gates, status -> -status.accepted(), 0);
        gates.forEach(gate -> gate.generator().takeDelays());
    }

    /** Everybody connects. Seconds it took. */
    double connect(List<Gate> some) {
        long begin = System.nanoTime();
        some.forEach(gate -> gate.generator().connect(0, plan.ofOne(), plan.perSecond()));
        await("connections", some, Status::accepted, plan.ofOne() * some.size());
        return (System.nanoTime() - begin) / 1e9;
    }

    /** One die for all gates would give all the same moments. */
    long seed(String of, Gate gate) {
        return SEED + 31L * of.hashCode() + gates.indexOf(gate);
    }

    /** Waits until a count is reached; a count that is not is what the figures then show. */
    void await(String what, List<Gate> some, ToIntFunction<Status> count, int wanted) {
        long[] told = {System.nanoTime()};
        Duration most = PATIENCE.plusSeconds(plan.ofOne() / plan.perSecond());
        boolean there = Waiting.until(most, () -> {
            Waiting.rest(LOOK);
            int now = count(some, count);
            if (System.nanoTime() - told[0] > TELL_NANOS) {
                told[0] = System.nanoTime();
                report.progress("%s: %,d of %,d", what, Math.abs(now), Math.abs(wanted));
            }
            return now >= wanted;
        });
        if (!there) {
            report.progress("%s: only %,d of %,d came about", what, Math.abs(count(some, count)), Math.abs(wanted));
        }
    }

    static int count(List<Gate> some, ToIntFunction<Status> count) {
        return some.stream()
                .mapToInt(gate -> count.applyAsInt(gate.generator().status()))
                .sum();
    }

    /** Devices of which an alarm is on disk. */
    Set<DeviceId> stored() {
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            Set<DeviceId> found = new HashSet<>();
            for (var entry : connection.sync().xrange(new Keys(CENTRE).lane(Lane.URGENT), Range.unbounded())) {
                String device = ContractJson.decode(entry.getBody().getOrDefault("envelope", ""), InputEnvelope.class)
                        .device();
                if (device != null) {
                    found.add(new DeviceId(device));
                }
            }
            return found;
        } catch (UnreadableException e) {
            throw new IllegalStateException("the inbox holds what no gateway writes", e);
        } finally {
            client.shutdown();
        }
    }

    @Override
    public void close() {
        closing.close();
    }

    private void start(List<String> overrides) throws IOException, InterruptedException {
        RedisJournal journal =
                closing.add("journal", RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry()));
        List<ServerProcess> gateways = new ArrayList<>();
        int processes = plan.processes() == 0 ? 1 : Kind.values().length * plan.processes();
        for (int i = 0; i < processes; i++) {
            Path own = Files.createDirectories(folder.resolve("gateway-" + i));
            gateways.add(closing.add("gateway", ServerProcess.gateway(own, redis, overrides)));
        }
        enrol(journal);
        for (ServerProcess gateway : gateways) {
            gateway.awaitReady();
        }
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < plan.generators(); i++) {
                gates.add(gate(kind, gateways.get(gates.size() % gateways.size())));
            }
        }
        report.progress("%d gateways, %d generators, %,d devices enrolled", processes, gates.size(), devices());
    }

    private int devices() {
        return gates.size() * (plan.ofOne() + plan.warmUp());
    }

    private Gate gate(Kind kind, ServerProcess gateway) throws IOException {
        int index = gates.size();
        int port = kind == Kind.TCP ? gateway.ports().tcp() : gateway.ports().mqtt();
        int first = first(index);
        Throng.Spec spec = new Throng.Spec(kind, port, first, plan.ofOne() + plan.warmUp(), FIRST_NET + index);
        GeneratorProcess generator = GeneratorProcess.start(spec, folder.resolve("generator-" + index + ".log"));
        return new Gate(kind, gateway, closing.add("generator", generator), first);
    }

    private static int first(int index) {
        return index * NUMBERS_EACH;
    }

    private void enrol(RedisJournal journal) {
        DeviceSecrets secrets = new DeviceSecrets();
        int index = 0;
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < plan.generators(); i++) {
                int first = first(index++);
                List<DeviceRecord> devices = IntStream.range(first, first + plan.ofOne() + plan.warmUp())
                        .mapToObj(number -> record(kind, number, secrets))
                        .toList();
                Enrolment.put(journal, devices);
            }
        }
    }

    private static DeviceRecord record(Kind kind, int number, DeviceSecrets secrets) {
        @Nullable String password = kind.password();
        String hash = password == null ? null : secrets.hash(password);
        return Enrolment.device(CENTRE, kind.device(number), kind.protocol(), hash);
    }
}
