package org.anling.console.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.anling.console.api.Demo;
import org.anling.console.projection.Board;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.event.IncidentEvent;
import org.anling.contract.event.OfferEvent;
import org.anling.contract.id.IncidentId;
import org.anling.journal.Inbox;
import org.jspecify.annotations.Nullable;

/**
 * Measures each press from the last byte of its frame to the first byte of the offer at a responder's socket, stage by stage, as the
 * timer {@code anling.press.to.offer}. The last presses are kept for the demo. Any thread; the lock is held for moments only.
 */
public final class PressMeter {
    private static final int SHOWN = 60;
    /** More than are ever on their way at once. */
    private static final int KEPT = 4_096;

    private final MeterRegistry meters;
    private final InstantSource clock;
    private final SequencedMap<String, Instant> appended = bounded();
    private final SequencedMap<String, Way> ways = bounded();
    private final List<Consumer<Demo.Press>> listeners = new CopyOnWriteArrayList<>();

    public PressMeter(MeterRegistry meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    /** The same inbox, with the moment of each durable alarm noted; for the gateway of the same process. */
    public Inbox measuring(Inbox inbox) {
        return entry -> {
            CompletionStage<Inbox.Appended> stage = inbox.append(entry);
            return entry.envelope().alarm() ? stage.whenComplete((outcome, failure) -> note(entry, outcome)) : stage;
        };
    }

    /** Tells somebody of every press that got one stage further, on the thread that saw it. */
    public void onPress(Consumer<Demo.Press> listener) {
        listeners.add(listener);
    }

    /** The last presses, newest first. */
    public List<Demo.Press> list() {
        synchronized (ways) {
            return ways.sequencedValues().reversed().stream()
                    .limit(SHOWN)
                    .map(Way::press)
                    .toList();
        }
    }

    /** Events were read from the log. */
    void read(Board board, List<EventEntry> entries) {
        Instant now = clock.instant();
        for (EventEntry entry : entries) {
            String cause = entry.envelope().cause();
            if (cause == null) {
                continue;
            }
            switch (entry.body()) {
                case IncidentEvent.Opened opened ->
                    begin(cause, entry, now, new Subject(opened.incident(), opened.device(), opened.alerts(), board));
                case IncidentEvent.AlertJoined joined ->
                    begin(cause, entry, now, new Subject(joined.incident(), joined.device(), joined.alerts(), board));
                case OfferEvent.OfferMade ignored -> change(cause, Way::offered);
                default -> {}
            }
        }
        entries.stream()
                .map(entry -> entry.envelope().cause())
                .filter(cause -> cause != null)
                .distinct()
                .forEach(cause -> find(cause).ifPresent(this::tell));
    }

    /** The first byte of an offer left for a responder's socket. */
    void written(String cause) {
        Instant now = clock.instant();
        Optional<Way> done;
        synchronized (ways) {
            done = Optional.ofNullable(ways.get(cause))
                    .filter(way -> way.writtenAt() == null)
                    .map(way -> way.written(now));
            done.ifPresent(finished -> ways.put(cause, finished));
        }
        done.ifPresent(finished -> {
            record(finished.press());
            tell(finished);
        });
    }

    private void record(Demo.Press press) {
        press.stages().forEach(stage -> timer(stage.name()).record(duration(stage.ms())));
        Double total = press.totalMs();
        if (total != null) {
            timer("total").record(duration(total));
        }
    }

    private Timer timer(String stage) {
        return Timer.builder("anling.press.to.offer")
                .description("last byte of an alarm to the first byte of the offer at a responder")
                .tag("stage", stage)
                .publishPercentileHistogram()
                .register(meters);
    }

    private static Duration duration(double ms) {
        return Duration.ofNanos(Math.round(ms * 1_000_000));
    }

    private void note(InputEntry entry, Inbox.@Nullable Appended outcome) {
        if (outcome == Inbox.Appended.DURABLE) {
            String id = entry.envelope().id().value();
            Instant now = clock.instant();
            synchronized (ways) {
                appended.putIfAbsent(id, now);
                ways.computeIfPresent(id, (cause, way) -> way.appended(now));
            }
        }
    }

    /** What is not on the board, as the centre pressing on itself, is nobody's press. */
    private void begin(String cause, EventEntry entry, Instant readAt, Subject subject) {
        boolean technical =
                subject.alerts().stream().allMatch(alert -> alert.type().group() == AlertGroup.DEVICE);
        if (technical || subject.number() == 0) {
            return;
        }
        synchronized (ways) {
            ways.putIfAbsent(
                    cause,
                    new Way(
                            cause,
                            entry,
                            subject.incident(),
                            subject.device(),
                            subject.number(),
                            appended.get(cause),
                            readAt,
                            0,
                            null));
        }
    }

    private void change(String cause, java.util.function.UnaryOperator<Way> change) {
        synchronized (ways) {
            ways.computeIfPresent(cause, (id, way) -> change.apply(way));
        }
    }

    private Optional<Way> find(String cause) {
        synchronized (ways) {
            return Optional.ofNullable(ways.get(cause));
        }
    }

    private void tell(Way way) {
        Demo.Press press = way.press();
        listeners.forEach(listener -> listener.accept(press));
    }

    private static <V> SequencedMap<String, V> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT;
            }
        };
    }

    /** What a frame was about. */
    private record Subject(IncidentId incident, DeviceRef device, List<Alert> alerts, Board board) {
        long number() {
            return board.find(incident).map(found -> found.state().number()).orElse(0L);
        }
    }

    /** The way of one press, as far as it has come. */
    private record Way(
            String cause,
            EventEntry entry,
            IncidentId incident,
            DeviceRef device,
            long number,
            @Nullable Instant appendedAt,
            Instant readAt,
            int offers,
            @Nullable Instant writtenAt) {

        /** The answer to the append may come after the event that it led to. */
        Way appended(Instant at) {
            Instant first = appendedAt == null ? at : appendedAt;
            return new Way(cause, entry, incident, device, number, first, readAt, offers, writtenAt);
        }

        Way offered() {
            return new Way(cause, entry, incident, device, number, appendedAt, readAt, offers + 1, writtenAt);
        }

        Way written(Instant at) {
            return new Way(cause, entry, incident, device, number, appendedAt, readAt, offers, at);
        }

        Demo.Press press() {
            Instant receivedAt = entry.envelope().receivedAt();
            List<Demo.Stage> stages = new ArrayList<>();
            stages.add(new Demo.Stage("frame", 0, device.protocol()));
            Instant last = receivedAt;
            if (appendedAt != null) {
                stages.add(stage("inbox", last, appendedAt, "on disk"));
                last = later(last, appendedAt);
            }
            Instant decidedAt = later(last, entry.envelope().at());
            stages.add(stage("decision", last, decidedAt, entry.envelope().kind()));
            if (offers > 0) {
                stages.add(stage("offer", decidedAt, readAt, offers + " offers"));
            }
            if (writtenAt != null) {
                stages.add(stage("responder", later(decidedAt, readAt), writtenAt, "first byte at the socket"));
            }
            return new Demo.Press(
                    cause,
                    frame(),
                    device.id().value(),
                    device.protocol(),
                    receivedAt,
                    incident.value(),
                    number,
                    List.copyOf(stages),
                    writtenAt == null ? null : millis(receivedAt, writtenAt));
        }

        private String frame() {
            var personal = entry.personal();
            return personal == null || personal.raw().isEmpty()
                    ? ""
                    : personal.raw().getFirst();
        }

        private static Demo.Stage stage(String name, Instant from, Instant to, String detail) {
            return new Demo.Stage(name, millis(from, to), detail);
        }

        private static Instant later(Instant a, Instant b) {
            return a.isAfter(b) ? a : b;
        }

        private static double millis(Instant from, Instant to) {
            return Math.max(0, Math.round(Duration.between(from, to).toNanos() / 10_000.0) / 100.0);
        }
    }
}
