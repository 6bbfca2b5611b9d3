package org.anling.launcher.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.DeviceRef;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Identity;
import org.anling.contract.alert.Personal;
import org.anling.contract.alert.Position;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.ElderId;
import org.anling.contract.id.InputId;
import org.anling.contract.id.ResponderId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.people.Availability;
import org.anling.contract.people.ResponderKind;
import org.anling.contract.people.ResponderProfile;
import org.anling.contract.people.TravelMode;
import org.anling.journal.Inbox;

/**
 * Appends alarms as gateways do: evenly paced, and again with the same id until each is known to be on disk. Elders press in turn, so
 * that most alarms join the elder's open incident; a probe is an elder of his own with two responders next door.
 */
final class AlarmLoad implements AutoCloseable {
    /** Each presses every twelve seconds: seven alerts a minute would make the button a runaway, whose alerts start nothing. */
    private static final int ELDERS = 2_500;

    /** What the keys of probes begin with. */
    static final String PROBE = "probe-";

    private static final String COMMUNITY = "310101001001";
    private static final double LATITUDE = 31;
    private static final double FAR_AWAY = 25;
    /** Of degrees: farther than anybody is asked to go, so that no probe is asked for with the people of another. */
    private static final double APART = 0.7;

    private static final int IN_A_ROW = 50;

    private final CentreId centre;
    private final Inbox inbox;
    private final long everyNanos;
    private final Set<String> durable = ConcurrentHashMap.newKeySet();
    private final Queue<Sent> again = new ConcurrentLinkedQueue<>();
    private final AtomicLong inFlight = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("chaos-load").unstarted(this::run);
    private volatile boolean closed;
    private volatile long pressed;
    private volatile long firstNanos;
    private volatile long lastNanos;

    private record Sent(String key, InputEntry entry) {}

    AlarmLoad(CentreId centre, Inbox inbox, int aSecond) {
        this.centre = centre;
        this.inbox = inbox;
        this.everyNanos = TimeUnit.SECONDS.toNanos(1) / aSecond;
    }

    void start() {
        thread.start();
    }

    /** Puts the responders of a probe on duty. */
    void responders(int probe) {
        for (String name : List.of("a", "b")) {
            ResponderProfile profile = new ResponderProfile(
                    new ResponderId("near-" + probe + name),
                    ResponderKind.DOCTOR,
                    TravelMode.BICYCLE,
                    Availability.AVAILABLE,
                    COMMUNITY,
                    "",
                    List.of(),
                    List.of(),
                    1);
            Position home = place(probe, 0.001);
            send(
                    "responder-" + probe + name,
                    new RegistryChange(1, new RegistryChange.PutResponder(profile)),
                    Personal.ofPlaces(null, home));
        }
    }

    /** One press at the probe's place. @return the key under which its alert is found again */
    String probe(int probe) {
        return press(PROBE + probe, PROBE + probe, place(probe, 0));
    }

    /** Alarms a second that were pressed, from the first to the last. */
    double rate() {
        return pressed / Math.max(0.001, (lastNanos - firstNanos) / 1e9);
    }

    /** Keys of all alarms that are on disk. */
    Set<String> durable() {
        return Set.copyOf(durable);
    }

    int durableCount() {
        return durable.size();
    }

    /** Stops pressing, goes on until every alarm is on disk. */
    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long next = System.nanoTime();
        firstNanos = next;
        long count = 0;
        while (!closed || inFlight.get() > 0) {
            for (Sent sent = again.poll(); sent != null; sent = again.poll()) {
                append(sent);
            }
            if (!closed) {
                press("e-" + count % ELDERS, "n-" + count, Position.home(FAR_AWAY, 90));
                count++;
                pressed = count;
                lastNanos = System.nanoTime();
            }
            next = Math.max(next + everyNanos, System.nanoTime() - TimeUnit.SECONDS.toNanos(1));
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
    }

    private String press(String elder, String key, Position home) {
        ElderRef ref = new ElderRef(new ElderId(elder), COMMUNITY, 1, "", ElderRef.Risk.STANDARD);
        DeviceRef device = new DeviceRef(new DeviceId("d-" + elder), Identity.VERIFIED, "mqtt", "button", null);
        Alert alert = new Alert(AlertType.SOS, key, null, ClockQuality.UNSET, null, null, null, 0);
        send(
                key,
                new AlertFrame(device, ref, List.of(alert), Duration.ofMinutes(10), List.of()),
                Personal.ofPlaces(null, home));
        return key;
    }

    private void send(String key, Input input, Personal personal) {
        InputEnvelope envelope =
                InputEnvelope.of(new InputId("chaos-" + key), centre, Lane.URGENT, input, Instant.now());
        inFlight.incrementAndGet();
        append(new Sent(key, new InputEntry(envelope, input, personal)));
    }

    private void append(Sent sent) {
        inbox.append(sent.entry()).thenAccept(appended -> {
            switch (appended) {
                case DURABLE -> {
                    if (sent.entry().body() instanceof AlertFrame) {
                        durable.add(sent.key());
                    }
                    inFlight.decrementAndGet();
                }
                case UNKNOWN, REJECTED -> again.add(sent);
            }
        });
    }

    private static Position place(int probe, double north) {
        return Position.home(
                LATITUDE + north + APART * Math.floorDiv(probe, IN_A_ROW), 95 + APART * (probe % IN_A_ROW));
    }
}
