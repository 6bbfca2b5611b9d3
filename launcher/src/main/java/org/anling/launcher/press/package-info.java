/**
 * {@code ./anling press}: one real frame of a watch, sent by TCP to the running demo as any watch would send it. The kind of
 * press flows in, the acknowledgement and the milliseconds flow out. The main thread runs it.
 */
@NullMarked
package org.anling.launcher.press;

import org.jspecify.annotations.NullMarked;
