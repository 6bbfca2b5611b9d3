package org.anling.gateway.codec.gt06;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.anling.gateway.codec.Bytes;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;
import org.junit.jupiter.api.Test;

class Gt06SplitterTest {

    private static final List<String> GOLDEN = List.of(
            "login",
            "login_tz",
            "hb",
            "loc22",
            "loc22_sw",
            "alarm26_sos",
            "alarm26_fall_nofix",
            "alarm27",
            "lbs28",
            "time8a",
            "rsp21",
            "iccid94");

    @Test
    void the_check_is_the_one_of_the_reference() {
        Bytes digits = Bytes.copyOf("123456789".getBytes(StandardCharsets.US_ASCII));
        assertThat(CrcX25.of(digits, 0, digits.length())).isEqualTo(0x906E);
    }

    @Test
    void every_frame_is_whole_and_waits_for_the_rest_when_cut_at_any_byte() {
        for (String name : GOLDEN) {
            byte[] whole = Frames.golden(name);
            Gt06Frame frame = Frames.one(whole);
            assertThat(frame.lengthMatches()).as(name).isTrue();
            assertThat(frame.checkMatches()).as(name).isTrue();
            for (int cut = 0; cut < whole.length; cut++) {
                assertThat(Frames.split(Arrays.copyOf(whole, cut)))
                        .as(name + " cut at " + cut)
                        .isInstanceOf(Split.NeedMore.class);
            }
        }
    }

    @Test
    void two_frames_in_one_segment_are_two() {
        byte[] stream = Frames.join(Frames.golden("login"), Frames.golden("rsp21"), Frames.golden("alarm26_sos"));
        assertThat(Frames.all(stream)).hasSize(3).allMatch(found -> found instanceof Split.Found);
    }

    @Test
    void a_wrong_length_costs_no_alarm() {
        for (int wrong : List.of(0x00, 0x04, 0x18, 0x24, 0x26, 0x27)) {
            byte[] alarm = Frames.golden("alarm26_sos");
            alarm[2] = (byte) wrong;
            List<Split<Gt06Frame>> all = Frames.all(Frames.join(alarm, Frames.golden("hb")));
            assertThat(all).as("length " + wrong).hasSize(2).allMatch(found -> found instanceof Split.Found);
            Gt06Frame kept = ((Split.Found<Gt06Frame>) all.getFirst()).frame();
            assertThat(kept.number()).isEqualTo(0x26);
            assertThat(kept.lengthMatches()).isFalse();
            assertThat(kept.content())
                    .isEqualTo(Frames.one(Frames.golden("alarm26_sos")).content());
        }
    }

    @Test
    void a_stop_inside_the_content_does_not_cut() {
        String content = "1a030e081000c9044765b80c7d33e8000d0a09" + "01cc002530000e57" + "6403040102";
        byte[] frame = Frames.framed(0x26, content, 7);
        assertThat(Frames.all(Frames.join(frame, Frames.golden("hb")))).hasSize(2);
        assertThat(Frames.one(frame).lengthMatches()).isTrue();
    }

    @Test
    void a_frame_that_breaks_off_does_not_swallow_the_next() {
        byte[] first = Frames.golden("alarm26_sos");
        for (int cut = 3; cut < first.length; cut++) {
            byte[] stream = Frames.join(Arrays.copyOf(first, cut), Frames.golden("loc22"), Frames.golden("hb"));
            List<Integer> numbers = Frames.all(stream).stream()
                    .filter(found -> found instanceof Split.Found)
                    .map(found -> ((Split.Found<Gt06Frame>) found).frame().number())
                    .toList();
            assertThat(numbers).as("cut at " + cut).endsWith(0x22, 0x13);
        }
    }

    @Test
    void garbage_before_a_frame_is_counted_and_skipped() {
        byte[] stream = Frames.join("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII), Frames.golden("hb"));
        List<Split<Gt06Frame>> all = Frames.all(stream);
        assertThat(all.getFirst()).isEqualTo(new Split.Malformed<>(Defect.GARBAGE, 16));
        assertThat(all.getLast()).isInstanceOf(Split.Found.class);
    }

    @Test
    void a_frame_without_end_is_given_up() {
        byte[] endless = new byte[Gt06Splitter.LIMIT + 10];
        endless[0] = 0x79;
        endless[1] = 0x79;
        endless[2] = (byte) 0xFF;
        endless[3] = (byte) 0xFF;
        assertThat(Frames.all(endless)).first().isInstanceOf(Split.Malformed.class);
    }

    @Test
    void random_bytes_never_stop_the_reader() {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
        byte[] palette = {0x78, 0x79, 0x0D, 0x0A, 0x05, 0x26};
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[dice.nextInt(60)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = dice.nextInt(3) == 0 ? palette[dice.nextInt(palette.length)] : (byte) dice.nextInt(256);
            }
            byte[] tail = new byte[600];
            byte[] stream = Frames.join(noise, tail, Frames.golden("hb"), Frames.golden("hb"));
            assertThat(Frames.all(stream)).isNotEmpty();
        }
    }
}
