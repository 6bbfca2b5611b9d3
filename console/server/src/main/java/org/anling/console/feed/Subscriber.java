package org.anling.console.feed;

import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.anling.console.api.Face;
import org.anling.console.projection.Scope;
import org.anling.console.store.Session;

/**
 * One open page. Lives on the event loop. While its snapshot is made, changes wait in a bounded queue; a page whose socket does not
 * drain loses its changes and gets a snapshot when it drains.
 */
final class Subscriber {
    private static final int WAITING = 1_000;

    final ServerWebSocket socket;
    final String sessionId;
    final Session session;
    final boolean watching;
    final boolean bundles;
    private final Deque<Hub.Part> waiting = new ArrayDeque<>();
    private boolean loading = true;
    private boolean overflowed;
    /** The snapshot or the resumption had everything up to here. */
    private long lastSeq;

    boolean pageOpen;
    /** When the browser said or answered anything last. */
    Instant heardAt;

    Subscriber(Hub.Guest guest, Instant now) {
        this.heardAt = now;
        this.socket = guest.socket();
        this.sessionId = guest.sessionId();
        this.session = guest.session();
        this.watching = guest.watching();
        this.bundles = guest.bundles();
    }

    Face face() {
        return session.face();
    }

    Scope scope() {
        return session.scope();
    }

    /** Whether it is a page of the staff that shows just this scope. */
    boolean shows(Scope which) {
        return face() == Face.STAFF && scope().equals(which);
    }

    /** Starts over: nothing is sent until {@link #loaded} or {@link #resumed}. */
    void load() {
        loading = true;
        overflowed = false;
        waiting.clear();
    }

    boolean isLoading() {
        return loading;
    }

    /** Sends the snapshot and what came meanwhile. @return false if too much came: load again */
    boolean loaded(Hub.Part snapshot) {
        if (overflowed) {
            load();
            return false;
        }
        loading = false;
        lastSeq = snapshot.seq();
        socket.writeTextMessage(snapshot.text())
                .onSuccess(done -> snapshot.written().run());
        while (!waiting.isEmpty()) {
            send(waiting.poll(), () -> {});
        }
        return true;
    }

    /** Goes on from what the page has. */
    void resumed(long seq) {
        loading = false;
        lastSeq = seq;
    }

    /** @return false if the page is too slow: load again when it drains */
    boolean offer(Hub.Part part, Runnable written) {
        if (loading) {
            overflowed = overflowed || waiting.size() >= WAITING;
            if (!overflowed) {
                waiting.add(part);
            }
            return true;
        }
        if (socket.writeQueueFull()) {
            return false;
        }
        send(part, written);
        return true;
    }

    /**
     * Several frames in one message.
     *
     * @param together the same as a list, which is sent if the page misses all of them
     * @return false if the page is too slow: load again when it drains
     */
    boolean offer(List<Hub.Part> parts, String together) {
        if (loading || parts.getFirst().seq() <= lastSeq) {
            return parts.stream().allMatch(part -> offer(part, () -> {}));
        }
        if (socket.writeQueueFull()) {
            return false;
        }
        socket.writeTextMessage(together);
        return true;
    }

    /** Something that no page misses if it is lost: heartbeats, positions. */
    void aside(String text) {
        if (!loading && !socket.writeQueueFull()) {
            socket.writeTextMessage(text);
        }
    }

    private void send(Hub.Part part, Runnable written) {
        if (part.seq() > lastSeq) {
            socket.writeTextMessage(part.text()).onSuccess(done -> {
                written.run();
                part.written().run();
            });
        }
    }
}
