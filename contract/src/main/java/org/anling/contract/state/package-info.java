/**
 * What events add up to: incidents and responders as immutable records, and the pieces of a snapshot.
 *
 * <p>The core folds events into them, the standby writes them as snapshot pieces, every reader can start from a snapshot and go on
 * with the events after it. Immutable, any thread.
 */
@NullMarked
package org.anling.contract.state;

import org.jspecify.annotations.NullMarked;
