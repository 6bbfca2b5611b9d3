package org.anling.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the page draws its map.
 *
 * @param tiles address of outside tiles, missing for the own street graph alone
 * @param datum datum of the tiles: {@code WGS84} or {@code GCJ02}
 * @param centre longitude and latitude
 */
public record MapConfig(@Nullable String tiles, String datum, List<Double> centre) {}
