package org.anling.gateway.server;

import static org.anling.gateway.server.GatewayFixture.LK;
import static org.anling.gateway.server.GatewayFixture.SOS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.anling.contract.entry.Lane;
import org.anling.journal.testing.LossyProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network between gateway and Redis that loses answers or breaks. */
class BadStoreIT {

    private static final String AL = "[3G*3405000001*0002*AL]";
    private static final String LK_ANSWER = "[3G*3405000001*0002*LK]";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final AtomicReference<LossyProxy> proxy = new AtomicReference<>();
    private final GatewayFixture fixture = new GatewayFixture(uri -> {
        proxy.set(LossyProxy.before(uri));
        return proxy.get().uri();
    });

    @BeforeEach
    void warm() {
        try (RawClient watch = connect()) {
            assertThat(watch.send(LK).read(LK_ANSWER.length(), SOON)).isEqualTo(LK_ANSWER);
        }
    }

    @AfterEach
    void close() throws IOException {
        fixture.close();
        proxy.get().close();
    }

    @Test
    void lost_answers_double_nothing_and_acknowledge_nothing() {
        try (RawClient watch = connect()) {
            proxy.get().swallowAnswers();
            watch.send(SOS);
            assertThat(watch.readFor(Duration.ofSeconds(2))).isEmpty();
            proxy.get().heal();
            assertThat(watch.read(AL.length(), SOON)).isEqualTo(AL);
            assertThat(watch.readFor(Duration.ofMillis(500))).isEmpty();
        }
        assertThat(fixture.inbox(Lane.URGENT)).isNotEmpty();
        assertThat(fixture.urgentInputs()).isEqualTo(1);
    }

    @Test
    void a_store_that_was_away_gets_the_frame_when_it_is_back() {
        try (RawClient watch = connect()) {
            proxy.get().cut();
            watch.send(SOS).send(SOS).send(SOS);
            assertThat(watch.read(AL.length(), SOON)).isEqualTo(AL);
            await().during(Duration.ofMillis(500)).until(() -> fixture.urgentInputs() >= 1);
        }
        assertThat(fixture.inbox(Lane.URGENT))
                .extracting(entry -> entry.envelope().alarm())
                .containsOnly(true);
    }

    private RawClient connect() {
        return new RawClient(fixture.gateway.tcpPort());
    }
}
