/**
 * Which browsers of responders may be woken: the registry behind an interface that a test can fill.
 *
 * <p>What a browser says of itself flows in; the public key of the centre flows out, the private one never. A database that does not
 * answer becomes a {@link org.anling.console.store.StoreDownException}. Any virtual thread, blocking.
 */
@NullMarked
package org.anling.console.store.push;

import org.jspecify.annotations.NullMarked;
