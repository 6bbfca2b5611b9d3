/**
 * Which response plans and protocol cards are valid: those that the office activated, which lie in Redis, and for all others the files of a
 * folder. Good plans are put into the inbox of the centre by the process that leads, when it begins to lead and whenever one changes; cards
 * are given to the pages. A text that cannot be read changes nothing and is told. The feed of plans has a thread of its own, the shelf of
 * cards runs on the thread of whoever asks.
 */
@NullMarked
package org.anling.dispatcher.server.plan;

import org.jspecify.annotations.NullMarked;
