/** Tests of the ingest benchmark: its page, and that its generator counts right. */
@NullMarked
package org.anling.launcher.bench.ingest;

import org.jspecify.annotations.NullMarked;
