package org.anling.gateway.codec.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.entry.ContractJson;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Fuzzer;
import org.anling.gateway.codec.Streams;
import org.anling.gateway.codec.dc09.CodeProfile;
import org.anling.gateway.codec.dc09.Dc09Key;
import org.anling.gateway.codec.dc09.Dc09Site;
import org.anling.gateway.codec.explain.Explanation;
import org.anling.gateway.codec.explain.Field;
import org.anling.gateway.codec.explain.Label;
import org.anling.gateway.codec.explain.Part;
import org.junit.jupiter.api.Test;

class DecodeTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:16:01Z");

    @Test
    void every_example_frame_is_told_whole_and_nothing_of_it_is_unknown() {
        for (String protocol : List.of("watch-3g", "gt06", "jt808", "sia-dc09")) {
            Streams.golden(protocol).forEach((name, frame) -> {
                if (name.endsWith("_plain") || name.equals("nak")) {
                    return;
                }
                Explanation told = one(frame);
                assertThat(told.protocol()).as(name).isEqualTo(protocol);
                assertThat(told.fields()).as(name).isNotEmpty();
                if (!name.startsWith("dl_") && !isDown(protocol, name)) {
                    assertThat(told.readable()).as(name).isTrue();
                    assertThat(told.fields()).as(name).extracting(Field::name).doesNotContain(Part.UNKNOWN.name());
                }
            });
        }
    }

    @Test
    void fields_lie_one_behind_the_other_and_cover_the_frame() {
        for (String name : List.of("alarm26_sos", "loc22", "lbs28", "rsp21", "iccid94", "login_tz")) {
            Explanation told = one(Streams.golden("gt06", name));
            int at = 0;
            for (Field field : told.fields()) {
                assertThat(field.at()).as(name + " " + field.name().en()).isEqualTo(at);
                at += field.octets().length();
            }
            assertThat(at).as(name).isEqualTo(told.shown().length());
        }
    }

    @Test
    void an_sos_of_a_terminal_is_told_field_by_field() {
        Explanation told = one(Streams.golden("jt808", "sos"));
        assertThat(english(told))
                .contains("message: 0200 location")
                .contains("number of the terminal: 012345678901")
                .contains("alarm bits: bit 0 emergency (SOS)")
                .contains("latitude: 39.882200°")
                .contains("time (BCD, UTC+8): 2026-03-14 16:16:00")
                .contains("Wi-Fi: 1: 02:00:5e:10:00:01 -61 dBm")
                .contains("B4 right")
                .contains("= SOS (bit 0) 2026-03-14T08:16:00Z")
                .contains("answered after it is on disk 7e80010005");
    }

    @Test
    void a_wrong_check_is_told_with_the_right_one() {
        String bad = Streams.golden("jt808", "sos").replace("C3B47E", "C3B57E");
        assertThat(english(one(bad))).contains("wrong check: dropped").contains("B5 wrong, should be B4");
        String gt06 = Streams.golden("gt06", "alarm26_sos").replace("06AB0D0A", "06AC0D0A");
        assertThat(english(one(gt06))).contains("06AC wrong, should be 06AB").contains("marks bad_checksum");
        String dc09 = Streams.golden("sia-dc09", "sia_med").replace("CDB5", "CDB6");
        assertThat(english(one(dc09))).contains("CDB6 wrong, should be CDB5").contains("MA → MEDICAL");
    }

    @Test
    void a_watch_is_told_value_by_value_in_chinese_too() {
        Explanation told = one(Streams.golden("watch-3g", "AL_sos"));
        assertThat(text(told, Label::zh))
                .contains("设备号: 3405000001")
                .contains("状态字: 00010008：位 3 腕带状态；位 16 求救")
                .contains("小区 CID: 3672")
                .contains("Wi-Fi MAC: 02:00:5e:10:00:01")
                .contains("精度 m: 12.5")
                .contains("落盘之后应答 [3G*3405000001*0002*AL]");
        assertThat(english(one(Streams.golden("watch-3g", "UD").replace("*009E*", "*0098*"))))
                .contains("wrong, should be 009E");
    }

    @Test
    void an_encrypted_frame_is_told_as_far_as_it_can_be() {
        String frame = Streams.golden("sia-dc09", "enc_sia");
        assertThat(english(one(frame)))
                .contains("account: A1234")
                .contains("48 octets, 3 blocks")
                .contains("no key fits")
                .contains("UNKNOWN_ALARM")
                .contains("not answered");
        Dc09Key key = Dc09Key.ofHex("00112233445566778899AABBCCDDEEFF");
        Dc09Site site = new Dc09Site(List.of(key), CodeProfile.STANDARD);
        Explanation opened =
                Decode.explain(DecodeInput.octets(frame), NOW, site).getFirst();
        assertThat(english(opened)).contains("#A1234|Nri1/MA003").contains("MEDICAL");
    }

    @Test
    void several_frames_of_one_input_are_all_told_and_a_login_names_what_follows() {
        String both = Streams.golden("gt06", "login") + Streams.golden("gt06", "alarm26_sos");
        List<Explanation> all = explain(both);
        assertThat(all).hasSize(2).allMatch(Explanation::readable);
        assertThat(english(all.getLast())).contains("device 861234050000010");
        assertThat(english(one(Streams.golden("gt06", "alarm26_sos"))))
                .contains("device unknown")
                .contains("only a login");
        assertThat(explain(both.substring(0, both.length() - 4))).last().matches(rest -> !rest.readable());
    }

    @Test
    void payloads_of_mqtt_are_told() {
        Explanation told = one("{\"v\":1,\"id\":\"7-42\",\"type\":\"FALL\",\"mood\":3}");
        assertThat(told.uplink()).isNotNull();
        assertThat(english(told)).contains("FALL").contains("unknown field").contains("\"ids\":[\"7-42\"]");
        assertThat(english(one("{\"v\":1,\"m\":[{\"k\":\"hr\",\"val\":72}]}"))).contains("HEART_RATE 72.0 bpm");
    }

    @Test
    void rubbish_is_no_protocol_and_says_so() {
        assertThat(one("hello").fields()).isEmpty();
        assertThat(one("hello").readable()).isFalse();
        assertThat(english(one("hello"))).contains("no protocol");
        assertThatThrownBy(() -> DecodeInput.octets("7E0")).hasMessageContaining("3 hexadecimal digits");
    }

    @Test
    void input_is_taken_as_people_paste_it() {
        Bytes frame = DecodeInput.octets(Streams.golden("jt808", "hb"));
        assertThat(DecodeInput.octets("7e 00 02 00 00 01 23 45 67 89 01 00 03 89 7e"))
                .isEqualTo(frame);
        assertThat(DecodeInput.octets("0x7e,0x00:02-0000 012345678901 0003 89 7e"))
                .isEqualTo(frame);
        Bytes link = Bytes.ofLatin("\n7D240014\"NULL\"0001L0#A1234[]\r");
        for (String typed : List.of(
                "7D240014\"NULL\"0001L0#A1234[]",
                "\\n7D240014\"NULL\"0001L0#A1234[]\\r",
                "\u21b57D240014\"NULL\"0001L0#A1234[]\u23ce",
                "<LF>7D240014\"NULL\"0001L0#A1234[]<CR>",
                "\\x0a7D240014\"NULL\"0001L0#A1234[]\\x0D")) {
            assertThat(DecodeInput.octets(typed)).as(typed).isEqualTo(link);
        }
    }

    @Test
    void what_is_told_can_be_written_as_json_and_nothing_that_comes_is_thrown_at_the_reader() {
        Random dice = new Random(36);
        for (Fuzzer fuzzer : Fuzzer.values()) {
            for (byte[] seed : fuzzer.seeds()) {
                for (int round = 0; round < 20; round++) {
                    byte[] octets = Arrays.copyOfRange(seed, Math.min(seed.length, 2), seed.length);
                    for (int hits = round % 4; hits > 0 && octets.length > 0; hits--) {
                        octets[dice.nextInt(octets.length)] = (byte) dice.nextInt(256);
                    }
                    for (Explanation told : Decode.explain(Bytes.copyOf(octets), NOW, Dc09Site.PLAIN)) {
                        assertThat(ContractJson.encode(DecodePage.tree(told))).startsWith("{");
                        assertThat(english(told)).isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void what_comes_of_a_frame_is_what_the_gateway_would_do() {
        Explanation told = one(Streams.golden("gt06", "alarm26_fall_nofix"));
        assertThat(told.uplink()).isNotNull();
        assertThat(told.uplink() == null ? List.<Alert>of() : told.uplink().alerts())
                .extracting(Alert::type)
                .containsExactly(AlertType.FALL);
        assertThat(Streams.answer(told.reply()).hex()).isEqualTo("787805260006225d0d0a");
    }

    private static boolean isDown(String protocol, String name) {
        boolean answer = name.endsWith("_ack") || name.endsWith("_rsp") || name.endsWith("_confirm");
        return answer
                || (protocol.equals("gt06") && name.equals("cmd80"))
                || (protocol.equals("jt808") && name.matches("[qtcxprb]+[0-9]{4}|rst8105|pb8401"));
    }

    private static Explanation one(String typed) {
        List<Explanation> all = explain(typed);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<Explanation> explain(String typed) {
        return Decode.explain(DecodeInput.octets(typed), NOW, Dc09Site.PLAIN);
    }

    private static String english(Explanation told) {
        return text(told, Label::en);
    }

    private static String text(Explanation told, Function<Label, String> words) {
        return new DecodePage(words).lines(told).stream().collect(Collectors.joining("\n"));
    }
}
