package org.anling.gateway.server.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Vitals;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.LevelFinding.State;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.cache.LevelBook;
import org.anling.journal.cache.Supervision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds in what devices say all the time that a battery became low or a measurement needs a look: once when it begins, once when it is
 * over, whatever gateway hears the device and however often one is started anew. Between the two thresholds of a battery nothing
 * changes. Notes from any thread; one round at a time.
 */
public final class LevelWatch {

    private static final Logger LOG = LoggerFactory.getLogger(LevelWatch.class);
    private static final int MOST = 200_000;
    private static final int AT_ONCE = 500;

    /** How long what the book said is believed; another gateway may have changed it. */
    private static final Duration BELIEVED = Duration.ofMinutes(5);

    private final Tools tools;
    private final Thresholds thresholds;
    private final Map<String, Reading> waiting = new ConcurrentHashMap<>();
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    /** What it works with. */
    public record Tools(
            Function<CentreId, LevelBook> books, Supplier<InputId> ids, InstantSource clock, GatewayMeters meters) {}

    /** Begins with nothing known. */
    public LevelWatch(Tools tools, Thresholds thresholds) {
        this.tools = tools;
        this.thresholds = thresholds;
    }

    /** Makes the input that tells of something. */
    private interface Finding {
        InputEntry entry(InputId id, Instant now);
    }

    /**
     * What a device's words mean for one of its levels.
     *
     * @param name of the level in the book
     * @param what it is called in metrics
     * @param finding what is told if this is news; empty if nobody is
     */
    private record Reading(String name, CentreId centre, boolean isBad, String what, Optional<Finding> finding) {}

    private record Known(boolean isBad, Instant until) {}

    /** A device said something. What it kept back for later says nothing about now. */
    public void reported(DeviceRecord device, Uplink uplink) {
        if (!Supervision.isSupervised(device) || uplink.marks().contains("delayed")) {
            return;
        }
        battery(device, uplink).ifPresent(this::note);
        Vitals vitals = uplink.vitals();
        if (vitals != null && device.elder() != null) {
            vitals.readings().forEach(reading -> note(vital(device, uplink, vitals, reading)));
        }
    }

    /** What a device says of its battery itself is heard as an alert already; only its end has to be told. */
    private Optional<Reading> battery(DeviceRecord device, Uplink uplink) {
        String name = "battery " + device.id();
        Heartbeat beat = uplink.heartbeat();
        Integer percent = beat == null ? null : beat.batteryPercent();
        if (uplink.alerts().stream().anyMatch(alert -> alert.type() == AlertType.LOW_BATTERY)) {
            return Optional.of(new Reading(name, device.centre(), true, "battery-said-low", Optional.empty()));
        }
        if (percent == null || (percent > thresholds.batteryLow() && percent < thresholds.batteryGood())) {
            return Optional.empty();
        }
        boolean low = percent <= thresholds.batteryLow();
        State state = low ? State.RAISED : State.ENDED;
        return Optional.of(new Reading(
                name,
                device.centre(),
                low,
                low ? "battery-low" : "battery-good",
                Optional.of(
                        (id, now) -> Findings.level(id, device, AlertType.LOW_BATTERY, state, percent + " %", now))));
    }

    /** Somebody looks once; a value that is right again is told to nobody, and the next wrong one is another look. */
    private Reading vital(DeviceRecord device, Uplink uplink, Vitals vitals, Vitals.Reading reading) {
        boolean look = thresholds.vitals().wantsLook(reading);
        Finding finding = (id, now) -> Findings.look(id, device, uplink, vitals, reading);
        return new Reading(
                "vital " + reading.kind() + " " + device.id(),
                device.centre(),
                look,
                look ? "vital-look" : "vital-right",
                look ? Optional.of(finding) : Optional.empty());
    }

    private void note(Reading reading) {
        Known before = known.get(reading.name);
        boolean told = before != null && before.isBad == reading.isBad && before.until.isAfter(tools.clock.instant());
        if (told) {
            waiting.remove(reading.name);
        } else if (waiting.size() < MOST || waiting.containsKey(reading.name)) {
            waiting.put(reading.name, reading);
        }
    }

    /** Begins a round unless one is under way; the stage never fails. What could not be done is done in the next. */
    public CompletionStage<Void> round() {
        if (!busy.compareAndSet(false, true)) {
            return CompletableFuture.completedStage(null);
        }
        Instant now = tools.clock.instant();
        known.values().removeIf(old -> !old.until.isAfter(now));
        Map<CentreId, List<Reading>> byCentre = new HashMap<>();
        waiting.values().stream()
                .limit(AT_ONCE)
                .forEach(reading -> byCentre.computeIfAbsent(reading.centre, centre -> new ArrayList<>())
                        .add(reading));
        return CompletableFuture.<Void>completedStage(null)
                .thenCompose(go -> all(byCentre.entrySet().stream()
                        .map(of -> look(tools.books.apply(of.getKey()), of.getValue()))
                        .toList()))
                .handle((done, fault) -> {
                    busy.set(false);
                    if (fault != null) {
                        LOG.debug("levels wait for the store", fault);
                    }
                    return null;
                });
    }

    private CompletionStage<Void> look(LevelBook book, List<Reading> readings) {
        return book.raisedOf(readings.stream().map(Reading::name).toList())
                .thenCompose(bad -> all(readings.stream()
                        .map(reading -> tell(book, reading, bad))
                        .toList()));
    }

    private CompletionStage<Void> tell(LevelBook book, Reading reading, Set<String> bad) {
        if (bad.contains(reading.name) == reading.isBad) {
            done(reading);
            return CompletableFuture.completedStage(null);
        }
        Instant now = tools.clock.instant();
        Optional<InputEntry> entry = reading.finding.map(finding -> finding.entry(tools.ids.get(), now));
        CompletionStage<Boolean> told =
                reading.isBad ? book.raise(reading.name, now, entry) : book.end(reading.name, entry);
        return told.thenAccept(first -> {
            done(reading);
            if (first) {
                tools.meters.level(reading.what);
            }
        });
    }

    private void done(Reading reading) {
        if (known.size() < MOST || known.containsKey(reading.name)) {
            known.put(
                    reading.name, new Known(reading.isBad, tools.clock.instant().plus(BELIEVED)));
        }
        waiting.remove(reading.name, reading);
    }

    private static CompletionStage<Void> all(List<CompletionStage<Void>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
