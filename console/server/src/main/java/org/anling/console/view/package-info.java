/**
 * From the board to what people may see: adds names, numbers, addresses and first-aid facts from the cache and cuts them to role
 * and kind of the one who asks. Boards and cards go in, published records come out. Who may see what is decided here and nowhere
 * else. The classes keep no state; they may wait for the cache, so they run on the thread that reads the log or on virtual
 * threads, never on the event loop.
 */
@NullMarked
package org.anling.console.view;

import org.jspecify.annotations.NullMarked;
