package org.anling.gateway.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.ClockQuality;
import org.anling.contract.alert.Heartbeat;
import org.anling.contract.alert.Position;
import org.anling.gateway.codec.DeviceCommand;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.jt808.Jt808Message.Answer;
import org.anling.gateway.codec.jt808.Jt808Message.Sort;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class Jt808DecoderTest {

    private static final Map<Integer, AlertType> BITS = new TreeMap<>(Map.of(
            0,
            AlertType.SOS,
            3,
            AlertType.UNKNOWN_ALARM,
            7,
            AlertType.LOW_BATTERY,
            8,
            AlertType.MAINS_LOST,
            17,
            AlertType.TAKEN_OFF,
            20,
            AlertType.FENCE_EXIT,
            23,
            AlertType.WANDERING,
            28,
            AlertType.TAMPER,
            29,
            AlertType.FALL,
            30,
            AlertType.FALL));

    @Test
    void answers_are_the_bytes_of_the_reference() {
        Jt808Frame register = Frames.one(Frames.golden("reg"));
        assertThat(Jt808Commands.registered(register, 0, 0, "7f3a9c21").toArray())
                .isEqualTo(Frames.golden("reg_rsp"));
        assertThat(Jt808Commands.answer(Frames.one(Frames.golden("auth")), 1, 0).toArray())
                .isEqualTo(Frames.golden("auth_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("hb"), Jt808Levels.NONE, 2)))
                .isEqualTo(Frames.golden("hb_ack"));
        assertThat(Frames.answer(Frames.read(Frames.golden("sos"), Jt808Levels.NONE, 3)))
                .isEqualTo(Frames.golden("sos_ack"));
        assertThat(Jt808Commands.answer(Frames.one(Frames.golden("auth19")), 0, 0)
                        .toArray())
                .isEqualTo(Frames.golden("auth19_ack"));
    }

    @Test
    void commands_are_the_bytes_of_the_reference() {
        Jt808Frame any = Frames.one(Frames.golden("hb"));
        Jt808Frame sos = Frames.one(Frames.golden("sos"));
        assertThat(Jt808Commands.confirm(sos, 4, 1).toArray()).isEqualTo(Frames.golden("sos_confirm"));
        assertThat(command(any, 10, new DeviceCommand.Locate())).isEqualTo(Frames.golden("q8201"));
        assertThat(Jt808Commands.track(any, 11, Duration.ofSeconds(10), Duration.ofMinutes(10))
                        .toArray())
                .isEqualTo(Frames.golden("t8202"));
        assertThat(command(any, 12, new DeviceCommand.Call("01012345678"))).isEqualTo(Frames.golden("c8400"));
        assertThat(command(any, 13, new DeviceCommand.Text("taken", "请接电话"))).isEqualTo(Frames.golden("x8300"));
        assertThat(Jt808Commands.interval(any, 14, Duration.ofMinutes(1)).toArray())
                .isEqualTo(Frames.golden("p8103"));
        assertThat(Jt808Commands.restart(any, 15).toArray()).isEqualTo(Frames.golden("rst8105"));
        assertThat(Jt808Commands.command(any, 1, new DeviceCommand.Find())).isEmpty();
        Jt808Frame later = Frames.one(Frames.golden("auth19"));
        assertThat(Frames.one(command(later, 1, new DeviceCommand.Text("taken", "a")))
                        .body()
                        .hex())
                .isEqualTo("0d0161");
    }

    @Test
    void an_sos_has_place_and_time() {
        Jt808Message message = Frames.read(Frames.golden("sos"));
        assertThat(message.reply()).isInstanceOf(Reply.AfterAppend.class);
        Alert sos = message.uplink().alerts().getFirst();
        assertThat(sos.type()).isEqualTo(AlertType.SOS);
        assertThat(sos.raisedAt()).isEqualTo(Instant.parse("2026-03-14T08:16:00Z"));
        assertThat(sos.clock()).isEqualTo(ClockQuality.NTP);
        Position place = Objects.requireNonNull(message.uplink().position());
        assertThat(place.latitude()).isCloseTo(39.8822, Offset.offset(1e-6));
        assertThat(place.longitude()).isCloseTo(116.4066, Offset.offset(1e-6));
    }

    @Test
    void a_place_is_no_alarm_and_has_battery_and_signal() {
        Jt808Message message = Frames.read(Frames.golden("loc"));
        assertThat(message.uplink().alerts()).isEmpty();
        assertThat(message.reply()).isInstanceOf(Reply.AtOnce.class);
        assertThat(message.uplink().heartbeat()).isEqualTo(new Heartbeat(Frames.TERMINAL, Frames.RECEIVED, 63, 74));
        Jt808Message south = Frames.read(Frames.golden("sw"));
        assertThat(types(south)).containsExactly(AlertType.LOW_BATTERY);
        Position place = Objects.requireNonNull(south.uplink().position());
        assertThat(place.latitude()).isCloseTo(-34.9058, Offset.offset(1e-6));
        assertThat(place.longitude()).isCloseTo(-56.1913, Offset.offset(1e-6));
    }

    @Test
    void every_bit_and_every_pair_of_bits_is_read() {
        BITS.forEach((first, firstType) -> BITS.forEach((second, secondType) -> {
            Jt808Message message = Frames.read(Frames.report(1L << first | 1L << second, 7));
            assertThat(types(message)).as(first + " and " + second).contains(firstType, secondType);
        }));
        for (int bit : List.of(1, 2, 4, 5, 6, 9, 10, 11, 18, 19, 22, 24, 25, 27)) {
            assertThat(types(Frames.read(Frames.report(1L << bit, 7))))
                    .as("bit " + bit)
                    .isEmpty();
        }
    }

    @Test
    void a_bit_that_stays_on_is_one_alarm_and_on_again_another() {
        Jt808Message first = Frames.read(Frames.report(1, 5));
        Jt808Message second = Frames.read(Frames.report(1, 6), first.levels(), 0);
        Jt808Message third = Frames.read(Frames.report(1, 7), second.levels(), 0);
        assertThat(key(second)).isEqualTo(key(first)).isEqualTo(key(third));
        Jt808Message gone = Frames.read(Frames.report(0, 8), third.levels(), 0);
        assertThat(gone.uplink().alerts())
                .as("confirmed, not ended by the elder")
                .isEmpty();
        Jt808Message again = Frames.read(Frames.report(1, 9), gone.levels(), 0);
        assertThat(key(again)).isNotEqualTo(key(first));
    }

    @Test
    void the_mains_are_back_when_their_bit_is_off_again() {
        Jt808Message lost = Frames.read(Frames.report(1L << 8, 5));
        Jt808Message back = Frames.read(Frames.report(0, 6), lost.levels(), 0);
        assertThat(types(back)).containsExactly(AlertType.MAINS_RESTORED);
        assertThat(types(Frames.read(Frames.report(0, 7), back.levels(), 0))).isEmpty();
    }

    @Test
    void an_alarm_in_a_delayed_batch_is_an_alarm_of_old() {
        Jt808Message message = Frames.read(Frames.golden("blind"));
        assertThat(types(message)).containsExactly(AlertType.SOS);
        assertThat(message.uplink().alerts().getFirst().raisedAt()).isEqualTo(Instant.parse("2026-03-14T07:01:00Z"));
        assertThat(message.uplink().marks()).containsExactly("delayed");
        assertThat(message.uplink().position())
                .as("an old fix must not look fresh")
                .isNull();
        assertThat(message.reply()).isInstanceOf(Reply.AfterAppend.class);
    }

    @Test
    void a_batch_that_breaks_off_is_used_as_far_as_it_goes() {
        String item = "00000001" + "00000002" + "02608dd806f03948" + "002c000c0057" + "260314161530";
        Jt808Message cut = Frames.read(Frames.framed(0x0704, 3, "0002" + "00" + "001c" + item + "001c" + "0000"));
        assertThat(types(cut)).contains(AlertType.SOS);
        assertThat(cut.uplink().marks()).contains("tail_unreadable");
        assertThat(types(Frames.read(Frames.framed(0x0704, 3, "0001" + "00" + "001c" + "00"))))
                .containsExactly(AlertType.UNKNOWN_ALARM);
    }

    @Test
    void a_report_whose_end_cannot_be_read_is_still_an_alarm() {
        assertThat(types(Frames.read(Frames.framed(0x0200, 3, "00000001" + "0000"))))
                .containsExactly(AlertType.SOS);
        assertThat(types(Frames.read(Frames.framed(0x0200, 3, "0000")))).containsExactly(AlertType.UNKNOWN_ALARM);
        String fixed = "00000001" + "00000002" + "02608dd806f03948" + "002c000c0057" + "260314161530";
        Jt808Message extras = Frames.read(Frames.framed(0x0200, 3, fixed + "56ff01"));
        assertThat(types(extras)).containsExactly(AlertType.SOS);
        assertThat(extras.uplink().position()).isNotNull();
    }

    @Test
    void what_only_the_maker_can_read_is_an_alarm_and_its_bits_are_not_believed() {
        Jt808Frame sos = Frames.one(Frames.golden("sos"));
        Jt808Frame secret =
                new Jt808Frame(sos.id(), sos.form(), sos.terminal(), 9, 0, 0, true, sos.body(), true, sos.raw());
        Jt808Decoder.Context context =
                new Jt808Decoder.Context(Jt808Levels.NONE, Jt808Profile.STANDARD, 1, Frames.RECEIVED);
        Jt808Message message = Jt808Decoder.decode(secret, context);
        assertThat(types(message)).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(message.uplink().marks()).contains("encrypted");
        assertThat(message.uplink().position()).isNull();
        assertThat(message.levels()).isEqualTo(Jt808Levels.NONE);
        assertThat(message.reply()).isInstanceOf(Reply.AfterAppend.class);
    }

    @Test
    void only_bits_that_stay_on_are_confirmed() {
        Jt808Frame sos = Frames.one(Frames.golden("sos"));
        assertThat(Jt808Commands.isConfirmable(1L << 7)).isFalse();
        assertThat(Jt808Commands.isConfirmable(1L | 1L << 7)).isTrue();
        assertThat(Jt808Commands.confirm(sos.address(), 4, 1L | 1L << 7).toArray())
                .isEqualTo(Frames.golden("sos_confirm"));
    }

    @Test
    void an_area_that_is_entered_is_told_from_one_that_is_left() {
        String fixed = "00100000" + "00000002" + "02608dd806f03948" + "002c000c0057" + "260314161530";
        assertThat(types(Frames.read(Frames.framed(0x0200, 3, fixed + "1206010000000100"))))
                .containsExactly(AlertType.FENCE_ENTER);
        assertThat(types(Frames.read(Frames.framed(0x0200, 3, fixed + "1206010000000101"))))
                .containsExactly(AlertType.FENCE_EXIT);
    }

    @Test
    void a_profile_may_know_better() {
        Jt808Profile pendant =
                Jt808Profile.STANDARD.withBits(Map.of(3, Optional.of(AlertType.FALL), 17, Optional.empty()));
        Jt808Decoder.Context context = new Jt808Decoder.Context(Jt808Levels.NONE, pendant, 0, Frames.RECEIVED);
        Jt808Message message = Jt808Decoder.decode(Frames.one(Frames.report(1L << 3 | 1L << 17, 3)), context);
        assertThat(types(message)).containsExactly(AlertType.FALL);
    }

    @Test
    void a_time_that_is_none_is_none() {
        String body = "00000001" + "00000000" + "0000000000000000" + "000000000000" + "26ff14161530";
        Alert alert =
                Frames.read(Frames.framed(0x0200, 3, body)).uplink().alerts().getFirst();
        assertThat(alert.raisedAt()).isNull();
        assertThat(alert.clock()).isEqualTo(ClockQuality.UNSET);
        String month = body.replace("26ff14161530", "261314161530");
        assertThat(Frames.read(Frames.framed(0x0200, 3, month))
                        .uplink()
                        .alerts()
                        .getFirst()
                        .raisedAt())
                .isNull();
    }

    @Test
    void codes_are_read_in_both_forms() {
        assertThat(Frames.read(Frames.golden("auth")).code()).isEqualTo("7f3a9c21");
        assertThat(Frames.read(Frames.golden("auth19")).code()).isEqualTo("7f3a9c21");
        assertThat(Frames.read(Frames.golden("auth")).sort()).isEqualTo(Sort.AUTHENTICATE);
        assertThat(Frames.read(Frames.golden("reg")).sort()).isEqualTo(Sort.REGISTER);
    }

    @Test
    void answers_to_commands_are_not_answered() {
        Jt808Message reset = Frames.read(Frames.golden("gen0001"));
        assertThat(reset.answer()).isEqualTo(new Answer(15, 0x8105, 0));
        assertThat(Frames.answer(reset)).isEmpty();
        Jt808Message here = Frames.read(Frames.golden("r0201"));
        assertThat(here.uplink().position()).isNotNull();
        assertThat(Frames.answer(here)).isEmpty();
        assertThat(Frames.read(Frames.framed(1, 2, "00")).answer()).isEqualTo(new Answer(-1, -1, 1));
    }

    @Test
    void the_time_is_told_and_what_is_not_supported_is_said_so() {
        assertThat(Frames.one(Frames.answer(Frames.read(Frames.framed(0x0109, 4, ""))))
                        .body()
                        .hex())
                .isEqualTo("07ea" + "030e08" + "0f1f" + "00");
        Jt808Message unknown = Frames.read(Frames.framed(0x0f0f, 4, ""));
        assertThat(unknown.sort()).isEqualTo(Sort.UNKNOWN);
        assertThat(Frames.one(Frames.answer(unknown)).body().hex()).isEqualTo("0004" + "0f0f" + "03");
    }

    private static byte[] command(Jt808Frame to, int serial, DeviceCommand command) {
        return Jt808Commands.command(to, serial, command).orElseThrow().toArray();
    }

    private static List<AlertType> types(Jt808Message message) {
        return message.uplink().alerts().stream().map(Alert::type).toList();
    }

    private static String key(Jt808Message message) {
        return message.uplink().alerts().getFirst().repeatKey();
    }
}
