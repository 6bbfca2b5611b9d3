package org.anling.launcher.bench;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.anling.contract.alert.Position;

/** The device of every elder with its connection: watches by TCP and buttons by MQTT. Presses leave on the event loop. */
final class Devices {

    private static final int AT_A_TIME = 100;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("ddMMyy,HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

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
        return (now, number) -> send(
                channel,
                id,
                String.format(
                        Locale.ROOT,
                        "AL,%s,A,%.6f,N,%.7f,E,0.00,0.0,44.0,9,85,78,0,0,00010000,1,1,460,0,9520,3671,152,0,12.5",
                        STAMP.format(now),
                        place.latitude(),
                        place.longitude()));
    }

    private static void send(Channel channel, String id, String content) {
        String frame = String.format(Locale.ROOT, "[3G*%s*%04X*%s]", id, content.length(), content);
        channel.writeAndFlush(Unpooled.copiedBuffer(frame, StandardCharsets.US_ASCII));
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
