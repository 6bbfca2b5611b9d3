/**
 * A console for tests: stores in memory, a dispatcher that decides by a few plain rules, and a client that speaks HTTP and WebSocket
 * as a page does. Each test starts its own on a free port.
 */
@NullMarked
package org.anling.console.testing;

import org.jspecify.annotations.NullMarked;
