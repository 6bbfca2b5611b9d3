package org.anling.dispatcher.server.plan;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.anling.contract.plan.PlanText;
import org.anling.contract.plan.PlanText.Kind;
import org.anling.journal.cache.PlanTexts;

/**
 * What the office made valid, as far as this process knows: while Redis does not answer, what it said last. Used by one thread at a time;
 * waits for an answer, but not for long.
 */
public final class OfficeTexts implements Supplier<List<PlanText>> {

    private static final long PATIENCE_SECONDS = 3;

    private final Supplier<CompletionStage<List<PlanText>>> source;
    private List<PlanText> last = List.of();

    private OfficeTexts(Supplier<CompletionStage<List<PlanText>>> source) {
        this.source = source;
    }

    /** The texts of a kind in the cache of a centre. */
    public static OfficeTexts of(PlanTexts texts, Kind kind) {
        return new OfficeTexts(() -> texts.list(kind));
    }

    @Override
    public List<PlanText> get() {
        try {
            last = source.get().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException down) {
            // Redis says so itself, in the health; what was valid stays valid.
            return last;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return last;
    }
}
