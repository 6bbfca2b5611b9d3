package org.anling.gateway.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;
import org.anling.gateway.codec.jt808.Jt808Frame.Form;
import org.junit.jupiter.api.Test;

class Jt808SplitterTest {

    private static final List<String> GOLDEN =
            List.of("reg", "auth", "hb", "loc", "sos", "sw", "blind", "esc", "auth19", "r0201", "gen0001");

    @Test
    void the_header_is_read_in_both_forms() {
        Jt808Frame old = Frames.one(Frames.golden("sos"));
        assertThat(old.id()).isEqualTo(0x0200);
        assertThat(old.form()).isEqualTo(Form.OF_2013);
        assertThat(old.serial()).isEqualTo(5);
        assertThat(old.device()).isEqualTo(Frames.TERMINAL);
        assertThat(old.lengthMatches()).isTrue();
        Jt808Frame later = Frames.one(Frames.golden("auth19"));
        assertThat(later.form()).isEqualTo(Form.OF_2019);
        assertThat(later.device()).as("the same device after an update").isEqualTo(Frames.TERMINAL);
        assertThat(later.serial()).isEqualTo(1);
    }

    @Test
    void every_frame_cut_at_every_byte_waits_for_the_rest_and_then_is_whole() {
        for (String name : GOLDEN) {
            byte[] whole = Frames.golden(name);
            assertThat(Frames.all(whole)).as(name).singleElement().isInstanceOf(Split.Found.class);
            for (int cut = 0; cut < whole.length; cut++) {
                assertThat(Frames.split(Arrays.copyOf(whole, cut)))
                        .as(name + " cut at " + cut)
                        .isInstanceOf(Split.NeedMore.class);
            }
        }
    }

    @Test
    void two_frames_may_share_a_mark_and_runs_of_marks_are_nothing() {
        byte[] sos = Frames.golden("sos");
        byte[] shared = Frames.join(Arrays.copyOf(sos, sos.length - 1), Frames.golden("hb"));
        assertThat(Frames.all(shared)).hasSize(2).allMatch(found -> found instanceof Split.Found);
        byte[] runs = {0x7E, 0x7E, 0x7E};
        assertThat(Frames.all(Frames.join(runs, sos, runs, Frames.golden("hb"), runs)))
                .hasSize(2)
                .allMatch(found -> found instanceof Split.Found);
    }

    @Test
    void escapes_are_undone_and_done() {
        Jt808Frame frame = Frames.one(Frames.golden("esc"));
        assertThat(frame.body().hex()).contains("7d7e");
        assertThat(Frames.framed(0x0200, 8, frame.body().hex())).isEqualTo(Frames.golden("esc"));
        byte[] bad = Frames.golden("esc");
        int at = HexFormat.of().formatHex(bad).indexOf("7d01") / 2;
        bad[at + 1] = 0x05;
        assertThat(Frames.all(bad)).first().extracting("defect").isEqualTo(Defect.BAD_ESCAPE);
    }

    @Test
    void any_damaged_byte_is_noticed_and_the_next_frame_read() {
        byte[] whole = Frames.golden("sos");
        for (int at = 1; at < whole.length - 1; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            List<Split<Jt808Frame>> all = Frames.all(Frames.join(damaged, Frames.golden("hb")));
            assertThat(all.getLast()).as("damaged at " + at).isInstanceOf(Split.Found.class);
            assertThat(((Split.Found<Jt808Frame>) all.getLast()).frame().id()).isEqualTo(2);
            assertThat(all.getFirst()).as("damaged at " + at).isInstanceOf(Split.Malformed.class);
        }
    }

    @Test
    void garbage_and_what_never_ends_cost_only_themselves() {
        byte[] noise = {1, 2, 3};
        assertThat(Frames.all(Frames.join(noise, Frames.golden("hb"))).getFirst())
                .isEqualTo(new Split.Malformed<>(Defect.GARBAGE, 3));
        byte[] endless = new byte[Jt808Splitter.LIMIT + 2];
        endless[0] = 0x7E;
        assertThat(Frames.all(endless)).first().extracting("defect").isEqualTo(Defect.TOO_LONG);
        byte[] tiny = {0x7E, 0x01, 0x01, 0x7E};
        assertThat(Frames.all(tiny)).first().extracting("defect").isEqualTo(Defect.BAD_HEADER);
    }

    @Test
    void random_bytes_never_stop_the_reader() {
        RandomGenerator dice = RandomGeneratorFactory.of("L64X128MixRandom").create(20261122);
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[dice.nextInt(60)];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = dice.nextInt(4) == 0 ? (byte) (0x7D + dice.nextInt(2)) : (byte) dice.nextInt(256);
            }
            assertThat(Frames.all(Frames.join(noise, Frames.golden("hb"), Frames.golden("hb")))
                            .getLast())
                    .isInstanceOf(Split.Found.class);
        }
    }

    @Test
    void parts_are_put_together_in_any_order_and_missing_ones_asked_for_once() {
        Jt808Parts parts = new Jt808Parts();
        Jt808Frame first = part(10, 1, "aa");
        Jt808Frame second = part(11, 2, "bb");
        Jt808Frame third = part(12, 3, "cc");
        assertThat(parts.add(third, Frames.RECEIVED)).isEmpty();
        assertThat(parts.add(first, Frames.RECEIVED)).isEmpty();
        Instant later = Frames.RECEIVED.plusSeconds(6);
        Jt808Parts.Missing missing = parts.missing(later).getFirst();
        assertThat(missing.firstSerial()).isEqualTo(10);
        assertThat(missing.parts()).containsExactly(2);
        assertThat(parts.missing(later)).as("once").isEmpty();
        assertThat(Frames.one(Jt808Parts.askAgain(missing, 1).toArray()).body().hex())
                .isEqualTo("000a" + "01" + "0002");
        assertThat(parts.add(second, later).orElseThrow().body().hex()).isEqualTo("aabbcc");
        assertThat(parts.add(first, later)).isEmpty();
        assertThat(parts.missing(later.plusSeconds(61))).as("given up").isEmpty();
        assertThat(parts.add(second, later.plusSeconds(62))).isEmpty();
    }

    @Test
    void parts_that_never_become_whole_take_no_more_room_than_their_bound() {
        Jt808Parts parts = new Jt808Parts();
        String body = "00".repeat(1_000);
        for (int message = 0; message < 7; message++) {
            for (int part = 1; part < 64; part++) {
                assertThat(parts.add(part(message * 100 + part, part, 64, body), Frames.RECEIVED))
                        .isEmpty();
            }
        }
        assertThat(parts.missing(Frames.RECEIVED.plusSeconds(6)))
                .as("64 KiB of parts of a thousand octets")
                .extracting(missing -> missing.firstSerial() / 100)
                .containsExactly(6);
        assertThat(parts.add(part(664, 64, 64, body), Frames.RECEIVED)).isPresent();
        assertThat(parts.isWaiting()).isFalse();
        assertThat(parts.add(part(1, 1, 65, body), Frames.RECEIVED)).isEmpty();
        assertThat(parts.isWaiting()).as("longer than any that is taken").isFalse();
    }

    private static Jt808Frame part(int serial, int part, String body) {
        return part(serial, part, 3, body);
    }

    private static Jt808Frame part(int serial, int part, int parts, String body) {
        Jt808Frame hb = Frames.one(Frames.golden("hb"));
        return new Jt808Frame(
                0x0704,
                hb.form(),
                hb.terminal(),
                serial,
                part,
                parts,
                false,
                org.anling.gateway.codec.Bytes.copyOf(HexFormat.of().parseHex(body)),
                true,
                hb.raw());
    }
}
