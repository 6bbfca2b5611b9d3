package org.anling.launcher.bench;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The live feed of every responder, as a phone has it open: notes when the first byte of each offer arrived. */
final class Phones {

    private static final int LARGEST = 1 << 20;
    private static final int AT_A_TIME = 100;
    private static final Pattern OFFER = Pattern.compile("\"offer\":\\{\"id\":\"([^\"]+)\"");

    private final Wires wires;
    private final URI feed;
    private final List<Arrived> arrived = new ArrayList<>();

    private record Arrived(long nanos, String frame) {}

    Phones(Wires wires, int consolePort) {
        this.wires = wires;
        this.feed = URI.create("ws://127.0.0.1:" + consolePort + "/api/feed?face=responder");
    }

    /** Opens a page for each session and waits until each has its first picture of the world. */
    void open(List<String> sessions) throws InterruptedException, TimeoutException {
        for (int from = 0; from < sessions.size(); from += AT_A_TIME) {
            List<String> some = sessions.subList(from, Math.min(sessions.size(), from + AT_A_TIME));
            CountDownLatch ready = new CountDownLatch(some.size());
            some.forEach(session -> open(session, ready));
            Wires.await("pages of responders", ready);
        }
    }

    /** When the first byte of each offer arrived, by the id of the offer; forgets them. */
    Map<String, Long> take() {
        List<Arrived> taken = new ArrayList<>();
        wires.loop()
                .submit(() -> {
                    taken.addAll(arrived);
                    arrived.clear();
                })
                .syncUninterruptibly();
        Map<String, Long> offers = new HashMap<>();
        for (Arrived one : taken) {
            Matcher offer = OFFER.matcher(one.frame());
            if (offer.find()) {
                offers.merge(offer.group(1), one.nanos(), Math::min);
            }
        }
        return offers;
    }

    private void open(String session, CountDownLatch ready) {
        HttpHeaders headers = new DefaultHttpHeaders().add("Cookie", "anling-responder=" + session);
        wires.open(
                feed.getPort(),
                channel -> channel.pipeline()
                        .addLast(
                                new HttpClientCodec(),
                                new HttpObjectAggregator(LARGEST),
                                new WebSocketClientProtocolHandler(
                                        WebSocketClientHandshakerFactory.newHandshaker(
                                                feed, WebSocketVersion.V13, null, false, headers, LARGEST),
                                        true,
                                        false),
                                new Ear(ready)));
    }

    /** One phone; on the event loop. */
    private final class Ear extends SimpleChannelInboundHandler<TextWebSocketFrame> {

        private final CountDownLatch ready;

        Ear(CountDownLatch ready) {
            this.ready = ready;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, TextWebSocketFrame frame) {
            long at = Wires.FirstByte.take(ctx);
            arrived.add(new Arrived(at, frame.text()));
            ready.countDown();
        }
    }
}
