package org.anling.registry.imports;

/** Hears how far an import is, on the import's thread, about every thousand rows. */
@FunctionalInterface
public interface ImportProgress {

    /**
     * @param stage {@code DRY_RUN} while it looks, {@code IMPORT} while it writes
     * @param rows done in this stage
     */
    void told(ImportMode stage, int rows);
}
