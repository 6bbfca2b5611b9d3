/**
 * The program. {@link org.anling.launcher.Main} reads what was typed and what is configured, checks the machine, and builds
 * everything by constructor: embedded servers, gateway, dispatcher, console, the simulated district. Only here the parts of the
 * server meet. Arguments flow in; numbered steps, addresses and a summary flow out to the terminal. The main thread builds and
 * waits, a shutdown hook takes everything down in reverse order.
 */
@NullMarked
package org.anling.launcher;

import org.jspecify.annotations.NullMarked;
