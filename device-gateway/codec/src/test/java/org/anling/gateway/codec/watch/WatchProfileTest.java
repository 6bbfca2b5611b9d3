package org.anling.gateway.codec.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anling.contract.alert.Alert;
import org.anling.contract.alert.AlertType;
import org.anling.gateway.codec.Reply;
import org.anling.gateway.codec.Streams;
import org.junit.jupiter.api.Test;

class WatchProfileTest {

    private static final WatchProfile MAKER = new WatchProfile(
            Map.of(
                    22, Optional.of(AlertType.FALL),
                    25, Optional.of(AlertType.SOS),
                    18, Optional.empty(),
                    3, Optional.of(AlertType.TAKEN_OFF)),
            Map.of("ALCUSTOMER1", AlertType.MEDICAL, "HELP", AlertType.SOS),
            ZoneOffset.ofHours(8));

    @Test
    void bits_mean_what_the_maker_says() {
        assertThat(types(alarm("AL", "00400000"))).containsExactly(AlertType.FALL);
        assertThat(types(alarm("AL", "00600000"))).as("both are a fall").containsExactly(AlertType.FALL);
        assertThat(types(alarm("AL", "02000001"))).containsExactly(AlertType.SOS, AlertType.LOW_BATTERY);
        assertThat(types(alarm("UD", "00000008"))).containsExactly(AlertType.TAKEN_OFF);
        assertThat(types(alarm("AL", "00040000"))).as("asks for nobody").isEmpty();
        assertThat(types(alarm("AL", "04000000"))).containsExactly(AlertType.UNKNOWN_ALARM);
        assertThat(types(alarm("AL", "00000008")))
                .as("a state is no reason for an alarm")
                .containsExactly(AlertType.UNKNOWN_ALARM, AlertType.TAKEN_OFF);
    }

    @Test
    void a_word_of_the_maker_is_an_alarm_beside_what_the_bits_say() {
        WatchMessage own = alarm("ALCUSTOMER1", "00010000");
        assertThat(types(own)).containsExactly(AlertType.MEDICAL, AlertType.SOS);
        assertThat(own.reply()).isEqualTo(new Reply.AfterAppend(own.address().frame("AL")));
        WatchMessage help = read(Frames.frame("HELP"));
        assertThat(types(help)).containsExactly(AlertType.SOS);
        assertThat(help.reply()).isEqualTo(new Reply.AfterAppend(help.address().frame("HELP")));
        assertThat(types(alarm("ALCUSTOMER2", "00000000"))).containsExactly(AlertType.UNKNOWN_ALARM);
    }

    @Test
    void a_state_that_lasts_is_one_alert_in_all_reports() {
        String later = Frames.SOS_BLOCK.formatted("00000008").replace("081530", "082030");
        String first = alarm("UD", "00000008").uplink().copyKey();
        assertThat(read(Frames.frame("UD," + later)).uplink().copyKey()).isEqualTo(first);
        String fall = alarm("UD", "00200000").uplink().copyKey();
        assertThat(read(Frames.frame("UD," + later.replace("00000008", "00200000")))
                        .uplink()
                        .copyKey())
                .as("a fall is another one each time")
                .isNotEqualTo(fall);
    }

    @Test
    void the_clock_is_that_of_the_zone() {
        assertThat(alarm("AL", "00010000").uplink().alerts().getFirst().raisedAt())
                .isEqualTo(Instant.parse("2026-03-14T00:15:30Z"));
    }

    private static WatchMessage alarm(String keyword, String status) {
        return read(Frames.frame(keyword + "," + Frames.SOS_BLOCK.formatted(status)));
    }

    private static WatchMessage read(String frame) {
        return Streams.message(WatchDecoder.decode(Frames.one(frame), MAKER, Frames.RECEIVED));
    }

    private static List<AlertType> types(WatchMessage message) {
        return message.uplink().alerts().stream().map(Alert::type).toList();
    }
}
