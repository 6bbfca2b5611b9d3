package org.anling.launcher.bench.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.journal.JournalConfig;
import org.anling.journal.RedisJournal;
import org.anling.journal.embedded.EmbeddedRedis;
import org.anling.journal.redis.Keys;
import org.anling.launcher.bench.Enrolment;
import org.anling.launcher.bench.Mosquitto;
import org.anling.launcher.bench.ServerProcess;
import org.anling.launcher.bench.Wires;
import org.anling.launcher.wiring.Closing;
import org.anling.registry.people.DeviceSecrets;
import org.anling.simulation.bench.Bench;
import org.anling.simulation.bench.Report;
import org.anling.simulation.bench.Scratch;
import org.jspecify.annotations.Nullable;

/**
 * Durably acknowledged alarms a second through a gateway in a process of its own, and the time to the acknowledgement: native MQTT, watches
 * and DC-09 panels, in turns with raw appends of the same entries to the same Redis and with publishes to a Mosquitto.
 */
public final class IngestBench implements Bench {

    static final String REDIS = "redis";
    static final String MOSQUITTO = "mosquitto";
    static final List<String> PROTOCOLS = List.of("mqtt", "watch", "dc09");

    private static final CentreId CENTRE = new CentreId("c1");
    private static final String RAW = "{c1}:bench:raw";

    private final IngestPlan plan;
    private final List<String> overrides;

    /** @param overrides settings of the gateway, {@code key=value} */
    public IngestBench(IngestPlan plan, List<String> overrides) {
        this.plan = plan;
        this.overrides = List.copyOf(overrides);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String title() {
        return "durably acknowledged alarms a second of three protocols, against raw appends and a broker";
    }

    @Override
    public List<String> keys() {
        return IngestTable.keys();
    }

    @Override
    public void run(Report report) throws InterruptedException {
        try (Scratch scratch = Scratch.create();
                Closing closing = new Closing()) {
            measure(scratch.folder(), closing, report);
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("the benchmark cannot go on: " + e.getMessage(), e);
        }
    }

    private void measure(Path folder, Closing closing, Report report)
            throws IOException, InterruptedException, TimeoutException {
        EmbeddedRedis redis = closing.add("redis", EmbeddedRedis.start(folder.resolve("redis"), OptionalInt.empty()));
        RedisJournal journal =
                closing.add("journal", RedisJournal.open(JournalConfig.of(redis.uri()), new SimpleMeterRegistry()));
        enrol(journal);
        ServerProcess gateway = closing.add("gateway", ServerProcess.gateway(folder, redis, overrides));
        gateway.awaitReady();
        Wires wires = closing.add("wires", new Wires());
        String inbox = new Keys(CENTRE).lane(Lane.URGENT);
        CappedStreams streams = closing.add("streams", new CappedStreams(redis.uri(), List.of(inbox, RAW)));
        Lanes lanes = new Lanes(wires, plan.inFlight());
        SequencedMap<String, Slots> all = new LinkedHashMap<>();
        List<Map<String, String>> entries = new ArrayList<>();
        for (Map.Entry<String, Lanes.Speech> protocol :
                speeches(gateway.ports()).entrySet()) {
            Slots slots = lanes.devices(protocol.getValue());
            warmUp(protocol.getKey(), slots, report);
            entries.add(streams.newest(inbox));
            all.put(protocol.getKey(), slots);
        }
        all.putFirst(REDIS, lanes.pipeline(Speeches.appends(redis.port(), RAW, entries)));
        warmUp(REDIS, all.firstEntry().getValue(), report);
        Optional<Slots> broker = broker(folder, closing, lanes, report);
        if (broker.isPresent()) {
            all.put(MOSQUITTO, broker.get());
            warmUp(MOSQUITTO, broker.get(), report);
        }
        IngestTable table = new IngestTable();
        rounds(all, table, gateway, report);
        halves(all, table, report);
        table.report(report, entries);
    }

    private void warmUp(String name, Slots slots, Report report) {
        report.progress(
                "warm-up, %s: %,.0f a second", name, slots.flood(plan.warmUp()).perSecond());
    }

    private void rounds(SequencedMap<String, Slots> all, IngestTable table, ServerProcess gateway, Report report) {
        for (int round = 1; round <= plan.rounds(); round++) {
            for (Map.Entry<String, Slots> one : all.entrySet()) {
                Duration before = gateway.cpuTime();
                Slots.Outcome outcome = one.getValue().flood(plan.round());
                Duration used = gateway.cpuTime().minus(before);
                table.flooded(one.getKey(), outcome, used);
                report.progress(
                        "round %d of %d, %s: %,.0f a second, p50 %.2f ms, p99 %.2f ms",
                        round,
                        plan.rounds(),
                        one.getKey(),
                        outcome.perSecond(),
                        outcome.timings().share(0.5),
                        outcome.timings().share(0.99));
            }
        }
    }

    private void halves(SequencedMap<String, Slots> all, IngestTable table, Report report) {
        for (Map.Entry<String, Slots> one : all.entrySet()) {
            Slots.Outcome outcome = one.getValue().pace(table.perSecond(one.getKey()) / 2, plan.half());
            table.paced(one.getKey(), outcome);
            report.progress(
                    "half of it, %s: %,.0f a second, p50 %.2f ms, p99 %.2f ms",
                    one.getKey(),
                    outcome.perSecond(),
                    outcome.timings().share(0.5),
                    outcome.timings().share(0.99));
        }
    }

    private static SequencedMap<String, Lanes.Speech> speeches(ServerProcess.Ports ports) {
        SequencedMap<String, Lanes.Speech> speeches = new LinkedHashMap<>();
        speeches.put("mqtt", Speeches.mqtt(ports.mqtt()));
        speeches.put("watch", Speeches.watches(ports.tcp()));
        speeches.put("dc09", Speeches.panels(ports.tcp()));
        return speeches;
    }

    private static Optional<Slots> broker(Path folder, Closing closing, Lanes lanes, Report report)
            throws IOException, InterruptedException, TimeoutException {
        Optional<Path> program = Mosquitto.findProgram();
        if (program.isEmpty()) {
            report.progress(
                    "this machine has no Mosquitto: its row stays empty (./anling bench ... --install gets it)");
            return Optional.empty();
        }
        Mosquitto broker = closing.add("mosquitto", Mosquitto.start(program.get(), folder));
        return Optional.of(lanes.devices(Speeches.mqtt(broker.port())));
    }

    private void enrol(RedisJournal journal) {
        String hash = new DeviceSecrets().hash(Speeches.PASSWORD);
        Enrolment.put(
                journal,
                IntStream.range(0, plan.inFlight())
                        .boxed()
                        .flatMap(slot -> Stream.of(
                                device(Speeches.button(slot), "mqtt", hash),
                                device(Speeches.watch(slot), "watch-3g", null),
                                device("dc09-" + Speeches.account(slot), "sia-dc09", null)))
                        .toList());
    }

    private static DeviceRecord device(String id, String protocol, @Nullable String secretHash) {
        return Enrolment.device(CENTRE, new DeviceId(id), protocol, secretHash);
    }
}
