package org.anling.console.api;

import org.jspecify.annotations.Nullable;

/**
 * What a page says on the live feed.
 *
 * @param type {@code hello} or {@code page}
 * @param open with {@code page}: whether somebody sees the page
 */
public record PageWord(String type, @Nullable Boolean open) {}
