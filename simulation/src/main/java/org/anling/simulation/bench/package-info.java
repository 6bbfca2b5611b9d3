/**
 * The benchmarks behind {@code ./anling bench NAME}.
 *
 * <p>Each measures production code beside a baseline that does the same work at the same time: both take turns, so that whatever else
 * the machine does falls on both. Seeds and sizes go in; lines of progress, a table with ratios, and figures by key come out. Every key
 * is declared by its benchmark and explained in {@code docs/benchmarks.md}. The thread that asks runs them.
 */
@NullMarked
package org.anling.simulation.bench;

import org.jspecify.annotations.NullMarked;
