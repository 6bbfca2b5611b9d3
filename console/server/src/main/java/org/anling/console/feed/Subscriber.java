package org.anling.console.feed;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
    final boolean parts;
    private final Deque<Hub.Part> waiting = new ArrayDeque<>();
    private boolean loading = true;
    /** Counts the loads: what an earlier one has under way ends there. */
    private int load;
    /** Whether the snapshot has left. */
    private Future<Void> sent = Future.succeededFuture();

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
        this.parts = guest.parts();
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

    /** Starts over: nothing is sent until all of a snapshot is, or {@link #resumed}. @return what the steps of this load show */
    int load() {
        loading = true;
        overflowed = false;
        waiting.clear();
        return ++load;
    }

    boolean isLoading() {
        return loading;
    }

    /** Sends the first of the snapshot. */
    void begin(int which, Hub.Part first) {
        if (which != load) {
            return;
        }
        lastSeq = first.seq();
        sent = socket.writeTextMessage(first.text())
                .onSuccess(done -> first.written().run());
    }

    /**
     * Sends the rest, and what came meanwhile when all of it has left: a socket is full of its own snapshot until then, and a page on a
     * slow line is not to be sent another for that.
     *
     * @param again loads once more, since too much came
     */
    void end(int which, Optional<String> rest, Runnable again) {
        if (which != load) {
            return;
        }
        rest.ifPresent(text -> sent = socket.writeTextMessage(text));
        sent.onSuccess(done -> {
            if (which != load) {
                return;
            }
            if (overflowed) {
                again.run();
                return;
            }
            loading = false;
            sendWaiting();
        });
    }

    private void sendWaiting() {
        List<Hub.Part> parts =
                waiting.stream().filter(part -> part.seq() > lastSeq).toList();
        waiting.clear();
        if (bundles && parts.size() > 1) {
            socket.writeTextMessage(Hub.together(parts))
                    .onSuccess(done -> parts.forEach(part -> part.written().run()));
        } else {
            parts.forEach(this::send);
        }
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
                waiting.add(part.alsoTelling(written));
            }
            return true;
        }
        if (socket.writeQueueFull()) {
            return false;
        }
        send(part.alsoTelling(written));
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

    private void send(Hub.Part part) {
        if (part.seq() > lastSeq) {
            socket.writeTextMessage(part.text())
                    .onSuccess(done -> part.written().run());
        }
    }
}
