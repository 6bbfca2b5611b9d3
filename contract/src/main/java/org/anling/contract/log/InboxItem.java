package org.anling.contract.log;

import org.anling.contract.entry.Lane;
import org.anling.contract.entry.StoredEntry;

/**
 * One entry as it lies in the inbox.
 *
 * @param position its stream id in the lane
 */
public record InboxItem(Lane lane, String position, StoredEntry entry) {}
