package org.anling.console.shift;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.anling.console.projection.Board;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.ResponderAnswer;
import org.anling.contract.people.Availability;
import org.anling.contract.people.Duty;
import org.anling.journal.Inbox;
import org.anling.journal.JournalUnavailableException;
import org.anling.registry.database.ElectedWorker;
import org.anling.registry.database.LockedConnection;
import org.anling.registry.shift.Shift;
import org.anling.registry.shift.Shifts;
import org.anling.registry.shift.TimeSpan;

/**
 * Looks at the calendar every other second and puts into the inbox what the centre does not know yet. A word has the same id for a
 * minute, whoever says it, so that it counts once; one that came to nothing is said again in the next.
 */
public final class DutyWork implements ElectedWorker.Work {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    /** So far ahead shifts are looked for that follow the running one without a break. */
    private static final Duration AHEAD = Duration.ofHours(36);

    private static final long SECONDS = 5;

    private final CentreId centre;
    private final Shifts shifts;
    private final Supplier<Board> boards;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Set<InputId> said = new HashSet<>();
    private long minute;

    public DutyWork(CentreId centre, Shifts shifts, Supplier<Board> boards, Inbox inbox, InstantSource clock) {
        this.centre = centre;
        this.shifts = shifts;
        this.boards = boards;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** How long a worker rests between two looks. */
    public static Duration rest() {
        return LOOK_EVERY;
    }

    /** The lock's name, the same in every process of a centre. */
    public static String nameOf(CentreId centre) {
        return "anling shifts " + centre;
    }

    @Override
    public void begin(LockedConnection connection) {
        said.clear();
    }

    @Override
    public void turn(LockedConnection connection) throws InterruptedException {
        Instant now = clock.instant();
        forgetEarlierMinutes(now);
        TimeSpan window = new TimeSpan(now, now.plus(AHEAD));
        List<Shift> planned = connection.call(transaction -> shifts.within(transaction, window));
        for (DutyPlan.Word word : DutyPlan.of(planned, boards.get().responders().values(), now)) {
            InputId id = id(word);
            if (!said.contains(id)) {
                append(id, word, now);
                said.add(id);
            }
        }
    }

    @Override
    public void end() {}

    private void forgetEarlierMinutes(Instant now) {
        long current = now.getEpochSecond() / 60;
        if (current != minute) {
            said.clear();
            minute = current;
        }
    }

    private InputId id(DutyPlan.Word word) {
        Duty duty = Objects.requireNonNull(word.said().duty());
        String edge = word.said().availability() == Availability.AVAILABLE ? "on" : "off";
        return new InputId("shift-" + duty.shift() + "-" + word.version() + "-" + edge + "-"
                + duty.until().getEpochSecond() + "-" + minute);
    }

    private void append(InputId id, DutyPlan.Word word, Instant now) throws InterruptedException {
        ResponderAnswer body = new ResponderAnswer(word.to(), word.said());
        InputEntry entry = new InputEntry(InputEnvelope.of(id, centre, Lane.URGENT, body, now), body, null);
        Inbox.Appended appended;
        try {
            appended = inbox.append(entry).toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new JournalUnavailableException("the inbox does not answer", e);
        }
        if (appended != Inbox.Appended.DURABLE) {
            throw new JournalUnavailableException("the inbox did not take a shift: " + appended, null);
        }
    }
}
