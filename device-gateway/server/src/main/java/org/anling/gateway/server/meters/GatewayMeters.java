package org.anling.gateway.server.meters;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import org.anling.contract.entry.Lane;
import org.anling.gateway.codec.Defect;

/** All meters of a gateway, so that their names stand in one place. */
public final class GatewayMeters {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final MeterRegistry registry;
    /** The registry finds a meter by building its whole name anew, which for every frame costs too much. */
    private final Map<Named, Counter> counters = new ConcurrentHashMap<>();

    private final Map<String, Timer> durable = new ConcurrentHashMap<>();
    /** When each kind of shedding happened last, by a stopwatch; there are few kinds. */
    private final Map<String, Long> shedAt = new ConcurrentHashMap<>();

    private record Named(String name, List<String> tags) {}

    public GatewayMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A frame was read.
     *
     * @param kind keyword or topic of the protocol
     */
    public void frame(String protocol, String kind) {
        counter("anling.gateway.frames", "protocol", protocol, "kind", kind).increment();
    }

    /** Something that a device sent could not be used. */
    public void malformed(String protocol, Defect defect) {
        counter("anling.gateway.malformed", "protocol", protocol, "reason", defect.label())
                .increment();
    }

    /** A device or what it asked for was refused. */
    public void refused(String protocol, String reason) {
        counter("anling.gateway.refused", "protocol", protocol, "reason", reason)
                .increment();
    }

    /**
     * Something was not kept or not let in because there is too much of it. Never an alarm.
     *
     * @param reason which bound was reached
     */
    public void shed(String protocol, String reason) {
        counter("anling.gateway.shed", "protocol", protocol, "reason", reason).increment();
        shedAt.put(protocol + " " + reason, System.nanoTime());
    }

    /**
     * A report was replaced by a newer one of its device before it was written.
     *
     * @param what {@code position} or {@code heartbeat}
     */
    public void coalesced(String protocol, String what) {
        counter("anling.gateway.coalesced", "protocol", protocol, "what", what).increment();
    }

    /** What was shed within the last minute, in words; empty if nothing was. From memory. */
    public Optional<String> findShedding() {
        long now = System.nanoTime();
        List<String> kinds = shedAt.entrySet().stream()
                .filter(kind -> now - kind.getValue() < A_MINUTE.toNanos())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of("too much comes in; within the last minute the gateway has shed: "
                        + String.join(", ", kinds) + ". Alarms go on (docs/overload.md)");
    }

    /**
     * Something became of the connection to the broker.
     *
     * @param event {@code connected}, or why it ended or could not be made
     */
    public void broker(String event) {
        counter("anling.gateway.broker", "event", event).increment();
    }

    /** From the last byte of a frame to its being on disk. */
    public void durable(String protocol, Duration sinceLastByte) {
        durable.computeIfAbsent(protocol, this::newTimer).record(sinceLastByte);
    }

    /**
     * An append that was not durable.
     *
     * @param outcome {@code unknown}, {@code rejected}, {@code given-up}, {@code no-directory}
     */
    public void notDurable(String protocol, String outcome) {
        counter("anling.gateway.not.durable", "protocol", protocol, "outcome", outcome)
                .increment();
    }

    /** An acknowledgement left. */
    public void acknowledged(String protocol) {
        counter("anling.gateway.acknowledged", "protocol", protocol).increment();
    }

    /** How long devices waited for their acknowledgement could not be written down. */
    public void unsaid() {
        counter("anling.gateway.acknowledged.unsaid").increment();
    }

    /**
     * Something was told to a device.
     *
     * @param what for example {@code taken}
     */
    public void told(String protocol, String what) {
        counter("anling.gateway.told", "protocol", protocol, "what", what).increment();
    }

    /**
     * Supervision noticed something.
     *
     * @param what {@code silent}, {@code heard-again}, {@code nobody-listened}
     */
    public void silence(String what) {
        counter("anling.gateway.silence", "what", what).increment();
    }

    /**
     * A level of a device passed a threshold.
     *
     * @param what {@code battery-low}, {@code battery-good}, {@code battery-said-low}, {@code vital-look}, {@code vital-right}
     */
    public void level(String what) {
        counter("anling.gateway.levels", "what", what).increment();
    }

    /** A command to a device came so far. */
    public void command(String kind, String state) {
        counter("anling.gateway.commands", "kind", kind, "state", state).increment();
    }

    /** Shows a number as long as its owner lives. */
    public <T> void watch(String name, String protocol, T owner, ToIntFunction<T> value) {
        Gauge.builder("anling.gateway." + name, owner, value::applyAsInt)
                .tag("protocol", protocol)
                .register(registry);
    }

    /** Shows a number of one lane as long as its owner lives. */
    public <T> void watchLane(String name, Lane lane, T owner, ToIntFunction<T> value) {
        Gauge.builder("anling.gateway." + name, owner, value::applyAsInt)
                .tag("lane", lane.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Timer newTimer(String protocol) {
        return Timer.builder("anling.gateway.durable")
                .description("last byte of a frame to its being on disk")
                .tag("protocol", protocol)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(100_000))
                .maximumExpectedValue(Duration.ofSeconds(30))
                .register(registry);
    }

    /** Labels are protocols and reasons, of which there are few. */
    private Counter counter(String name, String... tags) {
        return counters.computeIfAbsent(new Named(name, List.of(tags)), first -> registry.counter(name, tags));
    }
}
