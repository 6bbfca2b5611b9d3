package org.anling.console.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** An open live feed. */
public final class Page implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final List<JsonNode> passed = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private volatile boolean held;
    private final AtomicInteger messages = new AtomicInteger();
    private @Nullable WebSocket socket;

    private Page() {}

    static Page open(HttpClient http, URI address, String cookies) {
        Page page = new Page();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (!cookies.isEmpty()) {
            builder.header("Cookie", cookies);
        }
        page.socket = builder.buildAsync(address, page.new Ear()).join();
        return page;
    }

    /** The first frame of this type that was not asked for yet. */
    public JsonNode next(String type) throws InterruptedException {
        return next(frame -> frame.path("type").asText().equals(type));
    }

    /** The first frame that fits and was not asked for yet; waits for it. */
    public JsonNode next(Predicate<JsonNode> fits) throws InterruptedException {
        Optional<JsonNode> known = passed.stream().filter(fits).findFirst();
        if (known.isPresent()) {
            passed.remove(known.get());
            return known.get();
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until) {
            JsonNode frame = frames.poll(100, TimeUnit.MILLISECONDS);
            if (frame != null && fits.test(frame)) {
                return frame;
            }
            if (frame != null) {
                passed.add(frame);
            }
        }
        throw new AssertionError("no such frame came");
    }

    /** How many messages came; one may hold several frames. */
    public int messages() {
        return messages.get();
    }

    /** Reads nothing any more, as a page on a network that stands still. */
    public void hold() {
        held = true;
    }

    /** Reads on. */
    public void release() {
        held = false;
        if (socket != null) {
            socket.request(1);
        }
    }

    public void say(String text) {
        if (socket != null) {
            socket.sendText(text, true).join();
        }
    }

    /** The code with which the server closed. */
    public int closeCode() throws Exception {
        return closed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }

    /** Puts frames together. */
    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.incrementAndGet();
                try {
                    JsonNode said = JSON.readTree(text.toString());
                    (said.isArray() ? said : List.of(said)).forEach(frames::add);
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
                text.setLength(0);
            }
            if (!held) {
                from.request(1);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }
    }
}
