/**
 * A provider of calls and texts that reaches nobody: it speaks the contract of {@code docs/provider-contract.md}, shows on a page what
 * each person would have got, and answers as rules say.
 *
 * <p>Signed messages flow in over HTTP, mail over SMTP, webhooks by POST; signed reports flow out. A rule per number decides: silent,
 * accept, decline, fail, provider down, late, twice, or drawn from a seed. Used by tests, by the demo inside its process, and alone by
 * {@code ./anling provider}. Requests run on virtual threads, reports on one scheduler.
 */
@NullMarked
package org.anling.simulation.provider;

import org.jspecify.annotations.NullMarked;
