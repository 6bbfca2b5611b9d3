package org.anling.gateway.codec.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.watch.WatchMessage.Sort;
import org.junit.jupiter.api.Test;

class WatchDecoderTest {

    private static final Map<Integer, AlertType> ALARM_BITS = new TreeMap<>(Map.of(
            14, AlertType.MAINS_LOST,
            16, AlertType.SOS,
            17, AlertType.LOW_BATTERY,
            18, AlertType.FENCE_EXIT,
            19, AlertType.FENCE_ENTER,
            20, AlertType.TAKEN_OFF,
            21, AlertType.FALL,
            22, AlertType.MEDICAL));

    @Test
    void answers_are_the_bytes_of_the_reference() {
        assertThat(Frames.answer(Frames.read(Frames.golden("LK")))).isEqualTo("[3G*3405000001*0002*LK]");
        assertThat(Frames.answer(Frames.read(Frames.golden("LK_bare")))).isEqualTo(Frames.golden("LK_bare"));
        assertThat(Frames.answer(Frames.read(Frames.golden("AL_sos")))).isEqualTo(Frames.golden("AL_ack2"));
        assertThat(Frames.answer(Frames.read(Frames.golden("AL_fall")))).isEqualTo(Frames.golden("AL_ack2"));
        assertThat(Frames.answer(Frames.read(Frames.golden("AL_off")))).isEqualTo(Frames.golden("AL_off_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("bphrt")))).isEqualTo(Frames.golden("bphrt_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("oxygen")))).isEqualTo(Frames.golden("oxygen_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("btemp2")))).isEqualTo(Frames.golden("btemp2_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("CONFIG")))).isEqualTo(Frames.golden("CONFIG_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("TKQ")))).isEqualTo(Frames.golden("TKQ"));
        assertThat(Frames.answer(Frames.read(Frames.frame("INIT,1,2")))).isEqualTo(Frames.frame("INIT,1"));
        assertThat(Frames.answer(Frames.read(Frames.golden("UD")))).isEmpty();
        assertThat(Frames.answer(Frames.read(Frames.golden("UD2")))).isEmpty();
    }

    @Test
    void only_alarms_wait_for_the_disk() {
        assertThat(Frames.read(Frames.golden("AL_sos")).reply()).isInstanceOf(Reply.AfterAppend.class);
        assertThat(Frames.read(Frames.golden("LK")).reply()).isInstanceOf(Reply.AtOnce.class);
        assertThat(Frames.read(Frames.golden("bphrt")).reply()).isInstanceOf(Reply.AtOnce.class);
    }

    @Test
    void an_sos_carries_position_time_and_raw_frame() {
        WatchMessage message = Frames.read(Frames.golden("AL_sos"));
        assertThat(types(message)).containsExactly(AlertType.SOS);
        Alert sos = message.uplink().alerts().getFirst();
        assertThat(sos.raisedAt()).isEqualTo(Instant.parse("2026-03-14T08:15:30Z"));
        assertThat(sos.clock()).isEqualTo(ClockQuality.NTP);
        assertThat(sos.batteryPercent()).isEqualTo(63);
        assertThat(message.uplink().position())
                .isEqualTo(new Position(
                        39.8822,
                        116.4066,
                        Position.Source.FIX,
                        Position.Datum.WGS84,
                        12.5,
                        Instant.parse("2026-03-14T08:15:30Z")));
        assertThat(message.uplink().marks()).isEmpty();
        assertThat(message.uplink().raw()).isEqualTo(Frames.golden("AL_sos"));
        assertThat(message.uplink().device()).isEqualTo(new DeviceId("3405000001"));
    }

    @Test
    void the_other_examples_say_what_the_reference_says() {
        assertThat(types(Frames.read(Frames.golden("AL_fall")))).containsExactly(AlertType.FALL);
        assertThat(Frames.read(Frames.golden("AL_fall")).uplink().position()).isNull();
        assertThat(types(Frames.read(Frames.golden("AL_off")))).containsExactly(AlertType.TAKEN_OFF);
        assertThat(Frames.read(Frames.golden("AL_off")).uplink().marks()).isEmpty();
        assertThat(types(Frames.read(Frames.golden("UD")))).isEmpty();
        assertThat(Frames.read(Frames.golden("UD")).uplink().position()).isNotNull();
        assertThat(Frames.read(Frames.golden("UD2")).uplink().position()).isNull();
        assertThat(Frames.read(Frames.golden("LK")).sort()).isEqualTo(Sort.LOGIN);
        assertThat(Frames.read(Frames.golden("LK")).uplink().heartbeat())
                .isEqualTo(new Heartbeat(new DeviceId("3405000001"), Frames.RECEIVED, 63, null));
    }

    @Test
    void each_alarm_bit_is_read_alone_and_in_every_pair() {
        for (int a : ALARM_BITS.keySet()) {
            for (int b : ALARM_BITS.keySet()) {
                Set<AlertType> expected = new TreeSet<>(List.of(type(a), type(b)));
                String status = "%08X".formatted((1L << a) | (1L << b));
                assertThat(new TreeSet<>(types(alarm(status)))).as(status).isEqualTo(expected);
                assertThat(types(alarm(status))).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void low_battery_never_hides_an_sos() {
        assertThat(types(alarm("00010001"))).containsExactly(AlertType.SOS, AlertType.LOW_BATTERY);
        assertThat(types(alarm("00030001"))).containsExactly(AlertType.SOS, AlertType.LOW_BATTERY);
    }

    @Test
    void unknown_alarm_bits_are_visible_beside_known_ones() {
        assertThat(types(alarm("80000000"))).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(types(alarm("81010000"))).containsExactly(AlertType.SOS, AlertType.UNKNOWN_ALARM);
        assertThat(alarm("81010000").uplink().alerts().getLast().detail()).isEqualTo("status bits 24+31");
    }

    @Test
    void an_alarm_frame_without_alarm_bit_is_an_unknown_alarm() {
        for (String status : List.of("00000000", "00000008", "0000", "001E")) {
            assertThat(types(alarm(status))).as(status).containsExactly(AlertType.UNKNOWN_ALARM);
        }
        assertThat(types(Frames.read(Frames.frame("ALCUSTOMER1," + Frames.SOS_BLOCK.formatted("00000000")))))
                .containsExactly(AlertType.UNKNOWN_ALARM);
    }

    @Test
    void a_position_report_with_the_sos_bit_is_a_copy_of_the_alarm_of_that_moment() {
        WatchMessage report = Frames.read(Frames.frame("UD," + Frames.SOS_BLOCK.formatted("00010000")));
        WatchMessage alarm = alarm("00010000");
        assertThat(types(report)).containsExactly(AlertType.SOS);
        assertThat(report.uplink().copyKey()).isEqualTo(alarm.uplink().copyKey());
    }

    @Test
    void another_moment_or_another_body_is_no_copy() {
        Set<String> keys = new HashSet<>();
        String block = Frames.SOS_BLOCK.formatted("00010000");
        for (String other : List.of(block, block.replace("081530", "081531"), block.replace(",63,", ",62,"))) {
            keys.add(Frames.read(Frames.frame("AL," + other)).uplink().copyKey());
        }
        assertThat(keys).hasSize(3);
    }

    @Test
    void each_damaged_field_leaves_an_alarm() {
        String[] fields = ("AL," + Frames.SOS_BLOCK.formatted("00010000")).split(",");
        for (int i = 1; i < fields.length; i++) {
            for (String damage : List.of("", "?", "-", "99999999999999999999", "\u0000", "1e999", "[x]")) {
                String[] damaged = fields.clone();
                damaged[i] = damage;
                WatchMessage message = Frames.read(Frames.frame(String.join(",", damaged)));
                AlertType expected = i == 16 ? AlertType.UNKNOWN_ALARM : AlertType.SOS;
                assertThat(types(message)).as("field %d = %s", i, damage).containsExactly(expected);
            }
        }
    }

    @Test
    void an_alarm_cut_after_any_value_is_an_alarm_marked_as_such() {
        String[] fields = ("AL," + Frames.SOS_BLOCK.formatted("00010000")).split(",");
        for (int kept = 1; kept < fields.length - 1; kept++) {
            String content = String.join(",", List.of(fields).subList(0, kept));
            WatchMessage message = Frames.read(Frames.frame(content));
            AlertType expected = kept <= 16 ? AlertType.UNKNOWN_ALARM : AlertType.SOS;
            assertThat(types(message)).as(content).containsExactly(expected);
            if (kept <= 16) {
                assertThat(message.uplink().marks()).as(content).contains("tail_unreadable");
            }
        }
        WatchMessage garbled = Frames.read(Frames.frame("AL,140326,0815?????"));
        assertThat(types(garbled)).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(garbled.uplink().position()).isNull();
        assertThat(garbled.uplink().marks()).contains("tail_unreadable");
    }

    @Test
    void an_unreadable_tail_behind_the_status_is_marked_and_the_alarm_stays() {
        String block = Frames.SOS_BLOCK.formatted("00010000");
        String head = block.substring(0, block.indexOf("00010000") + 8);
        for (String tail : List.of(",x", ",2,1,460", ",9999,1", ",2,1,460,0,zz,3671,1,2,3,4", ",0,1,a,b")) {
            WatchMessage message = Frames.read(Frames.frame("AL," + head + tail));
            assertThat(types(message)).as(tail).containsExactly(AlertType.SOS);
            assertThat(message.uplink().marks()).as(tail).containsExactly("tail_unreadable");
        }
    }

    @Test
    void tails_that_firmwares_really_send_are_readable() {
        String block = Frames.SOS_BLOCK.formatted("00010000");
        String head = block.substring(0, block.indexOf("00010000") + 8);
        List<String> tails = List.of(
                "",
                ",0",
                ",0,0",
                ",0,460,0",
                ",0,460,0,0,12.5",
                ",1,1,460,0,9520,3671,",
                ",1,1,460,0,25A0,0E57,-81,0,5.0");
        for (String tail : tails) {
            WatchMessage message = Frames.read(Frames.frame("AL," + head + tail));
            assertThat(message.uplink().marks()).as(tail).isEmpty();
        }
    }

    @Test
    void a_wrong_length_is_marked() {
        WatchMessage message = Frames.read(Frames.golden("UD").replace("*009E*", "*0098*"));
        assertThat(message.uplink().marks()).containsExactly("len_mismatch");
        assertThat(message.uplink().position()).isNotNull();
    }

    @Test
    void south_may_be_said_by_sign_by_letter_or_by_both() {
        assertThat(latitude("-34.905800,S")).isEqualTo(-34.9058);
        assertThat(latitude("34.905800,S")).isEqualTo(-34.9058);
        assertThat(latitude(" -34.905800,")).isEqualTo(-34.9058);
        assertThat(latitude("  34.905800,N")).isEqualTo(34.9058);
    }

    @Test
    void coordinates_without_fix_are_no_fresh_position() {
        String stale = Frames.SOS_BLOCK.formatted("00010000").replace(",A,", ",V,");
        assertThat(Frames.read(Frames.frame("AL," + stale)).uplink().position()).isNull();
        String nought = Frames.SOS_BLOCK
                .formatted("00010000")
                .replace("39.882200", "0.0")
                .replace("116.4066000", "0.0");
        assertThat(Frames.read(Frames.frame("AL," + nought)).uplink().position())
                .isNull();
        String beyond = Frames.SOS_BLOCK.formatted("00010000").replace("39.882200", "139.0");
        assertThat(Frames.read(Frames.frame("AL," + beyond)).uplink().position())
                .isNull();
    }

    @Test
    void a_clock_that_was_never_set_is_not_believed() {
        Alert alert = Frames.read(Frames.frame(
                        "AL," + Frames.SOS_BLOCK.formatted("00010000").replace("140326", "060180")))
                .uplink()
                .alerts()
                .getFirst();
        assertThat(alert.clock()).isEqualTo(ClockQuality.NTP);
        Alert never = Frames.read(Frames.frame(
                        "AL," + Frames.SOS_BLOCK.formatted("00010000").replace("140326", "010100")))
                .uplink()
                .alerts()
                .getFirst();
        assertThat(never.raisedAt()).isNull();
        assertThat(never.clock()).isEqualTo(ClockQuality.UNSET);
    }

    @Test
    void nought_means_not_measured() {
        assertThat(readings("bphrt,128,79,72,,,,"))
                .extracting(Vitals.Reading::value)
                .containsExactly(128.0, 79.0, 72.0);
        assertThat(readings("bphrt,0,0,72,,,,"))
                .extracting(Vitals.Reading::kind)
                .containsExactly(Vitals.Kind.HEART_RATE);
        assertThat(readings("BLOOD,128,79")).hasSize(2);
        assertThat(readings("heart,71")).hasSize(1);
        assertThat(readings("PULSE,0")).isEmpty();
        assertThat(readings("TEMP,36.6")).hasSize(1);
        assertThat(readings("btemp2,1,36.42")).extracting(Vitals.Reading::value).containsExactly(36.42);
        assertThat(Frames.answer(Frames.read(Frames.frame("oxygen,0,0")))).isEqualTo(Frames.frame("oxygen,2"));
        assertThat(Frames.answer(Frames.read(Frames.frame("oxygen,0,84")))).isEqualTo(Frames.frame("oxygen,0"));
    }

    @Test
    void a_temperature_of_nought_or_one_is_a_word_and_no_degree() {
        WatchMessage high = Frames.read(Frames.frame("btemp2,1,1"));
        assertThat(types(high)).containsExactly(AlertType.VITAL_ABNORMAL);
        assertThat(high.uplink().alerts().getFirst().detail()).isEqualTo("temperature high");
        assertThat(high.uplink().vitals()).isNull();
        assertThat(high.reply()).isInstanceOf(Reply.AfterAppend.class);
    }

    @Test
    void sound_is_unescaped_and_an_unknown_escape_is_a_bad_frame() {
        WatchFrame sound = ((org.anling.gateway.codec.Split.Found<WatchFrame>)
                        Frames.all(Frames.bytes("tk_escaped")).getFirst())
                .frame();
        assertThat(MediaEscape.unescape(sound.content()).map(Bytes::hex)).contains("544b2c2321414d520a7d5b5d2c2aff");
        WatchFrame bad = Frames.one(Frames.frame("TK,#!AMR}\u0009"));
        assertThat(WatchDecoder.decode(bad, Frames.RECEIVED)).isEqualTo(new Decoded.Malformed<>(Defect.BAD_ESCAPE));
    }

    @Test
    void echoes_are_not_answered_and_unknown_keywords_only_when_repeated() {
        assertThat(Frames.read(Frames.golden("dl_CR")).sort()).isEqualTo(Sort.ECHO);
        assertThat(Frames.read(Frames.golden("dl_CR")).reply()).isInstanceOf(Reply.Nothing.class);
        assertThat(Frames.read(Frames.frame("PP,1")).reply())
                .isEqualTo(new Reply.WhenRepeated(Bytes.ofLatin(Frames.frame("PP"))));
    }

    private static AlertType type(int bit) {
        AlertType type = ALARM_BITS.get(bit);
        assertThat(type).isNotNull();
        return type == null ? AlertType.UNKNOWN_ALARM : type;
    }

    private static WatchMessage alarm(String status) {
        return Frames.read(Frames.frame("AL," + Frames.SOS_BLOCK.formatted(status)));
    }

    private static List<AlertType> types(WatchMessage message) {
        return message.uplink().alerts().stream().map(Alert::type).toList();
    }

    private static double latitude(String field) {
        String block = Frames.SOS_BLOCK.formatted("00000000").replace("39.882200,N", field);
        Position position = Frames.read(Frames.frame("UD," + block)).uplink().position();
        assertThat(position).isNotNull();
        return position == null ? 0 : position.latitude();
    }

    private static List<Vitals.Reading> readings(String content) {
        Vitals vitals = Frames.read(Frames.frame(content)).uplink().vitals();
        return vitals == null ? List.of() : vitals.readings();
    }
}
