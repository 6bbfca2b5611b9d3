package org.anling.registry.relay;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.anling.contract.alert.Personal;
import org.anling.contract.input.RegistryChange.Change;
import org.anling.registry.outbox.OutboxRow;
import org.jspecify.annotations.Nullable;

/**
 * A note with the record as it is now: what to write into the copies and what to tell the core.
 *
 * @param writes each starts one write
 * @param change empty if the core need not know
 * @param personal what goes into the personal block of the input, or null
 */
record Loaded(
        OutboxRow row,
        List<Function<Copies, CompletionStage<?>>> writes,
        Optional<Change> change,
        @Nullable Personal personal) {

    Loaded {
        writes = List.copyOf(writes);
    }
}
