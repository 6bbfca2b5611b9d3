package org.anling.gateway.codec.mqtt;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.explain.Explainer;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Fields;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.json.JsonReading;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;

/** Tells payloads of the native MQTT scheme. The topic is not in them, so it is guessed by their fields. */
public final class NativeExplainer implements Explainer {

    private static final DeviceId NOBODY = new DeviceId("unknown");
    private static final Label UNKNOWN = new Label("未知字段（忽略）", "unknown field (ignored)");
    private static final Map<String, Label> NAMES = Map.ofEntries(
            Map.entry("v", new Label("版本", "version")),
            Map.entry("id", new Label("报文号（识别重复）", "id (recognises repeats)")),
            Map.entry("type", new Label("类型", "type")),
            Map.entry("ts", new Label("设备时间", "time of the device")),
            Map.entry("tsq", new Label("时钟质量", "quality of the clock")),
            Map.entry("src", new Label("来源", "source")),
            Map.entry("loc", new Label("位置", "place")),
            Map.entry("batt", new Label("电量", "battery")),
            Map.entry("resend", new Label("重发次数", "how often it was sent before")),
            Map.entry("m", new Label("测量值", "measurements")),
            Map.entry("state", new Label("状态", "state")),
            Map.entry("signal", new Label("信号 %", "signal %")),
            Map.entry("err", new Label("错误", "error")),
            Map.entry("fix", new Label("定位方式", "how it was found")),
            Map.entry("lat", new Label("纬度", "latitude")),
            Map.entry("lon", new Label("经度", "longitude")),
            Map.entry("acc", new Label("精度 m", "accuracy m")),
            Map.entry("at", new Label("定位时间", "time of the fix")),
            Map.entry("k", new Label("异常的测量", "what is abnormal")),
            Map.entry("val", new Label("测量值", "value")));

    @Override
    public Optional<Piece> next(ByteBuffer in, Instant receivedAt) {
        Bytes payload = Bytes.copyOf(in, in.position(), in.remaining());
        return payload.length() == 0
                ? Optional.empty()
                : Optional.of(new Piece(payload(payload, receivedAt), payload.length()));
    }

    private static Explanation payload(Bytes payload, Instant receivedAt) {
        JsonReading json = JsonReading.read(payload);
        Up topic = topic(json);
        Fields fields = new Fields();
        json.fields().forEach((name, value) -> {
            String told = value instanceof String text ? text : ContractJson.encode(value);
            Label label = NAMES.getOrDefault(name, UNKNOWN);
            fields.add(-1, Bytes.ofUtf8(name), label, Label.same(name + " = " + told));
        });
        String up = topic.name().toLowerCase(Locale.ROOT);
        Label about = new Label("up/" + up + "（按字段推测的主题）", "up/" + up + " (topic guessed by the fields)");
        return switch (NativeDecoder.decode(NOBODY, topic, payload, receivedAt)) {
            case Decoded.Malformed<NativeMessage> bad ->
                new Explanation(
                        NativeDecoder.PROTOCOL,
                        payload,
                        about,
                        fields.all(),
                        List.of(Explainer.why(bad.defect())),
                        null,
                        new Reply.Nothing(),
                        false);
            case Decoded.Message<NativeMessage>(NativeMessage message) ->
                new Explanation(
                        NativeDecoder.PROTOCOL,
                        payload,
                        about,
                        fields.all(),
                        List.of(),
                        message.uplink(),
                        acknowledgement(message, receivedAt),
                        true);
        };
    }

    private static Reply acknowledgement(NativeMessage message, Instant receivedAt) {
        String id = message.ackId();
        return id == null ? new Reply.Nothing() : new Reply.AfterAppend(NativeDownlink.ack(List.of(id), receivedAt));
    }

    private static Up topic(JsonReading json) {
        Map<String, Object> fields = json.fields();
        if (fields.containsKey("m")) {
            return Up.VITALS;
        }
        if (fields.containsKey("state")) {
            return fields.containsKey("id") ? Up.REPLY : Up.STATUS;
        }
        boolean place = fields.containsKey("lat") && !fields.containsKey("type");
        boolean beat = !fields.containsKey("type") && (fields.containsKey("batt") || fields.containsKey("signal"));
        return place ? Up.LOCATION : beat ? Up.HB : Up.ALARM;
    }
}
