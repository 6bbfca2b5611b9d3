package org.anling.gateway.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Heartbeat;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Streams;
import org.anling.gateway.codec.jt808.Jt808Message.Answer;
import org.anling.gateway.codec.jt808.Jt808Message.Sort;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All example frames of the reference, and all bits of the alarm word, held against tables written from its page. */
class Jt808ExamplesTest {

    private static final Map<String, Expected> UPLINKS = uplinks();
    private static final Set<String> DOWN = Set.of(
            "reg_rsp",
            "auth_ack",
            "hb_ack",
            "sos_ack",
            "sos_confirm",
            "auth19_ack",
            "q8201",
            "t8202",
            "c8400",
            "x8300",
            "p8103",
            "rst8105",
            "pb8401");
    private static final Map<Integer, AlertType> BITS = bits();

    private record Expected(Sort sort, List<AlertType> alerts) {}

    private static Map<String, Expected> uplinks() {
        Map<String, Expected> all = new TreeMap<>();
        all.put("reg", new Expected(Sort.REGISTER, List.of()));
        all.put("auth", new Expected(Sort.AUTHENTICATE, List.of()));
        all.put("auth19", new Expected(Sort.AUTHENTICATE, List.of()));
        all.put("hb", new Expected(Sort.REPORT, List.of()));
        all.put("loc", new Expected(Sort.REPORT, List.of()));
        all.put("sos", new Expected(Sort.REPORT, List.of(AlertType.SOS)));
        all.put("sw", new Expected(Sort.REPORT, List.of(AlertType.LOW_BATTERY)));
        all.put("blind", new Expected(Sort.REPORT, List.of(AlertType.SOS)));
        all.put("esc", new Expected(Sort.REPORT, List.of()));
        all.put("r0201", new Expected(Sort.REPORT, List.of()));
        all.put("gen0001", new Expected(Sort.ANSWER, List.of()));
        return all;
    }

    private static Map<Integer, AlertType> bits() {
        Map<Integer, AlertType> bits = new TreeMap<>();
        bits.put(0, AlertType.SOS);
        bits.put(3, AlertType.UNKNOWN_ALARM);
        bits.put(7, AlertType.LOW_BATTERY);
        bits.put(8, AlertType.MAINS_LOST);
        bits.put(17, AlertType.TAKEN_OFF);
        List.of(20, 21).forEach(bit -> bits.put(bit, AlertType.FENCE_EXIT));
        bits.put(23, AlertType.WANDERING);
        List.of(26, 28, 31).forEach(bit -> bits.put(bit, AlertType.TAMPER));
        List.of(29, 30).forEach(bit -> bits.put(bit, AlertType.FALL));
        return bits;
    }

    @Test
    void no_example_is_forgotten() {
        Set<String> known = new TreeSet<>(UPLINKS.keySet());
        known.addAll(DOWN);
        assertThat(known).isEqualTo(new TreeSet<>(Streams.golden("jt808").keySet()));
    }

    @Test
    void every_uplink_is_read_as_the_page_says() {
        UPLINKS.forEach((name, expected) -> {
            Jt808Message message = Frames.read(Frames.golden(name));
            assertThat(message.sort()).as(name).isEqualTo(expected.sort());
            assertThat(message.uplink().alerts())
                    .as(name)
                    .extracting(Alert::type)
                    .isEqualTo(expected.alerts());
        });
        assertThat(Frames.one(Frames.golden("esc")).body().hex()).contains("7d7e");
    }

    @Test
    void every_bit_and_every_pair_of_bits_raises_what_the_page_says_and_nothing_else() {
        for (int a = 0; a < 32; a++) {
            for (int b = a; b < 32; b++) {
                Set<AlertType> expected = EnumSet.noneOf(AlertType.class);
                Stream.of(a, b).flatMap(bit -> Stream.ofNullable(BITS.get(bit))).forEach(expected::add);
                assertThat(types(Frames.report(1L << a | 1L << b, 7)))
                        .as("%d and %d", a, b)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void any_damaged_octet_behind_the_alarm_bits_leaves_the_alarm() {
        byte[] body = Frames.one(Frames.golden("sos")).body().toArray();
        for (int at = 4; at < body.length; at++) {
            for (int damage = 1; damage < 256; damage++) {
                byte[] damaged = body.clone();
                damaged[at] ^= (byte) damage;
                assertThat(types(Frames.framed(0x0200, 5, HexFormat.of().formatHex(damaged))))
                        .as("octet %d ^ %02X", at, damage)
                        .containsExactly(AlertType.SOS);
            }
        }
    }

    @Test
    void an_alarm_cut_after_any_octet_of_its_body_is_an_alarm() {
        String body = Frames.one(Frames.golden("sos")).body().hex();
        for (int octets = 0; octets < body.length() / 2; octets++) {
            Jt808Message message = Frames.read(Frames.framed(0x0200, 5, body.substring(0, 2 * octets)));
            assertThat(message.uplink().alerts())
                    .as("%d octets", octets)
                    .extracting(Alert::type)
                    .containsExactly(octets < 4 ? AlertType.UNKNOWN_ALARM : AlertType.SOS);
            assertThat(message.reply()).isInstanceOf(Reply.AfterAppend.class);
        }
    }

    @Test
    void any_two_frames_are_two_however_they_are_cut() {
        for (String first : UPLINKS.keySet()) {
            for (String second : List.of("sos", "esc", "auth19")) {
                Frames.STREAMS.assertTwoAreTwoHoweverCut(Frames.golden(first), Frames.golden(second));
            }
        }
    }

    @Test
    void an_answer_about_parameters_is_not_answered() {
        Jt808Message message = Frames.read(Frames.framed(0x0104, 9, "0010" + "01" + "00000029" + "04" + "0000003c"));
        assertThat(message.sort()).isEqualTo(Sort.ANSWER);
        assertThat(message.answer()).isEqualTo(new Answer(0x10, 0x0104, 0));
        assertThat(message.reply()).isInstanceOf(Reply.Nothing.class);
        assertThat(Frames.read(Frames.framed(0x0104, 9, "00")).answer()).isEqualTo(new Answer(-1, 0x0104, 1));
    }

    @Test
    void a_battery_in_a_nested_list_is_read_unless_the_list_is_something_else() {
        String fixed = "00000000" + "00000002" + "02608dd806f03948" + "002c000c0057" + "260314161530";
        assertThat(battery(fixed + "eb09" + "000300a842" + "0004002d"))
                .as("does not add up")
                .isNull();
        assertThat(battery(fixed + "eb0b" + "000300a842" + "0004002d0fa0")).isEqualTo(66);
        assertThat(battery(fixed + "eb05" + "000300a842" + "5602" + "0632"))
                .as("its own extra counts more")
                .isEqualTo(50);
    }

    private static @Nullable Integer battery(String body) {
        Heartbeat heard = Frames.read(Frames.framed(0x0200, 5, body)).uplink().heartbeat();
        return heard == null ? null : heard.batteryPercent();
    }

    @Test
    void parts_of_messages_with_another_number_of_parts_are_not_mixed() {
        Jt808Parts parts = new Jt808Parts();
        assertThat(parts.add(part(11, 1, 3), Frames.RECEIVED)).isEmpty();
        assertThat(parts.add(part(15, 5, 5), Frames.RECEIVED)).isEmpty();
        assertThat(parts.add(part(12, 2, 3), Frames.RECEIVED))
                .as("two of three")
                .isEmpty();
        assertThat(parts.add(part(13, 3, 3), Frames.RECEIVED)).isPresent();
    }

    private static Jt808Frame part(int serial, int part, int of) {
        Jt808Frame hb = Frames.one(Frames.golden("hb"));
        return new Jt808Frame(
                0x0704, hb.form(), hb.terminal(), serial, part, of, false, Bytes.ofLatin("a"), true, hb.raw());
    }

    private static Set<AlertType> types(byte[] frame) {
        return new TreeSet<>(
                Frames.read(frame).uplink().alerts().stream().map(Alert::type).toList());
    }
}
