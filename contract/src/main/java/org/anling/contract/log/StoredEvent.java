package org.anling.contract.log;

import org.anling.contract.entry.EventId;
import org.anling.contract.entry.StoredEntry;

/** One event as it lies in the log. */
public record StoredEvent(EventId id, StoredEntry entry) {}
