package org.anling.simulation.world;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.anling.contract.alert.AlertGroup;
import org.anling.contract.alert.ElderRef;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.AlertFrame;
import org.anling.contract.input.Input;
import org.anling.contract.input.SilenceFinding;
import org.anling.journal.Inbox;
import org.anling.journal.Inbox.Appended;
import org.anling.simulation.world.Chaos.Mishap;
import org.jspecify.annotations.Nullable;

/**
 * Appends what somebody wants, the way the servers do: an unknown outcome is tried again with the same id, a rejected one is
 * given up and left to whoever asked. What is on its way may be overtaken, and may arrive a second time minutes later.
 */
final class InputDesk {

    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final int TRIES = 3;
    private final TimeLine time;
    private final Inbox inbox;
    private final CentreId centre;
    private final Trace trace;
    private final Chaos chaos;
    private final Set<InputId> alarms = new HashSet<>();
    private Runnable onAppend = () -> {};
    private long ids;
    private long numbers;

    InputDesk(TimeLine time, Inbox inbox, CentreId centre, Trace trace, Chaos chaos) {
        this.time = time;
        this.inbox = inbox;
        this.centre = centre;
        this.trace = trace;
        this.chaos = chaos;
    }

    /** Who is woken when something may have been appended. */
    void onAppend(Runnable wake) {
        onAppend = wake;
    }

    InputId freshId(String from) {
        ids++;
        return new InputId(from + "." + ids);
    }

    /** The next number of the registry's outbox. */
    long freshNumber() {
        numbers++;
        return numbers;
    }

    /** Whether the envelope of that input says alarm. */
    boolean isAlarm(String input) {
        return alarms.contains(new InputId(input));
    }

    /** What a person or the registry says. */
    InputEntry entry(InputId id, String sender, Input body, @Nullable Personal personal) {
        return new InputEntry(
                InputEnvelope.of(id, centre, lane(body), body, time.instant()).by(sender), body, personal);
    }

    /** What a device says. */
    InputEntry frame(InputId id, AlertFrame frame, boolean alarm, Personal places) {
        if (alarm) {
            alarms.add(id);
        }
        String device = frame.device().id().value();
        ElderRef elder = frame.elder();
        String whose = elder == null ? null : elder.id().value();
        return new InputEntry(
                new InputEnvelope(id, centre, Kinds.of(frame), lane(frame), device, null, time.instant(), alarm, whose),
                frame,
                places);
    }

    /** Device events and silence go the slow way. */
    private static Lane lane(Input body) {
        return switch (body) {
            case AlertFrame frame ->
                frame.alerts().stream()
                                .allMatch(alert -> java.util.Objects.equals(
                                        alert.type() == null
                                                ? null
                                                : alert.type().group(),
                                        AlertGroup.DEVICE))
                        ? Lane.ROUTINE
                        : Lane.URGENT;
            case SilenceFinding _ -> Lane.ROUTINE;
            default -> Lane.URGENT;
        };
    }

    /** Tries a few times; the outcome is told once. */
    void append(InputEntry entry, Consumer<Appended> outcome) {
        if (chaos.happens(Mishap.DUPLICATE)) {
            time.after(chaos.between(1, 300_000), () -> append(entry, 1, again -> {}));
        }
        if (chaos.happens(Mishap.LATE_ENTRY)) {
            time.after(chaos.between(5, 3_000), () -> append(entry, TRIES, outcome));
        } else {
            append(entry, TRIES, outcome);
        }
    }

    private void append(InputEntry entry, int triesLeft, Consumer<Appended> outcome) {
        Appended appended = inbox.append(entry).toCompletableFuture().join();
        trace.line(time.instant(), "append " + entry.envelope().id() + " " + appended);
        onAppend.run();
        if (appended == Appended.UNKNOWN && triesLeft > 1) {
            time.after(AGAIN, () -> append(entry, triesLeft - 1, outcome));
        } else {
            outcome.accept(appended);
        }
    }
}
