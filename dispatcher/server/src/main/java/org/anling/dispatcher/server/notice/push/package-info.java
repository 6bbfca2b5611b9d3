/**
 * Web push: sealing a message for one browser (RFC 8291), saying who sends it (RFC 8292), and handing it to the browser's push service
 * (RFC 8030).
 *
 * <p>A delivery of the courier flows in and a POST flows out for each browser of the person; a browser that its service no longer knows
 * is told to whoever keeps subscriptions. A service that fails, or asks for a pause, is left alone by itself. What takes an offer back has
 * the same topic as the offer and replaces it. Push is an extra beside the page: it never decides whether somebody was reached. Blocking
 * with a limit, any thread.
 */
@NullMarked
package org.anling.dispatcher.server.notice.push;

import org.jspecify.annotations.NullMarked;
