package org.anling.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page says on the live feed.
 *
 * @param type {@code hello}, {@code page} or {@code drawn}
 * @param open with {@code page}: whether somebody sees the page
 * @param drawn with {@code drawn}: incidents that stand on the screen now, told once each and at most once a second
 */
public record PageWord(
        String type, @Nullable Boolean open, @Nullable List<Drawn> drawn) {

    /**
     * An incident whose row, header or banner was drawn.
     *
     * @param ms how long ago, by the stopwatch of the page
     */
    public record Drawn(String id, long ms) {}
}
