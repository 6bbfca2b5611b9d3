/** Tests of the benchmarks with a crowd: their page, and both of them in small. */
@NullMarked
package org.anling.launcher.bench.crowd;

import org.jspecify.annotations.NullMarked;
