package org.anling.dispatcher.core.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Personal;
import org.anling.contract.entry.EventEntry;
import org.anling.contract.entry.EventId;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.InputEnvelope;
import org.anling.contract.entry.Kinds;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.IncidentId;
import org.anling.contract.id.InputId;
import org.anling.contract.input.Input;
import org.anling.contract.input.RegistryChange;
import org.anling.contract.log.CommitOutcome;
import org.anling.contract.log.LogHead;
import org.anling.contract.state.IncidentState;
import org.anling.contract.state.SnapshotPiece;
import org.anling.dispatcher.core.dispatch.Dispatch;
import org.anling.dispatcher.core.dispatch.Samples;
import org.anling.dispatcher.core.incident.BuiltInPlans;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.jspecify.annotations.Nullable;

/** A loop, a log in memory and a clock that only the test moves. */
final class LoopRig {

    final FakeLog log = new FakeLog();
    final List<Wish> wishes = new ArrayList<>();
    final Dispatch dispatch = new Dispatch(DispatchSettings.DEFAULT.withPlans(BuiltInPlans.AT_ONCE));
    DispatchLoop loop;
    Instant wall = Samples.NOON;
    long nanos = 1_000_000_000_000L;
    Function<Wish.Write, @Nullable CommitOutcome> commits = _ -> null;

    @Nullable
    EventId snapshotUpTo;

    List<SnapshotPiece> snapshot = List.of();
    Duration deciding = Duration.ZERO;
    private int inputs;
    private int ids;

    private final LoopSettings settings;

    LoopRig() {
        this(LoopSettings.DEFAULT);
    }

    LoopRig(LoopSettings settings) {
        this.settings = settings;
        loop = newLoop();
    }

    /** Another process takes over. */
    void restart() {
        loop = newLoop();
    }

    private DispatchLoop newLoop() {
        return new DispatchLoop(Samples.CENTRE, dispatch, settings, () -> "id" + ids++);
    }

    InputId press(String elder, AlertType... types) {
        inputs++;
        return append(Samples.frame(Samples.elder(elder), "k" + inputs, types), Samples.atHome(), Lane.URGENT);
    }

    void responder(String id, double metres) {
        RegistryChange put = new RegistryChange(1, new RegistryChange.PutResponder(Samples.profile(id, 1)));
        append(put, Personal.ofPlaces(null, Samples.away(metres)), Lane.URGENT);
    }

    InputId append(Input input, @Nullable Personal personal, Lane lane) {
        inputs++;
        InputId id = new InputId("in-" + inputs);
        append(new InputEntry(envelope(id, input, lane), input, personal));
        return id;
    }

    void append(InputEntry entry) {
        log.append(entry);
    }

    InputEnvelope envelope(InputId id, Input input, Lane lane) {
        boolean alarm = input instanceof org.anling.contract.input.AlertFrame;
        return new InputEnvelope(id, Samples.CENTRE, Kinds.of(input), lane, "d1", null, wall, alarm, null);
    }

    /** Steps until the loop waits for more. */
    void run() {
        for (int i = 0; i < 10_000; i++) {
            if (step() instanceof Wish.Await) {
                return;
            }
        }
        throw new AssertionError("the loop never waits: " + wishes.subList(wishes.size() - 20, wishes.size()));
    }

    /** Steps until the loop, which does not get the lease, has followed the log to its end. */
    void standBy() {
        for (int i = 0; i < 100; i++) {
            if (step() instanceof Wish.Rest) {
                return;
            }
        }
        throw new AssertionError("the standby never rests: " + wishes);
    }

    /** Lets time pass in the steps that the loop asks for. */
    void pass(Duration time) {
        Instant until = wall.plus(time);
        while (wall.isBefore(until)) {
            Duration wait = step() instanceof Wish.Await await ? await.atMost() : Duration.ZERO;
            Duration left = Duration.between(wall, until);
            advance(wait.compareTo(left) < 0 ? wait : left);
        }
        run();
    }

    void advance(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    Wish step() {
        Wish wish = loop.step(new Reading(wall, nanos));
        wishes.add(wish);
        fulfil(wish);
        return wish;
    }

    /** What the loop wishes, without doing it: the process dies there. */
    Wish dieBefore(Class<? extends Wish> kind) {
        while (true) {
            Wish wish = loop.step(new Reading(wall, nanos));
            if (kind.isInstance(wish)) {
                return wish;
            }
            fulfil(wish);
        }
    }

    private void fulfil(Wish wish) {
        switch (wish) {
            case Wish.Acquire acquire ->
                loop.acquired(log.isHeld ? Optional.empty() : Optional.of(log.acquire(acquire.owner())));
            case Wish.Renew _ -> loop.renewed(DispatchLoop.Renewal.HELD);
            case Wish.ReadHead _ -> loop.head(log.head());
            case Wish.LoadSnapshot _ -> loadSnapshot();
            case Wish.ReadEvents read -> readEvents(read);
            case Wish.ReadInbox read -> loop.items(read.lane(), log.read(read.lane(), read.after(), read.max()));
            case Wish.Write write -> {
                loop.decided(deciding);
                CommitOutcome forced = commits.apply(write);
                loop.committed(forced == null ? log.commit(write.commit()) : forced);
            }
            case Wish.ReplaceSnapshot replace -> {
                snapshotUpTo = replace.tail();
                snapshot = replace.pieces();
                loop.replaced(DispatchLoop.Replacement.DONE);
            }
            case Wish.Await _, Wish.Rest _ -> loop.rested();
        }
    }

    private void loadSnapshot() {
        if (snapshotUpTo == null) {
            loop.noSnapshot();
        } else {
            loop.snapshot(snapshotUpTo, snapshot);
        }
    }

    private void readEvents(Wish.ReadEvents read) {
        LogHead head = log.head();
        boolean trimmed = !log.events.isEmpty()
                && read.after().seq() + 1 < log.events.getFirst().id().seq();
        if (trimmed || read.after().compareTo(head.tail()) > 0) {
            loop.gap();
        } else {
            loop.events(log.events.stream()
                    .filter(event -> event.id().seq() > read.after().seq())
                    .limit(read.max())
                    .toList());
        }
    }

    IncidentState incident(long number) {
        return loop.findState()
                .flatMap(state -> state.findIncident(new IncidentId("inc-" + number)))
                .orElseThrow();
    }

    List<String> kinds() {
        return log.entries().stream().map(entry -> entry.envelope().kind()).toList();
    }

    long count(Class<?> body) {
        return log.entries().stream()
                .map(EventEntry::body)
                .filter(body::isInstance)
                .count();
    }
}
