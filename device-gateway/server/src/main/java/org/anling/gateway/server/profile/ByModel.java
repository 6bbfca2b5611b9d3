package org.anling.gateway.server.profile;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Profiles of one protocol by model. Case does not matter; a name that ends in {@code *} is for all models that begin so, and the longest
 * that fits counts.
 *
 * @param models by the name of the model in small letters
 * @param standard for every other model, and for devices whose model nobody knows
 * @param <P> the protocol's profile
 */
public record ByModel<P>(Map<String, P> models, P standard) {

    private static final String REST = "*";

    public ByModel {
        models = Map.copyOf(models);
    }

    /** No model does anything in its own way. */
    static <P> ByModel<P> all(P standard) {
        return new ByModel<>(Map.of(), standard);
    }

    /** The profile of a model, as the registry writes it. */
    public P find(@Nullable String model) {
        if (model == null || models.isEmpty()) {
            return standard;
        }
        String name = key(model);
        P exact = models.get(name);
        return exact != null ? exact : begun(name);
    }

    private P begun(String name) {
        return models.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(REST))
                .filter(entry -> name.startsWith(
                        entry.getKey().substring(0, entry.getKey().length() - 1)))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(standard);
    }

    static String key(String model) {
        return model.strip().toLowerCase(Locale.ROOT);
    }
}
