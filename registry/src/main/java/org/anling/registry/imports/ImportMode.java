package org.anling.registry.imports;

/** Whether an import shall write. */
public enum ImportMode {
    /** Looks and reports. */
    DRY_RUN,
    /** Looks, and writes if nothing is wrong. */
    IMPORT
}
