/**
 * Builds the parts of the server from settings and hands them their stores, by constructor and nothing else. Settings and addresses
 * flow in, started parts flow out; each is given to the {@link org.anling.launcher.wiring.Closing} that ends it. The main thread
 * runs it.
 */
@NullMarked
package org.anling.launcher.wiring;

import org.jspecify.annotations.NullMarked;
