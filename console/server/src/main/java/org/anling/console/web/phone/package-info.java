/**
 * Handlers of a responder's phone beside offers and steps: reports, signs of life, the way in, readiness for a shift.
 *
 * <p>Requests come from the guard with a session of the responder's face, and go out as answers of the dispatcher's inbox or as views
 * of the board. Nothing is given that is not the responder's own. Each request runs on a virtual thread of its own.
 */
@NullMarked
package org.anling.console.web.phone;

import org.jspecify.annotations.NullMarked;
