/**
 * What a centre holds, what each event adds to it, and what of it a snapshot keeps.
 *
 * <p>{@link org.anling.dispatcher.core.state.CentreState} is the whole: it keeps deadlines in order, remembers repeats for a day, and says
 * which snapshot pieces changed. {@link org.anling.dispatcher.core.state.Tables} are its rows with their indexes; a decision works on a
 * layer over them. {@link org.anling.dispatcher.core.state.EventFold} is the only thing that changes either. One thread owns the state;
 * everything else is values.
 */
@NullMarked
package org.anling.dispatcher.core.state;

import org.jspecify.annotations.NullMarked;
