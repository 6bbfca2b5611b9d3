/**
 * {@code ./anling press}: one real frame of a watch, or of another device that speaks on the same port, sent by TCP to the running demo. The kind of
 * press flows in, the acknowledgement and the milliseconds flow out. The frames are those of the simulated fleet. The main thread runs it.
 */
@NullMarked
package org.anling.launcher.press;

import org.jspecify.annotations.NullMarked;
