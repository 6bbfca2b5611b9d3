package org.anling.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.anling.console.api.FeedFrame;
import org.anling.console.testing.MemoryStores;
import org.anling.journal.cache.LiveStore.Proof;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProofWatchTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

    private final MemoryStores stores = new MemoryStores();
    private final ProofWatch watch = new ProofWatch(stores, InstantSource.fixed(NOW));

    @Test
    void the_worst_intake_of_all_gateways_is_what_the_pages_are_told() {
        put("a/tcp", 20, 20L, 0);
        put("a/mqtt", 15, 80L, 1);
        put("b/tcp", 30, 30L, 0);
        FeedFrame.SelfPress told = look();
        assertThat(told.provenAt()).isEqualTo(NOW.minusSeconds(80));
        assertThat(told.missed()).isEqualTo(1);
        assertThat(told.failing()).containsExactly("a/mqtt");
    }

    @Test
    void an_intake_that_was_never_proven_makes_the_whole_unproven() {
        put("a/tcp", 20, 20L, 0);
        put("a/mqtt", 15, null, 3);
        FeedFrame.SelfPress told = look();
        assertThat(told.provenAt()).isNull();
        assertThat(told.missed()).isEqualTo(3);
    }

    @Test
    void a_gateway_that_is_gone_is_not_waited_for() {
        put("old/tcp", 3_600, 3_600L, 5);
        watch.look();
        assertThat(watch.latest()).isNull();
    }

    private FeedFrame.SelfPress look() {
        watch.look();
        return Objects.requireNonNull(watch.latest());
    }

    private void put(String intake, long triedAgo, @Nullable Long provenAgo, int missed) {
        Instant provenAt = provenAgo == null ? null : NOW.minusSeconds(provenAgo);
        stores.proofs.add(new Proof(intake, NOW.minusSeconds(triedAgo), provenAt, missed));
    }
}
