/**
 * The benchmark of the operators' page under load.
 *
 * <p>A night as bad as any goes in: thousands of open incidents, a power cut with ten thousand devices, two hundred events a second and
 * fifty operators with their pages open. One of the pages is a real one in a headless Chromium, which is driven over its debugging
 * protocol and measures itself by a script of ours; the others are sockets that read what a page would. Out come the time from an
 * event to the picture that shows it, pictures that took too long, what a page costs the server, and how long and large a first load
 * is. One thread keeps the pace, one follows the event log, one event loop owns the sockets, the thread that asks runs the rest.
 */
@NullMarked
package org.anling.launcher.bench.console;

import org.jspecify.annotations.NullMarked;
