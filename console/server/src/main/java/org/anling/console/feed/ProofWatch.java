package org.anling.console.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.anling.console.api.FeedFrame;
import org.anling.console.store.StoreDownException;
import org.anling.console.store.Whereabouts;
import org.anling.journal.cache.LiveStore.Proof;
import org.jspecify.annotations.Nullable;

/** Knows when a press was proven to arrive last, from what the self-presses of all gateways leave in the live store. */
public final class ProofWatch {

    /** A gateway that has not tried for so long is gone, and its last proof with it. */
    private static final Duration GONE = Duration.ofMinutes(10);

    private final Whereabouts store;
    private final InstantSource clock;
    private volatile FeedFrame.@Nullable SelfPress latest;

    public ProofWatch(Whereabouts store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** As of the last look: the intake that was proven longest ago; null if nobody presses by himself. */
    public FeedFrame.@Nullable SelfPress latest() {
        return latest;
    }

    /** Looks; one thread at a time. A store that does not answer leaves what was known, whose age tells. */
    public void look() {
        try {
            latest = worst(store.proofs());
        } catch (StoreDownException down) {
            // Its age shows on the pages, and the link to the store is told about elsewhere.
        }
    }

    private FeedFrame.@Nullable SelfPress worst(List<Proof> proofs) {
        Instant gone = clock.instant().minus(GONE);
        List<Proof> live =
                proofs.stream().filter(proof -> proof.triedAt().isAfter(gone)).toList();
        if (live.isEmpty()) {
            return null;
        }
        int missed = live.stream().mapToInt(Proof::missed).max().orElse(0);
        boolean never = live.stream().anyMatch(proof -> proof.provenAt() == null);
        Instant provenAt = never
                ? null
                : live.stream()
                        .map(Proof::provenAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        List<String> failing = live.stream()
                .filter(proof -> proof.missed() > 0)
                .map(Proof::intake)
                .sorted()
                .toList();
        return new FeedFrame.SelfPress(provenAt, missed, failing);
    }
}
