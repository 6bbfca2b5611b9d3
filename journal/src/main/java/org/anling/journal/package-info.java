/**
 * Inbox and events of a centre on Redis: everything that must survive goes through here.
 *
 * <p>Gateway and console append to {@link org.anling.journal.Inbox}, the dispatcher reads and commits through {@link
 * org.anling.journal.CentreJournal}, readers follow {@link org.anling.journal.EventLog}. {@link org.anling.journal.RedisJournal} makes
 * all of them. The inbox never blocks and answers on threads of the journal; the other two block the one thread that owns them. An
 * answer that does not come means unknown, not failed: nothing in here replays a command by itself.
 */
@NullMarked
package org.anling.journal;

import org.jspecify.annotations.NullMarked;
