/**
 * The proof that no press is lost at the gateway: a real gateway process, killed again and again while devices of every protocol press,
 * and a store that stands still, refuses or has no room.
 *
 * <p>The devices are those of the simulated fleet on real sockets, with the retry rules of their protocols; behind the gateway are a real
 * Redis and a real dispatcher. What the devices know they raised is held against what the events say became of it. One thread does the
 * mischief; each device has its own.
 */
@NullMarked
package org.anling.launcher.chaos.gateway;

import org.jspecify.annotations.NullMarked;
