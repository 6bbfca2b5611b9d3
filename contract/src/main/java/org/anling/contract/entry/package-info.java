/**
 * Entries of the two logs: envelope, body, personal block, their stored form and the chain of hashes.
 *
 * <p>Gateway and console encode inputs, the dispatcher decodes them and encodes events, readers decode those. Envelopes never change
 * their form; bodies tolerate unknown fields; an alarm whose body cannot be read is still an alarm. Pure functions, any thread.
 */
@NullMarked
package org.anling.contract.entry;

import org.jspecify.annotations.NullMarked;
