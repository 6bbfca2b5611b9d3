package org.anling.simulation.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.Uplink;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchSplitter;
import org.anling.simulation.district.map.GeoPoint;
import org.junit.jupiter.api.Test;

/** What the simulated devices write is what the gateway's own decoders read. */
class DeviceFramesTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private final PressLedger ledger = new PressLedger();

    @Test
    void the_frames_of_a_watch_are_read_without_a_mark() {
        WatchMachine watch = new WatchMachine("3405000002", new GeoPoint(39.8822, 116.4066), ledger);

        assertThat(read(watch.connected(NOW).getFirst()).heartbeat()).isNotNull();
        watch.received("LK", NOW);
        Uplink alarm = read(watch.raise(Alarm.SOS, NOW).getFirst());
        assertThat(alarm.marks()).isEmpty();
        assertThat(alarm.alerts()).extracting(Alert::type).containsExactly(AlertType.SOS);
        assertThat(alarm.alerts().getFirst().raisedAt()).isEqualTo(NOW);
        assertThat(alarm.position())
                .isNotNull()
                .satisfies(position -> assertThat(position.latitude()).isEqualTo(39.8822));
    }

    @Test
    void low_battery_in_the_status_word_is_read_as_such() {
        WatchMachine watch = new WatchMachine("3405000002", new GeoPoint(39.8822, 116.4066), ledger);
        watch.connected(NOW);
        watch.received("LK", NOW);

        assertThat(read(watch.raise(Alarm.LOW_BATTERY, NOW).getFirst()).alerts())
                .extracting(Alert::type)
                .contains(AlertType.LOW_BATTERY);
    }

    @Test
    void what_a_button_publishes_is_read_and_its_id_is_owed_an_acknowledgement() {
        MqttMachine button = new MqttMachine("button-003", "7", ledger);
        List<MqttMachine.Publication> published = button.connected(NOW);
        published.addAll(button.raise(Alarm.FALL, NOW));

        assertThat(published).hasSize(2).allSatisfy(publication -> {
            DeviceId device = new DeviceId("button-003");
            NativeTopics.Up topic = NativeTopics.find(device, "anling/v1/button-003/up/" + publication.subtopic())
                    .orElseThrow();
            Decoded<?> decoded = NativeDecoder.decode(device, topic, Bytes.ofUtf8(publication.json()), NOW);
            assertThat(decoded)
                    .isInstanceOfSatisfying(
                            Decoded.Message.class,
                            message -> assertThat(message.message().toString())
                                    .contains(publication.subtopic().equals("hb") ? "HB" : "FALL"));
        });
    }

    private static Uplink read(String content) {
        ByteBuffer bytes = ByteBuffer.wrap(WatchFrame.encode("3405000002", content));
        if (WatchSplitter.split(bytes, WatchSplitter.LIMIT)
                        instanceof Split.Found<org.anling.gateway.codec.watch.WatchFrame> found
                && WatchDecoder.decode(found.frame(), NOW)
                        instanceof Decoded.Message<org.anling.gateway.codec.watch.WatchMessage> decoded) {
            assertThat(found.frame().lengthMatches()).isTrue();
            return decoded.message().uplink();
        }
        throw new AssertionError("not read: " + content);
    }
}
