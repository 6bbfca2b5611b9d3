/**
 * Copies that live in Redis beside the logs: devices, cards, texts of plans, positions, due times, sessions of pages.
 *
 * <p>The registry's relay writes devices, cards and plans; gateway, dispatcher and console read them, also while PostgreSQL is down. All methods are
 * asynchronous: they return at once and complete on a thread of the journal, exceptionally with {@link
 * org.anling.journal.JournalUnavailableException} when no answer came. Blocking code on a virtual thread joins them. Writes compare
 * versions or times inside Redis, so that an older value never replaces a newer one.
 */
@NullMarked
package org.anling.journal.cache;

import org.jspecify.annotations.NullMarked;
