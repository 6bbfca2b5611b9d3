package org.anling.launcher.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.anling.contract.incident.Priority;
import org.anling.dispatcher.core.incident.CoverSettings;
import org.anling.dispatcher.core.incident.DispatchSettings;
import org.anling.launcher.settings.ServerSettings;
import org.anling.launcher.settings.Settings;
import org.junit.jupiter.api.Test;

/** What a centre writes into its file is what its dispatcher decides by. */
class DispatchNumbersTest {

    @Test
    void every_number_of_the_rules_reaches_the_dispatcher() {
        DispatchSettings numbers = of(
                "dispatch.offers.p1=7",
                "transfer.answer=PT90S",
                "hold.longest=PT2H",
                "test.confirm=PT1M",
                "followup.again=PT12H",
                "runaway.alerts=5",
                "mass.devices=20",
                "shelf.longest=P1D",
                "cover.proof=PT6H",
                "cover.every=PT5M");
        assertThat(numbers.offers(Priority.P1)).isEqualTo(7);
        assertThat(numbers.desk().handover()).isEqualTo(Duration.ofSeconds(90));
        assertThat(numbers.desk().longestHold()).isEqualTo(Duration.ofHours(2));
        assertThat(numbers.desk().testConfirm()).isEqualTo(Duration.ofMinutes(1));
        assertThat(numbers.desk().followUpAgain()).isEqualTo(Duration.ofHours(12));
        assertThat(numbers.signals().runawayAlerts()).isEqualTo(5);
        assertThat(numbers.signals().massDevices()).isEqualTo(20);
        assertThat(numbers.signals().shelfLongest()).isEqualTo(Duration.ofDays(1));
        assertThat(numbers.cover())
                .isEqualTo(new CoverSettings(Duration.ofHours(6), Duration.ofMinutes(5), CoverSettings.Demand.PROVEN));
    }

    @Test
    void what_a_centre_does_not_set_is_as_shipped() {
        DispatchSettings numbers = of();
        DispatchSettings shipped = DispatchSettings.DEFAULT;
        assertThat(numbers.desk()).isEqualTo(shipped.desk());
        assertThat(numbers.signals()).isEqualTo(shipped.signals());
        assertThat(numbers.cover()).isEqualTo(shipped.cover());
        assertThat(numbers.offers()).isEqualTo(shipped.offers());
    }

    @Test
    void without_a_demand_for_proof_communities_are_looked_at_as_often() {
        assertThat(of("cover.proof=PT0S", "cover.every=PT2M").cover())
                .isEqualTo(new CoverSettings(
                        CoverSettings.DEFAULT.proof(), Duration.ofMinutes(2), CoverSettings.Demand.ON_DUTY));
    }

    private static DispatchSettings of(String... overrides) {
        Settings settings = Settings.load(Optional.empty(), List.of(overrides), "./anling serve");
        return DispatchNumbers.of(ServerSettings.from(settings), ZoneOffset.UTC).dispatch();
    }
}
