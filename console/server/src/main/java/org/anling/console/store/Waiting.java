package org.anling.console.store;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Waits for an answer of the journal; its own command timeout bounds the wait. */
final class Waiting {

    private Waiting() {}

    /** @throws StoreDownException if no answer came */
    static <T> T forAnswer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new StoreDownException("journal_down", "Redis does not answer", e);
        }
    }
}
