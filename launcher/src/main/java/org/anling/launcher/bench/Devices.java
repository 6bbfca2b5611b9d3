package org.anling.launcher.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.anling.contract.alert.Position;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.WatchFrames;

/** The device of every elder with its connection: watches by TCP and buttons by MQTT. Presses leave on the event loop. */
final class Devices {

    private static final int AT_A_TIME = 100;
    /** Of the status word of a watch. */
    private static final int SOS = 0x00010000;

    private final Wires wires;
    private final int tcpPort;
    private final int mqttPort;
    private final List<Press> presses = new ArrayList<>();

    /** Sends one press at once; on the event loop. */
    private interface Press {
        void send(Instant now, long number);
    }

    Devices(Wires wires, int tcpPort, int mqttPort) {
        this.wires = wires;
        this.tcpPort = tcpPort;
        this.mqttPort = mqttPort;
    }

    /** Connects every device and waits until the gateway knows it. */
    void open() throws InterruptedException, TimeoutException {
        for (int from = 0; from < Town.ELDERS; from += AT_A_TIME) {
            int to = Math.min(Town.ELDERS, from + AT_A_TIME);
            CountDownLatch ready = new CountDownLatch(to - from);
            for (int elder = from; elder < to; elder++) {
                presses.add(Town.isWatch(elder) ? watch(elder, ready) : button(elder, ready));
            }
            Wires.await("devices", ready);
        }
    }

    /**
     * On the event loop.
     *
     * @param number makes the press a new one
     */
    void press(int elder, Instant now, long number) {
        presses.get(elder).send(now, number);
    }

    private Press button(int elder, CountDownLatch ready) {
        String id = Town.device(elder).value();
        MqttWire wire = MqttWire.open(wires, mqttPort, new MqttWire.Client(id, Town.PASSWORD, (text, at) -> {}), ready);
        String topic = "anling/v1/" + id + "/up/alarm";
        return (now, number) ->
                wire.publish(topic, "{\"v\":1,\"id\":\"" + number + "-" + elder + "\",\"type\":\"SOS\"}");
    }

    private Press watch(int elder, CountDownLatch ready) {
        String id = Town.device(elder).value();
        Position place = Town.place(elder);
        Channel channel = wires.open(tcpPort, opened -> opened.pipeline().addLast(new Deaf(ready)));
        send(channel, id, "LK,0,0,78");
        GeoPoint home = new GeoPoint(place.latitude(), place.longitude());
        return (now, number) -> send(channel, id, WatchFrames.alarm(home, 0, SOS, now));
    }

    private static void send(Channel channel, String id, String content) {
        channel.writeAndFlush(Unpooled.copiedBuffer(WatchFrames.frame(id, content), StandardCharsets.US_ASCII));
    }

    /** A watch that takes the first answer as the answer to its login and then listens no more. */
    private static final class Deaf extends ChannelInboundHandlerAdapter {

        private final CountDownLatch ready;
        private boolean answered;

        Deaf(CountDownLatch ready) {
            this.ready = ready;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ReferenceCountUtil.release(message);
            if (!answered) {
                answered = true;
                ready.countDown();
            }
        }
    }
}
