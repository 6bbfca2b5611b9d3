package org.anling.launcher.selfpress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.anling.journal.cache.LiveStore.Proof;

/** What the self-presses of this process have shown. Written by their thread, read by any. */
final class ProofBook {

    private static final int MISSES = 2;

    private final Map<String, Proof> proofs = new ConcurrentHashMap<>();
    private final InstantSource clock;

    ProofBook(InstantSource clock) {
        this.clock = clock;
    }

    /** It went all the way. */
    Proof proven(String intake) {
        Instant now = clock.instant();
        return put(new Proof(intake, now, now, 0));
    }

    /** It did not. */
    Proof missed(String intake) {
        Proof before = proofs.get(intake);
        Instant provenAt = before == null ? null : before.provenAt();
        return put(new Proof(intake, clock.instant(), provenAt, before == null ? 1 : before.missed() + 1));
    }

    /** Whether every intake was proven the last time. */
    boolean isAllProven() {
        return proofs.values().stream().allMatch(proof -> proof.missed() == 0);
    }

    /** Why the process is not ready: an intake missed twice in a row. */
    Optional<String> findProblem() {
        return proofs.values().stream()
                .filter(proof -> proof.missed() >= MISSES)
                .map(this::words)
                .sorted()
                .findFirst();
    }

    private Proof put(Proof proof) {
        proofs.put(proof.intake(), proof);
        return proof;
    }

    private String words(Proof proof) {
        Instant provenAt = proof.provenAt();
        String last = provenAt == null
                ? "never"
                : Duration.between(provenAt, clock.instant()).toSeconds() + " s ago";
        return "the self-press through " + proof.intake() + " did not become an offer " + proof.missed()
                + " times in a row (last proven: " + last + "); real presses may not arrive either";
    }
}
