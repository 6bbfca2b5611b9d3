/**
 * The simulated district and its people. Seeds go in, real protocol traffic comes out. Threads are named by the types.
 */
@NullMarked
package org.anling.simulation;

import org.jspecify.annotations.NullMarked;
