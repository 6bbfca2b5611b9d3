/**
 * What devices say: alerts, positions, measurements, signs of life, and which device and elder they belong to.
 *
 * <p>Decoders of the gateway make these records, the inbox carries alerts to the dispatcher, {@code redis.live} carries the rest.
 * Immutable, any thread. Names of constants and components stand in logs for years: add, never rename.
 */
@NullMarked
package org.anling.contract.alert;

import org.jspecify.annotations.NullMarked;
