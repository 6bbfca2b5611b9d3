/**
 * From the log to the open pages. {@link org.anling.console.feed.FeedReader} reads committed events on a thread of its own, folds
 * them into boards and tells its audience; {@link org.anling.console.feed.FeedPublisher} encodes what changed once per view, on the
 * same thread, first for the responders who are asked, then for the staff; {@link org.anling.console.feed.Hub} hands the text to the
 * sockets on the event loop. A page that is too slow gets a fresh snapshot instead of a longer queue. {@link
 * org.anling.console.feed.PressMeter} measures how long a press takes to a responder's socket.
 */
@NullMarked
package org.anling.console.feed;

import org.jspecify.annotations.NullMarked;
