/**
 * Copies of the registry that work without it: devices for the gateway, cards of elders and people for the pages.
 *
 * <p>The relay of the registry writes them into the cache, gateway and console read them there; a higher version wins. They hold
 * personal data and are therefore never written to a log. Immutable, any thread.
 */
@NullMarked
package org.anling.contract.directory;

import org.jspecify.annotations.NullMarked;
