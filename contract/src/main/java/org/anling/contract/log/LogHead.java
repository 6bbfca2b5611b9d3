package org.anling.contract.log;

import org.anling.contract.entry.EventId;

/**
 * Where a log ends.
 *
 * @param identity random name that the log got when it was created; another identity is another log
 * @param tail last event, {@link EventId#NONE} if there is none
 * @param tailHash hash of the last event, empty if there is none
 * @param batchId batch that wrote it, empty if there is none
 */
public record LogHead(String identity, EventId tail, String tailHash, String batchId, Cursors cursors) {}
