package org.anling.registry.relay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.anling.journal.JournalUnavailableException;

/** Waits for the journal from blocking code, never for ever. */
final class Stages {

    private static final long SECONDS = 5;

    private Stages() {}

    static <T> T await(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new JournalUnavailableException("Redis did not answer in " + SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException told
                    ? told
                    : new JournalUnavailableException("Redis did not answer", e);
        }
    }

    static void awaitAll(List<? extends CompletionStage<?>> stages) throws InterruptedException {
        await(CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new)));
    }
}
