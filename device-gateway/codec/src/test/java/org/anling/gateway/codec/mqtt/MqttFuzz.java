package org.anling.gateway.codec.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.FuzzInput;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.UplinkFuzz;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;

/** Fuzzes payloads of the native MQTT scheme; an alarm is an alarm whatever stands in it. */
public final class MqttFuzz {

    private static final List<Up> TOPICS = List.of(Up.values());
    private static final DeviceId BUTTON = new DeviceId("demo-button-1");
    private static final Instant RECEIVED = Instant.parse("2026-03-14T08:15:31Z");
    private static final List<String> PAYLOADS = List.of(
            "{\"v\":1,\"id\":\"7-42\",\"type\":\"FALL\",\"ts\":\"2026-03-14T08:15:30.123Z\",\"tsq\":\"ntp\","
                + "\"src\":{\"kind\":\"sensor\",\"ref\":\"pendant-1\",\"zone\":\"bathroom\"},"
                + "\"loc\":{\"fix\":\"gnss\",\"lat\":39.8822,\"lon\":116.4066,\"acc\":12.5,\"at\":\"2026-03-14T08:15:28Z\","
                + "\"cells\":[{\"mcc\":460,\"mnc\":0,\"lac\":9520,\"cid\":3671,\"dbm\":-81}]},"
                + "\"batt\":{\"pct\":63,\"chg\":false},\"resend\":0}",
            "{\"v\":1,\"id\":\"7-44\",\"type\":\"LOW_BATTERY\",\"batt\":9}",
            "{\"v\":1,\"id\":\"7-43\",\"ts\":\"2026-03-14T08:15:30Z\",\"m\":[{\"k\":\"hr\",\"val\":72,\"u\":\"bpm\"}]}",
            "{\"fix\":\"wifi\",\"lat\":39.9,\"lon\":116.4,\"acc\":40}",
            "{\"v\":1,\"batt\":{\"pct\":80},\"signal\":55}",
            "{\"state\":\"offline\"}",
            "{\"v\":1,\"id\":\"c-1\",\"state\":\"done\",\"err\":null}");

    private MqttFuzz() {}

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] octets) {
        FuzzInput input = new FuzzInput(octets);
        Up topic = TOPICS.get(input.choice() % TOPICS.size());
        Bytes payload = Bytes.copyOf(input.rest());
        switch (NativeDecoder.decode(BUTTON, topic, payload, RECEIVED)) {
            case Decoded.Malformed<NativeMessage> _ -> {
                if (topic == Up.ALARM) {
                    throw new AssertionError("an alarm of which nothing is left");
                }
            }
            case Decoded.Message<NativeMessage> read -> {
                UplinkFuzz.check(read.message().uplink(), new Reply.Nothing());
                if (topic == Up.ALARM && read.message().uplink().alerts().isEmpty()) {
                    throw new AssertionError("an alarm of which nothing is left");
                }
            }
        }
        NativeTopics.find(BUTTON, payload.latin());
        NativeTopics.maySubscribe(BUTTON, payload.latin());
    }

    /** The examples for their topics. */
    public static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int topic = 0; topic < PAYLOADS.size(); topic++) {
            byte[] payload = PAYLOADS.get(topic).getBytes(StandardCharsets.UTF_8);
            byte[] seed = new byte[payload.length + 1];
            seed[0] = (byte) topic;
            System.arraycopy(payload, 0, seed, 1, payload.length);
            seeds.add(seed);
        }
        return seeds;
    }
}
