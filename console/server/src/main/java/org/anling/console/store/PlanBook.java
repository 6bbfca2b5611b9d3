package org.anling.console.store;

import java.util.Map;
import java.util.function.Function;
import org.anling.contract.plan.PlanText;
import org.anling.registry.office.OfficePlans;

/**
 * Where plans and cards are kept.
 *
 * @param store versions in the registry
 * @param files what is valid until the office takes a plan over
 */
public record PlanBook(OfficePlans store, Files files) {

    /**
     * The server's own files.
     *
     * @param texts by name; may block, and is empty where they cannot be read
     * @param followed whether the dispatcher of this server follows plans at all
     */
    public record Files(Function<PlanText.Kind, Map<String, String>> texts, boolean followed) {

        /** No files, and plans are followed. */
        public static final Files NONE = new Files(kind -> Map.of(), true);
    }
}
