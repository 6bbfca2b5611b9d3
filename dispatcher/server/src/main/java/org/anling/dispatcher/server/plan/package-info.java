/**
 * Response plans from files. YAML texts go in, plans of the contract come out, or every fault of a file at once, each with line and column
 * in Chinese and English, and protocol cards in the same way for the pages; good plans are put into the inbox of the centre by the process that leads, when it begins to lead and whenever a
 * file changes. What a plan means is decided in the core; here is only read. The reader is pure, the feed has a thread of its own.
 */
@NullMarked
package org.anling.dispatcher.server.plan;

import org.jspecify.annotations.NullMarked;
