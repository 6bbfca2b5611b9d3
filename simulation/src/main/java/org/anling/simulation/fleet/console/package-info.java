/**
 * The console as a page sees it: signs in over HTTP, reads JSON, posts with an idempotency key, and listens to the live feed.
 *
 * <p>Requests block the caller's virtual thread; frames of the feed arrive on a thread of the HTTP client and only wake the
 * listener, who then asks for the truth. Nothing of the server's classes is used: whoever lives here could live on another machine.
 */
@NullMarked
package org.anling.simulation.fleet.console;

import org.jspecify.annotations.NullMarked;
