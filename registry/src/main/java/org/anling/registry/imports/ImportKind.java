package org.anling.registry.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a list is a list of; a new centre imports them in this order. */
public enum ImportKind {
    ORGANISATIONS,
    ELDERS,
    DEVICES,
    RESPONDERS;

    /** As it is typed and as it stands in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word. */
    public static Optional<ImportKind> find(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
