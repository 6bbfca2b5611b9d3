/**
 * Identifiers: small records around a checked string.
 *
 * They enter with frames, requests and configuration, are checked once there, and then flow everywhere; a hostile value cannot
 * become part of a key or a log line. Immutable, any thread.
 */
@NullMarked
package org.anling.contract.id;

import org.jspecify.annotations.NullMarked;
