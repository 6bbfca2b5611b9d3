/**
 * Published records about telephone calls: what the exchange posts, what pages show and ask. Reports of the exchange come in and become inputs of
 * the centre; rows of calls go out with the live feed. Immutable, any thread.
 */
@NullMarked
package org.anling.console.api.telephony;

import org.jspecify.annotations.NullMarked;
