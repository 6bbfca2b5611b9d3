/**
 * Notices that reach people: the reader of events that acts, and the door through which answers come back.
 *
 * <p>One {@link org.anling.dispatcher.server.notice.Notifier} per centre follows the events; the planner of the core says what to send
 * and what to stop, the {@link org.anling.dispatcher.server.notice.Courier} brings it out on virtual threads with a limit per channel,
 * and every fact goes back into the inbox as a report. Only the process that leads the centre sends; the others fold along, so that
 * they can go on at once. It catches up to the tail first and sends only what is still true. Names and numbers are read from the cache
 * of the registry when something is sent and are in no log and no event. Answers come through {@link
 * org.anling.dispatcher.server.notice.Callbacks}, on whichever process they arrive.
 */
@NullMarked
package org.anling.dispatcher.server.notice;

import org.jspecify.annotations.NullMarked;
