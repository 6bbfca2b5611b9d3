package org.anling.registry.imports;

import java.util.List;
import org.anling.registry.database.Transaction;

/** Takes the rows of one kind of list, a batch at a time. Made anew for each pass over a file. */
interface Taker {

    /** What the list may have. */
    List<Column> columns();

    /**
     * Compares rows with the registry, tells what is wrong with them, and writes the rest if the mode says so. In a pass that writes
     * the transaction is undone as a whole if anything was wrong.
     */
    void settle(Transaction transaction, List<GivenRow> batch, ImportMode mode);
}
