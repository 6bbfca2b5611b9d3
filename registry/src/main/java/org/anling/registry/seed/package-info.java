/**
 * Fills an empty registry in one go: a whole district in a second or two.
 *
 * <p>A {@link org.anling.registry.seed.RegistrySeed} flows in; rows and notes of the outbox (routine lane, as every import) flow
 * out, in one transaction. What is there already stays as people left it. Blocking, on the caller's thread.
 */
@NullMarked
package org.anling.registry.seed;

import org.jspecify.annotations.NullMarked;
