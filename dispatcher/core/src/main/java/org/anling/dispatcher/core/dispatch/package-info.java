/**
 * What is decided about an input or a deadline: devices, the desk, the people who answer, time.
 *
 * <p>{@link org.anling.dispatcher.core.dispatch.Dispatch} is the door. A decision works on a layer over the state: each event it
 * makes is folded into the layer at once, so that the next one sees it, and the layer is thrown away; the state itself changes only
 * by {@code apply}, which runs the same fold.
 */
@NullMarked
package org.anling.dispatcher.core.dispatch;

import org.jspecify.annotations.NullMarked;
