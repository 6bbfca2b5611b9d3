/**
 * Response plans and protocol cards as people write them. YAML texts go in, plans and cards of the contract come out, or every fault of a
 * text at once, each with line and column in Chinese and English; and whether a text may become the valid version of a centre, given what
 * the centre has already. The dispatcher reads its files and the versions of the office with it, the office checks with it what somebody
 * types, so that both always agree. What a plan means is decided in the core; here is only read. Profiles of
 * device models are read elsewhere with the same {@link org.anling.plans.Section} and {@link org.anling.plans.Values}. Pure; any thread.
 */
@NullMarked
package org.anling.plans;

import org.jspecify.annotations.NullMarked;
