/**
 * The list of changed records, in order, for those who keep copies.
 *
 * <p>A store takes the lock on its centre's row first, changes records, and notes them here in the same transaction. Numbers are
 * dense and become visible in their order, because the lock is held until the commit. The relay reads them after a number. Only
 * keys stand here, never a value. Blocking, on the thread of the caller's transaction.
 */
@NullMarked
package org.anling.registry.outbox;

import org.jspecify.annotations.NullMarked;
