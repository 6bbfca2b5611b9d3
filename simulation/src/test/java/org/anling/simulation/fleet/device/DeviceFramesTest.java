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
import org.anling.gateway.codec.dc09.Dc09Decoder;
import org.anling.gateway.codec.dc09.Dc09Message;
import org.anling.gateway.codec.dc09.Dc09Site;
import org.anling.gateway.codec.dc09.Dc09Splitter;
import org.anling.gateway.codec.gt06.Gt06Decoder;
import org.anling.gateway.codec.gt06.Gt06Frame;
import org.anling.gateway.codec.gt06.Gt06Login;
import org.anling.gateway.codec.gt06.Gt06Profile;
import org.anling.gateway.codec.gt06.Gt06Splitter;
import org.anling.gateway.codec.jt808.Jt808Decoder;
import org.anling.gateway.codec.jt808.Jt808Frame;
import org.anling.gateway.codec.jt808.Jt808Levels;
import org.anling.gateway.codec.jt808.Jt808Message;
import org.anling.gateway.codec.jt808.Jt808Profile;
import org.anling.gateway.codec.jt808.Jt808Splitter;
import org.anling.gateway.codec.mqtt.NativeDecoder;
import org.anling.gateway.codec.mqtt.NativeTopics;
import org.anling.gateway.codec.watch.WatchDecoder;
import org.anling.gateway.codec.watch.WatchSplitter;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.Octets;
import org.anling.simulation.fleet.wire.PanelFrames;
import org.anling.simulation.fleet.wire.TerminalFrames;
import org.anling.simulation.fleet.wire.TrackerFrames;
import org.anling.simulation.fleet.wire.WatchFrames;
import org.junit.jupiter.api.Test;

/** What the simulated devices write is what the gateway's own decoders read. */
class DeviceFramesTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private static final GeoPoint PLACE = new GeoPoint(39.8822, 116.4066);
    private final PressLedger ledger = new PressLedger();

    @Test
    void the_frames_of_a_watch_are_read_without_a_mark() {
        WatchMachine watch = new WatchMachine("3405000002", new GeoPoint(39.8822, 116.4066), ledger);

        assertThat(read(watch.connected(NOW).getFirst()).heartbeat()).isNotNull();
        watch.received(WatchFrames.frame("3405000002", "LK"), NOW);
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
        watch.received(WatchFrames.frame("3405000002", "LK"), NOW);

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

    @Test
    void a_tracker_is_read_without_a_mark_whatever_happened_to_it() {
        for (Alarm alarm : Alarm.values()) {
            TrackerMachine tracker = new TrackerMachine("861234050000010", PLACE, ledger);
            Gt06Login login = said(Gt06Decoder.login(
                            tracker(tracker.connected(NOW).getFirst()), Gt06Profile.STANDARD, NOW))
                    .login();
            tracker.received(TrackerFrames.acknowledgement(TrackerFrames.LOGIN, 1), NOW);
            Gt06Frame frame = tracker(tracker.raise(alarm, NOW).getFirst());
            assertAlarm(
                    said(Gt06Decoder.decode(frame, login, Gt06Profile.STANDARD, NOW))
                            .uplink(),
                    alarm);
        }
    }

    @Test
    void a_terminal_is_read_without_a_mark_whatever_happened_to_it() {
        for (Alarm alarm : Alarm.values()) {
            TerminalMachine terminal = new TerminalMachine("012345678901", PLACE, ledger);
            assertThat(terminal(terminal.connected(NOW).getFirst()).sort()).isEqualTo(Jt808Message.Sort.REGISTER);
            terminal.raise(alarm, NOW);
            String shown = terminal.received(TerminalFrames.registered("012345678901", 1, 1, "c0de"), NOW)
                    .getFirst();
            assertThat(terminal(shown).code()).isEqualTo("c0de");
            String report = terminal.received(
                            TerminalFrames.confirmed("012345678901", 2, 3, TerminalFrames.AUTHENTICATE, 0), NOW)
                    .getFirst();
            assertAlarm(terminal(report).uplink(), alarm);
        }
    }

    @Test
    void a_panel_is_read_without_a_mark_whatever_happened_at_home() {
        for (Alarm alarm : Alarm.values()) {
            PanelMachine panel = new PanelMachine("C007", ledger);
            assertThat(panel(panel.connected(NOW).getFirst()).sort()).isEqualTo(Dc09Message.Sort.LINK_TEST);
            panel.raise(alarm, NOW);
            String event =
                    panel.received(PanelFrames.acknowledgement("C007", 1), NOW).getFirst();
            Uplink uplink = panel(event).uplink();
            assertThat(uplink.device().value()).isEqualTo("dc09-C007");
            assertThat(uplink.marks()).isEmpty();
            assertThat(uplink.alerts()).singleElement().satisfies(alert -> {
                assertThat(alert.raisedAt()).isEqualTo(NOW);
                assertThat(alert.type())
                        .isEqualTo(
                                switch (alarm) {
                                    case SOS -> AlertType.SOS;
                                    case FALL -> AlertType.MEDICAL;
                                    case SMOKE -> AlertType.FIRE;
                                    case LOW_BATTERY -> AlertType.LOW_BATTERY;
                                });
            });
        }
    }

    private static void assertAlarm(Uplink uplink, Alarm alarm) {
        assertThat(uplink.marks()).isEmpty();
        assertThat(uplink.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.raisedAt()).isEqualTo(NOW);
            assertThat(alert.type())
                    .isEqualTo(
                            switch (alarm) {
                                case SOS, SMOKE -> AlertType.SOS;
                                case FALL -> AlertType.FALL;
                                case LOW_BATTERY -> AlertType.LOW_BATTERY;
                            });
        });
        assertThat(uplink.position())
                .isNotNull()
                .satisfies(position -> assertThat(position.latitude()).isEqualTo(39.8822));
    }

    private static Gt06Frame tracker(String octets) {
        Gt06Frame frame = found(Gt06Splitter.split(buffer(octets)));
        assertThat(frame.lengthMatches() && frame.checkMatches()).isTrue();
        return frame;
    }

    private static Jt808Message terminal(String octets) {
        Jt808Frame frame = found(Jt808Splitter.split(buffer(octets)));
        return Jt808Decoder.decode(frame, new Jt808Decoder.Context(Jt808Levels.NONE, Jt808Profile.STANDARD, 0, NOW));
    }

    private static Dc09Message panel(String octets) {
        return Dc09Decoder.decode(found(Dc09Splitter.split(buffer(octets))), Dc09Site.PLAIN, NOW, "AnlingSimulation");
    }

    private static ByteBuffer buffer(String octets) {
        return ByteBuffer.wrap(Octets.bytes(octets));
    }

    private static <F> F found(Split<F> split) {
        assertThat(split).isInstanceOf(Split.Found.class);
        return ((Split.Found<F>) split).frame();
    }

    private static <M> M said(Decoded<M> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Message.class);
        return ((Decoded.Message<M>) decoded).message();
    }

    private static Uplink read(String frame) {
        ByteBuffer bytes = buffer(frame);
        if (WatchSplitter.split(bytes, WatchSplitter.LIMIT)
                        instanceof Split.Found<org.anling.gateway.codec.watch.WatchFrame> found
                && WatchDecoder.decode(found.frame(), NOW)
                        instanceof Decoded.Message<org.anling.gateway.codec.watch.WatchMessage> decoded) {
            assertThat(found.frame().lengthMatches()).isTrue();
            return decoded.message().uplink();
        }
        throw new AssertionError("not read: " + frame);
    }
}
