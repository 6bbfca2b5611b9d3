package org.anling.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.anling.console.api.MeasuredSign;
import org.anling.console.api.phone.VitalSign;
import org.anling.contract.alert.Vitals.Kind;
import org.anling.contract.alert.Vitals.Reading;
import org.anling.journal.cache.LiveStore.Measured;
import org.junit.jupiter.api.Test;

class BackgroundViewsTest {

    private static final Instant NOW = Instant.parse("2026-03-14T08:15:30Z");

    @Test
    void of_each_kind_the_newest_is_shown_whichever_device_measured_it() {
        Instant earlier = NOW.minusSeconds(600);
        List<Measured> measured = List.of(
                new Measured(new Reading(Kind.SPO2, 96, "%"), earlier),
                new Measured(new Reading(Kind.HEART_RATE, 72, "bpm"), earlier),
                new Measured(new Reading(Kind.HEART_RATE, 130, "bpm"), NOW.minusSeconds(1)),
                new Measured(new Reading(Kind.HEART_RATE, 71, "bpm"), earlier.minusSeconds(1)));
        assertThat(BackgroundViews.vitals(measured, NOW))
                .containsExactly(
                        new MeasuredSign(VitalSign.HEART_RATE, 130, NOW.minusSeconds(1)),
                        new MeasuredSign(VitalSign.SPO2, 96, earlier));
    }

    @Test
    void what_was_measured_long_ago_says_nothing() {
        Measured old = new Measured(new Reading(Kind.TEMPERATURE, 36.4, "Cel"), NOW.minus(Duration.ofDays(7)));
        assertThat(BackgroundViews.vitals(List.of(old), NOW)).isEmpty();
    }
}
