package org.anling.gateway.codec.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.Streams;
import org.anling.gateway.codec.watch.WatchMessage.Sort;
import org.junit.jupiter.api.Test;

/** All example frames of the reference, and all bits of the status word, held against tables written from its page. */
class WatchExamplesTest {

    private static final Map<String, Expected> UPLINKS = uplinks();
    private static final Set<String> ACKNOWLEDGEMENTS =
            Set.of("LK_ack", "AL_ack", "AL_ack2", "AL_off_ack", "bphrt_ack", "oxygen_ack", "btemp2_ack", "CONFIG_ack");
    private static final String DOWN = "dl_";
    private static final Map<Integer, AlertType> BITS = Map.of(
            0, AlertType.LOW_BATTERY,
            14, AlertType.MAINS_LOST,
            16, AlertType.SOS,
            17, AlertType.LOW_BATTERY,
            18, AlertType.FENCE_EXIT,
            19, AlertType.FENCE_ENTER,
            20, AlertType.TAKEN_OFF,
            21, AlertType.FALL,
            22, AlertType.MEDICAL);
    private static final int FIRST_UNKNOWN_ALARM = 23;

    private record Expected(Sort sort, List<AlertType> alerts, String answer) {}

    private static Map<String, Expected> uplinks() {
        Map<String, Expected> all = new TreeMap<>();
        all.put("LK", new Expected(Sort.LOGIN, List.of(), "LK_ack"));
        all.put("LK_bare", new Expected(Sort.LOGIN, List.of(), "LK_bare"));
        all.put("UD", new Expected(Sort.REPORT, List.of(), ""));
        all.put("UD2", new Expected(Sort.REPORT, List.of(), ""));
        all.put("AL_sos", new Expected(Sort.REPORT, List.of(AlertType.SOS), "AL_ack2"));
        all.put("AL_fall", new Expected(Sort.REPORT, List.of(AlertType.FALL), "AL_ack2"));
        all.put("AL_off", new Expected(Sort.REPORT, List.of(AlertType.TAKEN_OFF), "AL_off_ack"));
        all.put("bphrt", new Expected(Sort.REPORT, List.of(), "bphrt_ack"));
        all.put("oxygen", new Expected(Sort.REPORT, List.of(), "oxygen_ack"));
        all.put("btemp2", new Expected(Sort.REPORT, List.of(), "btemp2_ack"));
        all.put("TKQ", new Expected(Sort.REPORT, List.of(), "TKQ"));
        all.put("CONFIG", new Expected(Sort.REPORT, List.of(), "CONFIG_ack"));
        return all;
    }

    @Test
    void no_example_is_forgotten() {
        Set<String> known = new TreeSet<>(UPLINKS.keySet());
        known.addAll(ACKNOWLEDGEMENTS);
        known.add("tk_escaped");
        Frames.golden().keySet().stream().filter(name -> name.startsWith(DOWN)).forEach(known::add);
        assertThat(known).isEqualTo(new TreeSet<>(Frames.golden().keySet()));
    }

    @Test
    void every_uplink_is_read_as_the_page_says_and_answered_byte_for_byte() {
        UPLINKS.forEach((name, expected) -> {
            WatchMessage message = Frames.read(Frames.golden(name));
            assertThat(message.sort()).as(name).isEqualTo(expected.sort());
            assertThat(message.uplink().alerts())
                    .as(name)
                    .extracting(Alert::type)
                    .isEqualTo(expected.alerts());
            assertThat(message.uplink().marks()).as(name).isEmpty();
            assertThat(Frames.answer(message))
                    .as(name)
                    .isEqualTo(expected.answer().isEmpty() ? "" : Frames.golden(expected.answer()));
        });
    }

    @Test
    void commands_are_the_bytes_of_the_page_and_their_echo_is_none_of_our_business() {
        WatchAddress watch = Frames.one(Frames.golden("LK")).address();
        assertThat(WatchCommands.encode(watch, new DeviceCommand.Locate())
                        .orElseThrow()
                        .latin())
                .isEqualTo(Frames.golden("dl_CR"));
        assertThat(WatchCommands.encode(watch, new DeviceCommand.Call("01012345678"))
                        .orElseThrow()
                        .latin())
                .isEqualTo(Frames.golden("dl_CALL"));
        assertThat(WatchCommands.encode(watch, new DeviceCommand.Find())
                        .orElseThrow()
                        .latin())
                .isEqualTo(Frames.golden("dl_FIND"));
        assertThat(WatchCommands.encode(watch, new DeviceCommand.Text("call", "请接电话"))
                        .orElseThrow()
                        .latin())
                .isEqualTo(Frames.golden("dl_MESSAGE"));
        Frames.golden().forEach((name, frame) -> {
            if (name.startsWith(DOWN)) {
                assertThat(Frames.read(frame).sort()).as(name).isEqualTo(Sort.ECHO);
                assertThat(Frames.answer(Frames.read(frame))).as(name).isEmpty();
            }
        });
    }

    @Test
    void every_bit_and_every_pair_of_bits_raises_what_the_page_says_whatever_the_keyword() {
        for (int a = 0; a < 32; a++) {
            for (int b = a; b < 32; b++) {
                String block = Frames.SOS_BLOCK.formatted("%08X".formatted(1L << a | 1L << b));
                assertThat(types("AL," + block)).as("AL %d %d", a, b).isEqualTo(expected(true, a, b));
                assertThat(types("UD," + block)).as("UD %d %d", a, b).isEqualTo(expected(false, a, b));
            }
        }
    }

    @Test
    void any_two_frames_are_two_however_they_are_cut() {
        for (String first : UPLINKS.keySet()) {
            for (String second : List.of("AL_off", "LK", "tk_escaped")) {
                Frames.STREAMS.assertTwoAreTwoHoweverCut(Frames.bytes(first), Frames.bytes(second));
            }
        }
    }

    @Test
    void an_alarm_behind_a_frame_that_broke_off_is_read_at_once() {
        byte[] broken = Frames.bytes("UD");
        byte[] alarm = Frames.bytes("AL_sos");
        for (int cut = 1; cut < broken.length; cut++) {
            byte[] stream = Arrays.copyOf(broken, cut + alarm.length);
            System.arraycopy(alarm, 0, stream, cut, alarm.length);
            assertThat(Streams.frames(Frames.all(stream)))
                    .as("broken off after %d", cut)
                    .last()
                    .isEqualTo(Frames.STREAMS.one(alarm));
        }
    }

    @Test
    void a_length_that_ends_in_a_later_frame_does_not_swallow_it() {
        String alarm = Frames.golden("AL_sos");
        String early = Frames.golden("LK").replace("*000C*", "*%04X*".formatted(0x0C + 2 + alarm.length()));
        assertThat(Streams.frames(Frames.all(Frames.octets(early + "x" + alarm))))
                .hasSize(2)
                .last()
                .isEqualTo(Frames.one(alarm));
    }

    @Test
    void a_header_cut_off_by_a_frame_that_is_too_long_is_not_lost() {
        byte[] endless = Frames.octets("[3G*3405000001*0010*UD," + "9".repeat(WatchSplitter.LIMIT));
        byte[] login = Frames.bytes("LK");
        byte[] stream = Streams.join(endless, login);
        for (int cut = endless.length; cut < stream.length; cut++) {
            assertThat(Streams.frames(Frames.STREAMS.inSegments(stream, cut)))
                    .as("cut at %d", cut)
                    .containsExactly(Frames.STREAMS.one(login));
        }
    }

    private static Set<AlertType> types(String content) {
        List<AlertType> types = Frames.read(Frames.frame(content)).uplink().alerts().stream()
                .map(Alert::type)
                .toList();
        assertThat(types).doesNotHaveDuplicates();
        return new TreeSet<>(types);
    }

    private static Set<AlertType> expected(boolean alarm, int... bits) {
        Set<AlertType> types = EnumSet.noneOf(AlertType.class);
        boolean says = false;
        for (int bit : bits) {
            Stream.ofNullable(BITS.get(bit)).forEach(types::add);
            if (bit >= FIRST_UNKNOWN_ALARM) {
                types.add(AlertType.UNKNOWN_ALARM);
            }
            says |= bit >= FIRST_UNKNOWN_ALARM || (bit > 0 && BITS.containsKey(bit));
        }
        if (alarm && !says) {
            types.add(AlertType.UNKNOWN_ALARM);
        }
        return types;
    }
}
