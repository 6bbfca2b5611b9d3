package org.anling.simulation.fleet.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.simulation.district.map.GeoPoint;
import org.anling.simulation.fleet.wire.WatchFrames;
import org.junit.jupiter.api.Test;

class WatchMachineTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");
    private final PressLedger ledger = new PressLedger();
    private final WatchMachine watch = new WatchMachine("3405000002", new GeoPoint(39.8822, 116.4066), ledger);

    @Test
    void nothing_but_lk_is_sent_before_lk_is_answered() {
        assertThat(watch.connected(NOW)).singleElement().asString().contains("*LK,");
        assertThat(watch.raise(Alarm.SOS, NOW)).isEmpty();

        assertThat(hear("LK", NOW)).singleElement().asString().contains("*AL,140326,081530,A,39.882200,N");
    }

    @Test
    void an_alarm_is_repeated_with_the_same_content_until_it_is_acknowledged() {
        watch.connected(NOW);
        hear("LK", NOW);
        String first = watch.raise(Alarm.FALL, NOW).getFirst();

        Instant later = NOW.plus(WatchMachine.ALARM_REPEAT);
        assertThat(watch.tick(later.minusMillis(1))).isEmpty();
        assertThat(watch.nextDue()).isEqualTo(later);
        assertThat(watch.tick(later)).containsExactly(first);
        assertThat(first).contains(",00200000,");

        assertThat(hear("AL", later)).isEmpty();
        assertThat(watch.tick(later.plusSeconds(15))).isEmpty();
        assertThat(ledger.summary()).isEqualTo(new PressLedger.Summary(1, 1, 1, 0, Duration.ofSeconds(10)));
    }

    @Test
    void a_new_connection_sends_the_pending_alarm_again_after_lk() {
        watch.connected(NOW);
        hear("LK", NOW);
        String alarm = watch.raise(Alarm.SOS, NOW).getFirst();

        watch.connected(NOW.plusSeconds(3));
        assertThat(hear("LK", NOW.plusSeconds(4))).containsExactly(alarm);
    }

    @Test
    void commands_are_echoed_by_keyword_and_locating_gives_a_position() {
        watch.connected(NOW);
        hear("LK", NOW);

        assertThat(hear("MESSAGE,8BF763A575358BDD", NOW)).containsExactly("[3G*3405000002*0007*MESSAGE]");
        assertThat(hear("CR", NOW)).hasSize(2).last().asString().contains("*UD,140326,081530,A,");
    }

    @Test
    void an_answer_counts_when_its_last_octet_is_there() {
        watch.connected(NOW);
        watch.raise(Alarm.SOS, NOW);

        String answer = WatchFrames.frame("3405000002", "LK");
        assertThat(watch.received(answer.substring(0, 9), NOW)).isEmpty();
        assertThat(watch.received(answer.substring(9), NOW)).hasSize(1);
    }

    private List<String> hear(String content, Instant now) {
        return watch.received(WatchFrames.frame("3405000002", content), now);
    }
}
