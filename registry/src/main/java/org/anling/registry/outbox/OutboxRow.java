package org.anling.registry.outbox;

import java.time.Instant;

/**
 * One note of the outbox.
 *
 * @param number dense and rising per centre
 * @param at when the transaction began
 */
public record OutboxRow(long number, ChangedRecord change, Instant at) {}
