/**
 * Commands on their way in and back. A POST becomes an entry of the inbox whose id is derived from the person, the address and the
 * idempotency key, so that a repeat is the same input. {@link org.anling.console.command.CommandDesk} appends it and waits for the
 * event that names it as its cause; what came of the last commands is remembered, so that a repeat gets the same answer. Submitting
 * blocks and runs on virtual threads; events come from the thread that reads the log.
 */
@NullMarked
package org.anling.console.command;

import org.jspecify.annotations.NullMarked;
