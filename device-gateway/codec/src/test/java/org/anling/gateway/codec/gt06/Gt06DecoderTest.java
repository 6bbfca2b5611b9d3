package org.anling.gateway.codec.gt06;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.BatteryScale;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.gt06.Gt06Message.Sort;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Gt06DecoderTest {

    private static final String PLACE = "1a030e081000c9044765b80c7d33e8001400";
    private static final String CELL = "0901cc002530000e57";

    @Test
    void answers_are_the_bytes_of_the_reference() {
        assertThat(Frames.answer(login("login"))).isEqualTo(Frames.golden("login_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("hb")))).isEqualTo(Frames.golden("hb_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("alarm26_sos")))).isEqualTo(Frames.golden("alarm26_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("time8a")))).isEqualTo(Frames.golden("time8a_rsp"));
        assertThat(Frames.answer(Frames.read(Frames.golden("rsp21")))).isEmpty();
        assertThat(Gt06Commands.command(0x11, "WHERE#", 1).toArray()).isEqualTo(Frames.golden("cmd80"));
    }

    @Test
    void a_login_names_the_device_and_its_zone() {
        assertThat(login("login").login()).isEqualTo(Frames.LOGIN);
        assertThat(login("login_tz").login()).isEqualTo(new Gt06Login(Frames.IMEI, ZoneOffset.ofHours(8)));
        assertThat(login("login").sort()).isEqualTo(Sort.LOGIN);
    }

    @Test
    void a_login_without_a_right_check_must_have_a_right_imei() {
        byte[] unchecked = Frames.golden("login");
        unchecked[unchecked.length - 4] ^= 0x55;
        Gt06Message taken =
                Frames.message(Gt06Decoder.login(Frames.one(unchecked), Gt06Profile.STANDARD, Frames.RECEIVED));
        assertThat(taken.uplink().marks()).containsExactly("bad_checksum");
        unchecked[11] ^= 0x01;
        assertThat(Gt06Decoder.login(Frames.one(unchecked), Gt06Profile.STANDARD, Frames.RECEIVED))
                .isEqualTo(new Decoded.Malformed<>(Defect.BAD_CHECKSUM));
        assertThat(Gt06Decoder.login(Frames.one(Frames.framed(1, "0861", 1)), Gt06Profile.STANDARD, Frames.RECEIVED))
                .isEqualTo(new Decoded.Malformed<>(Defect.BAD_TEXT));
        assertThat(Gt06Decoder.login(
                        Frames.one(Frames.framed(1, "ffffffffffffffff", 1)), Gt06Profile.STANDARD, Frames.RECEIVED))
                .isEqualTo(new Decoded.Malformed<>(Defect.BAD_TEXT));
    }

    @Test
    void an_sos_has_place_time_and_battery() {
        Gt06Message message = Frames.read(Frames.golden("alarm26_sos"));
        assertThat(message.reply()).isInstanceOf(Reply.AfterAppend.class);
        Alert sos = message.uplink().alerts().getFirst();
        assertThat(types(Frames.golden("alarm26_sos")))
                .as("code and state say the same")
                .containsExactly(AlertType.SOS);
        assertThat(sos.raisedAt()).isEqualTo(Instant.parse("2026-03-14T08:16:00Z"));
        assertThat(sos.clock()).isEqualTo(ClockQuality.NTP);
        assertThat(sos.batteryPercent()).isEqualTo(50);
        Position place = Objects.requireNonNull(message.uplink().position());
        assertThat(place.latitude()).isCloseTo(39.8822, Offset.offset(1e-6));
        assertThat(place.longitude()).isCloseTo(116.4066, Offset.offset(1e-6));
        assertThat(message.uplink().device()).isEqualTo(Frames.IMEI);
    }

    @Test
    void a_fall_without_a_fix_has_no_place() {
        Gt06Message fall = Frames.read(Frames.golden("alarm26_fall_nofix"));
        assertThat(fall.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.FALL);
        assertThat(fall.uplink().position()).isNull();
        assertThat(fall.uplink().alerts().getFirst().clock()).isEqualTo(ClockQuality.RTC);
    }

    @Test
    void a_side_key_is_not_lost_among_the_places() {
        Gt06Message pressed = Frames.read(Frames.golden("loc22"));
        assertThat(pressed.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.SOS);
        assertThat(pressed.reply()).isInstanceOf(Reply.AfterAppend.class);
        Gt06Message place = Frames.read(Frames.golden("loc22_sw"));
        assertThat(place.uplink().alerts()).isEmpty();
        assertThat(place.reply()).isInstanceOf(Reply.Nothing.class);
        Position south = Objects.requireNonNull(place.uplink().position());
        assertThat(south.latitude()).isCloseTo(-34.9058, Offset.offset(1e-6));
        assertThat(south.longitude()).isCloseTo(-56.1913, Offset.offset(1e-6));
    }

    @Test
    void a_wider_network_number_moves_what_follows() {
        byte[] frame = Frames.framed(0x22, PLACE + "81cc" + "0000" + "2530" + "000e57" + "00" + "07" + "00", 9);
        assertThat(types(frame)).containsExactly(AlertType.SOS);
    }

    @Test
    void every_pair_of_code_and_state_is_a_union() {
        Map<Integer, AlertType> states = Map.of(
                0x10,
                AlertType.MAINS_LOST,
                0x18,
                AlertType.LOW_BATTERY,
                0x20,
                AlertType.SOS,
                0x38,
                AlertType.TAKEN_OFF);
        Map<Integer, AlertType> codes = new TreeMap<>(Map.of(
                0x01,
                AlertType.SOS,
                0x02,
                AlertType.MAINS_LOST,
                0x05,
                AlertType.FENCE_EXIT,
                0x0E,
                AlertType.LOW_BATTERY,
                0x11,
                AlertType.POWER_OFF,
                0x13,
                AlertType.TAMPER,
                0x18,
                AlertType.TAKEN_OFF,
                0x23,
                AlertType.FALL));
        states.forEach((state, byState) -> codes.forEach((code, byCode) -> {
            byte[] frame = Frames.framed(0x26, PLACE + CELL + "%02x0304%02x02".formatted(state, code), 3);
            assertThat(types(frame)).contains(byState, byCode);
        }));
        byte[] stateOnly = Frames.framed(0x26, PLACE + CELL + "6403040002", 3);
        assertThat(types(stateOnly)).as("state 64 with code 00").containsExactly(AlertType.SOS);
    }

    @Test
    void a_fence_of_the_state_gives_way_to_the_direction_of_the_code() {
        assertThat(types(Frames.golden("alarm27"))).containsExactly(AlertType.FENCE_EXIT);
        assertThat(types(Frames.framed(0x26, PLACE + CELL + "3003040402", 3))).containsExactly(AlertType.FENCE_ENTER);
        assertThat(types(Frames.framed(0x26, PLACE + CELL + "3003040002", 3))).containsExactly(AlertType.FENCE_EXIT);
    }

    @Test
    void what_nobody_knows_is_an_alarm_and_a_profile_may_know_better() {
        byte[] frame = Frames.framed(0x26, PLACE + CELL + "0403042802", 3);
        assertThat(types(frame)).containsExactly(AlertType.UNKNOWN_ALARM);
        Gt06Profile cornering = profile(Gt06Profile.Check.WARN, Map.of(0x28, Optional.empty()));
        assertThat(Frames.read(frame, cornering).uplink().alerts()).isEmpty();
        assertThat(types(Frames.framed(0x26, PLACE + CELL + "0403040602", 3)))
                .as("too fast")
                .isEmpty();
    }

    @Test
    void an_alarm_whose_end_cannot_be_read_is_an_alarm() {
        for (String cut : List.of("", "1a030e", PLACE, PLACE + CELL, PLACE + CELL + "640304")) {
            Gt06Message message = Frames.read(Frames.framed(0x26, cut, 3));
            assertThat(message.uplink().alerts()).extracting(Alert::type).containsExactly(AlertType.UNKNOWN_ALARM);
            assertThat(message.uplink().marks()).containsExactly("tail_unreadable");
            assertThat(message.reply()).isInstanceOf(Reply.AfterAppend.class);
        }
    }

    @Test
    void a_wrong_check_is_kept_and_marked_or_dropped_as_the_profile_says() {
        byte[] damaged = Frames.golden("alarm26_sos");
        damaged[damaged.length - 3] ^= 0x01;
        assertThat(Frames.read(damaged).uplink().marks()).containsExactly("bad_checksum");
        Gt06Profile strict = profile(Gt06Profile.Check.STRICT, Map.of());
        assertThat(Gt06Decoder.decode(Frames.one(damaged), Frames.LOGIN, strict, Frames.RECEIVED))
                .isEqualTo(new Decoded.Malformed<>(Defect.BAD_CHECKSUM));
        byte[] answer = Frames.golden("rsp21");
        answer[answer.length - 3] ^= 0x01;
        assertThat(Gt06Decoder.decode(Frames.one(answer), Frames.LOGIN, Gt06Profile.STANDARD, Frames.RECEIVED))
                .isInstanceOf(Decoded.Malformed.class);
    }

    @Test
    void local_time_is_local_only_if_the_profile_says_so() {
        Gt06Login east = new Gt06Login(Frames.IMEI, ZoneOffset.ofHours(8));
        Gt06Profile local = new Gt06Profile(Gt06Profile.Check.WARN, Optional.empty(), Map.of(), BatteryScale.GUESSED);
        Gt06Frame sos = Frames.one(Frames.golden("alarm26_sos"));
        assertThat(raisedAt(Gt06Decoder.decode(sos, east, local, Frames.RECEIVED)))
                .isEqualTo(Instant.parse("2026-03-14T00:16:00Z"));
        assertThat(raisedAt(Gt06Decoder.decode(sos, east, Gt06Profile.STANDARD, Frames.RECEIVED)))
                .isEqualTo(Instant.parse("2026-03-14T08:16:00Z"));
    }

    @Test
    void a_sign_of_life_has_battery_and_signal_and_may_be_an_alarm() {
        Heartbeat alive = Frames.read(Frames.golden("hb")).uplink().heartbeat();
        assertThat(alive).isEqualTo(new Heartbeat(Frames.IMEI, Frames.RECEIVED, 66, 75));
        assertThat(types(Frames.framed(0x13, "6404030002", 4))).containsExactly(AlertType.SOS);
        assertThat(types(Frames.framed(0x13, "4404030102", 4))).containsExactly(AlertType.SOS);
        assertThat(Frames.read(Frames.framed(0x13, "445003", 4)).uplink().heartbeat())
                .as("per cent, and a short content")
                .isEqualTo(new Heartbeat(Frames.IMEI, Frames.RECEIVED, 80, 75));
        assertThat(types(Frames.framed(0x23, "44017203" + "0102", 4))).containsExactly(AlertType.SOS);
    }

    @Test
    void an_alarm_without_satellites_is_read() {
        assertThat(types(Frames.framed(0x19, "01cc002530000e57" + "0403040102", 5)))
                .containsExactly(AlertType.SOS);
    }

    @Test
    void answers_to_commands_are_paired_by_their_flag() {
        Gt06Message.Answer answer = Frames.read(Frames.golden("rsp21")).answer();
        assertThat(answer).isEqualTo(new Gt06Message.Answer(0x11, "Lat:N39.882200,Lon:E116.406600"));
        String text = "0a" + "00000012" + "4f4b21212121" + "0002";
        assertThat(Frames.read(Frames.framed(0x15, text, 6)).answer())
                .isEqualTo(new Gt06Message.Answer(0x12, "OK!!!!"));
        assertThat(Frames.read(Frames.framed(0x15, "", 6)).answer()).isEqualTo(new Gt06Message.Answer(-1, ""));
        assertThat(Gt06Commands.text(new DeviceCommand.Locate())).contains("WHERE#");
        assertThat(Gt06Commands.text(new DeviceCommand.Find())).isEmpty();
        assertThatThrownBy(() -> Gt06Commands.command(1, "x".repeat(201), 1)).hasMessageContaining("200");
    }

    @Test
    void what_says_nothing_new_is_a_sign_of_life() {
        for (String name : List.of("lbs28", "iccid94")) {
            Gt06Message message = Frames.read(Frames.golden(name));
            assertThat(message.uplink().alerts()).isEmpty();
            assertThat(message.uplink().heartbeat()).isNotNull();
            assertThat(message.sort()).isEqualTo(Sort.REPORT);
        }
        Gt06Message unknown = Frames.read(Frames.framed(0x77, "00", 5));
        assertThat(unknown.sort()).isEqualTo(Sort.UNKNOWN);
        assertThat(unknown.reply()).isInstanceOf(Reply.WhenRepeated.class);
    }

    @Test
    void a_repeat_is_recognised_and_the_next_press_is_not() {
        byte[] press = Frames.golden("alarm26_sos");
        assertThat(Frames.read(press).uplink().copyKey())
                .isEqualTo(Frames.read(press).uplink().copyKey());
        byte[] next = Frames.framed(0x26, PLACE + CELL + "6403040102", 6);
        assertThat(Frames.read(next).uplink().copyKey())
                .isNotEqualTo(Frames.read(press).uplink().copyKey());
    }

    @Test
    void taken_off_is_one_alert_in_all_heartbeats_and_an_sos_is_another_each_time() {
        assertThat(key(Frames.framed(0x13, "3c04030002", 4))).isEqualTo(key(Frames.framed(0x13, "3c03030002", 5)));
        assertThat(key(Frames.framed(0x13, "2404030002", 4))).isNotEqualTo(key(Frames.framed(0x13, "2404030002", 5)));
        assertThat(key(Frames.framed(0x26, PLACE + CELL + "3c03040002", 3)))
                .as("an alarm of its own")
                .isNotEqualTo(key(Frames.framed(0x13, "3c04030002", 4)));
    }

    private static String key(byte[] frame) {
        return Frames.read(frame).uplink().copyKey();
    }

    @Test
    void a_profile_says_what_the_battery_counts_and_which_zone_the_clock_has() {
        byte[] five = Frames.framed(0x13, "4405030002", 4);
        assertThat(battery(five, BatteryScale.GUESSED)).isEqualTo(83);
        assertThat(battery(five, BatteryScale.PERCENT)).isEqualTo(5);
        byte[] eighty = Frames.framed(0x13, "4450030002", 4);
        assertThat(battery(eighty, BatteryScale.STEPS)).as("never above full").isEqualTo(100);
        Gt06Profile china = new Gt06Profile(
                Gt06Profile.Check.WARN, Optional.of(ZoneOffset.ofHours(8)), Map.of(), BatteryScale.GUESSED);
        assertThat(raisedAt(Gt06Decoder.decode(
                        Frames.one(Frames.golden("alarm26_sos")), Frames.LOGIN, china, Frames.RECEIVED)))
                .isEqualTo(Instant.parse("2026-03-14T00:16:00Z"));
    }

    private static int battery(byte[] frame, BatteryScale scale) {
        Gt06Profile profile = new Gt06Profile(Gt06Profile.Check.WARN, Optional.of(ZoneOffset.UTC), Map.of(), scale);
        Heartbeat alive =
                Objects.requireNonNull(Frames.read(frame, profile).uplink().heartbeat());
        return Objects.requireNonNull(alive.batteryPercent());
    }

    private static Gt06Profile profile(Gt06Profile.Check check, Map<Integer, Optional<AlertType>> codes) {
        return new Gt06Profile(check, Optional.of(ZoneOffset.UTC), codes, BatteryScale.GUESSED);
    }

    private static Instant raisedAt(Decoded<Gt06Message> decoded) {
        return Objects.requireNonNull(
                Frames.message(decoded).uplink().alerts().getFirst().raisedAt());
    }

    private static List<AlertType> types(byte[] frame) {
        return Frames.read(frame).uplink().alerts().stream().map(Alert::type).toList();
    }

    private static Gt06Message login(String name) {
        return Frames.message(
                Gt06Decoder.login(Frames.one(Frames.golden(name)), Gt06Profile.STANDARD, Frames.RECEIVED));
    }
}
