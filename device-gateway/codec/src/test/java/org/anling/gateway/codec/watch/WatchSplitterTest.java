package org.anling.gateway.codec.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.anling.gateway.codec.Decoded;
import org.anling.gateway.codec.Defect;
import org.anling.gateway.codec.Split;
import org.junit.jupiter.api.Test;

class WatchSplitterTest {

    @Test
    void every_example_cut_at_every_byte_needs_more_and_then_is_one_frame() {
        for (String name : Frames.golden().keySet()) {
            byte[] whole = Frames.bytes(name);
            for (int cut = 0; cut < whole.length; cut++) {
                ByteBuffer part = ByteBuffer.wrap(whole, 0, cut);
                assertThat(WatchSplitter.split(part, WatchSplitter.LIMIT))
                        .as("%s cut at %d", name, cut)
                        .isEqualTo(new Split.NeedMore<WatchFrame>(0));
            }
            assertThat(Frames.all(whole)).as(name).singleElement().isInstanceOf(Split.Found.class);
        }
    }

    @Test
    void two_frames_in_one_segment_are_two_frames() {
        String both = Frames.golden("LK") + Frames.golden("AL_sos");
        List<Split<WatchFrame>> all = Frames.all(both.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(all).hasSize(2).allMatch(Split.Found.class::isInstance);
    }

    @Test
    void line_ends_between_frames_are_no_garbage() {
        String text = "\r\n" + Frames.golden("LK") + "\r\n" + Frames.golden("AL_sos") + "\n";
        assertThat(Frames.all(text.getBytes(StandardCharsets.ISO_8859_1)))
                .hasSize(2)
                .allMatch(Split.Found.class::isInstance);
    }

    @Test
    void a_wrong_length_is_not_trusted_in_either_direction() {
        for (String length : List.of("0000", "0001", "0098", "00A3", "0FFF", "FFFF", "zzzz", "")) {
            String wrong = Frames.golden("AL_sos").replace("*00A2*", "*" + length + "*");
            WatchFrame frame = Frames.one(wrong);
            assertThat(frame.lengthMatches()).as(length).isFalse();
            assertThat(frame.content().latin()).as(length).startsWith("AL_LTE,").endsWith("12.5");
        }
    }

    @Test
    void a_wrong_length_that_ends_in_the_next_frame_swallows_nothing() {
        String next = Frames.golden("LK");
        String first = Frames.golden("AL_sos");
        int wrong = 0xA2 + next.length();
        String both = first.replace("*00A2*", "*%04X*".formatted(wrong)) + next;
        assertThat(Frames.all(both.getBytes(StandardCharsets.ISO_8859_1)))
                .hasSize(2)
                .allMatch(Split.Found.class::isInstance);
    }

    @Test
    void balanced_brackets_in_a_network_name_belong_to_the_frame() {
        String content = "AL," + Frames.SOS_BLOCK.formatted("00010000").replace("Home-AP", "[ap]");
        assertThat(Frames.one(Frames.frame(content)).content().latin()).isEqualTo(content);
        String wrongLength = Frames.frame(content).replaceFirst("\\*00..\\*", "*0003*");
        assertThat(Frames.one(wrongLength).content().latin()).isEqualTo(content);
    }

    @Test
    void an_open_bracket_in_a_network_name_is_closed_by_the_length() {
        String content = "AL," + Frames.SOS_BLOCK.formatted("00010000").replace("Home-AP", "[ap");
        assertThat(Frames.one(Frames.frame(content)).content().latin()).isEqualTo(content);
    }

    @Test
    void an_open_bracket_with_a_wrong_length_is_cut_before_the_next_header() {
        String content = "AL," + Frames.SOS_BLOCK.formatted("00010000").replace("Home-AP", "[ap");
        String stream = Frames.frame(content).replaceFirst("\\*00..\\*", "*0001*") + Frames.golden("LK");
        List<Split<WatchFrame>> all = Frames.all(stream.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(all).hasSize(2).allMatch(Split.Found.class::isInstance);
        assertThat(((Split.Found<WatchFrame>) all.getFirst()).frame().content().latin())
                .isEqualTo(content);
    }

    @Test
    void garbage_before_a_frame_costs_itself_only() {
        List<Split<WatchFrame>> all =
                Frames.all(("GET / HTTP/1.1" + Frames.golden("LK")).getBytes(StandardCharsets.ISO_8859_1));
        assertThat(all).hasSize(2);
        assertThat(all.getFirst()).isEqualTo(new Split.Malformed<WatchFrame>(Defect.GARBAGE, 14));
        assertThat(all.getLast()).isInstanceOf(Split.Found.class);
    }

    @Test
    void a_broken_header_costs_itself_only() {
        for (String broken : List.of("[*3405000001*0002*LK]", "[3G-3405000001*0002*LK]", "[3G*34 05*0002*LK]", "[]")) {
            List<Split<WatchFrame>> all =
                    Frames.all((broken + Frames.golden("LK")).getBytes(StandardCharsets.ISO_8859_1));
            assertThat(all.getFirst()).as(broken).isInstanceOf(Split.Malformed.class);
            assertThat(all.getLast()).as(broken).isInstanceOf(Split.Found.class);
        }
    }

    @Test
    void the_index_form_is_told_from_content_that_looks_like_it() {
        assertThat(Frames.one(Frames.golden("AL_off")).address().index()).isEqualTo("0021");
        WatchFrame hexLike = Frames.one("[3G*3405000001*0004*FACE]");
        assertThat(hexLike.address().index()).isNull();
        assertThat(hexLike.content().latin()).isEqualTo("FACE");
    }

    @Test
    void a_frame_beyond_its_bound_is_dropped_and_the_next_one_is_found() {
        String tooLong = Frames.frame("UD," + "9".repeat(WatchSplitter.LIMIT_BEFORE_LOGIN));
        byte[] stream = (tooLong + Frames.golden("LK")).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer in = ByteBuffer.wrap(stream);
        Split<WatchFrame> first = WatchSplitter.split(in, WatchSplitter.LIMIT_BEFORE_LOGIN);
        assertThat(first).isEqualTo(new Split.Malformed<WatchFrame>(Defect.TOO_LONG, tooLong.length()));
        in.position(first.consumed());
        assertThat(WatchSplitter.split(in, WatchSplitter.LIMIT_BEFORE_LOGIN)).isInstanceOf(Split.Found.class);
    }

    @Test
    void a_frame_that_never_ends_is_given_up_at_its_bound() {
        byte[] endless = new byte[WatchSplitter.LIMIT_BEFORE_LOGIN];
        Arrays.fill(endless, (byte) 'x');
        byte[] head = "[3G*3405000001*0010*AL,".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(head, 0, endless, 0, head.length);
        Split<WatchFrame> given = WatchSplitter.split(ByteBuffer.wrap(endless), endless.length);
        assertThat(given).isEqualTo(new Split.Malformed<WatchFrame>(Defect.TOO_LONG, endless.length));
    }

    @Test
    void random_bytes_never_throw_and_always_get_on() {
        Random dice = new Random(7_700);
        byte[] alphabet = "[[[]]]***,,3G3405000001AL_LTE00A2LKUD}\1\2\3".getBytes(StandardCharsets.ISO_8859_1);
        for (int run = 0; run < 20_000; run++) {
            byte[] noise = new byte[dice.nextInt(200)];
            dice.nextBytes(noise);
            for (int i = 0; run % 2 == 0 && i < noise.length; i++) {
                noise[i] = alphabet[dice.nextInt(alphabet.length)];
            }
            readAll(noise);
        }
    }

    @Test
    void examples_with_random_damage_never_throw() {
        Random dice = new Random(3_405);
        for (int run = 0; run < 20_000; run++) {
            List<String> names = List.copyOf(Frames.golden().keySet());
            byte[] frame = Frames.bytes(names.get(run % names.size()));
            for (int hits = dice.nextInt(4); hits >= 0; hits--) {
                frame[dice.nextInt(frame.length)] = (byte) dice.nextInt(256);
            }
            readAll(frame);
        }
    }

    private static void readAll(byte[] stream) {
        for (Split<WatchFrame> split : Frames.all(stream)) {
            if (split instanceof Split.Found<WatchFrame>(WatchFrame frame, int _)) {
                assertThat(WatchDecoder.decode(frame, Frames.RECEIVED)).isInstanceOf(Decoded.class);
            }
        }
    }
}
