/**
 * How requests between Anling and what carries its calls are signed: HMAC-SHA256 over method, path, time, nonce and body, as
 * {@code docs/provider-contract.md} says. Secrets go in, signatures and verdicts come out; neither is ever written to a log. Dispatcher,
 * console and simulation all sign and check with this one code. Any thread.
 */
@NullMarked
package org.anling.contract.sign;

import org.jspecify.annotations.NullMarked;
