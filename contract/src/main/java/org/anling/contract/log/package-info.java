/**
 * What the dispatcher says to the log and hears from it: lease, cursors, commits and their outcomes.
 *
 * <p>Here and not in the journal, because the pure loop of the core makes and reads them while the journal carries them out.
 * Immutable, any thread.
 */
@NullMarked
package org.anling.contract.log;

import org.jspecify.annotations.NullMarked;
