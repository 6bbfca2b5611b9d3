package org.anling.gateway.codec.gt06;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Streams;
import org.junit.jupiter.api.Test;

/** All example frames of the reference, and every alarm code with every state, held against tables written from its page. */
class Gt06ExamplesTest {

    private static final String PLACE = "1a030e081000c9044765b80c7d33e8001400";
    private static final String CELL = "0901cc002530000e57";
    private static final Map<String, Expected> UPLINKS = new TreeMap<>(Map.of(
            "hb", new Expected(List.of(), "hb_ack"),
            "loc22", new Expected(List.of(AlertType.SOS), "787805220003f5c20d0a"),
            "loc22_sw", new Expected(List.of(), ""),
            "alarm26_sos", new Expected(List.of(AlertType.SOS), "alarm26_ack"),
            "alarm26_fall_nofix", new Expected(List.of(AlertType.FALL), "787805260006225d0d0a"),
            "alarm27", new Expected(List.of(AlertType.FENCE_EXIT), "78780527000720050d0a"),
            "lbs28", new Expected(List.of(), ""),
            "time8a", new Expected(List.of(), "time8a_rsp"),
            "rsp21", new Expected(List.of(), ""),
            "iccid94", new Expected(List.of(), "")));
    private static final Set<String> OTHERS =
            Set.of("login", "login_tz", "login_ack", "hb_ack", "alarm26_ack", "time8a_rsp", "cmd80");
    private static final Set<Integer> INFORMATION =
            Set.of(0x00, 0x03, 0x06, 0x09, 0x0A, 0x0B, 0x0D, 0x14, 0x16, 0x20, 0x33, 0x34, 0xFE, 0xFF);

    private record Expected(List<AlertType> alerts, String answer) {}

    @Test
    void no_example_is_forgotten() {
        Set<String> known = new TreeSet<>(UPLINKS.keySet());
        known.addAll(OTHERS);
        assertThat(known).isEqualTo(new TreeSet<>(Streams.golden("gt06").keySet()));
    }

    @Test
    void every_uplink_is_read_as_the_page_says_and_answered_byte_for_byte() {
        UPLINKS.forEach((name, expected) -> {
            Gt06Message message = Frames.read(Frames.golden(name));
            assertThat(message.uplink().alerts())
                    .as(name)
                    .extracting(Alert::type)
                    .isEqualTo(expected.alerts());
            String answer = HexFormat.of().formatHex(Frames.answer(message));
            if (Streams.golden("gt06").containsKey(expected.answer())) {
                assertThat(Frames.answer(message)).as(name).isEqualTo(Frames.golden(expected.answer()));
            } else if (expected.answer().isEmpty()) {
                assertThat(answer).as(name).isEmpty();
            } else {
                assertThat(answer.substring(0, 12))
                        .as(name)
                        .isEqualTo(expected.answer().substring(0, 12));
                assertThat(Frames.one(Frames.answer(message)).checkMatches())
                        .as(name)
                        .isTrue();
            }
        });
    }

    @Test
    void every_code_with_every_state_is_the_union_the_page_asks_for() {
        for (int number : List.of(0x16, 0x26, 0x27)) {
            for (int code = 0; code < 256; code++) {
                for (int state = 0x04; state < 256; state += 0x08) {
                    byte[] frame = Frames.framed(number, PLACE + CELL + "%02x0304%02x02".formatted(state, code), 3);
                    assertThat(types(frame)).as("%02X %02X", code, state).isEqualTo(expected(code, state >> 3 & 7));
                }
            }
        }
    }

    @Test
    void any_damaged_octet_of_an_alarm_leaves_an_alarm() {
        byte[] content = Frames.one(Frames.golden("alarm26_sos")).content().toArray();
        for (int at = 0; at < content.length; at++) {
            for (int damage = 1; damage < 256; damage++) {
                byte[] damaged = content.clone();
                damaged[at] ^= (byte) damage;
                byte[] frame = Frames.framed(0x26, HexFormat.of().formatHex(damaged), 3);
                assertThat(types(frame))
                        .as("octet %d ^ %02X", at, damage)
                        .containsAnyOf(AlertType.SOS, AlertType.UNKNOWN_ALARM);
            }
        }
    }

    @Test
    void any_two_frames_are_two_however_they_are_cut() {
        for (String first : UPLINKS.keySet()) {
            for (String second : List.of("alarm26_sos", "rsp21", "hb")) {
                Frames.STREAMS.assertTwoAreTwoHoweverCut(Frames.golden(first), Frames.golden(second));
            }
        }
    }

    @Test
    void a_stop_in_the_content_cuts_nothing_also_when_the_rest_comes_later() {
        String content = "1a030e081000c9044765b80c7d33e8000d0a09" + "01cc002530000e57" + "6403040102";
        Frames.STREAMS.assertTwoAreTwoHoweverCut(Frames.framed(0x26, content, 7), Frames.golden("hb"));
    }

    @Test
    void an_alarm_behind_a_start_that_promises_much_is_read_at_once() {
        for (String start : List.of("7878ff", "79790e00", "78", "7979", "787822221a030e")) {
            byte[] stream = Streams.join(HexFormat.of().parseHex(start), Frames.golden("alarm26_sos"));
            assertThat(Streams.frames(Frames.all(stream)))
                    .as(start)
                    .last()
                    .isEqualTo(Frames.one(Frames.golden("alarm26_sos")));
        }
    }

    @Test
    void of_two_frames_behind_a_start_whose_length_spans_both_none_is_lost() {
        byte[] first = Frames.golden("alarm26_sos");
        byte[] second = Frames.golden("hb");
        byte[] start = {0x78, 0x78, (byte) (first.length + second.length - 2)};
        assertThat(Streams.frames(Frames.all(Streams.join(start, first, second))))
                .containsExactly(Frames.one(first), Frames.one(second));
    }

    @Test
    void a_side_key_is_found_in_the_wider_places_of_later_networks_too() {
        String wide = "01cc" + "00" + "00002530" + "0000000000000e57";
        assertThat(types(Frames.framed(0xA0, PLACE + wide + "00" + "07" + "00", 3)))
                .containsExactly(AlertType.SOS);
        assertThat(types(Frames.framed(0xA0, PLACE + wide + "00" + "00" + "00", 3)))
                .isEmpty();
        assertThat(Frames.read(Frames.framed(0xA0, PLACE + wide + "00" + "07" + "00", 3))
                        .reply())
                .isInstanceOf(Reply.AfterAppend.class);
    }

    @Test
    void a_place_that_was_stored_earlier_is_marked() {
        assertThat(Frames.read(Frames.golden("loc22_sw")).uplink().marks()).containsExactly("delayed");
        assertThat(Frames.read(Frames.golden("loc22")).uplink().marks()).isEmpty();
    }

    private static Set<AlertType> types(byte[] frame) {
        List<AlertType> types =
                Frames.read(frame).uplink().alerts().stream().map(Alert::type).toList();
        assertThat(types).doesNotHaveDuplicates();
        return new TreeSet<>(types);
    }

    private static Set<AlertType> expected(int code, int state) {
        Set<AlertType> types = EnumSet.noneOf(AlertType.class);
        if (!INFORMATION.contains(code)) {
            types.add(meaning(code));
        }
        switch (state) {
            case 2 -> types.add(AlertType.MAINS_LOST);
            case 3 -> types.add(AlertType.LOW_BATTERY);
            case 4 -> types.add(AlertType.SOS);
            case 6 -> {
                if (code == 0) {
                    types.add(AlertType.FENCE_EXIT);
                }
            }
            case 7 -> types.add(AlertType.TAKEN_OFF);
            default -> {}
        }
        return types;
    }

    private static AlertType meaning(int code) {
        return switch (code) {
            case 0x01 -> AlertType.SOS;
            case 0x02 -> AlertType.MAINS_LOST;
            case 0x04 -> AlertType.FENCE_ENTER;
            case 0x05 -> AlertType.FENCE_EXIT;
            case 0x0C -> AlertType.POWER_ON;
            case 0x0E, 0x0F, 0x19 -> AlertType.LOW_BATTERY;
            case 0x10, 0x13, 0x17, 0x25, 0x32 -> AlertType.TAMPER;
            case 0x11, 0x15 -> AlertType.POWER_OFF;
            case 0x12 -> AlertType.LINK_WARNING;
            case 0x18 -> AlertType.TAKEN_OFF;
            case 0x23 -> AlertType.FALL;
            case 0x5B -> AlertType.TEMP_HIGH;
            case 0x5C -> AlertType.TEMP_LOW;
            default -> AlertType.UNKNOWN_ALARM;
        };
    }
}
