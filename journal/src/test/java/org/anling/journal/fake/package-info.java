/**
 * The journal in memory, for deterministic simulation and for tests of others: same contract, no threads, time given, faults on demand.
 *
 * <p>Everything runs on the thread that calls. The same contract test and the same ten thousand seeded operations run against it and
 * against Redis.
 */
@NullMarked
package org.anling.journal.fake;

import org.jspecify.annotations.NullMarked;
