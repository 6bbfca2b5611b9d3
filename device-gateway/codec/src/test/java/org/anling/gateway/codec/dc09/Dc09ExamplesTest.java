package org.anling.gateway.codec.dc09;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.Streams;
import org.junit.jupiter.api.Test;

/** All example frames of the reference, and every code of its tables. */
class Dc09ExamplesTest {

    private static final Map<String, List<AlertType>> UPLINKS = new TreeMap<>(Map.of(
            "null", List.of(),
            "sia_med", List.of(AlertType.MEDICAL),
            "sia_text", List.of(AlertType.SOS),
            "cid_pers", List.of(AlertType.SOS),
            "cid_restore", List.of(AlertType.MAINS_RESTORED),
            "cid_test", List.of(AlertType.TEST),
            "enc_sia", List.of(AlertType.MEDICAL),
            "enc_null", List.of()));
    private static final Map<String, String> ANSWERS =
            Map.of("null", "null_ack", "sia_med", "sia_med_ack", "cid_pers", "cid_ack", "enc_sia", "enc_ack");
    private static final Set<String> OTHERS = Set.of(
            "null_ack",
            "sia_med_ack",
            "cid_ack",
            "enc_ack",
            "nak",
            "duh",
            "enc_sia_plain",
            "enc_ack_plain",
            "enc_null_plain");

    @Test
    void no_example_is_forgotten() {
        Set<String> known = new TreeSet<>(UPLINKS.keySet());
        known.addAll(OTHERS);
        assertThat(known).isEqualTo(new TreeSet<>(Streams.golden("sia-dc09").keySet()));
    }

    @Test
    void every_uplink_is_read_as_the_page_says_and_answered_byte_for_byte() {
        UPLINKS.forEach((name, types) -> {
            Dc09Message message = read(name);
            assertThat(message.uplink().alerts())
                    .as(name)
                    .extracting(Alert::type)
                    .isEqualTo(types);
            String answer = ANSWERS.get(name);
            if (answer != null) {
                assertThat(Frames.answer(message)).as(name).isEqualTo(Frames.golden(answer));
            }
        });
        Instant inTime = Instant.parse("2026-03-14T08:17:01Z");
        Dc09Message test =
                Dc09Decoder.decode(Frames.one(Frames.golden("enc_null")), Frames.SECRET, inTime, Frames.PADDING);
        assertThat(Frames.answer(test)).contains("\"*ACK\"0008L0#A1234[");
        Dc09Message late = Dc09Decoder.decode(
                Frames.one(Frames.golden("enc_null")),
                Frames.SECRET,
                Instant.parse("2026-03-14T08:17:30Z").plusSeconds(60),
                Frames.PADDING);
        assertThat(Frames.answer(late)).contains("\"NAK\"0000R0L0A0[]_08:18:30,03-14-2026");
    }

    @Test
    void secrets_are_the_plain_texts_of_the_page() {
        for (String name : List.of("enc_sia", "enc_null", "enc_ack")) {
            String secret = Frames.one(Frames.golden(name)).rest().latin();
            byte[] plain = Frames.KEY
                    .decrypt(java.util.HexFormat.of().parseHex(secret))
                    .orElseThrow();
            assertThat(Bytes.copyOf(plain).latin()).isEqualTo(Streams.golden("sia-dc09", name + "_plain"));
        }
    }

    @Test
    void every_code_of_contact_id_is_known_and_nothing_else() {
        Set<String> codes = new TreeSet<>(List.of(("100 101 102 110 111 112 113 114 115 117 118 120 121 122 123 "
                        + "130 131 132 133 134 135 136 137 144 145 151 153 154 158 159 162 301 302 309 311 344 350 351 "
                        + "354 380 381 383 384 406 411 601 602 603 606 607 641 654 661 662 663")
                .split(" ")));
        Set<String> silent = Set.of("305", "570", "627", "628");
        for (int code = 0; code < 1000; code++) {
            String digits = "%03d".formatted(code);
            List<AlertType> types = types(Frames.contactId("1" + digits + " 01 003"));
            if (silent.contains(digits) || (digits.startsWith("40") && !digits.equals("406"))) {
                assertThat(types).as(digits).isEmpty();
            } else if (codes.contains(digits)) {
                assertThat(types).as(digits).hasSize(1).doesNotContain(AlertType.UNKNOWN_ALARM);
            } else {
                assertThat(types).as(digits).containsExactly(AlertType.UNKNOWN_ALARM);
            }
        }
    }

    @Test
    void each_damaged_sign_behind_the_account_leaves_an_alarm() {
        String whole = Frames.golden("sia_med");
        String body = whole.substring(9, whole.length() - 1);
        for (int at = body.indexOf('[') + 1; at < body.length(); at++) {
            for (char damage : "?0 ".toCharArray()) {
                String damaged = body.substring(0, at) + damage + body.substring(at + 1);
                assertThat(types(Frames.framed(damaged))).as(damaged).isNotEmpty();
            }
        }
    }

    @Test
    void any_two_frames_are_two_however_they_are_cut() {
        for (String first : UPLINKS.keySet()) {
            for (String second : List.of("sia_med", "enc_sia", "null")) {
                Frames.STREAMS.assertTwoAreTwoHoweverCut(
                        Frames.octets(Frames.golden(first)), Frames.octets(Frames.golden(second)));
            }
        }
    }

    @Test
    void a_frame_longer_than_the_limit_is_none_however_it_comes() {
        String body = "\"SIA-DCS\"0042L0#A1234[#A1234|NMA1^" + "x".repeat(Dc09Splitter.LIMIT) + "^]";
        byte[] stream = Frames.octets(Frames.framed(body) + Frames.golden("null"));
        List<Dc09Frame> whole = Streams.frames(Frames.STREAMS.all(stream));
        assertThat(whole).containsExactly(Frames.one(Frames.golden("null")));
        assertThat(Streams.frames(Frames.STREAMS.inSegments(stream, 1_000, Dc09Splitter.LIMIT, 4_120)))
                .isEqualTo(whole);
    }

    @Test
    void a_line_feed_ends_whatever_came_before() {
        String body = "\"SIA-DCS\"0042L0#A1234[#A1234|NMA1^a\nb^]";
        byte[] stream = Frames.octets(Frames.framed(body) + Frames.golden("null"));
        for (int cut = 0; cut < stream.length; cut++) {
            List<Split<Dc09Frame>> found = Frames.STREAMS.inSegments(stream, cut);
            assertThat(Streams.frames(found)).as("cut at %d", cut).containsExactly(Frames.one(Frames.golden("null")));
        }
    }

    @Test
    void names_of_places_are_read_as_utf_8_where_they_are_that() {
        String chinese = new String("卧室".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(zone(Frames.sia("Nri1/QA003^" + chinese + "^"))).isEqualTo("1/003 卧室");
        assertThat(zone(Frames.sia("Nri1/QA003^K\u00fcche^"))).isEqualTo("1/003 K\u00fcche");
    }

    @Test
    void a_time_that_no_clock_can_show_is_none() {
        String body = "\"SIA-DCS\"0042L0#A1234[#A1234|NMA1][H08:00:00,03-14-+999999999]";
        assertThat(Frames.read(Frames.framed(body)).uplink().alerts().getFirst().raisedAt())
                .isNull();
    }

    private static String zone(String frame) {
        return String.valueOf(Frames.read(frame).uplink().alerts().getFirst().zone());
    }

    private static Dc09Message read(String name) {
        return Frames.read(Frames.golden(name), name.startsWith("enc") ? Frames.SECRET : Dc09Site.PLAIN);
    }

    private static List<AlertType> types(String frame) {
        return Frames.read(frame).uplink().alerts().stream().map(Alert::type).toList();
    }
}
