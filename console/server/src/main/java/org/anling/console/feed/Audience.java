package org.anling.console.feed;

import java.util.List;
import org.anling.console.projection.Board;
import org.anling.contract.entry.EventEntry;

/** Hears what the reader of the log folded. Called on the reader's thread, in order. */
public interface Audience {

    /** These entries were folded in while the log was read for the first time or anew; no page hears of them. */
    default void past(List<EventEntry> entries) {}

    /** Everything may be different: the log was read anew. */
    void reloaded(Board board);

    /** These entries were folded in; none was told before. */
    void advanced(Board board, List<EventEntry> entries);
}
