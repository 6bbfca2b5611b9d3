package org.anling.gateway.server.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.anling.contract.directory.DeviceRecord;
import org.anling.contract.entry.InputEntry;
import org.anling.contract.entry.Lane;
import org.anling.contract.id.CentreId;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.anling.gateway.codec.session.Answer;
import org.anling.gateway.codec.session.Copy;
import org.anling.gateway.codec.session.Login;
import org.anling.gateway.codec.session.Received;
import org.anling.gateway.codec.session.SessionMachine;
import org.anling.gateway.server.entrance.LoginGate;
import org.anling.gateway.server.meters.GatewayMeters;
import org.anling.journal.Inbox;
import org.anling.journal.Inbox.Appended;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores frames of one protocol and keeps its sessions. A frame is tried until the journal says durable or the bound is reached; the
 * acknowledgement leaves only after the first. An urgent frame always waits; a routine one needs room and is shed without. Any thread; one
 * lock around the session machine, never held while calling out.
 *
 * @param <T> the protocol's echo fields
 */
public final class Intake<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration HEARD_WITHIN = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** What an intake works with; the same for all protocols of a gateway. */
    public record Tools(
            Function<CentreId, Inbox> inboxes,
            DeviceResolver resolver,
            EntryMaker entries,
            Supplier<InputId> freshIds,
            ScheduledExecutorService timer,
            InstantSource clock,
            GatewayMeters meters,
            AckNotes acks,
            StoreRoom room,
            LoginGate logins) {}

    private final Tools tools;
    private final IntakeLimits limits;
    private final Answers<T> answers;
    private final ReentrantLock lock = new ReentrantLock();
    private final SessionMachine<T> machine;
    private final Map<Long, Load> loads = new HashMap<>();

    /** What waits of one connection. */
    private record Load(int urgent, int routine) {

        static final Load NONE = new Load(0, 0);

        Load and(Lane lane, int more) {
            return lane == Lane.URGENT ? new Load(urgent + more, routine) : new Load(urgent, routine + more);
        }
    }

    public Intake(Tools tools, IntakeLimits limits, Answers<T> answers) {
        this.tools = tools;
        this.limits = limits;
        this.answers = answers;
        this.machine = new SessionMachine<>(HEARD_WITHIN, limits.perConnection());
    }

    /** A login that was accepted. */
    public Login login(DeviceId device, Source source) {
        return locked(() -> machine.login(device, source.connection(), source.host(), tools.clock.instant()));
    }

    /** The device spoke. */
    public void heard(DeviceId device, Source source) {
        locked(() -> {
            machine.heard(device, source.connection(), tools.clock.instant());
            return true;
        });
    }

    /** A connection ended. Devices whose session ended with it. */
    public List<DeviceId> closed(long connection) {
        return locked(() -> machine.closed(connection));
    }

    /** The connection that commands to a device may use. */
    public OptionalLong findSession(DeviceId device) {
        return locked(() -> machine.findSession(device));
    }

    /** Whether a connection may go on reading. How many routine frames wait does not matter: behind them there may be an alarm. */
    public boolean mayRead(long connection) {
        return tools.room.isOpen() && !isFull(connection);
    }

    /** Whether as many urgent frames of a connection wait for the store as may. */
    public boolean isFull(long connection) {
        return locked(() -> loads.getOrDefault(connection, Load.NONE).urgent >= limits.perConnection());
    }

    /** Whether a frame of a connection waits for the store. */
    public boolean isWaiting(long connection) {
        return locked(() -> loads.containsKey(connection));
    }

    /** Devices that have a session here. */
    public int sessionCount() {
        return locked(machine::sessionCount);
    }

    /** Frames that wait for the store. */
    public int pendingCount() {
        return locked(machine::pendingCount);
    }

    /** Stores a frame that has alerts, unless a copy of it is being stored or there is no room for a routine one. */
    public void receive(Arrival<T> arrival) {
        if (EntryMaker.lane(arrival.uplink()) == Lane.URGENT) {
            // What is told to it soon needs its session.
            tools.logins.hurry(new LoginGate.Who(
                    arrival.source().connection(), arrival.uplink().device()));
        }
        Storing<T> fresh = locked(() -> register(arrival));
        if (fresh == null) {
            return;
        }
        Optional<Shed> why = locked(() -> enter(fresh));
        if (why.isPresent()) {
            shed(fresh, why.get());
        } else {
            attempt(fresh);
        }
    }

    private @Nullable Storing<T> register(Arrival<T> arrival) {
        DeviceId device = arrival.uplink().device();
        Source source = arrival.source();
        boolean second = machine.isSecondSource(device, source.connection(), source.host(), arrival.receivedAt());
        Copy<T> copy = new Copy<>(source.connection(), arrival.echo());
        Received received = machine.receive(device, arrival.uplink().copyKey(), copy, tools.freshIds.get());
        return switch (received) {
            case Received.Waits _ -> null;
            case Received.Fresh(InputId id) ->
                new Storing<>(id, arrival, second ? EntryMaker.Claim.SECOND : EntryMaker.Claim.ONLY);
        };
    }

    private Optional<Shed> enter(Storing<T> storing) {
        long connection = storing.arrival.source().connection();
        Load load = loads.getOrDefault(connection, Load.NONE);
        if (storing.lane == Lane.URGENT) {
            tools.room.enterUrgent();
        } else {
            boolean full = load.routine >= limits.routinePerConnection();
            Optional<Shed> why =
                    full && !tools.room.isStoreFull() ? Optional.of(Shed.CONNECTION) : tools.room.enterRoutine();
            if (why.isPresent()) {
                return why;
            }
        }
        loads.put(connection, load.and(storing.lane, 1));
        return Optional.empty();
    }

    private void attempt(Storing<T> storing) {
        InputEntry made = storing.entry;
        if (made != null) {
            append(storing, made);
            return;
        }
        tools.resolver.resolve(storing.arrival.uplink().device()).whenComplete((record, silent) -> {
            if (silent != null || record == null) {
                later(storing, "no-directory");
            } else {
                append(storing, storing.make(tools.entries, record));
            }
        });
    }

    private void append(Storing<T> storing, InputEntry entry) {
        tools.inboxes
                .apply(entry.envelope().centre())
                .append(entry)
                .thenAccept(outcome -> {
                    if (outcome == Appended.DURABLE) {
                        durable(storing);
                    } else {
                        later(storing, outcome.name().toLowerCase(Locale.ROOT));
                    }
                })
                .exceptionally(fault -> {
                    LOG.error("device={} the answer of the store was not handled", storing.device(), fault);
                    return null;
                });
    }

    private void durable(Storing<T> storing) {
        long nanos = System.nanoTime() - storing.arrival.receivedNanos();
        tools.meters.durable(storing.arrival.protocol(), Duration.ofNanos(nanos));
        Optional<Answer<T>> answer = locked(() -> {
            leave(storing);
            return machine.stored(storing.id);
        });
        answer.ifPresent(owed -> answers.durable(owed, storing.arrival, () -> left(storing)));
    }

    /** By the stopwatch, which no clock that is set can disturb. */
    private void left(Storing<T> storing) {
        long nanos = System.nanoTime() - storing.arrival.receivedNanos();
        InputEntry stored = storing.entry;
        if (stored != null && storing.left.compareAndSet(false, true)) {
            tools.acks.left(stored, Duration.ofNanos(nanos));
        }
    }

    private void later(Storing<T> storing, String why) {
        tools.meters.notDurable(storing.arrival.protocol(), why);
        long waitedNanos = System.nanoTime() - storing.arrival.receivedNanos();
        if (waitedNanos > limits.retryFor().toNanos() || tools.timer.isShutdown()) {
            giveUp(storing);
            return;
        }
        if (storing.lane == Lane.ROUTINE && tools.room.isStoreFull()) {
            locked(() -> leave(storing));
            shed(storing, Shed.STORE_FULL);
            return;
        }
        if (storing.pause.equals(FIRST_PAUSE)) {
            LOG.warn("device={} frame not stored yet, outcome={}, tried again", storing.device(), why);
        }
        tools.timer.schedule(() -> attempt(storing), storing.nextPause().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp(Storing<T> storing) {
        LOG.error("device={} frame not stored and given up, not acknowledged", storing.device());
        tools.meters.notDurable(storing.arrival.protocol(), "given-up");
        Optional<Answer<T>> owed = locked(() -> {
            leave(storing);
            return machine.givenUp(storing.id);
        });
        owed.ifPresent(answers::givenUp);
    }

    private void shed(Storing<T> storing, Shed why) {
        tools.meters.shed(storing.arrival.protocol(), why.label());
        Optional<Answer<T>> owed = locked(() -> machine.givenUp(storing.id));
        owed.ifPresent(answer -> answers.shed(answer, why));
    }

    private boolean leave(Storing<T> storing) {
        tools.room.leave(storing.lane);
        loads.computeIfPresent(storing.arrival.source().connection(), (connection, load) -> {
            Load left = load.and(storing.lane, -1);
            return left.equals(Load.NONE) ? null : left;
        });
        return true;
    }

    private <R extends @Nullable Object> R locked(Supplier<R> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** A frame on its way to the disk. One attempt at a time, so its fields have one owner. */
    private static final class Storing<T> {
        private final InputId id;
        private final Arrival<T> arrival;
        private final EntryMaker.Claim claim;
        private final Lane lane;
        private volatile @Nullable InputEntry entry;
        private volatile Duration pause = FIRST_PAUSE;
        private final AtomicBoolean left = new AtomicBoolean();

        Storing(InputId id, Arrival<T> arrival, EntryMaker.Claim claim) {
            this.id = id;
            this.arrival = arrival;
            this.claim = claim;
            this.lane = EntryMaker.lane(arrival.uplink());
        }

        DeviceId device() {
            return arrival.uplink().device();
        }

        /** Made once: every attempt appends the same entry. */
        InputEntry make(EntryMaker maker, Optional<DeviceRecord> record) {
            InputEntry made = maker.make(id, arrival, record, claim);
            entry = made;
            return made;
        }

        Duration nextPause() {
            Duration now = pause;
            Duration doubled = now.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            return now;
        }
    }
}
