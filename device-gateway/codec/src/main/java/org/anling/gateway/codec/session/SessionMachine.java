package org.anling.gateway.codec.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.anling.contract.id.DeviceId;
import org.anling.contract.id.InputId;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and debts of many devices. Not thread-safe: the owner holds a lock or calls from one thread.
 *
 * <pre>
 *   login(device, c2)     c1 displaced; closing c1 later changes nothing
 *   receive(frame, c1)    Fresh: store it          receive(same frame, c2)   Waits for the same store
 *   stored(id)            Answer to c2 with the echo fields of the copy on c2
 * </pre>
 *
 * @param <T> the protocol's echo fields
 */
public final class SessionMachine<T> {

    private static final int DEVICES_PER_CONNECTION = 64;
    private static final int SESSIONS = 100_000;

    private final Duration heardWithin;
    private final int copiesKept;
    private final int devicesPerConnection;
    private final int mostSessions;
    private final Map<DeviceId, Session> sessions = new HashMap<>();
    private final Map<Long, Set<DeviceId>> loggedIn = new HashMap<>();
    private final Map<InputId, Pending<T>> pending = new HashMap<>();
    private final Map<FrameKey, InputId> byFrame = new HashMap<>();

    /**
     * @param heardWithin a session heard within this time makes another address a second source
     * @param copiesKept at most so many copies of one frame wait for its store; older ones are forgotten first
     */
    public SessionMachine(Duration heardWithin, int copiesKept) {
        this(heardWithin, copiesKept, DEVICES_PER_CONNECTION, SESSIONS);
    }

    /**
     * @param devicesPerConnection a connection that names more devices than these gets no session for the others
     * @param mostSessions of all connections together
     */
    public SessionMachine(Duration heardWithin, int copiesKept, int devicesPerConnection, int mostSessions) {
        this.heardWithin = heardWithin;
        this.copiesKept = copiesKept;
        this.devicesPerConnection = devicesPerConnection;
        this.mostSessions = mostSessions;
    }

    /** A login that the gateway accepts. The newest connection wins; its number says which is newest. */
    public Login login(DeviceId device, long connection, String address, Instant now) {
        Session before = sessions.get(device);
        if (before != null && before.connection > connection) {
            return new Login.Late(before.connection);
        }
        if (isFull(before, connection)) {
            return new Login.Full();
        }
        sessions.put(device, new Session(connection, address, now));
        loggedIn.merge(connection, Set.of(device), SessionMachine::both);
        if (before == null || before.connection == connection) {
            return new Login.Current(OptionalLong.empty());
        }
        displace(before.connection, device);
        return new Login.Current(OptionalLong.of(before.connection));
    }

    /** Ids are typed by whoever connects: without a bound one sender could fill the memory with devices that do not exist. */
    private boolean isFull(@Nullable Session before, long connection) {
        if (before != null && before.connection == connection) {
            return false;
        }
        Set<DeviceId> here = loggedIn.get(connection);
        return (here != null && here.size() >= devicesPerConnection)
                || (before == null && sessions.size() >= mostSessions);
    }

    /** Notes that the session was heard; other connections of the device change nothing. */
    public void heard(DeviceId device, long connection, Instant now) {
        Session session = sessions.get(device);
        if (session != null && session.connection == connection) {
            sessions.put(device, new Session(connection, session.address, now));
        }
    }

    /** Whether the device has an older session from another address that was heard a moment ago. */
    public boolean isSecondSource(DeviceId device, long connection, String address, Instant now) {
        Session session = sessions.get(device);
        return session != null
                && session.connection != connection
                && !session.address.equals(address)
                && !session.heard.plus(heardWithin).isBefore(now);
    }

    /**
     * A frame that must be stored before it is answered.
     *
     * @param frameKey equal for copies of the same frame
     * @param fresh a new random id, used if no copy is being stored
     */
    public Received receive(DeviceId device, String frameKey, Copy<T> copy, InputId fresh) {
        FrameKey key = new FrameKey(device, frameKey);
        InputId running = byFrame.get(key);
        Pending<T> waiting = running == null ? null : pending.get(running);
        if (running != null && waiting != null) {
            waiting.add(copy, copiesKept);
            return new Received.Waits(running);
        }
        byFrame.put(key, fresh);
        pending.put(fresh, new Pending<>(key, copy));
        return new Received.Fresh(fresh);
    }

    /** The frame is on disk: who gets the answer. Empty if it was given up before. */
    public Optional<Answer<T>> stored(InputId id) {
        Pending<T> done = pending.remove(id);
        if (done == null) {
            return Optional.empty();
        }
        byFrame.remove(done.key, id);
        return Optional.of(new Answer<>(done.key.device, done.copies, target(done)));
    }

    /** The frame will not be stored by us: nobody is answered, the device sends it again. Tells who waited in vain. */
    public Optional<Answer<T>> givenUp(InputId id) {
        return stored(id);
    }

    /** A connection ended. Devices whose session ended with it; none if it was not, or no longer, a session. */
    public List<DeviceId> closed(long connection) {
        Set<DeviceId> devices = loggedIn.remove(connection);
        if (devices == null) {
            return List.of();
        }
        devices.forEach(sessions::remove);
        return List.copyOf(devices);
    }

    /** The connection that is the device's session. */
    public OptionalLong findSession(DeviceId device) {
        Session session = sessions.get(device);
        return session == null ? OptionalLong.empty() : OptionalLong.of(session.connection);
    }

    /** How many frames are being stored. */
    public int pendingCount() {
        return pending.size();
    }

    /** How many devices have a session. */
    public int sessionCount() {
        return sessions.size();
    }

    private void displace(long older, DeviceId device) {
        loggedIn.computeIfPresent(older, (connection, devices) -> without(devices, device));
    }

    /** Nearly all connections are those of one device: their sets are as small as can be. */
    private static Set<DeviceId> both(Set<DeviceId> before, Set<DeviceId> more) {
        Set<DeviceId> all = new LinkedHashSet<>(before);
        all.addAll(more);
        return all.size() == before.size() ? before : all;
    }

    private static @Nullable Set<DeviceId> without(Set<DeviceId> before, DeviceId device) {
        Set<DeviceId> left = new LinkedHashSet<>(before);
        left.remove(device);
        return left.isEmpty() ? null : left.size() == 1 ? Set.copyOf(left) : left;
    }

    /** A copy on a connection newer than the session is answered there, else it might confirm a frame of somebody else. */
    private long target(Pending<T> done) {
        long latest = done.copies.getLast().connection();
        @Nullable Session session = sessions.get(done.key.device);
        return session != null && session.connection > latest ? session.connection : latest;
    }

    private record Session(long connection, String address, Instant heard) {}

    private record FrameKey(DeviceId device, String frame) {}

    /** Copies that wait for one store. */
    private static final class Pending<T> {
        private final FrameKey key;
        private final List<Copy<T>> copies = new ArrayList<>();

        Pending(FrameKey key, Copy<T> first) {
            this.key = key;
            copies.add(first);
        }

        void add(Copy<T> copy, int kept) {
            if (copies.size() >= kept) {
                copies.removeFirst();
            }
            copies.add(copy);
        }
    }
}
