package org.anling.simulation.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.PanelFrames;
import org.anling.simulation.fleet.wire.TerminalFrames;
import org.anling.simulation.fleet.wire.TrackerFrames;
import org.junit.jupiter.api.Test;

/** How panels, trackers and terminals repeat until they are answered. */
class RetryTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private static final GeoPoint PLACE = new GeoPoint(39.8822, 116.4066);
    private static final String PHONE = "012345678901";
    private final PressLedger ledger = new PressLedger();
    private final PanelMachine panel = new PanelMachine("C007", ledger);
    private final TrackerMachine tracker = new TrackerMachine("861234050000010", PLACE, ledger);
    private final TerminalMachine terminal = new TerminalMachine(PHONE, PLACE, ledger);

    @Test
    void a_panel_says_the_same_three_times_more_and_then_wants_a_new_connection() {
        panel.connected(NOW);
        panel.received(PanelFrames.acknowledgement("C007", 1), NOW);
        String event = panel.raise(Alarm.SOS, NOW).getFirst();

        List<Long> seconds = secondsOf(panel, event);
        assertThat(seconds).containsExactly(10L, 20L, 30L);
        assertThat(panel.hangsUp(NOW.plusSeconds(39))).isFalse();
        assertThat(panel.hangsUp(NOW.plusSeconds(40))).isTrue();
        assertThat(panel.connected(NOW.plusSeconds(43))).containsExactly(event);
    }

    @Test
    void a_panel_takes_no_other_answer_than_its_own_sequence_and_repeats_at_once_when_its_clock_is_doubted() {
        panel.connected(NOW);
        panel.received(PanelFrames.acknowledgement("C007", 1), NOW);
        String event = panel.raise(Alarm.SOS, NOW).getFirst();

        assertThat(panel.received(PanelFrames.acknowledgement("C007", 1), NOW)).isEmpty();
        assertThat(panel.received("\nACF10013\"DUH\"0002L0#C007[]\r", NOW)).isEmpty();
        assertThat(panel.received("\nA1EC0025\"NAK\"0000R0L0A0[]_08:17:30,03-14-2026\r", NOW))
                .containsExactly(event);
        assertThat(ledger.summary().acknowledged()).isZero();
        panel.received(PanelFrames.acknowledgement("C007", 2), NOW.plusSeconds(1));
        assertThat(ledger.summary().acknowledged()).isEqualTo(1);
        assertThat(panel.tick(NOW.plusSeconds(600))).isEmpty();
    }

    @Test
    void two_events_of_a_panel_go_one_after_the_other() {
        panel.connected(NOW);
        panel.received(PanelFrames.acknowledgement("C007", 1), NOW);
        assertThat(panel.raise(Alarm.SOS, NOW)).hasSize(1);
        assertThat(panel.raise(Alarm.SMOKE, NOW)).isEmpty();
        assertThat(panel.received(PanelFrames.acknowledgement("C007", 2), NOW))
                .singleElement()
                .asString()
                .contains("FA005");
    }

    @Test
    void a_tracker_whose_login_is_not_answered_within_five_seconds_wants_a_new_connection() {
        tracker.connected(NOW);
        assertThat(tracker.raise(Alarm.SOS, NOW)).isEmpty();
        assertThat(tracker.nextDue()).isEqualTo(NOW.plusSeconds(5));
        assertThat(tracker.hangsUp(NOW.plusSeconds(4))).isFalse();
        assertThat(tracker.hangsUp(NOW.plusSeconds(5))).isTrue();
    }

    @Test
    void a_tracker_repeats_with_the_same_serial_until_that_comes_back() {
        tracker.connected(NOW);
        tracker.received(TrackerFrames.acknowledgement(TrackerFrames.LOGIN, 1), NOW);
        String alarm = tracker.raise(Alarm.FALL, NOW).getFirst();
        int serial = TrackerFrames.serial(alarm);

        tracker.received(TrackerFrames.acknowledgement(TrackerFrames.ALARM, serial - 1), NOW.plusSeconds(1));
        assertThat(tracker.tick(NOW.plusSeconds(10))).containsExactly(alarm);
        tracker.connected(NOW.plusSeconds(12));
        assertThat(tracker.received(TrackerFrames.acknowledgement(TrackerFrames.LOGIN, 3), NOW.plusSeconds(13)))
                .containsExactly(alarm);
        tracker.received(TrackerFrames.acknowledgement(TrackerFrames.ALARM, serial), NOW.plusSeconds(14));
        assertThat(ledger.summary()).isEqualTo(new PressLedger.Summary(1, 1, 1, 0, Duration.ofSeconds(14)));
    }

    @Test
    void a_terminal_waits_longer_each_time_and_then_wants_a_new_connection() {
        signIn();
        String alarm = terminal.raise(Alarm.SOS, NOW).getFirst();

        assertThat(secondsOf(terminal, alarm)).containsExactly(5L, 15L, 45L);
        assertThat(terminal.hangsUp(NOW.plusSeconds(74))).isFalse();
        assertThat(terminal.hangsUp(NOW.plusSeconds(75))).isTrue();
        assertThat(terminal.connected(NOW.plusSeconds(78)))
                .as("it has a code by now")
                .singleElement()
                .asString()
                .contains("c0de");
    }

    @Test
    void a_terminal_shows_the_bit_off_once_its_alarm_is_confirmed_and_presses_anew_after_that() {
        signIn();
        String alarm = terminal.raise(Alarm.SOS, NOW).getFirst();
        assertThat(terminal.raise(Alarm.SOS, NOW.plusSeconds(1)))
                .as("the bit is on")
                .isEmpty();

        assertThat(confirm(3, 1)).as("not stored").isEmpty();
        String quiet = confirm(3, 0).getFirst();
        assertThat(quiet).isNotEqualTo(alarm);
        assertThat(terminal.raise(Alarm.SOS, NOW.plusSeconds(2)))
                .as("one at a time")
                .isEmpty();
        assertThat(confirm(4, 0)).singleElement().asString().isNotEqualTo(alarm);
        assertThat(ledger.summary().raised()).isEqualTo(2);
        assertThat(ledger.summary().acknowledged()).isEqualTo(1);
    }

    @Test
    void a_terminal_whose_code_is_wrong_registers_again() {
        terminal.connected(NOW);
        terminal.received(TerminalFrames.registered(PHONE, 1, 1, "c0de"), NOW);
        assertThat(confirm(2, 1)).singleElement().asString().contains("CARE-P1");
    }

    private void signIn() {
        assertThat(terminal.connected(NOW)).singleElement().asString().contains("CARE-P1");
        assertThat(terminal.received(TerminalFrames.registered(PHONE, 1, 1, "c0de"), NOW))
                .singleElement()
                .asString()
                .contains("c0de");
        assertThat(confirm(2, 0)).isEmpty();
    }

    private List<String> confirm(int serial, int result) {
        return terminal.received(
                TerminalFrames.confirmed(PHONE, 7, serial, TerminalFrames.REPORT, result), NOW.plusSeconds(1));
    }

    /** In which seconds of the next minute the device repeats a frame. */
    private static List<Long> secondsOf(SocketMachine machine, String frame) {
        List<Long> seconds = new ArrayList<>();
        for (long second = 1; second < 60; second++) {
            if (machine.tick(NOW.plusSeconds(second)).contains(frame)) {
                seconds.add(second);
            }
        }
        return seconds;
    }
}
