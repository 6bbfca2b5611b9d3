package org.anling.launcher.bench.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.codec.http.websocketx.extensions.compression.WebSocketClientCompressionHandler;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.anling.launcher.bench.Timings;
import org.anling.launcher.bench.Wires;

/** Pages of operators without a browser: they read and count what a page gets, compressed as a browser asks for it. */
final class Operators {

    private static final int LARGEST = 1 << 26;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wires wires;
    private final URI feed;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    /** Only the event loop of the wires touches it. */
    private Timings arrived = new Timings();

    Operators(Wires wires, int consolePort) {
        this.wires = wires;
        this.feed = URI.create("ws://127.0.0.1:" + consolePort + "/api/feed?face=staff&bundles=true&parts=true");
    }

    /** Opens a page for each session, one after the other, and waits until each has its first picture of the world. */
    void open(List<String> sessions) throws InterruptedException, TimeoutException {
        for (String session : sessions) {
            CountDownLatch ready = new CountDownLatch(1);
            open(session, session.equals(sessions.getFirst()), ready);
            Wires.await("a page of an operator", ready);
        }
    }

    /** What came over all sockets, as it was on the wire. */
    long bytes() {
        return bytes.get();
    }

    /** How many messages that were. */
    long frames() {
        return frames.get();
    }

    /** From the moment at which something was decided to its arrival at the first of the pages, since this was asked last. */
    Timings takeArrived() throws InterruptedException, TimeoutException {
        CountDownLatch taken = new CountDownLatch(1);
        List<Timings> before = new ArrayList<>();
        wires.loop().execute(() -> {
            before.add(arrived);
            arrived = new Timings();
            taken.countDown();
        });
        Wires.await("what the first page heard", taken);
        return before.getFirst();
    }

    private void open(String session, boolean listens, CountDownLatch ready) {
        HttpHeaders headers = new DefaultHttpHeaders().add("Cookie", "anling-staff=" + session);
        wires.open(
                feed.getPort(),
                channel -> channel.pipeline()
                        .addLast(
                                new Scale(),
                                new HttpClientCodec(),
                                new HttpObjectAggregator(LARGEST),
                                new WebSocketClientCompressionHandler(LARGEST),
                                new WebSocketClientProtocolHandler(
                                        WebSocketClientHandshakerFactory.newHandshaker(
                                                feed, WebSocketVersion.V13, null, true, headers, LARGEST),
                                        true,
                                        false),
                                new WebSocketFrameAggregator(LARGEST),
                                new Ear(listens, ready)));
    }

    /** Weighs what comes in. */
    private final class Scale extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            if (message instanceof ByteBuf buffer) {
                bytes.addAndGet(buffer.readableBytes());
            }
            ctx.fireChannelRead(message);
        }
    }

    /** One page; on the event loop. */
    private final class Ear extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        private final boolean listens;
        private final CountDownLatch ready;

        Ear(boolean listens, CountDownLatch ready) {
            this.listens = listens;
            this.ready = ready;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            frames.incrementAndGet();
            if (ready.getCount() > 0 && startsLikeASnapshot(frame)) {
                ready.countDown();
            } else if (listens) {
                note(frame.content().toString(StandardCharsets.UTF_8));
            }
        }

        private void note(String message) {
            double now = Duration.between(Instant.EPOCH, Instant.now()).toNanos() / 1e6;
            try {
                JsonNode read = JSON.readTree(message);
                for (JsonNode one : read.isArray() ? read : List.of(read)) {
                    if (one.path("type").asText().equals("change")) {
                        Instant at = Instant.parse(one.path("at").asText());
                        arrived.addMillis(
                                now - Duration.between(Instant.EPOCH, at).toNanos() / 1e6);
                    }
                }
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("the feed sent no JSON", e);
            }
        }

        private static boolean startsLikeASnapshot(TextWebSocketFrame frame) {
            return frame.content()
                    .toString(0, Math.min(64, frame.content().readableBytes()), StandardCharsets.UTF_8)
                    .contains("\"snapshot\"");
        }
    }
}
