package org.anling.registry.outbox;

import org.anling.contract.entry.Lane;

/**
 * Names a record that changed.
 *
 * @param id of the record within its centre
 * @param lane urgent for a change that a person made, routine for an import
 */
public record ChangedRecord(Subject subject, String id, Lane lane) {}
