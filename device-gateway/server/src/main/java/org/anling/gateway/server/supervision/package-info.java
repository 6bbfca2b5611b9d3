/**
 * Notices devices that fall silent, and those that are heard again.
 *
 * <p>Signs of life flow in from every protocol; once a second one round tells the shared due times what they must know, then looks whose
 * time is up and appends a finding for each to the inbox of its centre. All state that must outlive a process lies in Redis, so that any
 * gateway finds what another one heard last. Event loops note, the timer of the gateway begins a round, threads of the journal carry it
 * on; nothing blocks.
 */
@NullMarked
package org.anling.gateway.server.supervision;

import org.jspecify.annotations.NullMarked;
