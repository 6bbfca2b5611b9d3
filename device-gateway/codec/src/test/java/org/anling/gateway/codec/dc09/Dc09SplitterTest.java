package org.anling.gateway.codec.dc09;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;
import org.junit.jupiter.api.Test;

class Dc09SplitterTest {

    private static final List<String> GOLDEN =
            List.of("null", "sia_med", "sia_text", "cid_pers", "cid_restore", "cid_test", "enc_sia", "enc_null");

    @Test
    void the_check_is_the_one_of_the_reference() {
        assertThat(Crc16.of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0xBB3D);
    }

    @Test
    void fields_of_the_header_are_kept_as_sent() {
        Dc09Frame frame = Frames.one(Frames.golden("cid_pers"));
        assertThat(frame.format()).isEqualTo("ADM-CID");
        assertThat(frame.encrypted()).isFalse();
        assertThat(frame.sequence()).isEqualTo("0004");
        assertThat(frame.receiver()).isEqualTo("R1");
        assertThat(frame.line()).isEqualTo("L0");
        assertThat(frame.account()).isEqualTo("1234");
        assertThat(frame.lengthMatches()).isTrue();
        assertThat(Frames.one(Frames.golden("enc_sia")).encrypted()).isTrue();
        assertThat(Frames.one(Frames.framed("\"NULL\"0001L#a1f[]")).device().value())
                .isEqualTo("dc09-A1F");
    }

    @Test
    void every_frame_cut_at_every_byte_waits_for_the_rest_and_then_is_whole() {
        for (String name : GOLDEN) {
            String whole = Frames.golden(name);
            for (int cut = 0; cut < whole.length(); cut++) {
                assertThat(Frames.split(whole.substring(0, cut)))
                        .as(name + " cut at " + cut)
                        .isInstanceOf(Split.NeedMore.class);
            }
            assertThat(Frames.all(whole)).singleElement().isInstanceOf(Split.Found.class);
        }
    }

    @Test
    void two_frames_in_one_segment_are_two() {
        String stream = Frames.golden("sia_med") + Frames.golden("cid_pers") + "\0\n" + Frames.golden("null") + "\n\n";
        assertThat(Frames.all(stream)).hasSize(3).allMatch(found -> found instanceof Split.Found);
    }

    @Test
    void a_frame_that_breaks_off_does_not_swallow_the_next() {
        for (String name : GOLDEN) {
            String first = Frames.golden(name);
            for (int cut = 2; cut < first.length(); cut++) {
                List<Split<Dc09Frame>> all = Frames.all(first.substring(0, cut) + Frames.golden("cid_pers"));
                assertThat(all.getLast()).as(name + " cut at " + cut).isInstanceOf(Split.Found.class);
                assertThat(((Split.Found<Dc09Frame>) all.getLast()).frame().sequence())
                        .isEqualTo("0004");
            }
        }
    }

    @Test
    void any_damaged_byte_is_noticed_and_the_next_frame_read() {
        String whole = Frames.golden("sia_med");
        for (int at = 1; at < whole.length() - 1; at++) {
            char damaged = (char) (whole.charAt(at) ^ 0x01);
            String stream = whole.substring(0, at) + damaged + whole.substring(at + 1) + Frames.golden("null");
            List<Split<Dc09Frame>> all = Frames.all(stream);
            Split.Found<Dc09Frame> last = (Split.Found<Dc09Frame>) all.getLast();
            assertThat(last.frame().format()).as("damaged at " + at).isEqualTo("NULL");
            if (all.size() > 1 && all.getFirst() instanceof Split.Found<Dc09Frame> taken) {
                assertThat(taken.frame().lengthMatches())
                        .as("only the length may lie")
                        .isFalse();
            }
        }
    }

    @Test
    void a_wrong_check_is_a_defect() {
        String bad = "\nFFFF0014\"NULL\"0001L0#A1234[]\r";
        assertThat(Frames.all(bad)).containsExactly(new Split.Malformed<>(Defect.BAD_CHECKSUM, bad.length()));
    }

    @Test
    void a_wrong_length_with_a_right_check_is_taken_and_marked() {
        String body = "\"NULL\"0001L0#A1234[]";
        String wrong = "\n7D240011" + body + "\r";
        assertThat(Frames.one(wrong).lengthMatches()).isFalse();
        String longer = "\n7D240FFF" + body + "\r";
        assertThat(Frames.one(longer).lengthMatches()).isFalse();
    }

    @Test
    void a_check_of_two_octets_and_small_letters_are_read() {
        String body = "\"NULL\"0001L0#A1234[]";
        assertThat(Frames.one("\n}$0014" + body + "\r").sequence()).isEqualTo("0001");
        assertThat(Frames.one("\n7d240014" + body + "\r").lengthMatches()).isTrue();
    }

    @Test
    void garbage_and_a_frame_without_end_cost_only_themselves() {
        List<Split<Dc09Frame>> all = Frames.all("hello" + Frames.golden("null"));
        assertThat(all.getFirst()).isEqualTo(new Split.Malformed<>(Defect.GARBAGE, 5));
        assertThat(all).hasSize(2);
        String endless = "\n7D240FFF\"" + "A".repeat(Dc09Splitter.LIMIT);
        assertThat(Frames.all(endless)).first().extracting("defect").isEqualTo(Defect.TOO_LONG);
        assertThat(Frames.all("\nno header here" + Frames.golden("null"))).hasSize(2);
        assertThat(Frames.all(Frames.framed("\"NULL\"no sequence")))
                .first()
                .extracting("defect")
                .isEqualTo(Defect.BAD_HEADER);
    }

    @Test
    void random_bytes_never_stop_the_reader() {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder noise = new StringBuilder();
            for (int i = dice.nextInt(60); i > 0; i--) {
                noise.append(dice.nextInt(4) == 0 ? "\n\r\0\"0".charAt(dice.nextInt(5)) : (char) dice.nextInt(256));
            }
            List<Split<Dc09Frame>> all = Frames.all(noise + Frames.golden("cid_pers"));
            assertThat(all.getLast()).isInstanceOf(Split.Found.class);
        }
    }
}
