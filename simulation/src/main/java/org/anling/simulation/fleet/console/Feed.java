package org.anling.simulation.fleet.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The live feed; hands on each frame as it comes, on a thread of the HTTP client. */
public final class Feed implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;
    private final WebSocket socket;
    private final Ear ear;

    private Feed(WebSocket socket, Ear ear) {
        this.socket = socket;
        this.ear = ear;
    }

    static Feed open(ConsoleClient client, String cookies, String face, Consumer<JsonNode> onFrame)
            throws IOException, InterruptedException {
        Ear ear = new Ear(onFrame);
        try {
            WebSocket socket = client.http()
                    .newWebSocketBuilder()
                    .header("Cookie", cookies)
                    .buildAsync(client.socketAddress("/api/feed?face=" + face), ear)
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            socket.sendText("{\"type\":\"hello\"}", true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return new Feed(socket, ear);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IOException("the live feed did not open", refused);
        }
    }

    public boolean isOpen() {
        return !ear.closed;
    }

    @Override
    public void close() {
        socket.abort();
    }

    /** Puts the parts of a frame together; called by one thread at a time. */
    private static final class Ear implements WebSocket.Listener {

        private final Consumer<JsonNode> onFrame;
        private final StringBuilder text = new StringBuilder();
        private volatile boolean closed;

        Ear(Consumer<JsonNode> onFrame) {
            this.onFrame = onFrame;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                String frame = text.toString();
                text.setLength(0);
                hand(frame);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed = true;
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            closed = true;
        }

        private void hand(String frame) {
            try {
                onFrame.accept(ConsoleClient.read(frame));
            } catch (IOException unreadable) {
                closed = true;
            }
        }
    }
}
