package org.anling.registry.record;

import org.anling.contract.log.StoredEvent;

/**
 * One event as the record holds it.
 *
 * @param branch 0 for the truth; else the event was in a log that lost its tail afterwards
 */
public record RecordedEvent(StoredEvent event, int branch) {}
