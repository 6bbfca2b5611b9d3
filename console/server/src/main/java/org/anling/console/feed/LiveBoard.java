package org.anling.console.feed;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.anling.console.projection.Board;
import org.anling.contract.entry.EventEntry;

/** The latest board, for everybody, and who else wants to hear of it. Written by the reader's thread, read by any. */
public final class LiveBoard implements Audience {
    private final List<Audience> others = new CopyOnWriteArrayList<>();
    private volatile Board board = Board.EMPTY;

    /** Tells somebody else after the board is in place, in the order of these calls. */
    public void tell(Audience other) {
        others.add(other);
    }

    /** As of the last event that was read. */
    public Board now() {
        return board;
    }

    @Override
    public void past(List<EventEntry> entries) {
        others.forEach(other -> other.past(entries));
    }

    @Override
    public void reloaded(Board now) {
        board = now;
        others.forEach(other -> other.reloaded(now));
    }

    @Override
    public void advanced(Board now, List<EventEntry> entries) {
        board = now;
        others.forEach(other -> other.advanced(now, entries));
    }
}
