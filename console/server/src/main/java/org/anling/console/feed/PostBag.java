package org.anling.console.feed;

import io.vertx.core.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Frames of the staff's feed on their way. The first goes at once; what comes within {@link #REST} behind it goes together, since a page
 * draws it in one picture in any case. On a night with two hundred events a second that is forty messages for each page. Lives on
 * the event loop.
 */
final class PostBag {
    static final Duration REST = Duration.ofMillis(25);

    private final Context loop;
    private final Consumer<List<Hub.Part>> post;
    private final List<Hub.Part> waiting = new ArrayList<>();
    private boolean resting;

    PostBag(Context loop, Consumer<List<Hub.Part>> post) {
        this.loop = loop;
        this.post = post;
    }

    void add(List<Hub.Part> parts) {
        waiting.addAll(parts);
        if (!resting) {
            send();
        }
    }

    /** Everybody starts over: what has not gone yet is in the snapshot. */
    void clear() {
        waiting.clear();
    }

    private void send() {
        resting = !waiting.isEmpty();
        if (!resting) {
            return;
        }
        List<Hub.Part> parts = List.copyOf(waiting);
        waiting.clear();
        loop.owner().setTimer(REST.toMillis(), now -> send());
        post.accept(parts);
    }
}
