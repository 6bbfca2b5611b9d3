/**
 * What people maintain and look up for years: organisation, elders, devices, responders, staff, and the record of every incident.
 *
 * <p>Stores ({@code people}) write PostgreSQL and, in the same transaction, the outbox; the relay carries the outbox into the cache
 * in Redis and into the inbox of the centre; the recorder carries committed events into the record. Presses do not wait for any of
 * it: with the database down they still become incidents. All code blocks and is meant for virtual threads; nothing here is called
 * on an event loop.
 */
@NullMarked
package org.anling.registry;

import org.jspecify.annotations.NullMarked;
