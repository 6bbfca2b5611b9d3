package org.anling.gateway.codec.jt808;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.contract.alert.Vitals;
import org.anling.gateway.codec.BatteryScale;
import org.junit.jupiter.api.Test;

class Jt808ProfileTest {

    private static final String FIXED = "00000000" + "00000002" + "02608dd806f03948" + "002c000c0057" + "260314161530";
    private static final Jt808Profile VENDOR = new Jt808Profile(
            Map.of(),
            Map.of(1, AlertType.SOS, 2, AlertType.SOS),
            Map.of(12, AlertType.TAKEN_OFF),
            ZoneOffset.UTC,
            BatteryScale.STEPS,
            true);

    @Test
    void the_vendors_alarm_word_is_an_alarm_only_by_profile() {
        byte[] pressed = report("e708" + "0000000000000002", 3);
        assertThat(types(read(pressed, Jt808Profile.STANDARD, Jt808Levels.NONE)))
                .isEmpty();
        Jt808Message first = read(pressed, VENDOR, Jt808Levels.NONE);
        assertThat(types(first)).containsExactly(AlertType.SOS);
        assertThat(first.uplink().alerts().getFirst().detail()).isEqualTo("E7 bit 1");
        Jt808Message again = read(report("e708" + "0000000000000002", 4), VENDOR, first.levels());
        assertThat(again.uplink().copyKey())
                .as("still on")
                .isEqualTo(first.uplink().copyKey());
        Jt808Message off = read(report("", 5), VENDOR, again.levels());
        assertThat(types(off)).isEmpty();
        Jt808Message next = read(report("e708" + "0000000000000002", 6), VENDOR, off.levels());
        assertThat(next.uplink().copyKey())
                .as("pressed anew")
                .isNotEqualTo(first.uplink().copyKey());
    }

    @Test
    void bits_of_the_vendors_list_are_on_when_they_are_nought() {
        assertThat(types(read(report("eb06" + "00040089" + "efff", 3), VENDOR, Jt808Levels.NONE)))
                .containsExactly(AlertType.TAKEN_OFF);
        assertThat(types(read(report("eb06" + "000400c5" + "ffff", 3), VENDOR, Jt808Levels.NONE)))
                .isEmpty();
        assertThat(types(read(report("eb05" + "00030089" + "00", 3), VENDOR, Jt808Levels.NONE)))
                .as("a word too short to have the bit")
                .isEmpty();
    }

    @Test
    void two_words_at_once_are_two_alerts_and_vendor_bits_are_never_confirmed() {
        String both = "e708" + "0000000000000004" + "eb06" + "00040089" + "0000";
        Jt808Message message =
                read(Frames.framed(0x0200, 3, "00000080" + FIXED.substring(8) + both), VENDOR, Jt808Levels.NONE);
        assertThat(types(message)).containsExactly(AlertType.SOS, AlertType.TAKEN_OFF, AlertType.LOW_BATTERY);
        assertThat(message.levels().word()).isEqualTo(1L << 7);
    }

    @Test
    void clock_battery_and_temperature_are_as_the_profile_says() {
        Jt808Message message = read(report("5602063f" + "5102016d", 3), VENDOR, Jt808Levels.NONE);
        assertThat(Objects.requireNonNull(message.uplink().heartbeat()).batteryPercent())
                .isEqualTo(60);
        Vitals vitals = Objects.requireNonNull(message.uplink().vitals());
        assertThat(vitals.measuredAt()).isEqualTo(Instant.parse("2026-03-14T16:15:30Z"));
        assertThat(vitals.readings()).containsExactly(new Vitals.Reading(Vitals.Kind.TEMPERATURE, 36.5, "Cel"));
        assertThat(read(report("5102016d", 3), Jt808Profile.STANDARD, Jt808Levels.NONE)
                        .uplink()
                        .vitals())
                .as("of the device, for all that is known")
                .isNull();
        assertThat(Objects.requireNonNull(read(Frames.framed(0x0002, 4, "071801"), VENDOR, Jt808Levels.NONE)
                                .uplink()
                                .heartbeat())
                        .batteryPercent())
                .isEqualTo(70);
    }

    private static byte[] report(String extras, int serial) {
        return Frames.framed(0x0200, serial, FIXED + extras);
    }

    private static Jt808Message read(byte[] frame, Jt808Profile profile, Jt808Levels levels) {
        return Jt808Decoder.decode(Frames.one(frame), new Jt808Decoder.Context(levels, profile, 0, Frames.RECEIVED));
    }

    private static List<AlertType> types(Jt808Message message) {
        return message.uplink().alerts().stream().map(Alert::type).toList();
    }
}
