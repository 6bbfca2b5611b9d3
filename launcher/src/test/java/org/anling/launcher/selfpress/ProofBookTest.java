package org.anling.launcher.selfpress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProofBookTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T08:00:00Z"));
    private final InstantSource clock = now::get;
    private final ProofBook book = new ProofBook(clock);

    @Test
    void one_miss_is_told_to_nobody_and_two_make_the_process_unready() {
        book.proven("g/tcp");
        now.set(now.get().plusSeconds(60));
        book.missed("g/tcp");
        assertThat(book.findProblem()).isEmpty();
        now.set(now.get().plusSeconds(60));
        book.missed("g/tcp");
        assertThat(book.findProblem().orElseThrow())
                .contains("g/tcp")
                .contains("2 times")
                .contains("120 s ago");
    }

    @Test
    void a_proven_press_ends_the_trouble_of_its_intake_alone() {
        book.missed("g/tcp");
        book.missed("g/tcp");
        book.missed("g/mqtt");
        book.missed("g/mqtt");
        book.proven("g/tcp");
        assertThat(book.findProblem().orElseThrow()).contains("g/mqtt").contains("never");
        book.proven("g/mqtt");
        assertThat(book.findProblem()).isEmpty();
    }

    @Test
    void the_outside_watchman_is_called_only_while_every_intake_was_proven_the_last_time() {
        book.proven("g/tcp");
        book.missed("g/mqtt");
        assertThat(book.isAllProven()).isFalse();
        book.proven("g/mqtt");
        assertThat(book.isAllProven()).isTrue();
    }
}
