/**
 * TLS of the listeners for devices: one certificate for all of them, and what a device's own certificate says about who it is.
 *
 * <p>{@link org.anling.gateway.server.tls.DeviceTls} is made before the listeners and given to them; a timer of the gateway has it look at
 * its files, on a thread that may wait. Everything else may be called by any thread and does not wait.
 */
@NullMarked
package org.anling.gateway.server.tls;

import org.jspecify.annotations.NullMarked;
