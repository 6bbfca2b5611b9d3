/**
 * Who is told what on which channel at which moment: the planner of notices, pure and driven by events and time.
 *
 * <p>Events of one centre flow in, orders to send or to stop flow out; facts of notices come back as events, so that another process
 * that reads the same log plans the same. A person's channels are tried in order: the next begins when one fails or its wait passes
 * without a sign that the person has seen it, and a failed attempt is repeated with back-off inside the deadline. Whatever ends the
 * need ends its notices: acceptance, withdrawal, expiry, going off duty, closing, an acknowledgement. Nobody who is off duty is asked.
 * The thread that reads the log owns a planner; only what says so may be called by others.
 */
@NullMarked
package org.anling.dispatcher.core.notice;

import org.jspecify.annotations.NullMarked;
