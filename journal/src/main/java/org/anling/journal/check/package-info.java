/**
 * The check before the start: a server that may forget what it was given is refused.
 *
 * <p>It reads the server's configuration and state over one connection and answers a list of findings, each one message with a command
 * to paste. Risks that the configuration accepts by name are listed and do not refuse. Blocking, on the thread that starts the process.
 */
@NullMarked
package org.anling.journal.check;

import org.jspecify.annotations.NullMarked;
