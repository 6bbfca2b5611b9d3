package org.anling.simulation.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.anling.simulation.district.map.GeoPoint;
import org.junit.jupiter.api.Test;

class WatchMachineTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private final PressLedger ledger = new PressLedger();
    private final WatchMachine watch = new WatchMachine("3405000002", new GeoPoint(39.8822, 116.4066), ledger);

    @Test
    void nothing_but_lk_is_sent_before_lk_is_answered() {
        assertThat(watch.connected(NOW)).singleElement().asString().startsWith("LK,");
        assertThat(watch.raise(Alarm.SOS, NOW)).isEmpty();

        assertThat(watch.received("LK", NOW)).singleElement().asString().startsWith("AL,140326,081530,A,39.882200,N");
    }

    @Test
    void an_alarm_is_repeated_with_the_same_content_until_it_is_acknowledged() {
        watch.connected(NOW);
        watch.received("LK", NOW);
        String first = watch.raise(Alarm.FALL, NOW).getFirst();

        Instant later = NOW.plus(WatchMachine.ALARM_REPEAT);
        assertThat(watch.tick(later.minusMillis(1))).isEmpty();
        assertThat(watch.nextDue()).isEqualTo(later);
        assertThat(watch.tick(later)).containsExactly(first);
        assertThat(first).contains(",00200000,");

        assertThat(watch.received("AL", later)).isEmpty();
        assertThat(watch.tick(later.plusSeconds(15))).isEmpty();
        assertThat(ledger.summary()).isEqualTo(new PressLedger.Summary(1, 1, 1, 0, Duration.ofSeconds(10)));
    }

    @Test
    void a_new_connection_sends_the_pending_alarm_again_after_lk() {
        watch.connected(NOW);
        watch.received("LK", NOW);
        String alarm = watch.raise(Alarm.SOS, NOW).getFirst();

        watch.connected(NOW.plusSeconds(3));
        assertThat(watch.received("LK", NOW.plusSeconds(4))).containsExactly(alarm);
    }

    @Test
    void commands_are_echoed_by_keyword_and_locating_gives_a_position() {
        watch.connected(NOW);
        watch.received("LK", NOW);

        assertThat(watch.received("MESSAGE,8BF763A575358BDD", NOW)).containsExactly("MESSAGE");
        assertThat(watch.received("CR", NOW)).hasSize(2).last().asString().startsWith("UD,140326,081530,A,");
    }

    @Test
    void frames_carry_the_length_of_their_content() {
        assertThat(new String(WatchFrame.encode("3405000001", "LK,2310,4,63"), StandardCharsets.US_ASCII))
                .isEqualTo("[3G*3405000001*000C*LK,2310,4,63]");
        assertThat(WatchFrame.content("3G*3405000001*0002*LK")).isEqualTo("LK");
        assertThat(WatchFrame.content("3G*34")).isEmpty();
    }
}
