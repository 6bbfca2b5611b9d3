/**
 * Secrets that lie in stores, sealed with a key that does not: what is made from them is worth nothing to who has a copy of the store alone.
 * Whoever writes and whoever reads is given the same {@link org.anling.journal.seal.SecretBox} by the configuration. Any thread, nothing waits.
 */
@NullMarked
package org.anling.journal.seal;

import org.jspecify.annotations.NullMarked;
