/**
 * Runs the fuzzers of the device protocols with Jazzer: shortly in the build, as long as somebody likes by {@code ./anling fuzz}.
 *
 * <p>What is fuzzed, what is held against it and what it starts from stands beside the protocols' tests ({@code Fuzzer}); here are only
 * the processes. Each fuzzer is a JVM of its own with a small heap, because Jazzer changes the classes it loads and because memory that
 * grows must show. Progress flows out line by line, an input that broke something as a file. One thread reads one process.
 */
@NullMarked
package org.anling.gateway.fuzz;

import org.jspecify.annotations.NullMarked;
