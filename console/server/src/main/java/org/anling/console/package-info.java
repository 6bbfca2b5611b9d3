/**
 * The web backend of the pages of one centre. {@link org.anling.console.Console} wires everything: events of the log flow in and
 * become boards and frames, requests flow in and become entries of the inbox, both answers go to the pages. It knows contract,
 * journal and registry; whoever starts it gives it the stores. Threads: one event loop for HTTP and WebSocket, one thread that reads
 * the log, a virtual thread for whatever waits.
 */
@NullMarked
package org.anling.console;

import org.jspecify.annotations.NullMarked;
