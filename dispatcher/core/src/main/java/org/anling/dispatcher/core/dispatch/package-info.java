/**
 * The whole centre: what is decided about an input or a deadline, and what events add up to.
 *
 * <p>{@link org.anling.dispatcher.core.dispatch.Dispatch} is the door. A decision works on a layer over the state: each event it
 * makes is folded into the layer at once, so that the next one sees it, and the layer is thrown away; the state itself changes only
 * by {@code apply}, which runs the same fold. {@link org.anling.dispatcher.core.dispatch.CentreState} also keeps deadlines in order,
 * remembers repeats for a day, and says which snapshot pieces changed. One thread owns the state; everything else is values.
 */
@NullMarked
package org.anling.dispatcher.core.dispatch;

import org.jspecify.annotations.NullMarked;
