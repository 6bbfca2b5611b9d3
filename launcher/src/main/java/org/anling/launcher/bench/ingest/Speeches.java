package org.anling.launcher.bench.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.anling.launcher.bench.ingest.Lanes.Answers;
import org.anling.launcher.bench.ingest.Lanes.Speech;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.Octets;
import org.anling.simulation.fleet.wire.PanelFrames;
import org.anling.simulation.fleet.wire.WatchFrames;

/** How each of those speaks that are measured. */
final class Speeches {

    static final String PASSWORD = "bench-ingest";
    private static final Instant FIRST = Instant.parse("2026-03-14T08:15:30Z");
    private static final GeoPoint PLACE = new GeoPoint(39.8822, 116.4066);
    private static final int SOS = 0x00010000;
    private static final int KEEP_ALIVE_S = 3_600;
    private static final int SHORT_PACKET = 4;

    private Speeches() {}

    static String button(int slot) {
        return "ingest-button-" + slot;
    }

    static String watch(int slot) {
        return "88%08d".formatted(slot);
    }

    static String account(int slot) {
        return "B%05d".formatted(slot);
    }

    /** MQTT 3.1.1, quality of service 1, in the native scheme. A device that subscribes to nothing relies on PUBACK. */
    static Speech mqtt(int port) {
        return new Speech(
                port,
                slot -> bytes(connect(button(slot))),
                (slot, number) -> bytes(MqttMessageBuilders.publish()
                        .topicName("anling/v1/" + button(slot) + "/up/alarm")
                        .qos(MqttQoS.AT_LEAST_ONCE)
                        .messageId(number + 1)
                        .payload(Unpooled.copiedBuffer(alarm(slot, number), StandardCharsets.UTF_8))
                        .build()),
                lengths(SHORT_PACKET));
    }

    static Speech watches(int port) {
        return new Speech(
                port,
                slot -> Octets.bytes(WatchFrames.frame(watch(slot), "LK,0,0,78")),
                (slot, number) -> Octets.bytes(
                        WatchFrames.frame(watch(slot), WatchFrames.alarm(PLACE, 0, SOS, FIRST.plusSeconds(number)))),
                marks(']'));
    }

    static Speech panels(int port) {
        return new Speech(
                port,
                slot -> Octets.bytes(PanelFrames.linkTest(account(slot), 1)),
                (slot, number) -> Octets.bytes(
                        PanelFrames.event(account(slot), 2 + number, "Nri1/QA003", FIRST.plusSeconds(number))),
                marks('\r'));
    }

    /** Appends of what the gateway appends. */
    static Speech appends(int port, String stream, List<Map<String, String>> entries) {
        List<byte[]> commands =
                entries.stream().map(entry -> append(stream, entry)).toList();
        return new Speech(
                port,
                slot -> "*2\r\n$4\r\nECHO\r\n$1\r\nx\r\n".getBytes(StandardCharsets.US_ASCII),
                (slot, number) -> commands.get((slot + number) % commands.size()),
                marks('$'));
    }

    private static MqttMessage connect(String id) {
        return MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_3_1_1)
                .clientId(id)
                .cleanSession(true)
                .keepAlive(KEEP_ALIVE_S)
                .hasUser(true)
                .username(id)
                .hasPassword(true)
                .password(PASSWORD.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    private static String alarm(int slot, int number) {
        return "{\"v\":1,\"id\":\"%d-%d\",\"type\":\"SOS\",\"ts\":\"%s\",\"tsq\":\"ntp\",\"batt\":{\"pct\":78,\"chg\":false},\"resend\":0}"
                .formatted(slot, number, FIRST.plusSeconds(number));
    }

    private static byte[] append(String stream, Map<String, String> entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("*" + (3 + 2 * entry.size()) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        List.of("XADD", stream, "*").forEach(word -> bulk(out, word));
        entry.forEach((field, value) -> {
            bulk(out, field);
            bulk(out, value);
        });
        return out.toByteArray();
    }

    private static void bulk(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(bytes);
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(MqttMessage message) {
        EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
        encoder.writeOutbound(message);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ByteBuf part = encoder.readOutbound(); part != null; part = encoder.readOutbound()) {
            byte[] octets = new byte[part.readableBytes()];
            part.readBytes(octets);
            part.release();
            all.writeBytes(octets);
        }
        encoder.finishAndReleaseAll();
        return all.toByteArray();
    }

    /** Each answer has one such octet. */
    private static Supplier<Answers> marks(char mark) {
        return () -> in -> {
            int found = 0;
            for (int at = in.forEachByte(octet -> octet != mark); at >= 0; ) {
                found++;
                int next = at + 1;
                at = in.forEachByte(next, in.writerIndex() - next, octet -> octet != mark);
            }
            return found;
        };
    }

    /** Each answer has so many octets. */
    private static Supplier<Answers> lengths(int length) {
        return () -> new Answers() {
            private int rest;

            @Override
            public int count(ByteBuf in) {
                rest += in.readableBytes();
                int whole = rest / length;
                rest %= length;
                return whole;
            }
        };
    }
}
