package org.anling.gateway.codec.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.contract.alert.Vitals;
import org.anling.contract.id.DeviceId;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.DeviceCommand.LampState;
import org.anling.gateway.codec.mqtt.NativeTopics.Up;
import org.junit.jupiter.api.Test;

class NativeDecoderTest {

    private static final DeviceId BUTTON = new DeviceId("demo-button-1");
    private static final Instant RECEIVED = Instant.parse("2026-03-14T08:15:31Z");
    private static final String ALARM = """
        {"v":1,"id":"7-42","type":"FALL","ts":"2026-03-14T08:15:30.123Z","tsq":"ntp",
         "src":{"kind":"sensor","ref":"pendant-1","zone":"bathroom"},
         "loc":{"fix":"gnss","lat":39.8822,"lon":116.4066,"acc":12.5,"at":"2026-03-14T08:15:28Z",
                "cells":[{"mcc":460,"mnc":0,"lac":9520,"cid":3671,"dbm":-81}],"wifi":[{"mac":"02:00:5e:10:00:01","dbm":-61}]},
         "batt":{"pct":63,"chg":false},"resend":0}\
        """;

    @Test
    void the_example_alarm_is_read_whole() {
        NativeMessage message = read(Up.ALARM, ALARM);
        Alert fall = message.uplink().alerts().getFirst();
        assertThat(fall.type()).isEqualTo(AlertType.FALL);
        assertThat(fall.raisedAt()).isEqualTo(Instant.parse("2026-03-14T08:15:30.123Z"));
        assertThat(fall.clock()).isEqualTo(ClockQuality.NTP);
        assertThat(fall.zone()).isEqualTo("bathroom");
        assertThat(fall.batteryPercent()).isEqualTo(63);
        assertThat(message.uplink().position())
                .isEqualTo(new Position(
                        39.8822,
                        116.4066,
                        Position.Source.FIX,
                        Position.Datum.WGS84,
                        12.5,
                        Instant.parse("2026-03-14T08:15:28Z")));
        assertThat(message.ackId()).isEqualTo("7-42");
        assertThat(message.uplink().marks()).isEmpty();
        assertThat(message.uplink().raw()).isEqualTo(ALARM);
    }

    @Test
    void version_id_and_type_are_enough_and_unknown_fields_are_ignored() {
        NativeMessage message = read(Up.ALARM, "{\"v\":1,\"id\":\"1\",\"type\":\"SOS\",\"new\":{\"deep\":[1,[2]]}}");
        Alert sos = message.uplink().alerts().getFirst();
        assertThat(sos.type()).isEqualTo(AlertType.SOS);
        assertThat(sos.clock()).isEqualTo(ClockQuality.UNSET);
        assertThat(message.uplink().position()).isNull();
        assertThat(message.uplink().marks()).isEmpty();
    }

    @Test
    void the_resend_counter_and_the_order_of_fields_do_not_make_another_alarm() {
        NativeMessage first = read(Up.ALARM, "{\"v\":1,\"id\":\"7-42\",\"type\":\"SOS\",\"resend\":0}");
        NativeMessage again = read(Up.ALARM, "{\"resend\":3, \"type\":\"SOS\",\"id\":\"7-42\",\"v\":1}");
        assertThat(again.uplink().copyKey()).isEqualTo(first.uplink().copyKey());
        assertThat(again.uplink().alerts().getFirst().resend()).isEqualTo(3);
        NativeMessage other = read(Up.ALARM, "{\"v\":1,\"id\":\"7-43\",\"type\":\"SOS\"}");
        NativeMessage fall = read(Up.ALARM, "{\"v\":1,\"id\":\"7-42\",\"type\":\"FALL\"}");
        assertThat(List.of(other.uplink().copyKey(), fall.uplink().copyKey()))
                .doesNotContain(first.uplink().copyKey())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_type_nobody_knows_is_an_unknown_alarm() {
        Alert alert = read(Up.ALARM, "{\"v\":1,\"id\":\"1\",\"type\":\"EARTHQUAKE\"}")
                .uplink()
                .alerts()
                .getFirst();
        assertThat(alert.type()).isEqualTo(AlertType.UNKNOWN_ALARM);
        assertThat(alert.detail()).isEqualTo("type EARTHQUAKE");
    }

    @Test
    void an_alarm_cut_at_any_byte_stays_an_alarm() {
        byte[] whole = ALARM.getBytes(StandardCharsets.UTF_8);
        int typeReadable = ALARM.indexOf("FALL\"") + 5;
        for (int cut = 1; cut < whole.length; cut++) {
            NativeMessage message = message(Up.ALARM, Bytes.copyOf(Arrays.copyOf(whole, cut)));
            AlertType expected = cut >= typeReadable ? AlertType.FALL : AlertType.UNKNOWN_ALARM;
            assertThat(message.uplink().alerts())
                    .as("cut at %d", cut)
                    .extracting(Alert::type)
                    .containsExactly(expected);
            assertThat(message.uplink().marks()).as("cut at %d", cut).hasSize(1);
        }
    }

    @Test
    void each_damaged_field_leaves_the_alarm() {
        for (String damage :
                List.of("null", "true", "[]", "{}", "\"\"", "-1", "1e400", "123456789012345678901234567890")) {
            for (String field : List.of("ts", "tsq", "src", "loc", "batt", "resend", "v")) {
                NativeMessage message =
                        read(Up.ALARM, "{\"id\":\"7-42\",\"type\":\"SOS\",\"%s\":%s}".formatted(field, damage));
                assertThat(message.uplink().alerts())
                        .as(field + damage)
                        .extracting(Alert::type)
                        .containsExactly(AlertType.SOS);
            }
        }
    }

    @Test
    void a_time_that_no_clock_can_show_is_none() {
        for (String never :
                List.of("+999999999-01-01T00:00:00Z", "-999999999-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
            NativeMessage message = read(
                    Up.ALARM,
                    "{\"id\":\"1\",\"type\":\"SOS\",\"ts\":\"%s\",\"loc\":{\"lat\":1,\"lon\":1,\"at\":\"%s\"}}"
                            .formatted(never, never));
            assertThat(message.uplink().alerts().getFirst().raisedAt())
                    .as(never)
                    .isNull();
            assertThat(message.uplink().alerts().getFirst().clock()).isEqualTo(ClockQuality.UNSET);
            assertThat(message.uplink().position())
                    .isNotNull()
                    .extracting(Position::fixedAt)
                    .isNull();
        }
    }

    @Test
    void more_than_the_limit_and_nothing_are_refused() {
        String big = "{\"v\":1,\"id\":\"1\",\"type\":\"SOS\",\"x\":\"" + "x".repeat(NativeDecoder.LIMIT) + "\"}";
        assertThat(decode(Up.EVENT, Bytes.ofUtf8(big))).isEqualTo(new Decoded.Malformed<>(Defect.TOO_LONG));
        assertThat(decode(Up.VITALS, Bytes.ofUtf8(big))).isEqualTo(new Decoded.Malformed<>(Defect.TOO_LONG));
        assertThat(decode(Up.EVENT, Bytes.ofUtf8(""))).isEqualTo(new Decoded.Malformed<>(Defect.EMPTY));
    }

    @Test
    void of_an_alarm_longer_than_the_limit_the_beginning_is_read() {
        String tail = "\"x\":\"" + "电".repeat(NativeDecoder.LIMIT) + "\"}";
        NativeMessage known = read(Up.ALARM, "{\"v\":1,\"id\":\"7-42\",\"type\":\"FALL\"," + tail);
        assertThat(known.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.FALL);
        assertThat(known.uplink().marks()).containsExactly("tail_unreadable");
        assertThat(known.ackId()).isEqualTo("7-42");
        NativeMessage unknown = read(Up.ALARM, "x".repeat(2 * NativeDecoder.LIMIT));
        assertThat(unknown.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.UNKNOWN_ALARM);
    }

    @Test
    void an_alarm_without_a_word_is_an_unknown_alarm() {
        NativeMessage message = read(Up.ALARM, "");
        assertThat(message.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(message.uplink().marks()).containsExactly("unreadable");
        assertThat(message.ackId()).isNull();
    }

    @Test
    void what_only_the_dispatcher_can_know_is_not_taken_from_a_device() {
        for (String own : List.of("RUNAWAY", "MISSED_CALL", "PHONE_CALL", "REPORTED")) {
            String said = "{\"v\":1,\"id\":\"1\",\"type\":\"" + own + "\"}";
            assertThat(read(Up.ALARM, said).uplink().alerts())
                    .as(own)
                    .extracting(Alert::type)
                    .containsExactly(AlertType.UNKNOWN_ALARM);
            assertThat(decode(Up.EVENT, Bytes.ofUtf8(said))).isEqualTo(new Decoded.Malformed<>(Defect.UNKNOWN_TYPE));
        }
    }

    @Test
    void device_events_are_technical_and_an_alarm_among_them_stays_one() {
        assertThat(read(Up.EVENT, "{\"v\":1,\"id\":\"7-44\",\"type\":\"LOW_BATTERY\",\"batt\":{\"pct\":9}}")
                        .uplink()
                        .alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.LOW_BATTERY);
        assertThat(read(Up.EVENT, "{\"v\":1,\"id\":\"7-45\",\"type\":\"SOS\"}")
                        .uplink()
                        .alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.SOS);
        assertThat(decode(Up.EVENT, Bytes.ofUtf8("{\"v\":1,\"id\":\"7-46\",\"type\":\"MOOD\"}")))
                .isEqualTo(new Decoded.Malformed<>(Defect.UNKNOWN_TYPE));
    }

    @Test
    void measurements_are_read_and_nought_means_not_measured() {
        NativeMessage message = read(Up.VITALS, """
            {"v":1,"id":"7-43","ts":"2026-03-14T08:15:30Z","m":[{"k":"hr","val":72,"u":"bpm"},{"k":"spo2","val":0,"u":"%"},
            {"k":"bp_sys","val":128},{"k":"bp_dia","val":79},{"k":"temp","val":36.4},{"k":"glucose","val":5.6},{"k":"mood","val":3}]}\
            """);
        Vitals vitals = message.uplink().vitals();
        assertThat(vitals).isNotNull();
        assertThat(vitals == null ? List.<Vitals.Reading>of() : vitals.readings())
                .extracting(Vitals.Reading::kind)
                .containsExactly(
                        Vitals.Kind.HEART_RATE,
                        Vitals.Kind.SYSTOLIC,
                        Vitals.Kind.DIASTOLIC,
                        Vitals.Kind.TEMPERATURE,
                        Vitals.Kind.GLUCOSE);
        assertThat(message.uplink().alerts()).isEmpty();
    }

    @Test
    void places_name_their_source_and_impossible_ones_are_left_out() {
        assertThat(place("{\"fix\":\"gnss\",\"lat\":39.9,\"lon\":116.4,\"at\":\"2026-03-14T08:15:28Z\"}"))
                .isEqualTo(new Position(
                        39.9,
                        116.4,
                        Position.Source.FIX,
                        Position.Datum.WGS84,
                        null,
                        Instant.parse("2026-03-14T08:15:28Z")));
        assertThat(place("{\"fix\":\"wifi\",\"lat\":39.9,\"lon\":116.4,\"acc\":40}"))
                .isEqualTo(new Position(39.9, 116.4, Position.Source.ACCESS_POINTS, Position.Datum.WGS84, 40.0, null));
        assertThat(place("{\"lat\":139.9,\"lon\":116.4}")).isNull();
        assertThat(place("{\"fix\":\"none\",\"lat\":0,\"lon\":0}")).isNull();
    }

    @Test
    void heartbeat_status_and_reply_are_read() {
        assertThat(read(Up.HB, "{\"v\":1,\"batt\":{\"pct\":80},\"signal\":55}")
                        .uplink()
                        .heartbeat())
                .isEqualTo(new Heartbeat(BUTTON, RECEIVED, 80, 55));
        assertThat(read(Up.STATUS, "{\"state\":\"offline\"}").uplink().heartbeat())
                .isNull();
        assertThat(read(Up.STATUS, "{\"state\":\"online\"}").uplink().heartbeat())
                .isNotNull();
        assertThat(read(Up.REPLY, "{\"v\":1,\"id\":\"c-1\",\"state\":\"done\",\"err\":null}")
                        .reply())
                .isEqualTo(new NativeMessage.CommandReply("c-1", "done", null));
        assertThat(decode(Up.HB, Bytes.ofUtf8("no json"))).isEqualTo(new Decoded.Malformed<>(Defect.BAD_TEXT));
    }

    @Test
    void what_goes_down_is_the_text_of_the_page() {
        assertThat(NativeDownlink.ack(List.of("7-42"), RECEIVED).readable())
                .isEqualTo("{\"ids\":[\"7-42\"],\"ts\":\"2026-03-14T08:15:31Z\"}");
        assertThat(command(new DeviceCommand.Text("taken", "客服已接警")))
                .isEqualTo(
                        "{\"v\":1,\"id\":\"TEXT.c-1\",\"cmd\":\"text\",\"args\":{\"code\":\"taken\",\"text\":\"客服已接警\"},\"ttl\":60}");
        assertThat(command(new DeviceCommand.Lamp(LampState.AT_DOOR)))
                .isEqualTo(
                        "{\"v\":1,\"id\":\"LAMP.c-1\",\"cmd\":\"lamp\",\"args\":{\"state\":\"at-door\"},\"ttl\":60}");
        assertThat(command(new DeviceCommand.Call("01012345678")))
                .isEqualTo(
                        "{\"v\":1,\"id\":\"CALL.c-1\",\"cmd\":\"call\",\"args\":{\"number\":\"01012345678\"},\"ttl\":60}");
    }

    @Test
    void random_payloads_never_throw() {
        Random dice = new Random(1883);
        byte[] example = ALARM.getBytes(StandardCharsets.UTF_8);
        for (int run = 0; run < 20_000; run++) {
            byte[] payload = run % 2 == 0 ? new byte[dice.nextInt(100)] : example.clone();
            if (run % 2 == 0) {
                dice.nextBytes(payload);
            }
            for (int hit = 0; hit < 3 && payload.length > 0; hit++) {
                payload[dice.nextInt(payload.length)] = (byte) dice.nextInt(256);
            }
            for (Up topic : Up.values()) {
                assertThat(decode(topic, Bytes.copyOf(payload))).isNotNull();
            }
        }
    }

    private static String command(DeviceCommand command) {
        return NativeDownlink.command("c-1", command, Duration.ofSeconds(60)).readable();
    }

    private static @org.jspecify.annotations.Nullable Position place(String loc) {
        return read(Up.ALARM, "{\"v\":1,\"id\":\"1\",\"type\":\"SOS\",\"loc\":" + loc + "}")
                .uplink()
                .position();
    }

    private static Decoded<NativeMessage> decode(Up topic, Bytes payload) {
        return NativeDecoder.decode(BUTTON, topic, payload, RECEIVED);
    }

    private static NativeMessage read(Up topic, String json) {
        return message(topic, Bytes.ofUtf8(json));
    }

    private static NativeMessage message(Up topic, Bytes payload) {
        Decoded<NativeMessage> decoded = decode(topic, payload);
        assertThat(decoded).isInstanceOf(Decoded.Message.class);
        return ((Decoded.Message<NativeMessage>) decoded).message();
    }
}
