package org.anling.journal.cache;

import java.util.Optional;
import org.anling.contract.entry.ContractJson;
import org.anling.contract.entry.UnreadableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records out of their stored text; one that cannot be read counts as absent and is written to the log by its kind, not its content. */
final class Stored {

    private static final Logger LOG = LoggerFactory.getLogger(Stored.class);

    private Stored() {}

    static <T> Optional<T> read(@Nullable String json, Class<T> type) {
        if (json == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContractJson.decode(json, type));
        } catch (UnreadableException e) {
            LOG.error("a cached {} cannot be read and counts as absent", type.getSimpleName());
            return Optional.empty();
        }
    }
}
