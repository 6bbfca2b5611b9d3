/**
 * The simulated people. A mind is pure: it is shown what the console shows, and says at a given instant what it wants to do; the
 * person around it signs in, looks, and does it over the network.
 *
 * <p>Answers follow the model fitted to real volunteers' replies. Minds belong to the thread of their person. What a person does
 * is never known to the server otherwise than through the same requests that a page makes.
 */
@NullMarked
package org.anling.simulation.fleet.person;

import org.jspecify.annotations.NullMarked;
